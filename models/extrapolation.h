// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>
#include <vector>

namespace softlattice
{
  class ModelSet;

  /// A velocity or rate that a run uses further than 100 K from the temperature at which it is known.
  struct Extrapolation
  {
    std::string what;
    double known_at;          ///< [K]
    double used_at;           ///< the furthest temperature of the run at which it counts [K]
    std::string text() const; ///< a sentence for the user
  };

  /// Of the velocity of fronts and the rate of nucleation, the parts without and with water that make up
  /// more than a tenth somewhere between the beginning and end_time [s], and that are carried so far.
  std::vector<Extrapolation> extrapolations(const ModelSet &models, double end_time);
} // namespace softlattice
