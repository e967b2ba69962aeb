// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Whatever a result has a name for is explained: columns of statistics.csv, quantities of runs, studies and estimates,
// and the columns of the other tables.
#include "solver/app/topics.h"
#include "solver/campaign/study_quantities.h"
#include "solver/case/installation.h"
#include "solver/nucleation/events.h"
#include "solver/output/quantities.h"
#include "solver/parts/composition/phase_diagram_files.h"
#include "solver/parts/registered_parts.h"
#include "solver/run/recorder.h"
#include "solver/study/study_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace softlattice
{
  namespace
  {
    std::vector<Topic> topics()
    {
      return all_topics(registered_parts());
    }

    bool is_explained(const std::string &key, const std::vector<Topic> &topics)
    {
      return std::any_of(topics.begin(), topics.end(), [&](const Topic &one) {
        return !one.documentation.empty() && without_unit(one.name) == without_unit(key);
      });
    }

    // Shipped cases of which each has a part, material or condition that the others do not have. What a case names
    // itself, as fields by formula, it explains itself.
    class Explained : public testing::TestWithParam<const char *>
    {};

    TEST_P(Explained, IsEveryColumnAndQuantityOfTheCase)
    {
      Case what(registered_parts());
      const std::string file =
        (shipped_cases_directory() / (std::string(GetParam()) + ".prm")).string();
      const ReadCase read = read_case(file, {}, UnitSystem(), what);
      ASSERT_EQ(read.diagnostics.n_errors(), 0u) << read.diagnostics.text();
      const std::vector<Topic> known = topics();
      const std::vector<std::string> keys = study_quantities(what);
      EXPECT_GT(keys.size(), 10u);
      for (const std::string &key : keys)
        {
          const std::string column = column_of_final(key);
          EXPECT_TRUE(is_explained(column.empty() ? key : column, known)) << key;
        }
    }

    INSTANTIATE_TEST_SUITE_P(Shipped,
                             Explained,
                             testing::Values("humid_film",
                                             "window_cycles",
                                             "wire_interdiffusion",
                                             "light_segregation",
                                             "composition_front",
                                             "pinholes"));

    TEST(ExplainedTables, HaveEveryColumn)
    {
      const std::vector<Topic> known = topics();
      const auto text_about = [&](const std::string &file) {
        for (const Topic &one : known)
          if (one.name == file)
            return one.documentation;
        ADD_FAILURE() << file << " is not explained";
        return std::string();
      };
      for (const auto &[file, columns] :
           {std::pair("events.csv", EventsFile::columns()),
            std::pair("phase_diagram.csv", phase_diagram_columns()),
            std::pair("phase_diagram_threshold.csv", threshold_columns())})
        for (const Column &column : columns)
          {
            EXPECT_FALSE(column.meaning.empty()) << column.key();
            EXPECT_NE(text_about(file).find(column.key() + ", " + column.meaning),
                      std::string::npos)
              << file << ": " << column.key();
          }
      for (const auto &[file, column] :
           {std::pair("analysis_FIELD.csv", "junction width [m]"),
            std::pair("structure_factor_FIELD.csv", "waves [1]"),
            std::pair("profile_FIELD.csv", "x [m]"),
            std::pair("interdiffusion_FIELD.csv", "part of the initial width [1]"),
            std::pair("photoluminescence.csv", "photon energy [eV]")})
        EXPECT_NE(text_about(file).find(column), std::string::npos) << file;
    }

    TEST(ExplainedTables, HaveTheQuantitiesOfEstimates)
    {
      const std::vector<Topic> known = topics();
      for (const std::string &key : mean_field_quantities())
        EXPECT_TRUE(is_explained(key, known)) << key;
    }
  } // namespace
} // namespace softlattice
