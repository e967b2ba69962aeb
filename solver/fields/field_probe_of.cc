// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/field_probe_of.h"

#include "solver/base/error.h"
#include "solver/fields/field_extremes.h"

#include <deal.II/base/mpi.h>

namespace softlattice
{
  namespace
  {
    /// Values at places that are the same on every process.
    template <int dim>
    std::vector<double> interpolated(const Space<dim> &space,
                                     const typename Space<dim>::Vector &field,
                                     const std::vector<CoarsePlace<dim>> &places)
    {
      typename Space<dim>::Vector values;
      space.initialise(values);
      values.copy_locally_owned_data_from(field);
      space.distribute(values);
      values.update_ghost_values();

      std::vector<double> result(places.size(), 0.);
      std::vector<dealii::types::global_dof_index> indices(space.fe().n_dofs_per_cell());
      for (std::size_t p = 0; p < places.size(); ++p)
        {
          const auto [cell, unit] = descend<dim>(space.mesh(), places[p]);
          if (!cell->is_locally_owned())
            continue;
          const typename dealii::DoFHandler<dim>::active_cell_iterator dof_cell(&space.mesh(),
                                                                                cell->level(),
                                                                                cell->index(),
                                                                                &space.dofs());
          dof_cell->get_dof_indices(indices);
          for (unsigned int i = 0; i < indices.size(); ++i)
            result[p] += space.fe().shape_value(i, unit) * values(indices[i]);
        }
      // Exactly one process owns each point.
      dealii::Utilities::MPI::sum(result, space.mesh().get_communicator(), result);
      return result;
    }
  } // namespace

  template <int dim>
  FieldProbeOf<dim>::FieldProbeOf(DiscreteFields<dim> &fields)
    : fields_(fields)
    , exposed_(fields.geometry, fields.mesh)
    , bulk_(fields.geometry, fields.mesh)
    , sites_(exposed_)
    , sites_inside_(bulk_)
  {}

  template <int dim>
  bool FieldProbeOf<dim>::contains(const std::array<double, 3> &place) const
  {
    return locate<dim>(fields_.mesh, in_dim<dim>(place)).has_value();
  }

  template <int dim>
  std::vector<double> FieldProbeOf<dim>::values_at(const State &state,
                                                   const std::size_t field,
                                                   const std::vector<SitePoint> &points) const
  {
    std::vector<CoarsePlace<dim>> places;
    places.reserve(points.size());
    for (const SitePoint &point : points)
      places.push_back(
        point.is_inside
          ? bulk_.point(point.patch, point.reference).place
          : exposed_.point(point.patch, point.reference[0], point.reference[1]).place);
    return interpolated(fields_.space, state.block(field), places);
  }

  template <int dim>
  std::vector<double> FieldProbeOf<dim>::values_at(
    const State &state,
    const std::size_t field,
    const std::vector<std::array<double, 3>> &places) const
  {
    std::vector<CoarsePlace<dim>> inside;
    inside.reserve(places.size());
    for (const auto &place : places)
      {
        const auto found = locate<dim>(fields_.mesh, in_dim<dim>(place));
        if (!found)
          throw InvariantError("a field is asked for outside of the body");
        inside.push_back(*found);
      }
    return interpolated(fields_.space, state.block(field), inside);
  }

  template <int dim>
  std::optional<std::size_t> FieldProbeOf<dim>::number_of_derived(const std::string &name) const
  {
    const auto &all = fields_.equations.description().derived_fields;
    for (std::size_t i = 0; i < all.size(); ++i)
      if (all[i].name == name)
        return i;
    return {};
  }

  template <int dim>
  void FieldProbeOf<dim>::derive(const double t, const State &state, State &derived) const
  {
    fields_.system.derive(t, state, derived);
  }

  template <int dim>
  std::pair<double, double> FieldProbeOf<dim>::extremes(const State &state,
                                                        const std::size_t field) const
  {
    return softlattice::extremes(fields_.space, state.block(field));
  }

  template class FieldProbeOf<2>;
  template class FieldProbeOf<3>;
} // namespace softlattice
