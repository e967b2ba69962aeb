// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The first columns of statistics.csv, which scripts read by their place and name: each part declares its own, and
// together they have to be these.
#include "solver/case/installation.h"
#include "solver/parts/registered_parts.h"
#include "solver/run/recorder.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace softlattice
{
  namespace
  {
    std::vector<std::string> first_columns_of(const std::string &name,
                                              const std::vector<std::string> &overrides,
                                              const std::size_t n)
    {
      Case what(registered_parts());
      const std::string file = (shipped_cases_directory() / (name + ".prm")).string();
      const ReadCase read = read_case(file, overrides, UnitSystem(), what);
      EXPECT_EQ(read.diagnostics.n_errors(), 0u) << read.diagnostics.text();
      std::vector<std::string> keys;
      for (const Column &column : Recorder::columns_of(*Scenario::create(what)))
        {
          EXPECT_FALSE(column.meaning.empty()) << column.name;
          EXPECT_EQ(column.is_progress, column.name == "LT fraction") << column.name;
          keys.push_back(column.key());
        }
      EXPECT_GT(keys.size(), n);
      keys.resize(n);
      return keys;
    }

    using Keys = std::vector<std::string>;

    TEST(StatisticsColumns, OfAllPartsAreInTheOrderThatScriptsRelyOn)
    {
      EXPECT_EQ(first_columns_of("window_cycles", {}, 15),
                (Keys{"step",
                      "time [s]",
                      "time step [s]",
                      "free energy [J/m]",
                      "LT fraction [1]",
                      "nuclei [1]",
                      "relative humidity [1]",
                      "temperature [K]",
                      "mean Br fraction [1]",
                      "mass drift [1]",
                      "visible transmittance [1]",
                      "unknowns [1]",
                      "Newton iterations [1]",
                      "Krylov iterations [1]",
                      "wall time [s]"}));
    }

    TEST(StatisticsColumns, AreThoseOfThePartsAlone)
    {
      EXPECT_EQ(first_columns_of("humid_film", {}, 9),
                (Keys{"step",
                      "time [s]",
                      "time step [s]",
                      "free energy [J/m]",
                      "LT fraction [1]",
                      "nuclei [1]",
                      "relative humidity [1]",
                      "temperature [K]",
                      "unknowns [1]"}));
      EXPECT_EQ(first_columns_of("wire_interdiffusion", {}, 7), // of chloride and bromide
                (Keys{"step",
                      "time [s]",
                      "time step [s]",
                      "free energy [J/m]",
                      "temperature [K]",
                      "mass drift [1]",
                      "unknowns [1]"}));
      EXPECT_EQ(first_columns_of("film_in_3d", {}, 4),
                (Keys{"step", "time [s]", "time step [s]", "free energy [J]"}));
      EXPECT_EQ(first_columns_of("phase_field_crystal", {}, 5),
                (Keys{"step", "time [1]", "time step [1]", "free energy [1]", "unknowns [1]"}));
    }
  } // namespace
} // namespace softlattice
