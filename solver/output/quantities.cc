// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/output/quantities.h"

#include <limits>

namespace softlattice
{
  namespace
  {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
  }

  double crossing_time(const TransformationSeries &series, const double level)
  {
    const std::vector<double> &t = series.time;
    const std::vector<double> &x = series.lt_fraction;
    for (std::size_t i = 1; i < x.size(); ++i)
      if (x[i - 1] < level && x[i] >= level)
        return t[i - 1] + (level - x[i - 1]) / (x[i] - x[i - 1]) * (t[i] - t[i - 1]);
    return none;
  }

  double falling_time(const TransformationSeries &series, const double level)
  {
    TransformationSeries of_ht = series;
    for (double &x : of_ht.lt_fraction)
      x = 1. - x;
    return crossing_time(of_ht, 1. - level);
  }

  std::vector<Quantity> return_quantities(const TransformationSeries &series,
                                          const double ht_nuclei,
                                          const double exposed_area)
  {
    return {{half_time_of_ht,
             "s",
             falling_time(series, 0.5),
             "time at which half of the material is HT again, which was LT before"},
            {"HT nuclei per area",
             "1/m^2",
             exposed_area > 0 ? ht_nuclei / exposed_area : none,
             "nuclei of HT that appeared in LT, per exposed area"}};
  }

  double half_time(const TransformationSeries &series)
  {
    return crossing_time(series, 0.5);
  }

  double retained_time(const TransformationSeries &series)
  {
    // 1 - 0.8 is not the double next to 0.2.
    return crossing_time(series, 0.2);
  }

  bool is_time_to_reach(const std::string &name)
  {
    for (const char *time :
         {"t1", "t10", "t50", "t90", "t80 retained", half_time_of_ht, first_nucleus})
      if (name == time)
        return true;
    return false;
  }

  std::string column_of_final(const std::string &name)
  {
    const std::string start = "final ";
    return name.compare(0, start.size(), start) == 0 ? name.substr(start.size()) : "";
  }

  std::vector<Quantity> transformation_quantities(const TransformationSeries &series,
                                                  const double nuclei,
                                                  const double exposed_area,
                                                  const bool dimensionless)
  {
    const auto unit = [&](const char *si) { return std::string(dimensionless ? "1" : si); };
    const AvramiFit fit = fit_avrami(series);
    const AvramiFit late = fit_avrami_and_incubation(series);
    return {
      {"t1", unit("s"), crossing_time(series, 0.01), "time at which 1 % of the material is LT"},
      {"t10", unit("s"), crossing_time(series, 0.1), "time at which 10 % of it are LT"},
      {"t50", unit("s"), half_time(series), "time at which half of the material is LT"},
      {"t90", unit("s"), crossing_time(series, 0.9), "time at which 90 % of it are LT"},
      {"t80 retained",
       unit("s"),
       retained_time(series),
       "time until which 80 % of the material is still HT"},
      {"nuclei per area",
       unit("1/m^2"),
       exposed_area > 0 ? nuclei / exposed_area : none,
       "nuclei that appeared, per exposed area"},
      {"Avrami exponent", "1", fit.exponent, "n of X = 1 - exp(-(k t)^n), 5 % < X < 95 %"},
      {"Avrami exponent standard error",
       "1",
       fit.standard_error,
       "of the exponent, as if the rows were independent"},
      {"Avrami rate", unit("1/s"), fit.rate, "k of the same fit"},
      {"Avrami R^2", "1", fit.r_squared, "of the same fit, weighted"},
      {"Avrami incubation",
       unit("s"),
       late.valid() ? late.incubation : none,
       "t_i of X = 1 - exp(-(k (t - t_i))^n), fitted too"},
      {"Avrami exponent after incubation", "1", late.exponent, "n of that fit"},
      {"Avrami exponent after incubation standard error",
       "1",
       late.standard_error,
       "of that exponent, t_i being uncertain as well"}};
  }
} // namespace softlattice
