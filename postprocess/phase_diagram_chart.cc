// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/phase_diagram_chart.h"

#include "postprocess/canvas.h"
#include "postprocess/chart.h"
#include "postprocess/gap_outline.h"
#include "postprocess/render.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <map>
#include <set>
#include <sstream>

namespace softlattice
{
  namespace
  {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr Colour red = {214, 39, 40}, white = {255, 255, 255};
    constexpr Colour demixed = {170, 170, 176}; // in the dark
    constexpr double cubic_centimetre = 1e-6;   // [m^3]

    /// The columns of a file of plain numbers by their headers; not a number where a field is empty.
    using Columns = std::map<std::string, std::vector<double>>;

    Columns read_columns(const std::string &file, const std::vector<std::string> &wanted)
    {
      std::ifstream in(file);
      if (!in)
        throw RenderError("cannot read '" + file + "'");
      const auto fields = [](std::string line) {
        if (!line.empty() && line.back() == '\r')
          line.pop_back();
        std::vector<std::string> list;
        std::istringstream text(line + ",");
        for (std::string field; std::getline(text, field, ',');)
          list.push_back(field);
        return list;
      };
      std::string line;
      std::getline(in, line);
      const std::vector<std::string> names = fields(line);
      Columns columns;
      while (std::getline(in, line))
        {
          const std::vector<std::string> row = fields(line);
          if (row.size() != names.size())
            throw RenderError("'" + file + "' has a row of another length than its header");
          for (std::size_t i = 0; i < row.size(); ++i)
            columns[names[i]].push_back(row[i].empty() ? nan
                                                       : std::strtod(row[i].c_str(), nullptr));
        }
      const auto missing = std::find_if(wanted.begin(), wanted.end(), [&](const std::string &name) {
        return columns[name].empty();
      });
      if (missing != wanted.end())
        throw RenderError("'" + file + "' has no values of '" + *missing + "'");
      return columns;
    }

    /// Distance between neighbours of evenly spaced values, each of which may come many times.
    double spacing(const std::vector<double> &values)
    {
      const std::set<double> different(values.begin(), values.end());
      return different.size() < 2
               ? 1.
               : (*different.rbegin() - *different.begin()) / (different.size() - 1.);
    }

    void draw_bar(Canvas &canvas,
                  const ColourMap &colours,
                  const int column,
                  const int row,
                  const int height,
                  const int size,
                  const double lowest,
                  const double highest)
    {
      for (int r = 0; r < height; ++r)
        canvas.fill(column, row + r, size, 1, colours.at(1. - double(r) / (height - 1)));
      canvas.frame(column - 1, row - 1, size + 2, height + 2, black);
      for (const double power : tick_places(lowest, highest, 6))
        {
          char text[32];
          std::snprintf(text, sizeof(text), "1e%.3g", power);
          const int r = row + static_cast<int>(
                                std::lround((highest - power) / (highest - lowest) * (height - 1)));
          canvas.fill(column + size, r, size / 3, 1, black);
          canvas.text(column + size + size / 2, r, text, size, Align::left);
        }
    }
  } // namespace

  void draw_phase_diagram(const std::string &directory)
  {
    const std::string kelvin = "temperature [K]", threshold = "threshold carrier density [1/m^3]";
    const Columns lines =
      read_columns(directory + "/phase_diagram.csv", {kelvin, "carrier density [1/m^3]"});
    const Columns map = read_columns(directory + "/phase_diagram_threshold.csv",
                                     {kelvin, "composition [1]", threshold});

    double lowest = std::numeric_limits<double>::infinity(), highest = -lowest;
    for (const double density : map.at(threshold))
      if (density > 0.)
        {
          lowest = std::min(lowest, std::log10(density * cubic_centimetre));
          highest = std::max(highest, std::log10(density * cubic_centimetre));
        }
    const bool any = lowest <= highest;
    if (any && highest - lowest < 0.1)
      {
        lowest -= 0.5;
        highest += 0.5;
      }

    constexpr int size = 18, width = 700, height = 560, left = 90, top = 60;
    Canvas canvas(1000, 780);
    const std::vector<double> &temperatures = lines.at(kelvin);
    Chart chart(canvas,
                {left, top, width, height},
                {"fraction x of the lighter halide", Scale::linear(0., 1., 5)},
                {"temperature [K]", Scale::linear(temperatures.front(), temperatures.back(), 6)},
                size);
    const ColourMap colours("viridis");
    const double cell_width = spacing(map.at("composition [1]"));
    const double cell_height = spacing(map.at(kelvin));
    for (std::size_t i = 0; i < map.at(threshold).size(); ++i)
      {
        const double density = map.at(threshold)[i];
        const Colour colour =
          std::isnan(density) ? white
          : density == 0.
            ? demixed
            : colours.at((std::log10(density * cubic_centimetre) - lowest) / (highest - lowest));
        const double x = map.at("composition [1]")[i], y = map.at(kelvin)[i];
        chart.fill({x - 0.5 * cell_width, y - 0.5 * cell_height},
                   {x + 0.5 * cell_width, y + 0.5 * cell_height},
                   colour);
      }
    const Chart::Pen binodal = {black, 3, 0}, spinodal = {black, 3, 9}, of_light = {red, 3, 0};
    const auto draw = [&](const std::string &name, const Chart::Pen &pen) {
      for (const auto &side : gap_outlines(
             {temperatures, lines.at(name + " lower [1]"), lines.at(name + " upper [1]")}))
        chart.curve(side, pen);
    };
    draw("light binodal", of_light);
    draw("spinodal", spinodal);
    draw("binodal", binodal);
    chart.draw_axes();

    if (any)
      draw_bar(canvas, colours, left + width + 40, top, height, size, lowest, highest);
    canvas.text(canvas.width() - 20, top - size, "threshold carriers [1/cm^3]", size, Align::right);
    char of_density[64];
    std::snprintf(of_density,
                  sizeof(of_density),
                  "binodal at %.2g carriers/cm^3",
                  lines.at("carrier density [1/m^3]").front() * cubic_centimetre);
    int column = left;
    const int row = top + height + 4 * size;
    column = chart.key(column, row, binodal, "binodal, dark");
    column = chart.key(column, row, spinodal, "spinodal, dark");
    chart.key(column, row, of_light, of_density);
    canvas.text(left,
                row + 2 * size,
                "grey: demixes in the dark; white: no density of carriers demixes it",
                size,
                Align::left);
    canvas.write_png(directory + "/phase_diagram.png");
  }
} // namespace softlattice
