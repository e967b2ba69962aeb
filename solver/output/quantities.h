// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/output/avrami.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// A scalar result of a run; NaN: there is none (the level was not reached, the fit failed).
  struct Quantity
  {
    std::string name; ///< without unit
    std::string unit; ///< "s", "1/m^2", "1"
    double value;
    std::string meaning;

    std::string key() const { return name + " [" + unit + "]"; }
  };

  /// First time at which X reaches `level` from below, linear between the rows; NaN if it does not,
  /// or if X is above it from the start.
  double crossing_time(const TransformationSeries &series, double level);

  /// Half of the material is LT. [s]
  double half_time(const TransformationSeries &series);
  /// Until then at least 80 % of the material is HT. [s]
  double retained_time(const TransformationSeries &series);

  /// Time of the first nucleus, which studies read from events.csv.
  constexpr const char *first_nucleus = "first nucleus";
  /// Time at which half of the material is HT again.
  constexpr const char *half_time_of_ht = "HT t50";

  /// Whether a quantity is the time at which something happens: where it has no value, that had not happened
  /// until the run ended, and the time is censored there.
  bool is_time_to_reach(const std::string &name);

  /// "LT fraction" of "final LT fraction", the column of the statistics; empty for other quantities.
  std::string column_of_final(const std::string &name);

  /// First time at which X falls to `level` from above, linear between the rows; NaN if it does not.
  double falling_time(const TransformationSeries &series, double level);

  /// What the summary says of the way back from LT to HT: the half time, and nuclei of HT per area.
  std::vector<Quantity> return_quantities(const TransformationSeries &series,
                                          double ht_nuclei,
                                          double exposed_area);

  /// What the summary says about a transformation: t1, t10, t50, t90, t80 retained, nuclei per area and the
  /// Avrami fit. `exposed_area` [m^2] (not positive: no density); a dimensionless case has the unit
  /// 1 everywhere.
  std::vector<Quantity> transformation_quantities(const TransformationSeries &series,
                                                  double nuclei,
                                                  double exposed_area,
                                                  bool dimensionless = false);
} // namespace softlattice
