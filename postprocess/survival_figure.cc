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
      const auto line = [](const Colour colour) {
        return [colour](Canvas &canvas, int column, int row, int size) {
          canvas.fill(column, row - size / 24, size, size / 10, colour);
        };
      };
      std::vector<LegendEntry> legend;
      for (std::size_t g = 0; g < figure.groups.size() && figure.groups.size() > 1; ++g)
        legend.push_back({figure.groups[g].name, line(distinct_colour(g))});
      for (const SurvivalPlot &group : figure.groups)
        for (const SurvivalPlot::Step &step : group.steps)
          if (step.censored > 0)
            {
              legend.push_back({"censored", [](Canvas &canvas, int column, int row, int size) {
                                  canvas.fill(column, row - size / 24, size, size / 10, black);
                                  canvas.fill(column + size / 2 - size / 24,
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

  Canvas draw(const SurvivalFigure &figure, const FigureSize &size)
  {
    Figure sheet(size, figure.title, legend_of(figure), figure.notes);
    double last = 0.;
    for (const SurvivalPlot &group : figure.groups)
      if (!group.steps.empty())
        last = std::max(last, group.steps.back().time);
    const Scale times = Scale::linear(0., last > 0. ? 1.03 * last : 1., 6);
    const Scale shares = Scale::linear(0., 1.02, 5);
    const int text = sheet.text_size();
    const int left = std::max(width_of_numbers(shares, text), 3 * text);
    const ChartBox box =
      sheet.room(left, 2 * text, times, static_cast<int>(figure.groups.size()) + 1);
    Chart chart(sheet.canvas(),
                box,
                {figure.time_title, times},
                {figure.share_title, shares},
                text);
    chart.draw_grid();
    for (std::size_t g = 0; g < figure.groups.size(); ++g)
      draw_group(chart, figure.groups[g], distinct_colour(g));
    chart.draw_axes();

    int row = box.row + box.height + text * 22 / 5;
    sheet.canvas().text(text, row, "number at risk", text * 4 / 5, Align::left);
    for (std::size_t g = 0; g < figure.groups.size(); ++g)
      {
        row += text * 7 / 5;
        sheet.canvas().fill(text, row - text / 3, text, text * 2 / 3, distinct_colour(g));
        for (const Scale::Tick &tick : times.ticks())
          sheet.canvas().text(box.column +
                                static_cast<int>(std::lround(tick.part * (box.width - 1))),
                              row,
                              std::to_string(figure.groups[g].at_risk(tick.part * 1.03 * last)),
                              text,
                              Align::centre,
                              distinct_colour(g));
      }
    return sheet.finished();
  }
} // namespace softlattice
