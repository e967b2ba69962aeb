// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/study_figures.h"
#include "solver/campaign/study_labels.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    /// What a point in which one axis alone is changed makes of the quantity.
    Bar bar_of(const StudyResults &results,
               const std::size_t point,
               const std::size_t quantity,
               const std::size_t axis)
    {
      const CurvePoint one = value_at_point(results, point, quantity);
      const PointResult &found = results.summary.points[point].results[quantity];
      const double base = value_at_point(results, 0, quantity).value;
      Bar bar{one.value};
      // Replicates share their random numbers: the change is known better than the value.
      if (one.known == CurvePoint::Known::mean && std::isfinite(found.change.half_width))
        {
          bar.lower = base + found.change.mean - found.change.half_width;
          bar.upper = base + found.change.mean + found.change.half_width;
        }
      bar.is_bound = one.known == CurvePoint::Known::bound;
      const ResultAxis &changed = results.axes[axis];
      bar.text = changed.shown(results.values[point][axis]);
      return bar;
    }

    double reach(const BarRow &row, const double base)
    {
      double furthest = 0.;
      for (const Bar &bar : row.bars)
        if (std::isfinite(bar.value))
          furthest = std::max(furthest, std::abs(bar.value - base));
      return furthest;
    }
  } // namespace

  BarFigure tornado_figure(const StudyResults &results,
                           const StudyView &view,
                           std::vector<std::string> notes)
  {
    const std::size_t q = view.quantities.front();
    const std::string &name = results.quantities()[q];
    const CurvePoint base = value_at_point(results, 0, q);
    BarFigure figure{"What changes the " + label_of(name) + ": each parameter alone",
                     {"", Scale::linear(0., 1., 1)},
                     base.value,
                     "",
                     {"lower value", "higher value", "another choice"},
                     BarFigure::Arrangement::together,
                     {},
                     std::move(notes)};
    for (const std::size_t a : results.varied_axes())
      {
        const ResultAxis &axis = results.axes[a];
        const std::size_t in_case = results.values.front()[a];
        BarRow row{axis.title + " (" + axis.shown(in_case) + ")", {}};
        for (std::size_t p = 1; p < results.values.size(); ++p)
          if (const std::size_t v = results.values[p][a]; v != in_case)
            {
              Bar bar = bar_of(results, p, q, a);
              bar.kind = !axis.is_numeric() ? 2 : v < in_case ? 0 : 1;
              if (std::isfinite(bar.value))
                row.bars.push_back(std::move(bar));
            }
        // The longer ones first, for the shorter to be seen before them.
        std::stable_sort(row.bars.begin(), row.bars.end(), [&](const Bar &one, const Bar &two) {
          return std::abs(one.value - base.value) > std::abs(two.value - base.value);
        });
        figure.rows.push_back(std::move(row));
      }
    std::stable_sort(figure.rows.begin(),
                     figure.rows.end(),
                     [&](const BarRow &one, const BarRow &two) {
                       return reach(one, base.value) > reach(two, base.value);
                     });

    std::vector<double> values = {base.value};
    for (const BarRow &row : figure.rows)
      for (const Bar &bar : row.bars)
        values.insert(values.end(), {bar.value, bar.lower, bar.upper});
    const ShownUnit unit = shown_unit(name, values);
    for (double &value : values)
      value *= unit.factor;
    for (BarRow &row : figure.rows)
      for (Bar &bar : row.bars)
        for (double *value : {&bar.value, &bar.lower, &bar.upper})
          *value *= unit.factor;
    figure.base *= unit.factor;
    figure.base_name = base.known == CurvePoint::Known::bound ? "the case as it is: not reached"
                                                              : "the case as it is";
    figure.values = {label_of(name, unit), bar_scale(values)};
    figure.notes.emplace_back("in brackets the value in the case");
    if (results.members.size() > results.values.size())
      figure.notes.emplace_back(
        "lines: 95 % interval of the change, by replicates that share their random numbers");
    return figure;
  }
} // namespace softlattice
