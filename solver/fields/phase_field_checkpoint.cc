// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// How fields and their mesh are saved and taken up again.
#include "solver/discretisation/packed_cells.h"
#include "solver/fields/phase_field_of.h"

namespace softlattice
{
  template <int dim>
  CellData PhaseFieldOf<dim>::pack(const std::vector<State> &others) const
  {
    return {history_.meshes(), packed(others)};
  }

  template <int dim>
  std::vector<double> PhaseFieldOf<dim>::packed(const std::vector<State> &others) const
  {
    std::vector<const Vector *> vectors;
    const auto add = [&](const State &state) {
      for (unsigned int field = 0; field < state.n_blocks(); ++field)
        vectors.push_back(&state.block(field));
    };
    add(state_);
    for (const State &state : others)
      add(state);
    std::vector<double> values;
    values.reserve(mesh_.n_locally_owned_active_cells() * values_per_cell(others.size()));
    softlattice::pack<dim>(space_, vectors, values);
    return values;
  }

  template <int dim>
  std::pair<std::size_t, std::size_t> PhaseFieldOf<dim>::restore_mesh(
    const std::vector<CellLevels> &meshes)
  {
    history_.follow(meshes, mesh_);
    set_up_on_mesh();
    const std::uint64_t count = mesh_.n_locally_owned_active_cells();
    std::uint64_t first = 0;
    MPI_Exscan(&count, &first, 1, MPI_UINT64_T, MPI_SUM, communicator_);
    return {first, count};
  }

  template <int dim>
  std::vector<State> PhaseFieldOf<dim>::unpack(const std::vector<double> &values,
                                               const std::size_t n_others)
  {
    std::vector<State> others(n_others);
    std::vector<Vector *> vectors;
    const auto add = [&](State &state) {
      for (unsigned int field = 0; field < state.n_blocks(); ++field)
        vectors.push_back(&state.block(field));
    };
    add(state_);
    for (State &state : others)
      {
        system_.initialise(state);
        add(state);
      }
    softlattice::unpack<dim>(space_, values, vectors);
    return others;
  }

  template <int dim>
  std::vector<State> PhaseFieldOf<dim>::put_back(const CellData &cells, const std::size_t n_others)
  {
    history_.go_back(cells.meshes, mesh_);
    set_up_on_mesh();
    return unpack(cells.values, n_others);
  }

  template <int dim>
  void PhaseFieldOf<dim>::set_up_on_mesh()
  {
    space_.reinit();
    system_.reinit();
    system_.initialise(state_);
  }

  template <int dim>
  void PhaseFieldOf<dim>::renew_mesh()
  {
    // As a resumed run does it.
    const std::vector<double> values = packed({});
    history_.renew(mesh_);
    space_.reinit();
    for (unsigned int field = 0; field < state_.n_blocks(); ++field)
      space_.initialise(state_.block(field));
    state_.collect_sizes();
    unpack(values, 0);
  }

  template class PhaseFieldOf<2>;
  template class PhaseFieldOf<3>;
} // namespace softlattice
