// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/axis_values.h"
#include "solver/study/sample.h"
#include "solver/study/study_rows.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace softlattice
{
  /// A quantity at one end of an axis.
  struct TornadoEnd
  {
    std::string value; ///< of the axis, in its unit
    double mean; ///< over the replicates; NaN where some of them did not reach it, or without any
    double at_least; ///< the mean, or with times that were not reached as long as they were watched
    std::size_t n_censored = 0;
  };

  struct TornadoAxis
  {
    std::string axis; ///< the column of it
    TornadoEnd lowest, highest;
    /// From the lowest to the highest value, of the same replicate each; NaN where one end is not reached.
    SampleMean change;
    double
      known_change; ///< the same between `at_least`: where one end is not reached, the least it can be
  };

  /// What each axis alone does to a quantity, the most effective one first.
  struct Tornado
  {
    std::string quantity; ///< with unit
    TornadoEnd base;      ///< the case as it is
    std::vector<TornadoAxis> axes;
  };

  /// Of one-at-a-time designs: `point_of` has the point of the case as it is, then of each value of each axis.
  /// `base`: the values of the axes in the case. Ends of an axis are its lowest and highest value with that of the
  /// case among them; of one whose values are names those of the least and the greatest mean.
  std::vector<Tornado> tornado_of(const std::vector<ReplicateRows> &rows,
                                  const std::vector<std::size_t> &point_of,
                                  const std::vector<Axis> &axes,
                                  const std::vector<std::string> &base,
                                  const StudyColumns &columns);

  nlohmann::ordered_json json(const std::vector<Tornado> &all);
  std::vector<std::string> lines(const std::vector<Tornado> &all);
} // namespace softlattice
