// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/field_storage_of.h"

#include "solver/discretisation/packed_cells.h"
#include "solver/output/vtu_writer.h"

namespace softlattice
{
  template <int dim>
  CellData FieldStorageOf<dim>::pack(const std::vector<State> &others) const
  {
    return {fields_.history.meshes(), packed(others)};
  }

  template <int dim>
  std::vector<double> FieldStorageOf<dim>::packed(const std::vector<State> &others) const
  {
    std::vector<const Vector *> vectors;
    const auto add = [&](const State &state) {
      for (unsigned int field = 0; field < state.n_blocks(); ++field)
        vectors.push_back(&state.block(field));
    };
    add(fields_.state);
    for (const State &state : others)
      add(state);
    std::vector<double> values;
    values.reserve(fields_.mesh.n_locally_owned_active_cells() * values_per_cell(others.size()));
    softlattice::pack<dim>(fields_.space, vectors, values);
    return values;
  }

  template <int dim>
  std::pair<std::size_t, std::size_t> FieldStorageOf<dim>::restore_mesh(
    const std::vector<CellLevels> &meshes)
  {
    fields_.history.follow(meshes, fields_.mesh);
    set_up_on_mesh();
    const std::uint64_t count = fields_.mesh.n_locally_owned_active_cells();
    std::uint64_t first = 0;
    MPI_Exscan(&count, &first, 1, MPI_UINT64_T, MPI_SUM, fields_.communicator);
    return {first, count};
  }

  template <int dim>
  std::vector<State> FieldStorageOf<dim>::unpack(const std::vector<double> &values,
                                                 const std::size_t n_others)
  {
    std::vector<State> others(n_others);
    std::vector<Vector *> vectors;
    const auto add = [&](State &state) {
      for (unsigned int field = 0; field < state.n_blocks(); ++field)
        vectors.push_back(&state.block(field));
    };
    add(fields_.state);
    for (State &state : others)
      {
        fields_.system.initialise(state);
        add(state);
      }
    softlattice::unpack<dim>(fields_.space, values, vectors);
    return others;
  }

  template <int dim>
  std::vector<State> FieldStorageOf<dim>::put_back(const CellData &cells,
                                                   const std::size_t n_others)
  {
    fields_.history.go_back(cells.meshes, fields_.mesh);
    set_up_on_mesh();
    return unpack(cells.values, n_others);
  }

  template <int dim>
  void FieldStorageOf<dim>::set_up_on_mesh()
  {
    fields_.space.reinit();
    fields_.system.reinit();
    fields_.system.initialise(fields_.state);
  }

  template <int dim>
  void FieldStorageOf<dim>::renew_mesh()
  {
    // As a resumed run does it.
    const std::vector<double> values = packed({});
    fields_.history.renew(fields_.mesh);
    fields_.space.reinit();
    for (unsigned int field = 0; field < fields_.state.n_blocks(); ++field)
      fields_.space.initialise(fields_.state.block(field));
    fields_.state.collect_sizes();
    unpack(values, 0);
  }

  template <int dim>
  std::size_t FieldStorageOf<dim>::values_per_cell(const std::size_t n_others) const
  {
    return (1 + n_others) * fields_.equations.fields().size() *
           fields_.space.fe().n_dofs_per_cell();
  }

  template <int dim>
  std::string FieldStorageOf<dim>::write(const std::string &folder,
                                         const bool higher_order_cells,
                                         const double t,
                                         const unsigned int cycle)
  {
    std::vector<OutputField<dim>> list;
    for (unsigned int field = 0; field < fields_.state.n_blocks(); ++field)
      list.push_back({fields_.equations.fields()[field].name,
                      fields_.equations.fields()[field].unit,
                      &fields_.space.dofs(),
                      &fields_.state.block(field),
                      &fields_.space.constraints()});
    State derived;
    fields_.system.derive(t, fields_.state, derived);
    const std::vector<DerivedField> &more = fields_.equations.description().derived_fields;
    for (unsigned int i = 0; i < derived.n_blocks(); ++i)
      list.push_back({more[i].name,
                      more[i].unit,
                      &fields_.space.dofs(),
                      &derived.block(i),
                      &fields_.space.constraints()});
    return VtuWriter<dim>(folder, higher_order_cells)
      .write(fields_.space.mapping(), list, t, cycle);
  }

  template class FieldStorageOf<2>;
  template class FieldStorageOf<3>;
} // namespace softlattice
