// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/mean_field_body.h"

#include <array>

namespace softlattice
{
  /// Measure [m^2 or m^3] of the part of a disc or ball about a place that lies in a body. Along a periodic
  /// axis half a period to either side counts.
  double ball_in(const MeanFieldBody &body, const std::array<double, 3> &centre, double radius);
} // namespace softlattice
