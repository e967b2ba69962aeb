// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/heat/film_heat.h"
#include "solver/operators/field_equation.h"
#include "solver/parts/equations/part_term.h"
#include "solver/parts/heat/heat_sources.h"

#include <cstddef>
#include <string>
#include <vector>

namespace softlattice
{
  /// What warms a film that lies on a plate [K/s]: all of HeatSources, and h_i (T_s - T)/(rho c d) from the plate. It reads
  /// what these read and, last, the temperature of the plate.
  class FilmOverPlate final : public PartTerm
  {
  public:
    /// `per_kelvin`: h_i/(rho c d) [1/s]. The reference must stay valid.
    FilmOverPlate(const HeatSources &film, const std::string &plate, double per_kelvin);
    void set_n_nodes(const std::size_t n) { n_nodes_ = n; }

    const std::vector<std::string> &reads() const override { return reads_; }
    void evaluate(NodeRange nodes,
                  const double *const *u,
                  double *value,
                  double *const *gradient,
                  double *const *hessian) const override;
    std::vector<std::size_t> rates_read() const override { return film_.rates_read(); }
    void by_rate(std::size_t of, const double *const *u, double *value) const override
    {
      film_.by_rate(of, u, value);
    }
    std::string stated_in(std::size_t, const double *const *) const override { return "Heat"; }

    /// What the plate gives alone, at all nodes.
    void from_plate(const double *const *u, double *density) const;

  private:
    const HeatSources &film_;
    std::vector<std::string> reads_;
    double per_kelvin_;
    std::size_t n_nodes_ = 0;
  };

  /// What warms the plate [K/s]: [h_i (T - T_s) + h_b (T_b - T_s)]/(c_s d_s). It reads the temperatures of film and plate.
  class PlateSources final : public PartTerm
  {
  public:
    PlateSources(const FilmHeat &heat, std::vector<std::string> reads);
    void set_base(const double temperature) { base_ = temperature; }

    const std::vector<std::string> &reads() const override { return reads_; }
    void evaluate(NodeRange nodes,
                  const double *const *u,
                  double *value,
                  double *const *gradient,
                  double *const *hessian) const override;
    std::string stated_in(std::size_t, const double *const *) const override { return "Heat"; }

    /// What a plate at this temperature [K] takes from the base.
    double from_base(const double plate) const { return of_base_ * (base_ - plate); }

  private:
    std::vector<std::string> reads_;
    double of_film_, of_base_; ///< what they give per time and kelvin [1/s]
    double base_ = 298.15;     ///< [K]
  };

  /// The plate as a field of its own beside that of the film, (255).
  class PlateBelow
  {
  public:
    static constexpr auto name_of_temperature = "substrate_temperature";

    /// References must stay valid; `film_thickness` [m].
    PlateBelow(const FilmHeat &heat, const HeatSources &film, double film_thickness);
    PlateBelow(const PlateBelow &) = delete; // what is handed out stays where it is
    PlateBelow &operator=(const PlateBelow &) = delete;

    /// c_s d_s/(rho c d): what warms the film by one kelvin warms the plate by the inverse of it.
    double capacity_ratio() const { return capacity_ratio_; }
    void set_nodes(std::size_t n_nodes);
    void set_base(const double temperature) { own_source_.set_base(temperature); }

    const PartTerm &diffusivity() const { return diffusivity_; }
    const PartTerm &film_source() const { return film_source_; }
    const PartTerm &own_source() const { return own_source_; }

    /// At all nodes, of states as the source of the film reads them: what the plate gives the film [K/s of the film], and the base
    /// the plate [K/s of the plate].
    void to_film(const double *const *u, double *density) const
    {
      film_source_.from_plate(u, density);
    }
    void from_base(const double *const *u, double *density) const;

    /// Its number among the states that the source of the film reads.
    std::size_t row() const { return film_source_.reads().size() - 1; }

  private:
    double capacity_ratio_;
    UniformTerm diffusivity_;
    FilmOverPlate film_source_;
    PlateSources own_source_;
    std::size_t n_nodes_ = 0;
  };
} // namespace softlattice
