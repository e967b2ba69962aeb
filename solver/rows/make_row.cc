// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/rows/make_row.h"

#include "solver/operators/row_maker.h"
#include "solver/rows/allen_cahn_row.h"
#include "solver/rows/cahn_hilliard_row.h"
#include "solver/rows/equilibrium_row.h"
#include "solver/rows/poisson_row.h"

#include <stdexcept>

namespace softlattice
{
  template <int dim>
  std::unique_ptr<Row<dim>> make_row(RowSystem<dim> &system, const std::size_t field)
  {
    const FieldEquation &equation = system.equations.fields()[field];
    if (equation.row)
      return equation.row->make(system, field);
    switch (equation.kind)
      {
        case FieldKind::non_conserved:
          return std::make_unique<AllenCahnRow<dim>>(system, field);
        case FieldKind::conserved:
          return std::make_unique<CahnHilliardRow<dim>>(system, field);
        case FieldKind::electrostatic:
          return std::make_unique<PoissonRow<dim>>(system, field);
        case FieldKind::equilibrium:
          return std::make_unique<EquilibriumRow<dim>>(system, field);
      }
    throw std::logic_error("a field of no known kind");
  }

  template std::unique_ptr<Row<2>> make_row(RowSystem<2> &system, std::size_t field);
  template std::unique_ptr<Row<3>> make_row(RowSystem<3> &system, std::size_t field);
} // namespace softlattice
