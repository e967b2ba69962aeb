// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fields/discrete_fields.h"
#include "solver/fields/field_structure.h"

namespace softlattice
{
  template <int dim>
  class FieldStructureOf final : public FieldStructure
  {
  public:
    /// The fields must outlive this.
    explicit FieldStructureOf(DiscreteFields<dim> &fields)
      : fields_(fields)
    {}

    unsigned int count_regions(std::size_t field, double threshold) const override;
    std::vector<double> region_volumes(std::size_t field,
                                       double threshold,
                                       Side side) const override;
    std::vector<WaveMode> waves(std::size_t field, double largest) const override;
    std::vector<double> plane_averages(std::size_t field,
                                       int axis,
                                       const std::vector<double> &positions) const override;

  private:
    const typename Space<dim>::Vector &values(const std::size_t field) const
    {
      return fields_.state.block(field);
    }

    DiscreteFields<dim> &fields_;
  };
} // namespace softlattice
