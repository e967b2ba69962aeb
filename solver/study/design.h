// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/axis_values.h"

#include <functional>
#include <vector>

namespace softlattice
{
  /// One value for each axis, none where the parameter is left as in the case.
  using StudyPoint = std::vector<std::optional<AxisValue>>;

  /// The value a part of 0 ... 1 of the way along the axis of an index.
  using AxisSampler = std::function<AxisValue(std::size_t axis, double part)>;

  /// The points of a design, each once, the last axis fastest. `sampler`: for sampled designs.
  /// @throws std::invalid_argument saying why the axes do not make such a design
  std::vector<StudyPoint> points_of(const StudySettings &settings,
                                    const std::vector<Axis> &axes,
                                    const AxisSampler &sampler);
} // namespace softlattice
