// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <array>
#include <optional>
#include <vector>

namespace softlattice
{
  /// The part of the body that is still in the phase which shrinks in a turn, over the way of the front [m].
  struct ShrinkingPhase
  {
    std::vector<double> way, left;
    double total = 0.;         ///< way of the turn [m]
    bool is_of_nuclei = false; ///< all that grows began as a nucleus in this turn

    double at(double s) const;
    /// The derivatives of -ln of it at the end [1/m], [1/m^2].
    std::array<double, 2> slopes_at_end() const;
  };

  /// What is left, after a way in a turn, of the phase that shrinks in it if nothing nucleates, (192) and (193): `last` is
  /// the turn before, in which it grew, and `before_last` the one before that.
  class OldFronts
  {
  public:
    /// `last` must outlive it.
    OldFronts(const ShrinkingPhase &last, const std::optional<ShrinkingPhase> &before_last);

    double left(double s) const;

  private:
    double by_the_way_they_came(double s) const;

    const ShrinkingPhase &last_;
    double at_turn_, at_last_turn_; ///< parts of the body
    std::optional<double> pace_;    ///< of the turn before last at its end [1/m]
    double length_ = 0.;            ///< of the fronts of pockets, over what is not in them [1/m]
    double bending_ = 0.;           ///< the term of second order [1/m^2]
  };
} // namespace softlattice
