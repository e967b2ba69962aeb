// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/heat/plate_below.h"

#include <utility>

namespace softlattice
{
  FilmOverPlate::FilmOverPlate(const HeatSources &film,
                               const std::string &plate,
                               const double per_kelvin)
    : film_(film)
    , reads_(film.reads())
    , per_kelvin_(per_kelvin)
  {
    reads_.push_back(plate);
  }

  void FilmOverPlate::evaluate(const NodeRange nodes,
                               const double *const *u,
                               double *value,
                               double *const *gradient,
                               double *const *hessian) const
  {
    film_.evaluate(nodes, u, value, gradient, hessian);
    const double *const film = u[0], *const plate = u[reads_.size() - 1];
    for (std::size_t k = nodes.begin; value != nullptr && k < nodes.end; ++k)
      value[k] += per_kelvin_ * (plate[k] - film[k]);
    if (gradient == nullptr)
      return;
    double *const by_film = gradient[0], *const by_plate = gradient[reads_.size() - 1];
    for (std::size_t k = nodes.begin; by_film != nullptr && k < nodes.end; ++k)
      by_film[k] -= per_kelvin_;
    for (std::size_t k = nodes.begin; by_plate != nullptr && k < nodes.end; ++k)
      by_plate[k] = per_kelvin_;
  }

  void FilmOverPlate::from_plate(const double *const *u, double *density) const
  {
    const double *const film = u[0], *const plate = u[reads_.size() - 1];
    for (std::size_t k = 0; k < n_nodes_; ++k)
      density[k] = per_kelvin_ * (plate[k] - film[k]);
  }

  PlateSources::PlateSources(const FilmHeat &heat, std::vector<std::string> reads)
    : reads_(std::move(reads))
    , of_film_(heat.to_below() / heat.plate()->areal_capacity())
    , of_base_(heat.to_base() / heat.plate()->areal_capacity())
  {}

  void PlateSources::evaluate(const NodeRange nodes,
                              const double *const *u,
                              double *value,
                              double *const *gradient,
                              double *const *) const
  {
    for (std::size_t k = nodes.begin; k < nodes.end; ++k)
      {
        if (value != nullptr)
          value[k] = of_film_ * (u[0][k] - u[1][k]) + from_base(u[1][k]);
        if (gradient != nullptr && gradient[0] != nullptr)
          gradient[0][k] = of_film_;
        if (gradient != nullptr && gradient[1] != nullptr)
          gradient[1][k] = -of_film_ - of_base_;
      }
  }

  PlateBelow::PlateBelow(const FilmHeat &heat, const HeatSources &film, const double film_thickness)
    : capacity_ratio_(heat.plate()->areal_capacity() / (heat.capacity() * film_thickness))
    , diffusivity_(heat.plate()->diffusivity(), "Heat/Plate material")
    , film_source_(film, name_of_temperature, heat.to_below() / (heat.capacity() * film_thickness))
    , own_source_(heat, {film.reads().front(), name_of_temperature})
  {}

  void PlateBelow::set_nodes(const std::size_t n_nodes)
  {
    n_nodes_ = n_nodes;
    film_source_.set_n_nodes(n_nodes);
  }

  void PlateBelow::from_base(const double *const *u, double *density) const
  {
    for (std::size_t k = 0; k < n_nodes_; ++k)
      density[k] = own_source_.from_base(u[row()][k]);
  }
} // namespace softlattice
