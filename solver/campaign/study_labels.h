// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/chart.h"
#include "solver/study/study_results.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// A unit that makes numbers handy: values of the table are multiplied by `factor`.
  struct ShownUnit
  {
    std::string name; ///< empty for a plain number
    double factor = 1.;
  };

  /// Times in s, min, h or d by their smallest value, lengths in nm, um or m; all else as the table has it. `column`: "t50 [s]".
  ShownUnit shown_unit(const std::string &column, const std::vector<double> &values);

  /// What a quantity is called in a picture: "time to 50 % LT (t50)".
  std::string label_of(const std::string &column);
  /// The same with a unit: "time to 50 % LT (t50) [min]".
  std::string label_of(const std::string &column, const ShownUnit &unit);

  /// With a capital letter at its beginning, for titles; "t50" stays.
  std::string as_title(const std::string &text);
  /// With a small one, within a sentence; "Br fraction" and "LT" stay.
  std::string within_sentence(const std::string &text);
  /// What has not happened to those that survive: "fraction still above 80 % HT".
  std::string survivors_of(const std::string &column);

  /// The axis of a parameter: names, or a scale that is logarithmic over decades and 1/T where the values are
  /// evenly spaced so.
  ChartAxis chart_axis(const ResultAxis &axis);
  /// The same without room beside the first and the last value.
  ChartAxis tight_axis(const ResultAxis &axis);
  /// What stands beside the values themselves, and the heading that goes with it.
  std::vector<std::string> shown_values(const ResultAxis &axis);
  std::string heading_of_shown_values(const ResultAxis &axis);
  /// Where a value is on it.
  double place_of(const ResultAxis &axis, std::size_t value);

  bool is_temperature(const ResultAxis &axis);
  /// Whether the values, ascending and in degC or K, have equal distances in 1/T and not in T.
  bool is_inverse_temperature(const ResultAxis &axis);
} // namespace softlattice
