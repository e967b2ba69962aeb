// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/acceleration_laws.h"
#include "solver/study/design.h"
#include "solver/study/member_run.h"

#include <optional>
#include <vector>

namespace softlattice
{
  /// The point of a study in use, its values in the order of the axes; problems go to `diagnostics`, and then there
  /// is none. `entries`: the parameter of each axis.
  std::optional<StudyPoint> use_point(const StudySettings &settings,
                                      const std::vector<Axis> &axes,
                                      const std::vector<const ParameterEntry *> &entries,
                                      const UnitSystem &units,
                                      const ReadValues &values,
                                      Diagnostics &diagnostics);

  /// Whether the axes are those of laws of acceleration; problems go to `diagnostics`.
  void check_acceleration(const StudySettings &settings,
                          const ReadValues &values,
                          Diagnostics &diagnostics);

  /// Checks that the life is one of `quantities` [with units] and a time, and finds its index.
  std::optional<std::size_t> life_among(const StudySettings &settings,
                                        const std::vector<std::string> &quantities,
                                        const ReadValues &values,
                                        Diagnostics &diagnostics);

  VariedConditions varied_by(const std::vector<Axis> &axes);

  /// Temperature and humidity of each point, NaN for what no axis varies; none where one of them changes over time.
  std::vector<std::optional<LifeCondition>> conditions_of(const std::vector<StudyMember> &members,
                                                          std::size_t n_points,
                                                          const std::vector<Axis> &axes,
                                                          const UnitSystem &units);

  /// Checks that all of them lie on one side of the temperature of equilibrium of the two phases [K]: the transformation
  /// of the other side is another one.
  void check_one_side(const std::vector<std::optional<LifeCondition>> &conditions,
                      double equilibrium_temperature,
                      const StudySettings &settings,
                      Diagnostics &diagnostics);
} // namespace softlattice
