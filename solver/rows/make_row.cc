// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/rows/make_row.h"

#include "solver/operators/row_maker.h"
#include "solver/rows/allen_cahn_row.h"
#include "solver/rows/cahn_hilliard_row.h"
#include "solver/rows/equilibrium_row.h"
#include "solver/rows/poisson_row.h"

#include <map>
#include <stdexcept>
#include <string>

namespace softlattice
{
  namespace
  {
    /// The rows of the usual kinds, by name.
    template <int dim>
    using Usual =
      std::map<std::string, std::unique_ptr<Row<dim>> (*)(RowSystem<dim> &, std::size_t)>;

    template <template <int> class Kind, int dim>
    std::unique_ptr<Row<dim>> made(RowSystem<dim> &system, const std::size_t field)
    {
      return std::make_unique<Kind<dim>>(system, field);
    }

    template <int dim>
    const Usual<dim> &usual()
    {
      static const Usual<dim> rows = {{FieldKind::non_conserved.name, made<AllenCahnRow, dim>},
                                      {FieldKind::conserved.name, made<CahnHilliardRow, dim>},
                                      {FieldKind::electrostatic.name, made<PoissonRow, dim>},
                                      {FieldKind::equilibrium.name, made<EquilibriumRow, dim>}};
      return rows;
    }
  } // namespace

  template <int dim>
  std::unique_ptr<Row<dim>> make_row(RowSystem<dim> &system, const std::size_t field)
  {
    const FieldEquation &equation = system.equations.fields()[field];
    if (equation.row)
      return equation.row->make(system, field);
    const auto found = usual<dim>().find(equation.kind.name);
    if (found == usual<dim>().end())
      throw std::logic_error("the field '" + equation.name + "' is of the kind '" +
                             equation.kind.name + "', which has no row: it has to hand over one");
    return found->second(system, field);
  }

  template std::unique_ptr<Row<2>> make_row(RowSystem<2> &system, std::size_t field);
  template std::unique_ptr<Row<3>> make_row(RowSystem<3> &system, std::size_t field);
} // namespace softlattice
