// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/base/error.h"
#include "solver/study/points_table.h"
#include "tests/fuzz/promise.h"
#include "tests/fuzz/targets.h"

#include <algorithm>
#include <cmath>

namespace softlattice::fuzz
{
  void points(std::string_view input)
  {
    double length = 1e-6, temperature = 300., rate = 1.;
    int number = 3;
    std::string kind = "film";
    ParameterTable table;
    const ParameterSection geometry = table.section("Geometry");
    geometry.choice("Kind", &kind, {"film in plan", "film", "box"}).about("Kind of body.");
    geometry.quantity("Length", &length, "m", "um").range(1e-8, 1e-2);
    const ParameterSection air = table.section("Environment");
    air.quantity("Temperature", &temperature, "K", "degC").range(200., 1000.);
    air.number("Rate", &rate).range(0., 1e6);
    table.section("Light").number("Rate", &rate).range(0., 1e6); // two of a name
    air.integer("Points", &number).range(1, 1000000);

    static const UnitSystem units;
    Diagnostics diagnostics;
    const auto axes = read_points(
      std::string(input),
      "points.csv",
      table,
      [](const ParameterEntry &) { return true; },
      units,
      diagnostics);
    const std::string text = diagnostics.text();
    promise(text.size() < 50000, "messages are short");
    promise(
      std::none_of(text.begin(), text.end(), [](const char c) { return c == '\x1b' || c == '\a'; }),
      "nothing is printed that a terminal obeys");
    if (diagnostics.n_errors() > 0)
      return;
    promise(!axes.empty() && axes.size() <= 6, "each column has a parameter of its own");
    for (const auto &[axis, entry] : axes)
      {
        promise(entry != nullptr && axis.path == entry->path(), "an axis knows its parameter");
        promise(axis.values.size() == axes[0].first.values.size(), "all axes have all rows");
        for (const AxisValue &value : axis.values)
          promise(!value.text.empty() && (!has_numbers(*entry) || std::isfinite(value.number)),
                  "each value is one");
      }
  }
} // namespace softlattice::fuzz
