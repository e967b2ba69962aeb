// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <vector>

namespace softlattice
{
  /// A field along an axis, averaged over the planes across it.
  struct Profile
  {
    std::vector<double> position; ///< ascending [m]
    std::vector<double> value;    ///< of the field
  };

  /// The values far from a junction, on the side of low and of high positions: means over the outer
  /// part of the profile (a twentieth of its length on either side).
  struct Plateaus
  {
    double low_side;
    double high_side;

    double step() const { return high_side - low_side; }
    /// Whether they differ by more than rounding.
    bool differ() const;
  };

  Plateaus plateaus(const Profile &profile);

  /// Distance [m] between the places where a profile has gone 10 % and 90 % of the way from one plateau
  /// to the other: from the middle of the junction outwards, the first ones; linear between the points.
  /// Closed forms: 3.6248 sqrt(D t) of an error function, 4.3944 lambda of tanh(z/(2 lambda)). NaN if
  /// there is no step, or if the profile does not contain both places.
  double junction_width(const Profile &profile, const Plateaus &between);
} // namespace softlattice
