// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/number.h"
#include "solver/parameters/units.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

using namespace softlattice;

namespace
{
  const UnitSystem &units()
  {
    static const UnitSystem system;
    return system;
  }

  std::string complaint(const std::string &text, const std::string &si_unit)
  {
    try
      {
        units().quantity(text, si_unit);
      }
    catch (const UnitError &error)
      {
        return error.what();
      }
    return "";
  }
} // namespace

TEST(Units, TheNumbersThatAreWritten)
{
  EXPECT_EQ(units().quantity("75 %", "1"), 0.75);
  EXPECT_EQ(units().quantity("25 degC", "K"), 298.15);
  EXPECT_EQ(units().quantity("25 °C", "K"), 298.15);
  EXPECT_EQ(units().quantity("-40 degC", "K"), -40. + 273.15);
  EXPECT_DOUBLE_EQ(units().quantity("212 degF", "K"), 373.15);
  EXPECT_EQ(units().quantity("300 nm", "m"), 300e-9);
  EXPECT_EQ(units().quantity("5um", "m"), 5e-6);
  EXPECT_EQ(units().quantity("5 µm", "m"), 5e-6);
  EXPECT_EQ(units().quantity("20 mW/cm^2", "W/m^2"), 200.);
  EXPECT_EQ(units().quantity("1 d", "s"), 86400.);
  EXPECT_EQ(units().quantity("3 mJ/m^2", "J/m^2"), 3e-3);
  EXPECT_EQ(units().quantity("2.0e-15 m^4/(J s)", "m^4/(J s)"), 2.0e-15);
  EXPECT_EQ(units().quantity("14.2 kJ/mol", "J/mol"), 14200.);
  EXPECT_EQ(units().quantity("1e8 1/m^2/s", "1/(m^2 s)"), 1e8);
  EXPECT_EQ(units().quantity("1e-3/um^2/h", "1/(m^2 s)"), 1e-3 / 3600e-12);
  EXPECT_EQ(units().quantity("6 degC/min", "K/s"), 0.1);
}

TEST(Units, ElectronVoltIsTheOneOfTheSI)
{
  // Exact since 2019 (BIPM, SI Brochure, 9th edition, table 1).
  EXPECT_EQ(units().quantity("0.385 eV", "J"), 0.385 * 1.602176634e-19);
  EXPECT_DOUBLE_EQ(units().quantity("1 meV", "J"), 1.602176634e-22);
  EXPECT_DOUBLE_EQ(units().quantity("1 eV/nm^2", "J/m^2"), 0.1602176634);
  EXPECT_DOUBLE_EQ(units().quantity("2 e", "C"), 2 * 1.602176634e-19);
}

TEST(Units, ABareNumberIsSI)
{
  EXPECT_EQ(units().quantity("3e-7", "m"), 3e-7);
  EXPECT_EQ(units().quantity("0.4", "1"), 0.4);
}

TEST(Units, AWrongDimensionNamesBoth)
{
  EXPECT_EQ(complaint("3 m/s", "m^2/s"), "wrong dimension: got m/s, expected m^2/s");
  EXPECT_EQ(complaint("75 %", "K"), "wrong dimension: got %, expected K");
  EXPECT_EQ(complaint("3 nm", "1"), "wrong dimension: got nm, expected a pure number");
  EXPECT_EQ(complaint("1 kJ/mol", "J"), "wrong dimension: got kJ/mol, expected J");
}

TEST(Units, WhatIsNoQuantity)
{
  for (const std::string text : {"",
                                 "   ",
                                 "nm",
                                 "nan",
                                 "nan nm",
                                 "inf",
                                 "-inf nm",
                                 "0x10",
                                 "1e400 nm",
                                 "1 2 nm",
                                 "5*3 nm",
                                 "3 nm @ 2",
                                 "2000-01-01",
                                 "3 blurbs",
                                 "3 s since 2000-01-01",
                                 "1,5 nm",
                                 "--3 nm",
                                 "3 nm nm)",
                                 "1e308 km"})
    EXPECT_NE(complaint(text, "m"), "") << text;
}

TEST(Units, AMisspeltUnitIsGuessed)
{
  try
    {
      units().quantity("3 NM", "m");
      FAIL();
    }
  catch (const UnitError &error)
    {
      EXPECT_STREQ(error.what(), "unknown unit 'NM'");
      EXPECT_EQ(error.hint, "did you mean 'nm'?");
    }
}

TEST(Units, UDUNITSIsSilent)
{
  testing::internal::CaptureStderr();
  testing::internal::CaptureStdout();
  complaint("3 blurbs", "m");
  complaint("3 s", "m");
  complaint("3 n\n\nm", "m");
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
  EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

TEST(Units, WrittenQuantitiesReadBackToTheSameBits)
{
  const std::pair<std::string, std::string> pairs[] = {{"m", "nm"},
                                                       {"K", "degC"},
                                                       {"1", "%"},
                                                       {"J", "eV"},
                                                       {"J/m^2", "mJ/m^2"},
                                                       {"s", "h"},
                                                       {"s", "d"},
                                                       {"1/(m^2 s)", "1/(um^2 h)"},
                                                       {"K", "degF"},
                                                       {"m^4/(J s)", "m^4/(J s)"},
                                                       {"rad", "degree"},
                                                       {"1", "1"}};
  std::mt19937_64 generator(1);
  std::uniform_real_distribution<double> mantissa(-1., 1.), exponent(-30., 30.);
  for (const auto &[si_unit, display_unit] : pairs)
    for (int i = 0; i < 2000; ++i)
      {
        const double si = mantissa(generator) * std::pow(10., exponent(generator));
        const std::string text = units().text(si, si_unit, display_unit);
        EXPECT_EQ(units().quantity(text, si_unit), si) << text;
      }
  EXPECT_EQ(units().text(300e-9, "m", "nm"), "300 nm");
  EXPECT_EQ(units().text(0.85, "1", "%"), "85 %");
  EXPECT_EQ(units().text(298.15, "K", "degC"), "25 degC");
  EXPECT_EQ(units().text(0.385 * 1.602176634e-19, "J", "eV"), "0.385 eV");
  EXPECT_EQ(units().text(0., "m", "nm"), "0 nm");
  EXPECT_EQ(units().text(3., "1", "1"), "3");
}

TEST(Number, IsTakenOffTheFront)
{
  std::string_view text = "+.5e1 nm";
  EXPECT_EQ(take_number(text), 5.);
  EXPECT_EQ(text, " nm");
  text = "e5";
  EXPECT_EQ(take_number(text), std::nullopt);
  EXPECT_EQ(text, "e5");
}

TEST(Number, ListsAreSplit)
{
  EXPECT_TRUE(split("  ", ',').empty());
  EXPECT_EQ(split(" a , b,", ',').size(), 3U);
  EXPECT_EQ(split(" a , b,", ',')[1], "b");
}
