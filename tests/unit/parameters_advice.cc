// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Values as people write them who are used to other programs: what was meant is said.
#include "tests/support/small_case.h"

#include <gtest/gtest.h>

using namespace softlattice;

namespace
{
  /// The hint on a value, or what it was read as.
  std::string advice(const std::string &section, const std::string &line)
  {
    const Reading read(in(section, line));
    if (read.diagnostics.all().empty())
      return "accepted";
    return read.diagnostics.all()[0].hint;
  }

  void expect_advice(const std::string &section, const std::string &line, const std::string &part)
  {
    const std::string hint = advice(section, line);
    EXPECT_NE(hint.find(part), std::string::npos) << line << ": " << hint;
  }
} // namespace

TEST(Advice, ADecimalCommaIsAPoint)
{
  expect_advice("Geometry", "Thickness = 0,5 um", "decimal point and no thousands separators: 0.5");
  expect_advice("Geometry", "Thickness = 300,5nm", "300.5");
  expect_advice("Geometry", "Thickness = 1,000 nm", "1.000 or 1000");
  expect_advice("Geometry", "Thickness = 1 000 nm", "no thousands separators: 1000");
  expect_advice("Geometry", "Thickness = 1'000 nm", "no thousands separators: 1000");
  expect_advice("Environment", "Relative humidity = 40,5 %", "decimal point");
  expect_advice("Environment", "Relative humidity = 0,4 at 0 s, 0,5 at 1 h", "decimal point");
  expect_advice("Environment", "Temperature = 20 degC at 0,5 h, 25 degC at 1 h", "decimal point");
  expect_advice("Output", "Times = 0,5 s", "decimal point");
  expect_advice("Output", "Times = 1,5 s, 2,5 s", "decimal point");
  expect_advice("Output", "Times = 1, 2,5 s", "decimal point");
  // Lists without blanks are lists.
  EXPECT_EQ(advice("Output", "Times = 1,2,3 s"), "accepted");
  EXPECT_EQ(advice("Output", "Times = 0, 5 s"), "accepted");
}

TEST(Advice, AnExponentIsWrittenWithE)
{
  expect_advice("Output", "Wall time = 8d5", "8e5");
  expect_advice("Output", "Wall time = 8d1", "8e1"); // and not eight days
  expect_advice("Output", "Wall time = 8D-1 s", "8e-1");
  expect_advice("Output", "Wall time = 8 x 10^5 s", "8e5");
  expect_advice("Output",
                "Wall time = 8\xC3\x97"
                "10^5 s",
                "8e5");
  // With the signs of a formula it is one.
  const Reading read(in("Output", "Wall time = 8*10^2 s"));
  EXPECT_EQ(read.diagnostics.text(), "");
  EXPECT_EQ(read.small.wall_time, 800.);
  EXPECT_EQ(Reading(in("Output", "Wall time = 8 d")).small.wall_time, 8 * 86400.);
}

TEST(Advice, ATimeIsOneNumber)
{
  expect_advice("Output", "Wall time = 1 hour 30 min", "write it as one number: 1.5 hour");
  expect_advice("Output", "Wall time = 1h30min", "1.5 h");
  expect_advice("Output", "Wall time = 2 min 30 s", "2.5 min");
  expect_advice("Output", "Wall time = 1 h, 30 min and 36 s", "1.51 h");
  expect_advice("Output", "Wall time = 1:30 h", "1.5 h");
  expect_advice("Environment",
                "Temperature = 20 degC at 0 s, 25 degC at 1 h 30 min",
                "write it as one number: 1.5 h");
  expect_advice("Geometry", "Thickness = 1 um 20 nm", "1.02 um");
}

TEST(Advice, ANumberInAUnitIsNoFactor)
{
  EXPECT_NE(advice("Geometry", "Thickness = 3 nm 2"), "accepted"); // 6 nm before
  EXPECT_NE(advice("Geometry", "Thickness = 3 nm*2"), "accepted");
  EXPECT_NE(advice("Geometry", "Thickness = 3 nm/2"), "accepted");
  EXPECT_NE(advice("Environment", "Relative humidity = 0 1/2"), "accepted");
  EXPECT_EQ(Reading(in("Model", "Strain = true\n set Modulus = 3e9 kg m-1 s^-2")).small.modulus,
            3e9);
}

TEST(Advice, DegreesCelsiusAreNoCoulomb)
{
  for (const std::string text : {"25 C", "25C", "25 deg C", "25 deg", "25 degrees", "25 c"})
    expect_advice("Environment", "Temperature = " + text, "degC");
  expect_advice("Environment", "Temperature = 77 F", "degF");
  expect_advice("Environment",
                "Temperature = 25",
                "a bare number is in K; did you mean '25 degC'?");
}

TEST(Advice, ABareNumberIsInSI)
{
  expect_advice(
    "Environment",
    "Relative humidity = 60",
    "a bare number is a fraction; did you mean '60 %'?  allowed: 0 % \xE2\x80\xA6 100 %");
  expect_advice("Environment", "Relative humidity = 40 at 0 s, 85 at 1 h", "'40 %'?");
  expect_advice("Geometry", "Thickness = 300", "a bare number is in m; did you mean '300 nm'?");
  // Where that would be out of range, too, it is not said.
  EXPECT_EQ(advice("Environment", "Relative humidity = 600"), "allowed: 0 % \xE2\x80\xA6 100 %");
}

TEST(Advice, WhatHumidityIsCalledElsewhere)
{
  for (const std::string text : {"60 %RH", "60 % RH", "60 RH", "60 % r.h.", "60 %rh"})
    expect_advice("Environment", "Relative humidity = " + text, "write 60 %");
  expect_advice("Environment", "Relative humidity = 5 wt%", "write 5 %");
}

TEST(Advice, UnitsOfTheWrongCase)
{
  expect_advice("Output", "Wall time = 3 S", "did you mean 's'?");
  expect_advice("Output", "Wall time = 3 H", "did you mean 'h'?");
  expect_advice("Output", "Wall time = 3 MIN", "did you mean 'min'?");
  expect_advice("Output", "Wall time = 3 hrs", "did you mean 'h'?");
  expect_advice("Geometry", "Thickness = 300 NM", "did you mean 'nm'?");
  expect_advice("Geometry", "Thickness = 30 A", "did you mean 'angstrom'?");
  EXPECT_DOUBLE_EQ(Reading(in("Geometry", "Thickness = 30 \xC3\x85")).small.thickness, 3e-9);
  expect_advice("Output", "Wall time = 3 m", "did you mean 'min'?");
}
