// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fields/discrete_fields.h"

namespace softlattice
{
  template <int dim>
  class FieldMeasuresOf final : public FieldMeasures
  {
  public:
    /// The fields must outlive this.
    explicit FieldMeasuresOf(DiscreteFields<dim> &fields)
      : fields_(fields)
    {}

    double unresolved_part(std::size_t field, bool fluctuates) const override;
    double charge_imbalance(std::size_t field, double t) const override;
    bool is_closed(std::size_t field) const override;
    std::vector<FieldRange> ranges() const override;
    FreeEnergyParts free_energy(double t, bool before, const State &state) const override;
    double l2_error(
      std::size_t field,
      const std::function<double(const std::array<double, 3> &)> &exact) const override;
    std::vector<double> integrals(std::size_t n, const Integrand &integrand) const override;
    IntegrationNodes integration_nodes(const IntegralRegion &region) const override;
    std::string objection_to(const IntegralRegion &region) const override;
    std::vector<double> fluxes(std::size_t field,
                               const std::vector<std::string> &boundaries,
                               double t) const override;
    void gradients(std::size_t field, State &result) const override;
    std::vector<double> sums(double t, std::size_t n, const Addition &add) const override;
    double largest(
      const std::function<double(std::size_t, const double *)> &function) const override;
    double relaxation_rate(double t, double wave_length) const override;

  private:
    const typename Space<dim>::Vector &values(const std::size_t field) const
    {
      return fields_.state.block(field);
    }

    DiscreteFields<dim> &fields_;
  };
} // namespace softlattice
