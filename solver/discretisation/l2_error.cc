// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/discretisation/l2_error.h"

#include "solver/discretisation/place.h"

#include <deal.II/base/mpi.h>
#include <deal.II/fe/fe_values.h>

#include <cmath>
#include <vector>

namespace softlattice
{
  template <int dim>
  double l2_error(const Space<dim> &space,
                  const typename Space<dim>::Vector &field,
                  const std::function<double(const std::array<double, 3> &)> &exact)
  {
    // Steps leave the constrained nodes as they are.
    const typename Space<dim>::Vector values = space.with_relevant_nodes(field);
    dealii::FEValues<dim> cell_values(space.mapping(),
                                      space.fe(),
                                      dealii::QGauss<dim>(space.degree() + 3),
                                      dealii::update_values | dealii::update_quadrature_points |
                                        dealii::update_JxW_values);
    std::vector<double> at_points(cell_values.n_quadrature_points);
    double sum = 0.;
    for (const auto &cell : space.dofs().active_cell_iterators())
      if (cell->is_locally_owned())
        {
          cell_values.reinit(cell);
          cell_values.get_function_values(values, at_points);
          for (unsigned int q = 0; q < at_points.size(); ++q)
            {
              const double difference =
                at_points[q] - exact(in_three<dim>(cell_values.quadrature_point(q)));
              sum += difference * difference * cell_values.JxW(q);
            }
        }
    return std::sqrt(dealii::Utilities::MPI::sum(sum, space.mesh().get_communicator()));
  }

  template double l2_error(const Space<2> &,
                           const Space<2>::Vector &,
                           const std::function<double(const std::array<double, 3> &)> &);
  template double l2_error(const Space<3> &,
                           const Space<3>::Vector &,
                           const std::function<double(const std::array<double, 3> &)> &);
} // namespace softlattice
