// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/effective.h"
#include "tests/support/small_case.h"

#include <gtest/gtest.h>

#include <random>

using namespace softlattice;

TEST(Effective, SaysWhereEverythingCameFrom)
{
  const Reading read(in("Geometry", "Thickness = 250 nm"), {"Environment/Temperature = 50 degC"});
  const std::string text = effective_parameters(read.small.table, read.values, units(), {"as run"});
  EXPECT_EQ(text.find("# as run\n"), 0U);
  EXPECT_NE(text.find("  set Thickness = 250 nm  # case.prm:2\n"), std::string::npos) << text;
  EXPECT_NE(text.find("  set Temperature       = 50 degC  # command line\n"), std::string::npos)
    << text;
  EXPECT_NE(text.find("  set Relative humidity = 40 %  # default: Water in the air.\n"),
            std::string::npos)
    << text;
  EXPECT_NE(text.find("# set Wall time ="), std::string::npos) << "infinite means not set";
  EXPECT_EQ(text.find("Diameter"), std::string::npos) << "only what is in use";
}

TEST(Effective, ReadingItGivesTheSameBits)
{
  std::mt19937_64 generator(7);
  std::uniform_real_distribution<double> uniform(0., 1.);
  for (int i = 0; i < 200; ++i)
    {
      Reading first("");
      SmallCase &a = first.small;
      a.thickness = 1e-9 + uniform(generator) * 1e-6;
      a.plan_length = 1e-5 + uniform(generator);
      a.mobility = uniform(generator) * 1e-14;
      a.wall_time = uniform(generator) * 1e5;
      a.humidity.times = {uniform(generator), 60. + uniform(generator), 7200.};
      a.humidity.values = {uniform(generator), uniform(generator), uniform(generator)};
      a.humidity.period = 7200. + uniform(generator);
      a.temperature = Schedule(100. + 900. * uniform(generator));
      a.times = {uniform(generator), 3., uniform(generator) * 1e6};
      a.fields = {"eta", "x"};
      a.title = "x^2 = y";
      const std::string text = effective_parameters(a.table, first.values, units(), {});
      const Reading second(text);
      EXPECT_EQ(second.diagnostics.text(), "");
      const SmallCase &b = second.small;
      EXPECT_EQ(a.thickness, b.thickness);
      EXPECT_EQ(a.plan_length, b.plan_length);
      EXPECT_EQ(a.mobility, b.mobility);
      EXPECT_EQ(a.wall_time, b.wall_time);
      EXPECT_EQ(a.humidity.times, b.humidity.times);
      EXPECT_EQ(a.humidity.values, b.humidity.values);
      EXPECT_EQ(a.humidity.period, b.humidity.period);
      EXPECT_EQ(a.temperature.values, b.temperature.values);
      EXPECT_EQ(a.times, b.times);
      EXPECT_EQ(a.fields, b.fields);
      EXPECT_EQ(a.title, b.title);
    }
}
