// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/heat/film_heat.h"
#include "solver/parts/equations/part_term.h"

#include <array>
#include <string>
#include <vector>

namespace softlattice
{
  /// The body as heat sees it.
  struct HeatedBody
  {
    double light_depth = 1.; ///< thickness over which light is absorbed [m]
    double face_thickness =
      0.; ///< of a film through whose faces heat goes [m]; 0: it goes through boundaries
    bool has_y_along_face = true; ///< not of a section, whose y is the height
  };

  /// What warms a film at each place [K/s]: the heat of the transition, light, and in plan what it takes from the air
  /// and from the substrate. It reads the temperature, the phase and, if that is a field, the composition.
  class HeatSources final : public PartTerm
  {
  public:
    /// `nominal_fraction`: of bromide where that is no field.
    HeatSources(const FilmHeat &heat,
                std::vector<std::string> reads,
                double nominal_fraction,
                const HeatedBody &body);

    void set_nodes(const LawNodes &nodes);
    void set_conditions(double air, double base, double irradiance);

    const std::vector<std::string> &reads() const override { return reads_; }
    void evaluate(NodeRange nodes,
                  const double *const *u,
                  double *value,
                  double *const *gradient,
                  double *const *hessian) const override;
    std::vector<std::size_t> rates_read() const override;
    void by_rate(std::size_t of, const double *const *u, double *value) const override;
    std::string stated_in(std::size_t, const double *const *) const override { return "Heat"; }

    /// One of them alone, at all nodes.
    void latent(const double *const *u, double *density) const;
    void light(const double *const *u, double *density) const;
    void from_air(const double *const *u, double *density) const;
    void from_base(const double *const *u, double *density) const;

    double fraction(const double *const *u, const std::size_t node) const
    {
      return has_composition() ? u[2][node] : nominal_fraction_;
    }
    bool has_composition() const { return reads_.size() > 2; }

  private:
    /// Light that is absorbed per time and volume over rho c [K/s] where all of it is.
    double full_light() const { return irradiance_ / (body_.light_depth * heat_.capacity()); }
    double per_kelvin(const double transfer) const ///< [1/s]
    {
      const double thickness = body_.face_thickness;
      return thickness > 0. ? transfer / (thickness * heat_.capacity()) : 0.;
    }

    const FilmHeat &heat_;
    std::vector<std::string> reads_;
    double nominal_fraction_;
    HeatedBody body_;
    std::size_t n_nodes_ = 0;
    std::vector<double> spot_;            ///< part of the light that falls on each node
    const double *rate_ = nullptr;        ///< of the phase at the nodes [1/s]
    double air_ = 298.15, base_ = 298.15; ///< temperatures [K]
    double irradiance_ = 0.;              ///< [W/m^2]
  };
} // namespace softlattice
