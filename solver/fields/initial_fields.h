// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fields/ball.h"

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace softlattice
{
  /// Domains in which a field begins with another value, at the expense of the rest of the body: the
  /// integral of the field is what it is without them.
  struct Inclusions
  {
    using Function = std::function<double(const std::array<double, 3> &place)>;
    std::size_t field;
    Function field_without;
    Function outside; ///< 1 outside of all of them, 0 inside
  };

  /// A junction that is not sharp, with which a field begins.
  struct InitialJunction
  {
    std::size_t field;
    double variance; ///< of its slope [m^2]
  };

  /// The state at the beginning, and where the mesh must be fine to see it at all.
  struct InitialFields
  {
    std::function<double(std::size_t field, const std::array<double, 3> &place)> value;
    bool uniform = false; ///< nothing to see: the coarse mesh is enough
    std::vector<Ball> cores;
    std::optional<Inclusions> inclusions;
    std::optional<InitialJunction> junction;
  };

  /// Equilibrium profile of an interface at a signed distance [m]: 1 deep inside, where the distance is
  /// negative, and 0 outside.
  double interface_profile(double distance, double profile_length);
} // namespace softlattice
