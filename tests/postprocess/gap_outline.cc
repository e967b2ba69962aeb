// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/gap_outline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    constexpr double critical = 284.; // [K]
    constexpr double none = std::numeric_limits<double>::quiet_NaN();

    /// Of the regular solution (45): T at which x is the end of the gap, and the lower end at T.
    double temperature_of(const double x)
    {
      return x == 0.5 ? critical : 2. * critical * (2. * x - 1.) / std::log(x / (1. - x));
    }

    double lower_end(const double temperature)
    {
      double from = 1e-9, to = 0.5;
      for (int i = 0; i < 80; ++i)
        {
          const double x = 0.5 * (from + to);
          (temperature_of(x) < temperature ? from : to) = x;
        }
      return 0.5 * (from + to);
    }

    GapRows rows(const int n)
    {
      GapRows all;
      for (int i = 0; i < n; ++i)
        {
          const double t = 200. + 120. * i / (n - 1);
          const double x = t < critical ? lower_end(t) : none;
          all.temperature.push_back(t);
          all.lower.push_back(x);
          all.upper.push_back(1. - x);
        }
      return all;
    }

    // With 31 rows, as many as a diagram has by itself, and with 7 of them.
    TEST(GapOutline, IsTheBinodalHoweverFewTheRowsAre)
    {
      for (const auto &[n, tolerance] : {std::pair(31, 0.1), std::pair(7, 1.)})
        {
          const auto lines = gap_outlines(rows(n));
          ASSERT_EQ(lines.size(), 2u);
          double longest = 0.;
          for (const auto &line : lines)
            {
              for (const Chart::Place &place : line)
                EXPECT_NEAR(place.y, temperature_of(place.x), tolerance) << n << ": " << place.x;
              for (std::size_t i = 1; i < line.size(); ++i)
                longest = std::max(longest, std::abs(line[i].x - line[i - 1].x));
              EXPECT_EQ(line.front().y, 200.);
              EXPECT_NEAR(line.back().y, critical, tolerance);
              EXPECT_NEAR(line.back().x, 0.5, 1e-9);
            }
          EXPECT_LT(longest, 0.03) << "the line has corners";
        }
    }

    TEST(GapOutline, HasBothSidesWhereItDoesNotClose)
    {
      const GapRows open = {{250., 260., 270.}, {0.1, 0.11, 0.13}, {0.8, 0.78, 0.75}};
      const auto lines = gap_outlines(open);
      ASSERT_EQ(lines.size(), 2u);
      EXPECT_NEAR(lines[0].front().x, 0.1, 1e-12);
      EXPECT_NEAR(lines[0].back().x, 0.13, 1e-12);
      EXPECT_NEAR(lines[1].back().x, 0.75, 1e-12);
      EXPECT_TRUE(gap_outlines({{250., 260.}, {none, none}, {none, none}}).empty());
      EXPECT_TRUE(gap_outlines({{250., 260.}, {0.4, none}, {0.6, none}}).empty());
    }

    // A gap that opens as well, as one that light makes may do: closed at both ends, here that of a circle.
    TEST(GapOutline, ClosesBelowToo)
    {
      GapRows island;
      for (double t = 250.; t <= 350.; t += 10.)
        {
          const double half = std::sqrt(std::max(0., 0.16 - std::pow((t - 300.) / 100., 2)));
          island.temperature.push_back(t);
          island.lower.push_back(half > 0. ? 0.5 - half : none);
          island.upper.push_back(half > 0. ? 0.5 + half : none);
        }
      const auto lines = gap_outlines(island);
      ASSERT_EQ(lines.size(), 2u);
      for (const auto &line : lines)
        {
          EXPECT_NEAR(line.front().y, 260., 1e-6);
          EXPECT_NEAR(line.back().y, 340., 1e-6);
          for (const Chart::Place &place : line)
            EXPECT_NEAR(std::hypot(place.x - 0.5, (place.y - 300.) / 100.), 0.4, 1e-6);
        }
    }
  } // namespace
} // namespace softlattice
