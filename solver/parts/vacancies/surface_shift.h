// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/geometry.h"
#include "models/vacancies/crystal_surface.h"
#include "solver/parts/equations/part_term.h"

#include <array>
#include <string>
#include <vector>

namespace softlattice
{
  /// The energy density n_X dg c [J/m^3] of vacancies near surfaces of a rectangular body, (298).
  class SurfaceShift final : public PartTerm
  {
  public:
    SurfaceShift(const CrystalSurface &surface,
                 const Geometry &geometry,
                 double site_density,
                 std::string fraction);

    /// The nodes from now on.
    void set_places(const std::vector<std::array<double, 3>> &places);

    /// By how much a vacancy costs more at a node [J].
    double shift_at(const std::size_t node) const { return density_[node] / site_density_; }

    const std::vector<std::string> &reads() const override { return reads_; }
    void evaluate(NodeRange nodes,
                  const double *const *u,
                  double *value,
                  double *const *gradient,
                  double *const *hessian) const override;
    std::string stated_in(std::size_t, const double *const *) const override
    {
      return "Vacancies/Surface/Change of the formation energy";
    }

  private:
    /// Of a side of the body: an axis and where it is [m].
    struct Side
    {
      std::size_t axis;
      double place;
    };

    const CrystalSurface &surface_;
    double site_density_; ///< [1/m^3]
    std::vector<std::string> reads_;
    std::vector<Side> sides_;
    std::vector<double> density_; ///< n_X dg at the nodes [J/m^3]
  };
} // namespace softlattice
