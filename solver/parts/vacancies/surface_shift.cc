// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/vacancies/surface_shift.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace softlattice
{
  SurfaceShift::SurfaceShift(const CrystalSurface &surface,
                             const Geometry &geometry,
                             const double site_density,
                             std::string fraction)
    : surface_(surface)
    , site_density_(site_density)
    , reads_({std::move(fraction)})
  {
    const std::vector<std::string> names = boundary_names(geometry);
    const std::array<double, 3> corner = lower_corner(geometry), size = box_size(geometry);
    for (std::size_t b = 0; b < names.size(); ++b)
      if (const auto &wanted = surface.boundaries();
          std::find(wanted.begin(), wanted.end(), names[b]) != wanted.end())
        sides_.push_back({b / 2, corner[b / 2] + (b % 2 == 0 ? 0. : size[b / 2])});
  }

  void SurfaceShift::set_places(const std::vector<std::array<double, 3>> &places)
  {
    density_.clear();
    for (const std::array<double, 3> &place : places)
      {
        double distance = std::numeric_limits<double>::infinity();
        for (const Side &side : sides_)
          distance = std::min(distance, std::abs(place[side.axis] - side.place));
        density_.push_back(site_density_ * surface_.shift(distance));
      }
  }

  void SurfaceShift::evaluate(const NodeRange nodes,
                              const double *const *u,
                              double *value,
                              double *const *gradient,
                              double *const *hessian) const
  {
    for (std::size_t k = nodes.begin; k < nodes.end; ++k)
      {
        if (value != nullptr)
          value[k] = density_[k] * u[0][k];
        if (gradient != nullptr && gradient[0] != nullptr)
          gradient[0][k] = density_[k];
        if (hessian != nullptr && hessian[0] != nullptr)
          hessian[0][k] = 0.;
      }
  }
} // namespace softlattice
