// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Cases that are read again and again with other numbers are what they are when each is read from its file.
#include "solver/case/case_variants.h"

#include "solver/campaign/study_quantities.h"
#include "solver/case/case_twin.h"
#include "solver/case/twin_report.h"

#include <gtest/gtest.h>

#include <ctime>
#include <filesystem>
#include <iostream>

namespace softlattice
{
  namespace
  {
    namespace fs = std::filesystem;
    using Overrides = std::vector<std::string>;

    const UnitSystem &units_of_variants()
    {
      static const UnitSystem system;
      return system;
    }

    std::string shipped_case(const std::string &name)
    {
      return (fs::path(SOFTLATTICE_SOURCE_DIR) / "parameters" / (name + ".prm")).string();
    }

    /// Everything that can be told of a case that has been read.
    std::string all_of(const Case &what, const ReadValues &values, const Diagnostics &found)
    {
      if (found.n_errors() > 0)
        return found.text();
      std::string text = found.text();
      const CaseIdentity identity = identity_of(what, values, units_of_variants());
      for (const auto &list : {identity.parameters, identity.input_files})
        for (const auto &[path, value] : list)
          text.append(path).append(" = ").append(value).append("\n");
      if (what.has_transformation() && what.geometry.kind != "imported mesh")
        {
          Twin twin = make_twin(what);
          twin.problem.with_spread = false;
          for (const Quantity &one : twin_quantities(mean_field(twin.problem)))
            text += one.key() + " " + std::to_string(one.value) + "\n";
        }
      return text;
    }

    /// That the variants are the same as cases which are read alone, one after the other.
    void expect_same(const std::string &file, const std::vector<Overrides> &all)
    {
      CaseVariants variants(file, {}, units_of_variants());
      for (const Overrides &overrides : all)
        {
          const CaseVariants::Reading &reading = variants.read(overrides);
          Case alone;
          const ReadCase read = read_case(file, overrides, units_of_variants(), alone);
          std::string shown = file;
          for (const std::string &one : overrides)
            shown += ", " + one;
          EXPECT_EQ(all_of(reading.what, reading.values, reading.diagnostics),
                    all_of(alone, read.values, read.diagnostics))
            << shown;
          if (reading.diagnostics.n_errors() > 0)
            continue;
          const CaseIdentity told = variants.identity(),
                             right = identity_of(alone, read.values, units_of_variants());
          EXPECT_EQ(told.parameters, right.parameters) << shown;
          EXPECT_EQ(told.input_files, right.input_files) << shown;
        }
    }
  } // namespace

  // Numbers, choices, files and mistakes, in an order in which each could leave something behind for the next.
  TEST(CaseVariants, AreTheCasesThatTheirOverridesMake)
  {
    expect_same(shipped_case("humid_film"),
                {{},
                 {"Environment/Relative humidity = 60 %"},
                 {"Environment/Relative humidity = 60 % at 0 s, 80 % at 5 min"},
                 {"Environment/Relative humidity = 160 %"},
                 {"Environment/Relative humidty = 60 %"},
                 {"nonsense"},
                 {"Geometry/Length = 10 um", "Environment/Temperature = 310 K"},
                 {"Environment/Barrier film = film", "Environment/Time constant = 10 min"},
                 {"Environment/Time constant = 10 min"},
                 {"Environment/Barrier film = film", "Environment/Time constant = 20 min"},
                 {"Geometry/Length = 10 um", "Geometry/Length = 20 um"},
                 {"Environment/Temperature = 40 degC"},
                 {"Nucleation/Seed = 77"},
                 {"Model/Equations = mixed halide"},
                 {"Material/Name = no such thing"},
                 {"Time/End time = 20 min"},
                 {}});
    expect_same(shipped_case("weather"),
                {{},
                 {"Environment/Source = schedule", "Environment/Temperature = 30 degC"},
                 {"Time/End time = 1 h"},
                 {"Environment/Source = schedule", "Environment/Temperature = 35 degC"},
                 {"Environment/Temperature = 30 degC"},
                 {"Time/End time = 10 h"}});
    expect_same(
      shipped_case("benchmark/pfhub_1a"),
      {{}, {"Time/End time = 3"}, {"Model/Constants = nothing = 1"}, {"Geometry/Size = 1, 2"}});
  }

  TEST(CaseVariants, OfAllShippedCases)
  {
    for (const auto &entry : fs::directory_iterator(fs::path(shipped_case("x")).parent_path()))
      if (entry.path().extension() == ".prm")
        expect_same(entry.path().string(),
                    {{"Time/End time = 30 min"},
                     {"Environment/Temperature = 301 K"},
                     {"Environment/Relative humidity = 33 %"},
                     {"Model/Free energy/Br fraction = 0.3"},
                     {"Geometry/Length = 3 um"},
                     {}});
  }

  // The bar of a dry run: 1e5 members in a minute, of the processor.
  TEST(CaseVariants, AreReadInATenthOfAMillisecond)
  {
    CaseVariants variants(shipped_case("humid_film"), {}, units_of_variants());
    const std::clock_t start = std::clock();
    constexpr int n = 2000;
    for (int i = 0; i < n; ++i)
      {
        variants.read({"Environment/Relative humidity = " + std::to_string(40. + 0.01 * i) + " %"});
        variants.identity();
      }
    const double each = double(std::clock() - start) / CLOCKS_PER_SEC / n;
    std::cout << each * 1e3 << " ms for each\n";
    EXPECT_LT(each, 0.6e-3);
  }
} // namespace softlattice
