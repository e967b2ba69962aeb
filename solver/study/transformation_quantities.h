// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/analysis/crossing_times.h"
#include "solver/output/quantities.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// Time of the first nucleus, which studies read from events.csv.
  constexpr const char *first_nucleus = "first nucleus";
  /// Time at which half of the material is HT again.
  constexpr const char *half_time_of_ht = "HT t50";

  /// Whether a quantity is the time at which something happens: where it has no value, that had not happened
  /// until the run ended, and the time is censored there.
  bool is_time_to_reach(const std::string &name);

  /// What is said of the way back from LT to HT: the half time, and nuclei of HT per area.
  std::vector<Quantity> return_quantities(const TransformationSeries &series,
                                          double ht_nuclei,
                                          double exposed_area);

  /// What a run, and the mean-field theory, state about a transformation to LT: t1, t10, t50, t90, t80 retained,
  /// nuclei per area and the Avrami fit. `exposed_area` [m^2] (not positive: no density); a dimensionless case has
  /// the unit 1 everywhere.
  std::vector<Quantity> transformation_quantities(const TransformationSeries &series,
                                                  double nuclei,
                                                  double exposed_area,
                                                  bool dimensionless = false);
} // namespace softlattice
