// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fit/least_squares.h"

namespace softlattice
{
  /// A part of the ranges: a box along axes of its own.
  struct UnknownsBox
  {
    Numbers centre;
    Rows axes;         ///< unit vectors
    Numbers low, high; ///< from the centre along the axes
  };

  /// All of the ranges.
  UnknownsBox whole_box(std::size_t n_unknowns);
  /// With its axes along the principal ones of a covariance, so many standard deviations to both sides.
  UnknownsBox box_of(const Numbers &centre, const Rows &covariance, double deviations);
  /// What holds some places, along their principal axes, with a margin of their mean distance.
  UnknownsBox box_around(const Rows &places);

  /// Even places in the box, those outside of the ranges left out: n of them, or fewer where most of the box is
  /// outside.
  Rows places_in(const UnknownsBox &box, std::size_t n);
} // namespace softlattice
