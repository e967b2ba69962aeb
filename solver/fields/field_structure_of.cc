// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/field_structure_of.h"

#include "solver/discretisation/components.h"
#include "solver/discretisation/plane_averages.h"
#include "solver/discretisation/wave_projection.h"

namespace softlattice
{
  template <int dim>
  unsigned int FieldStructureOf<dim>::count_regions(const std::size_t field,
                                                    const double threshold) const
  {
    return count_components(fields_.space, values(field), threshold);
  }

  template <int dim>
  std::vector<double> FieldStructureOf<dim>::region_volumes(const std::size_t field,
                                                            const double threshold,
                                                            const Side side) const
  {
    return component_volumes(fields_.space, values(field), threshold, side);
  }

  template <int dim>
  std::vector<WaveMode> FieldStructureOf<dim>::waves(const std::size_t field,
                                                     const double largest) const
  {
    return project_on_waves(fields_.space, values(field), wave_box(fields_.geometry), largest);
  }

  template <int dim>
  std::vector<double> FieldStructureOf<dim>::plane_averages(
    const std::size_t field,
    const int axis,
    const std::vector<double> &positions) const
  {
    return softlattice::plane_averages(fields_.space, values(field), axis, positions);
  }

  template class FieldStructureOf<2>;
  template class FieldStructureOf<3>;
} // namespace softlattice
