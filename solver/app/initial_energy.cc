// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/initial_energy.h"

#include "solver/app/case.h"

#include <fmt/format.h>

#include <cmath>

namespace softlattice
{
  namespace
  {
    using Place = std::array<double, 3>;

    /// A lattice of points that includes corners and the centre.
    std::vector<Place> lattice(const Geometry &geometry)
    {
      const int dim = dimension(geometry);
      const int n = dim == 2 ? 33 : 9;
      const Place size = box_size(geometry), corner = lower_corner(geometry);
      std::vector<Place> places;
      for (int k = 0; k < (dim == 3 ? n : 1); ++k)
        for (int j = 0; j < n; ++j)
          for (int i = 0; i < n; ++i)
            places.push_back({corner[0] + size[0] * i / (n - 1),
                              corner[1] + size[1] * j / (n - 1),
                              corner[2] + size[2] * k / (n - 1)});
      return places;
    }

    std::string text_of(const Place &place, const int dim)
    {
      std::string text = fmt::format("x = {:.6g}, y = {:.6g}", place[0], place[1]);
      return dim == 3 ? text + fmt::format(", z = {:.6g}", place[2]) : text;
    }
  } // namespace

  void check_initial_energy(const Case &what, const ReadValues &values, Diagnostics &diagnostics)
  {
    if (what.geometry.kind == "imported mesh" || what.geometry.kind == "island array")
      return;
    const int dim = dimension(what.geometry);
    const std::vector<Place> places = lattice(what.geometry);
    const std::unique_ptr<ExpressionEquations> equations = make_equations(what);
    const std::size_t n_fields = equations->fields().size();

    std::vector<std::vector<double>> u(n_fields), derivative(n_fields);
    std::vector<const double *> fields;
    std::vector<double *> gradient;
    for (std::size_t f = 0; f < n_fields; ++f)
      {
        for (const Place &place : places)
          {
            u[f].push_back(equations->initial_value(f, place));
            if (std::isfinite(u[f].back()))
              continue;
            diagnostics.error(values.location(what.expressions.texts(f).initial_path()),
                              "the initial value is not a finite number at " + text_of(place, dim));
            return;
          }
        derivative[f].resize(places.size());
        fields.push_back(u[f].data());
        gradient.push_back(derivative[f].data());
      }
    equations->set_nodes(places);
    equations->set_time(0., false);
    std::vector<double> energy(places.size());
    equations->energy({0, places.size()}, fields.data(), energy.data(), gradient.data(), nullptr);
    for (std::size_t i = 0; i < places.size(); ++i)
      {
        bool is_number = std::isfinite(energy[i]);
        std::string where = text_of(places[i], dim);
        for (std::size_t f = 0; f < n_fields; ++f)
          {
            is_number = is_number && std::isfinite(derivative[f][i]);
            where += fmt::format(", {} = {:.6g}", equations->fields()[f].name, u[f][i]);
          }
        if (is_number)
          continue;
        diagnostics.error(values.location("Model/Free energy"),
                          "the energy or its derivative is not a finite number at the beginning",
                          "at " + where);
        return;
      }
  }
} // namespace softlattice
