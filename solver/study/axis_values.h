// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parameters/units.h"
#include "solver/study/study_settings.h"

#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// What a parameter is set to in some members.
  struct AxisValue
  {
    std::string text; ///< as it would stand in a parameter file
    /// In the unit that the axis is tabulated in; not a number where it is a name, a schedule or a file.
    double number = std::numeric_limits<double>::quiet_NaN();
    Location where = {}; ///< in the file of points; nowhere: where its axis stands

    /// For tables.
    std::string shown() const;
  };

  /// An axis that has been read against the parameter that it varies.
  struct Axis
  {
    std::string path;
    Location where;   ///< of its values, for messages
    std::string unit; ///< of AxisValue::number; empty if the values are no numbers
    std::vector<AxisValue> values;
    /// For samples: from 0 to 1 over the range, by the spacing of the axis; null: the values are drawn from.
    std::optional<double> from, to; ///< SI
    std::string spacing = "linear";
    std::string formula; ///< not empty: its values follow from those of the other axes

    /// The column of the axis: "Environment/Temperature [degC]".
    std::string column() const { return unit.empty() ? path : path + " [" + unit + "]"; }
  };

  /// Reads the values of an axis over the parameter `entry`; problems go to `diagnostics` at the places that
  /// `values` knows. `sampled`: a range is for sampling and needs no number of points.
  Axis read_axis(const StudyAxis &given,
                 const ParameterEntry &entry,
                 bool sampled,
                 const UnitSystem &units,
                 const ReadValues &values,
                 Diagnostics &diagnostics);

  /// Whether the parameter is a number or a schedule of numbers.
  bool has_numbers(const ParameterEntry &entry);

  /// The value a part of 0 ... 1 of the way along the axis.
  AxisValue value_at(const Axis &axis,
                     const ParameterEntry &entry,
                     double part,
                     const UnitSystem &units);

  /// A value in SI as a text and a number in the unit of the axis.
  AxisValue value_of(double si, const ParameterEntry &entry, const UnitSystem &units);
} // namespace softlattice
