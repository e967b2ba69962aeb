// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/discretisation/plane_averages.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <stdexcept>

namespace softlattice
{
  namespace
  {
    /// Where the axis enters and leaves a cell: along which reference direction, and between which
    /// positions.
    struct Extent
    {
      int direction;
      double low, high;
      bool reversed; ///< the reference coordinate falls along the axis
    };

    /// None if the cell is no prism along the axis.
    template <int dim, typename Cell>
    std::optional<Extent> extent_along(const Cell &cell, const int axis)
    {
      double low = std::numeric_limits<double>::max(), high = -low;
      for (const unsigned int v : cell->vertex_indices())
        {
          low = std::min(low, cell->vertex(v)[axis]);
          high = std::max(high, cell->vertex(v)[axis]);
        }
      for (int d = 0; d < dim; ++d)
        for (const bool reversed : {false, true})
          {
            bool fits = true;
            for (const unsigned int v : cell->vertex_indices())
              {
                const bool on_high = (((v >> d) & 1u) != 0) != reversed;
                fits = fits && std::abs(cell->vertex(v)[axis] - (on_high ? high : low)) <
                                 1e-9 * (high - low);
              }
            if (fits)
              return Extent{d, low, high, reversed};
          }
      return {};
    }
  } // namespace

  template <int dim>
  std::vector<double> plane_averages(const Space<dim> &space,
                                     const typename Space<dim>::Vector &field,
                                     const int axis,
                                     const std::vector<double> &positions)
  {
    bool fits = true;
    for (const auto &cell : space.mesh().active_cell_iterators())
      if (cell->is_locally_owned())
        fits = fits && extent_along<dim>(cell, axis).has_value();
    if (dealii::Utilities::MPI::min(fits ? 1 : 0, space.mesh().get_communicator()) == 0)
      throw std::invalid_argument("averages over planes need cells that are prisms along the axis");

    const typename Space<dim>::Vector values = space.with_relevant_nodes(field);
    const dealii::QGaussLobatto<dim - 1> across(space.degree() + 1);
    const std::size_t n = positions.size();
    std::vector<double> sums(2 * n, 0.); // of the field, and areas
    // The last plane of the body belongs to the cells that end there.
    double end = -std::numeric_limits<double>::max(), size = 0.;
    for (const auto &cell : space.mesh().active_cell_iterators())
      if (!cell->is_artificial())
        for (const unsigned int v : cell->vertex_indices())
          {
            end = std::max(end, cell->vertex(v)[axis]);
            size = std::max(size, std::abs(cell->vertex(v)[axis]));
          }
    end = dealii::Utilities::MPI::max(end, space.mesh().get_communicator());
    size = dealii::Utilities::MPI::max(size, space.mesh().get_communicator());
    // Vertices of neighbours, and positions that are meant to be on them, differ by rounding.
    const double rounding = 1e-12 * size;

    std::vector<dealii::types::global_dof_index> indices(space.fe().n_dofs_per_cell());
    for (const auto &cell : space.dofs().active_cell_iterators())
      if (cell->is_locally_owned())
        {
          const Extent extent = *extent_along<dim>(cell, axis);
          const double edge = extent.high - extent.low;
          const bool is_last = extent.high >= end - rounding;
          const auto first =
            std::lower_bound(positions.begin(), positions.end(), extent.low - rounding);
          const auto last = is_last
                              ? std::upper_bound(first, positions.end(), extent.high + rounding)
                              : std::lower_bound(first, positions.end(), extent.high - rounding);
          if (first == last)
            continue;
          cell->get_dof_indices(indices);
          for (auto position = first; position != last; ++position)
            {
              const double along = std::clamp((*position - extent.low) / edge, 0., 1.);
              double value = 0., area = 0.;
              for (unsigned int q = 0; q < across.size(); ++q)
                {
                  dealii::Point<dim> unit;
                  for (int d = 0, other = 0; d < dim; ++d)
                    unit[d] = d == extent.direction ? (extent.reversed ? 1. - along : along)
                                                    : across.point(q)[other++];
                  // Of the plane: volume over length along the axis.
                  dealii::Tensor<2, dim> jacobian;
                  double here = 0.;
                  for (const unsigned int v : cell->vertex_indices())
                    for (int c = 0; c < dim; ++c)
                      for (int d = 0; d < dim; ++d)
                        jacobian[c][d] +=
                          cell->vertex(v)[c] *
                          dealii::GeometryInfo<dim>::d_linear_shape_function_gradient(unit, v)[d];
                  for (unsigned int i = 0; i < indices.size(); ++i)
                    here += space.fe().shape_value(i, unit) * values(indices[i]);
                  const double weight =
                    across.weight(q) * std::abs(dealii::determinant(jacobian)) / edge;
                  value += weight * here;
                  area += weight;
                }
              const auto k = static_cast<std::size_t>(position - positions.begin());
              sums[k] += value;
              sums[n + k] += area;
            }
        }
    dealii::Utilities::MPI::sum(sums, space.mesh().get_communicator(), sums);
    std::vector<double> averages(n);
    for (std::size_t k = 0; k < n; ++k)
      averages[k] =
        sums[n + k] > 0. ? sums[k] / sums[n + k] : std::numeric_limits<double>::quiet_NaN();
    return averages;
  }

  template std::vector<double> plane_averages(const Space<2> &,
                                              const Space<2>::Vector &,
                                              int,
                                              const std::vector<double> &);
  template std::vector<double> plane_averages(const Space<3> &,
                                              const Space<3>::Vector &,
                                              int,
                                              const std::vector<double> &);
} // namespace softlattice
