// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression/expression.h"
#include "solver/study/design.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// An axis beside the parameter that it varies, and what that is in the case itself.
  struct AxisOfCase
  {
    Axis axis;
    const ParameterEntry *entry;
    std::string shown_in_case; ///< for tables
    double in_case;            ///< SI; NaN where it is no number or changes over time
  };

  /// The axes of a study whose values follow from those of the others, and the points with them.
  class AxisFormulas
  {
  public:
    /// Reads the formulas; mistakes go to `diagnostics` where they are.
    AxisFormulas(const std::vector<AxisOfCase> &axes, Diagnostics &diagnostics);

    /// The axes without a formula, which the design is about.
    static std::vector<Axis> free_axes(const std::vector<AxisOfCase> &axes);

    /// A point over all axes from one over the free ones. Where a formula has no value this is said, and
    /// its axis is left as in the case.
    StudyPoint complete(const StudyPoint &of_free_axes,
                        const UnitSystem &units,
                        Diagnostics &diagnostics) const;

  private:
    const std::vector<AxisOfCase> &axes_;
    std::vector<std::size_t> inputs_; ///< axes that are variables of the formulas
    std::vector<std::string> names_;  ///< of these
    std::vector<std::optional<Expression>> formulas_;
  };
} // namespace softlattice
