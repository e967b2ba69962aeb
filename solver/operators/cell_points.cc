// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/operators/cell_points.h"

#include "solver/discretisation/place.h"

#include <deal.II/fe/fe_values.h>

namespace softlattice
{
  template <int dim>
  std::vector<std::array<double, 3>> cell_points(const Space<dim> &space)
  {
    const auto &matrix_free = space.matrix_free();
    const dealii::QGaussLobatto<1> line(space.degree() + 1);
    const dealii::Quadrature<dim> nodes(
      line); // the first coordinate runs fastest, as in FEEvaluation
    dealii::FEValues<dim> values(space.mapping(),
                                 space.fe(),
                                 nodes,
                                 dealii::update_quadrature_points);
    constexpr std::size_t n_lanes = WideDouble::size();
    const std::size_t per_batch = nodes.size() * n_lanes;
    std::vector<std::array<double, 3>> places(matrix_free.n_cell_batches() * per_batch);
    for (unsigned int batch = 0; batch < matrix_free.n_cell_batches(); ++batch)
      {
        const unsigned int n_active = matrix_free.n_active_entries_per_cell_batch(batch);
        for (unsigned int lane = 0; lane < n_lanes; ++lane)
          {
            if (lane <=
                n_active) // the first lane without a cell takes the places of the first cell
              values.reinit(typename dealii::Triangulation<dim>::cell_iterator(
                matrix_free.get_cell_iterator(batch, lane < n_active ? lane : 0)));
            for (unsigned int q = 0; q < nodes.size(); ++q)
              places[batch * per_batch + q * n_lanes + lane] =
                in_three<dim>(values.quadrature_point(q));
          }
      }
    return places;
  }

  template std::vector<std::array<double, 3>> cell_points(const Space<2> &space);
  template std::vector<std::array<double, 3>> cell_points(const Space<3> &space);
} // namespace softlattice
