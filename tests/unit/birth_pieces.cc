// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Births over years of changing surroundings: as many as there are, and each hour looked at a few times at most.
#include "solver/study/mean_field_births.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace
{
  using namespace softlattice;

  constexpr double half_hour = 1800., day = 86400.;

  /// ln J that is linear between half hours: day and night, summer and winter.
  double log_rate_at(const double index)
  {
    const double t = index * half_hour;
    return 5. * std::sin(2. * M_PI * t / day) + 8. * std::sin(2. * M_PI * t / (365. * day));
  }

  struct Weather
  {
    explicit Weather(const double days)
    {
      history.end = days * day;
      history.rate = [this](const double t) {
        ++n_asked;
        const double k = std::floor(t / half_hour), part = t / half_hour - k;
        return std::exp((1. - part) * log_rate_at(k) + part * log_rate_at(k + 1.));
      };
      history.way = [](const double t) { return 1e-12 * t; };
      for (double k = 1.; k * half_hour < history.end; k += 1.)
        history.breakpoints.push_back(k * half_hour);
    }
    /// Closed form of a half hour.
    static double births_of(const double k)
    {
      const double a = log_rate_at(k), b = log_rate_at(k + 1.);
      return half_hour * std::exp(a) * (a == b ? 1. : std::expm1(b - a) / (b - a));
    }
    MeanFieldHistory history;
    long n_asked = 0;
  };
} // namespace

TEST(BirthPieces, HaveAllBirthsOfYearsToAMillionth)
{
  Weather weather(730.);
  BirthPieces pieces(weather.history);
  const double n = weather.history.end / half_hour;
  ASSERT_EQ(static_cast<double>(pieces.size()), n);
  double sum = 0., exact = 0.;
  for (std::size_t k = 0; k < pieces.size(); ++k)
    {
      sum += pieces[k].moments.births;
      exact += Weather::births_of(static_cast<double>(k));
    }
  // A millionth of each piece or of what is usual: their sum is that of (to - from)/to more.
  EXPECT_NEAR(sum, exact, 1e-6 * (2. + std::log(n)) * exact);
  // Three times where little is born or changes, nine where it does.
  EXPECT_LT(static_cast<double>(weather.n_asked), 9. * n);
  const long before = weather.n_asked;
  for (const double width : {1e-6, 3e-6, 2e-5})
    BirthPanels(pieces, width, 1000);
  EXPECT_LT(static_cast<double>(weather.n_asked - before), 0.2 * n)
    << "only what the border of a panel cuts is looked at again";
}

// The moments of a panel of ten days, whose front is uniform: eta is what is left of them.
TEST(BirthPieces, GivePanelsTheirMoments)
{
  Weather weather(40.);
  BirthPieces pieces(weather.history);
  const double panel = 10. * day, n = panel / half_hour;
  const BirthPanels panels(pieces, 1e-12 * panel, 4);
  ASSERT_EQ(panels.size(), 4u);
  for (std::size_t i = 0; i < panels.size(); ++i)
    {
      double births = 0., first = 0., second = 0.;
      const int fine = 20;
      for (int j = 0; j < static_cast<int>(n) * fine; ++j)
        {
          // J is linear to 1e-4 within a twentieth of a half hour: the rule of the middle misses its square.
          const double t = panel * static_cast<double>(i) + (j + 0.5) * half_hour / fine;
          const double eta = 1. - (j + 0.5) / (n * fine);
          const double one = weather.history.rate(t) * half_hour / fine;
          births += one;
          first += eta * one;
          second += eta * eta * one;
        }
      EXPECT_NEAR(panels[i].births, births, 1e-4 * births);
      EXPECT_NEAR(panels[i].first, first, 1e-4 * first);
      EXPECT_NEAR(panels[i].second, second, 1e-4 * second);
      EXPECT_NEAR(panels[i].end_time, panel * static_cast<double>(i + 1), 1e-6 * panel);
    }
}

// Whatever the first three times of a piece see: all that is born is born at its end.
TEST(BirthPieces, FindARateThatIsThereAtTheEndOnly)
{
  const MeanFieldHistory history = {[](const double t) { return t < 900. ? 0. : t - 900.; },
                                    [](const double t) { return t; },
                                    {},
                                    1000.};
  BirthPieces pieces(history);
  // A kink: 12 halvings leave a piece of a quarter of a second in which it is missed.
  EXPECT_NEAR(pieces[0].moments.births, 5000., 1e-4 * 5000.);
  EXPECT_EQ(births_until(history, {900., 1000.}).front(), 0.);
}
