// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/sensitivity_indices.h"
#include "solver/study/study_rows.h"

#include <nlohmann/json_fwd.hpp>

#include <limits>
#include <string>
#include <vector>

namespace softlattice
{
  struct AxisSensitivity
  {
    std::string axis; ///< "Section/Name"
    IndexEstimate first_order, total;
  };

  /// Which axes decide a quantity of a study.
  struct QuantitySensitivity
  {
    static constexpr const char *logarithm = "logarithm", *value = "value", *reached = "reached";

    std::string quantity; ///< with unit
    std::string of;       ///< of which function of it the variance is taken apart
    /// Where some members did not reach it: the time up to which all of them are known. The variance is that of
    /// the logarithm of the time or this, whichever is shorter, or of whether it is reached by then.
    double until = std::numeric_limits<double>::quiet_NaN();
    std::size_t n_points = 0;   ///< blocks of the design that were used
    std::size_t n_left_out = 0; ///< and those in which a member has no value
    std::size_t n_censored = 0; ///< members, of n_members
    std::size_t n_members = 0;
    std::string reason;                ///< why there are no indices; empty if there are
    std::vector<AxisSensitivity> axes; ///< the largest total index first
  };

  /// For each quantity, over the rows of points of saltelli_points(): `point_of` has the point of each of these.
  /// Over replicates the mean is taken.
  ///
  /// Of times the logarithm is taken, as what decides them is known by orders of magnitude, and of what is
  /// positive and spans more than a factor of 100; of all else the value. A time that some members do not reach
  /// has indices of two functions that are known of all of them, no number is made up: of the logarithm of the
  /// time up to the shortest end, and of whether it is reached by then.
  std::vector<QuantitySensitivity> sensitivity_of(const std::vector<ReplicateRows> &rows,
                                                  const std::vector<std::size_t> &point_of,
                                                  const StudyColumns &columns,
                                                  unsigned seed);

  nlohmann::ordered_json json(const std::vector<QuantitySensitivity> &all);
  /// The same for a person.
  std::vector<std::string> lines(const std::vector<QuantitySensitivity> &all);
} // namespace softlattice
