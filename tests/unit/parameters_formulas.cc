// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Quantities that are given as formulas of constants.
#include "solver/parameters/formula_quantity.h"
#include "solver/parameters/value.h"
#include "tests/support/small_case.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace softlattice;

namespace
{
  const double pi = std::acos(-1.);

  /// A list of lengths.
  struct Lengths
  {
    Lengths()
    {
      table.section("Box").quantities("Size", &size, "m", "m").range(0., 1e3);
      table.section("Box").quantity("Depth", &depth, "m", "um").range(0., 1e3);
    }

    /// What is wrong with it, or nothing.
    std::string set(const std::string &text, const Constants &constants = {})
    {
      return assigned(0, text, constants);
    }
    std::string set_depth(const std::string &text, const Constants &constants = {})
    {
      return assigned(1, text, constants);
    }

    std::string assigned(const std::size_t entry,
                         const std::string &text,
                         const Constants &constants)
    {
      try
        {
          assign(table.entries()[entry], text, {}, units(), constants);
        }
      catch (const ValueError &error)
        {
          return std::string(error.what()) + " | " + error.hint;
        }
      return "";
    }

    std::vector<double> size;
    double depth = 0.;
    ParameterTable table;
  };
} // namespace

TEST(FormulaQuantities, LengthsAreFormulasOfConstants)
{
  Lengths lengths;
  EXPECT_EQ(lengths.set("16*pi, 2*pi"), "");
  EXPECT_EQ(lengths.size, (std::vector<double>{16 * pi, 2 * pi}));
  EXPECT_EQ(lengths.set("2*L, L/4, sqrt(L)", {{"L", 4.}}), "");
  EXPECT_EQ(lengths.size, (std::vector<double>{8., 1., 2.}));
  EXPECT_EQ(lengths.set("max(1, 2), pow(2, 3)"), "");
  EXPECT_EQ(lengths.size, (std::vector<double>{2., 8.}));
  EXPECT_EQ(lengths.set("(1 + 2), -(-3)"), "");
  EXPECT_EQ(lengths.size, (std::vector<double>{3., 3.}));
}

TEST(FormulaQuantities, AUnitStandsBehind)
{
  Lengths lengths;
  EXPECT_EQ(lengths.set("16*pi um, 2 * pi um"), "");
  EXPECT_DOUBLE_EQ(lengths.size[0], 16 * pi * 1e-6);
  EXPECT_DOUBLE_EQ(lengths.size[1], 2 * pi * 1e-6);
  EXPECT_EQ(lengths.set("16*pi, 2*pi um"), ""); // one unit at the end holds for all
  EXPECT_DOUBLE_EQ(lengths.size[0], 16 * pi * 1e-6);
  EXPECT_EQ(lengths.set_depth("(1 + 2) nm"), "");
  EXPECT_DOUBLE_EQ(lengths.depth, 3e-9);
  EXPECT_EQ(lengths.set_depth("1/3 um"), "");
  EXPECT_DOUBLE_EQ(lengths.depth, 1e-6 / 3);
}

TEST(FormulaQuantities, AUnitIsNoConstant)
{
  Lengths lengths;
  EXPECT_EQ(lengths.set_depth("5 m", {{"m", 7.}}), ""); // five metres
  EXPECT_EQ(lengths.depth, 5.);
  EXPECT_EQ(lengths.set_depth("5*m", {{"m", 7.}}), "");
  EXPECT_EQ(lengths.depth, 35.);
}

TEST(FormulaQuantities, MistakesAreNamed)
{
  Lengths lengths;
  const auto expect_problem = [&](const std::string &text, const std::string &part) {
    const std::string problem = lengths.set(text);
    EXPECT_NE(problem.find(part), std::string::npos) << text << ": " << problem;
  };
  expect_problem("16*pii, 2", "did you mean 'pi'?");
  expect_problem("16*L, 2", "there is no variable 'L'");
  expect_problem("16*pi s, 2 s", "wrong dimension: got s, expected m");
  expect_problem("16*pi blurbs", "unknown unit 'blurbs'");
  expect_problem("(1 + 2, 3", "never closed");
  expect_problem("1/0", "not a finite number");
  expect_problem("2000*pi, 1", "out of range");
  expect_problem("x, 1", "not a number: 'x'");
  // A range and a date are no differences.
  expect_problem("5-10 um, 3 um", "");
  EXPECT_NE(lengths.set_depth("2026-11-28"), "");
  EXPECT_NE(lengths.set_depth("5-3"), "");
  EXPECT_EQ(lengths.set_depth("5 - pi"), "");
}

TEST(FormulaQuantities, TheNumberIsWhatIsWritten)
{
  Lengths lengths;
  EXPECT_EQ(lengths.set("16*pi, 2*pi um"), "");
  const std::vector<double> before = lengths.size;
  EXPECT_EQ(lengths.set(written(lengths.table.entries()[0], units()).value()), "");
  EXPECT_EQ(lengths.size, before);
}
