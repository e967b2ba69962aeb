// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/vacancies/vacancy_material.h"
#include "solver/operators/gradient_energy.h"

#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// - (eps - eps_0)/2 |grad phi|^2 [J/m^3] with the permittivity beyond that of HT of the heavier halide, (295): its derivative
  /// by the potential makes Poisson's equation that of the local permittivity, those by phase and halide are the forces
  /// of the field on them.
  class PermittivityEnergy final : public GradientEnergy
  {
  public:
    /// Numbers of the fields among those that the part reads, in rising order. The material must outlive this.
    PermittivityEnergy(const VacancyMaterial &material,
                       std::size_t potential,
                       std::optional<std::size_t> phase,
                       std::optional<std::size_t> halide);

    const std::vector<std::size_t> &fields() const override { return fields_; }
    bool reads_places() const override { return false; }
    void set_points(const std::vector<std::array<double, 3>> &) override {}
    void evaluate(NodeRange points,
                  const double *const *arguments,
                  double *value,
                  double *const *gradient,
                  double *const *hessian) const override;
    std::string stated_in() const override { return "Vacancies/Relative permittivity"; }

  private:
    const VacancyMaterial &material_;
    std::vector<std::size_t> fields_;
    std::optional<std::size_t> phase_, halide_; ///< numbers of arguments
  };
} // namespace softlattice
