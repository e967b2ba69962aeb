// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/survival_figure.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    constexpr double band_share = 0.16;

    void draw_group(Chart &chart, const SurvivalPlot &group, const Colour colour)
    {
      const int size = chart.text_size();
      const Chart::Pen pen{colour, std::max(2, size / 8), 0};
      std::vector<Chart::Place> places = {{0., 1.}};
      for (std::size_t i = 0; i < group.steps.size(); ++i)
        {
          const SurvivalPlot::Step &step = group.steps[i];
          places.push_back({step.time, places.back().y});
          places.push_back({step.time, step.survival});
          if (i + 1 < group.steps.size())
            chart.fill({step.time, step.lower},
                       {group.steps[i + 1].time, step.upper},
                       colour,
                       band_share);
        }
      chart.curve(places, pen);
      for (const SurvivalPlot::Step &step : group.steps)
        if (step.censored > 0)
          chart.dash({step.time, step.survival}, 0, 1, size * 4 / 5, pen);
    }

    std::vector<LegendEntry> legend_of(const SurvivalFigure &figure)
    {
      std::vector<LegendEntry> legend;
      for (const SurvivalPlot &group : figure.groups)
        for (const SurvivalPlot::Step &step : group.steps)
          if (step.censored > 0)
            {
              legend.push_back({"censored", [](Drawing &drawing, int column, int row, int size) {
                                  drawing.fill(column, row - size / 24, size, size / 10, black);
                                  drawing.fill(column + size / 2 - size / 24,
                                               row - size / 4,
                                               size / 10,
                                               size / 2,
                                               black);
                                }});
              return legend;
            }
      return legend;
    }
  } // namespace

  int SurvivalPlot::at_risk(const double time) const
  {
    for (const Step &step : steps)
      if (step.time >= time)
        return step.at_risk;
    return 0;
  }

  void draw(const SurvivalFigure &figure, Drawing &drawing, const Letters &letters)
  {
    Figure sheet(drawing, letters, figure.title, legend_of(figure), figure.notes);
    double last = 0.;
    for (const SurvivalPlot &group : figure.groups)
      if (!group.steps.empty())
        last = std::max(last, group.steps.back().time);
    const double end = last > 0. ? 1.03 * last : 1.;
    const Scale times = Scale::linear(0., end, 6);
    const Scale shares = Scale::linear(0., 1.02, 6);
    const int text = sheet.text_size(), small = sheet.note_size();
    // Names stand before the numbers at risk.
    int left = width_of_numbers(shares, text);
    for (const SurvivalPlot &group : figure.groups)
      left = std::max(left, width_of(group.name, small) + 3 * text);
    left = std::min(left, sheet.drawing().width() * 2 / 5);
    const ChartBox box =
      sheet.room(left, 2 * text, times, static_cast<int>(figure.groups.size()) + 1);
    Chart chart(sheet.drawing(),
                box,
                {figure.time_title, times},
                {figure.share_title, shares},
                text);
    chart.draw_grid();
    for (std::size_t g = 0; g < figure.groups.size(); ++g)
      draw_group(chart, figure.groups[g], distinct_colour(g));
    chart.draw_axes();

    int row = box.row + box.height + text * 22 / 5;
    sheet.drawing().text(text, row, "number at risk", small, Align::left);
    for (std::size_t g = 0; g < figure.groups.size(); ++g)
      {
        row += text * 7 / 5;
        sheet.drawing().fill(text, row - text / 10, 3 * text / 2, text / 5, distinct_colour(g));
        sheet.drawing().text(3 * text,
                             row,
                             shortened(figure.groups[g].name, small, left - 3 * text),
                             small,
                             Align::left);
        for (const Scale::Tick &tick : times.ticks())
          sheet.drawing().text(box.column +
                                 static_cast<int>(std::lround(tick.part * (box.width - 1))),
                               row,
                               std::to_string(figure.groups[g].at_risk(tick.part * end)),
                               text,
                               Align::centre);
      }
  }
} // namespace softlattice
