// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fields/ball.h"

#include <vector>

namespace softlattice
{
  /// A ball in which nodes never are farther apart than so, whatever the fields do there.
  struct FineBall
  {
    Ball ball;
    double spacing; ///< of nodes [m]; the finest mesh has to do where that is coarser
  };

  /// What the mesh has to know of a case to follow it.
  struct MeshNeeds
  {
    double field_scale = 1.; ///< a variation of a field by a small part of this is noise
    std::vector<FineBall> fine_balls = {};
  };
} // namespace softlattice
