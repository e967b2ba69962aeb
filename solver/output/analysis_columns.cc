// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/output/analysis_columns.h"

#include <fmt/format.h>

#include <utility>

namespace softlattice
{
  AnalysisColumns::AnalysisColumns(const AnalysisSettings &settings, const AnalysedField &field)
  {
    const Column time = {"time", "s", "when the fields were written"};
    const Column value = {field.name, field.unit, "mean of the field over the plane"};
    const std::string square = field.unit == "1" ? "1" : fmt::format("({})^2", field.unit);
    summary = {
      time,
      {"variance of " + field.name, square, "mean square of the deviation from the mean"},
      {"regions of " + field.name, "1", "connected regions in which the field is above its mean"},
      {"fraction in regions", "1", "their volume over that of the domain"},
      {"mean region radius", "m", "mean radius of discs or balls of the volumes of the regions"},
      {"spread of region radii", "m", "standard deviation of these radii"}};
    if (settings.shortest_wave > 0.)
      {
        summary.push_back(
          {"characteristic length", "m", "2 pi over the mean wave number, weighted with S(k)"});
        const std::string power = field.dimension == 2 ? "m^2" : "m^3";
        structure_factor = {
          time,
          {"wave number", "1/m", "mean wave number k of a shell"},
          {"structure factor",
           square == "1" ? power : fmt::format("{} {}", square, power),
           "mean over the shell of S(k), the square of a Fourier component times the volume"},
          {"waves", "1", "waves in the shell"}};
      }
    if (settings.axis() >= 0)
      {
        summary.push_back(
          {"junction width", "m", "10-90 % width of the profile between its means at both ends"});
        profile = {time, {settings.profile_axis, "m", "place along the axis"}, value};
        if (settings.interdiffusion)
          {
            interdiffusion = {
              time,
              {field.name, field.unit, "composition that the coefficient is of"},
              {"interdiffusion coefficient",
               "m^2/s",
               "by the method of Boltzmann and Matano, as if the junction had been sharp at t = 0"},
              {"trusted",
               "1",
               "1 where parabolas through windows of two lengths agree within 5 % and the ends are "
               "1 % of the step away at least, else 0"}};
            if (field.has_initial_width)
              interdiffusion.push_back(
                {"part of the initial width",
                 "1",
                 "by how much of itself the coefficient is too large because the junction had a "
                 "width at t = 0; falls as 1/t"});
          }
      }
    if (field.dimensionless)
      for (std::vector<Column> *one : {&summary, &structure_factor, &profile, &interdiffusion})
        *one = without_dimensions(std::move(*one));
  }
} // namespace softlattice
