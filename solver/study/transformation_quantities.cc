// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/transformation_quantities.h"

#include <limits>

namespace softlattice
{
  namespace
  {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
  }

  bool is_time_to_reach(const std::string &name)
  {
    for (const char *time :
         {"t1", "t10", "t50", "t90", "t80 retained", half_time_of_ht, first_nucleus})
      if (name == time)
        return true;
    return false;
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
