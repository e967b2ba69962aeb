// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/base/error.h"
#include "solver/output/statistics.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

using namespace softlattice;

namespace
{
  /// The first four, and others.
  std::vector<Column> with(const std::vector<Column> &more)
  {
    std::vector<Column> columns = first_columns();
    columns.insert(columns.end(), more.begin(), more.end());
    return columns;
  }

  const Column lt_fraction = {"LT fraction", "1", "", true};
  const Column nuclei = {"nuclei", "1", ""};
  const Column unknowns = {"unknowns", "1", ""};

  void set_first_four(Statistics &statistics, const double step)
  {
    statistics.set("step", step);
    statistics.set("time", 0.1 * step);
    statistics.set("time step", 0.1);
    statistics.set("free energy", -1e-9);
  }
} // namespace

TEST(Statistics, HeaderHasTheFixedOrderAndUnits)
{
  const ScratchFolder folder;
  Statistics(folder / "s.csv",
             columns_of_file({lt_fraction, {"temperature", "K", ""}},
                             {{"vacancies, surface", "1/m^2", "of the exposed surface"}}));
  EXPECT_EQ(file_content(folder / "s.csv"),
            "step,time [s],time step [s],free energy [J],LT fraction [1],temperature [K],"
            "unknowns [1],Newton iterations [1],Krylov iterations [1],wall time [s],"
            "\"vacancies, surface [1/m^2]\"\r\n");
}

TEST(Statistics, NamesAreThoseThatScriptsRelyOn)
{
  std::vector<std::string> keys;
  for (const Column &column : columns_of_file({}))
    {
      keys.push_back(column.key());
      EXPECT_FALSE(column.meaning.empty());
    }
  EXPECT_EQ(keys,
            (std::vector<std::string>{"step",
                                      "time [s]",
                                      "time step [s]",
                                      "free energy [J]",
                                      "unknowns [1]",
                                      "Newton iterations [1]",
                                      "Krylov iterations [1]",
                                      "wall time [s]"}));
  const std::vector<Column> bare = columns_of_file({}, {}, true);
  EXPECT_EQ(bare[1].key(), "time [1]");
  EXPECT_EQ(bare[3].key(), "free energy [1]");
  EXPECT_EQ(bare.back().key(), "wall time [s]") << "a clock on the wall keeps its seconds";
  EXPECT_EQ(columns_of_file({}, {}, false, 2)[3].key(), "free energy [J/m]");
  EXPECT_EQ(columns_of_file({}, {}, true, 2)[3].key(), "free energy [1]");
}

TEST(Statistics, RowIsOnTheDiskWhenItIsWritten)
{
  const ScratchFolder folder;
  Statistics statistics(folder / "s.csv", with({lt_fraction, unknowns}));
  const std::string header = file_content(folder / "s.csv");
  set_first_four(statistics, 1);
  statistics.set("LT fraction", 1. / 3.);
  statistics.set("unknowns", 123456);
  statistics.write_row();
  EXPECT_EQ(file_content(folder / "s.csv"),
            header + "1,0.1,0.1,-1e-09,0.3333333333333333,123456\r\n");

  set_first_four(statistics, 2);
  statistics.set("LT fraction", std::numeric_limits<double>::quiet_NaN());
  statistics.set("unknowns", 1000);
  statistics.write_row();
  EXPECT_EQ(statistics.rows(), 2);
  EXPECT_EQ(statistics.maximum("unknowns"), 123456);
  EXPECT_EQ(statistics.last("unknowns"), 1000);
  EXPECT_EQ(statistics.maximum("LT fraction"), 1. / 3.);
  EXPECT_EQ(statistics.transformation().time, (std::vector<double>{0.1, 0.2}));
  EXPECT_EQ(statistics.transformation().fraction[0], 1. / 3.);
  EXPECT_TRUE(std::isnan(statistics.transformation().fraction[1]));
  ASSERT_EQ(statistics.last_row().size(), 6u);
  EXPECT_EQ(statistics.last_row()[5], std::make_pair(std::string("unknowns [1]"), 1000.));
}

TEST(Statistics, AMissingOrDoubledValueIsAnError)
{
  const ScratchFolder folder;
  Statistics statistics(folder / "s.csv", with({nuclei}));
  const std::string header = file_content(folder / "s.csv");
  set_first_four(statistics, 1);
  try
    {
      statistics.write_row();
      FAIL();
    }
  catch (const std::logic_error &error)
    {
      EXPECT_NE(std::string(error.what()).find("'nuclei'"), std::string::npos);
    }
  EXPECT_EQ(file_content(folder / "s.csv"), header) << "half a row was written";
  EXPECT_THROW(statistics.set("step", 2), std::logic_error);
  EXPECT_THROW(statistics.set("no such column", 2), std::invalid_argument);
  statistics.set("nuclei", 3);
  EXPECT_NO_THROW(statistics.write_row());
  EXPECT_THROW(statistics.write_row(), std::logic_error)
    << "values of the last row were used again";
}

TEST(Statistics, WrongColumnsAreRefused)
{
  const ScratchFolder folder;
  std::vector<Column> columns = with({nuclei, unknowns});
  columns.push_back(columns.back());
  EXPECT_THROW(Statistics(folder / "s.csv", columns), std::invalid_argument);
  EXPECT_THROW(Statistics(folder / "s.csv", {{"time", "s", ""}}), std::invalid_argument);
  EXPECT_THROW(Statistics(folder / "missing/s.csv", with({})), FileError);
}
