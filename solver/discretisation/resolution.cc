// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/discretisation/resolution.h"

#include <deal.II/base/mpi.h>
#include <deal.II/lac/vector.h>
#include <deal.II/numerics/error_estimator.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace softlattice
{
  namespace
  {
    // Of the typical highest mode of a field with noise: the largest of some ten thousand of them.
    constexpr double largest_by_chance = 5.;

    /// Weights with which the nodal values on a line of a cell make the coefficient of a Legendre
    /// polynomial: the rule of the nodes is exact for all but the highest, whose norm is known.
    std::vector<double> weights_of_mode(const unsigned int degree, const unsigned int mode)
    {
      const dealii::QGaussLobatto<1> rule(degree + 1);
      const double inverse_norm = mode == degree ? degree / 2. : (2. * mode + 1.) / 2.;
      std::vector<double> weights;
      for (unsigned int q = 0; q < rule.size(); ++q)
        weights.push_back(inverse_norm * 2. * rule.weight(q) *
                          std::legendre(mode, 2. * rule.point(q)[0] - 1.));
      return weights;
    }

    /// The largest coefficient of a mode over the lines of nodes of a cell, in each direction.
    /// `values`: of the nodes, x fastest.
    double largest_coefficient(const int dim,
                               const std::vector<double> &weights,
                               const std::vector<double> &values)
    {
      const std::size_t n = weights.size();
      double largest = 0.;
      for (std::size_t d = 0, stride = 1; d < std::size_t(dim); ++d, stride *= n)
        for (std::size_t line = 0; line < values.size(); ++line)
          if (line / stride % n == 0)
            {
              double coefficient = 0.;
              for (std::size_t q = 0; q < n; ++q)
                coefficient += weights[q] * values[line + q * stride];
              largest = std::max(largest, std::abs(coefficient));
            }
      return largest;
    }

    /// An eighth of the length of a cell times the jumps of the slope at its faces, at the worst cell.
    template <int dim>
    double kinks(const Space<dim> &space, const typename Space<dim>::Vector &values)
    {
      // Per cell, length/24 times the integral of the squared jumps.
      dealii::Vector<float> indicators(space.mesh().n_active_cells());
      dealii::KellyErrorEstimator<dim>::estimate(space.mapping(),
                                                 space.dofs(),
                                                 dealii::QGauss<dim - 1>(2),
                                                 {},
                                                 values,
                                                 indicators);
      double largest = 0.;
      for (const auto &cell : space.mesh().active_cell_iterators())
        if (cell->is_locally_owned())
          {
            const double length = std::pow(cell->measure(), 1. / dim);
            const double jump = indicators[cell->active_cell_index()] *
                                std::sqrt(24. / cell->diameter() / std::pow(length, dim - 1.));
            largest = std::max(largest, jump * length / 8.);
          }
      return dealii::Utilities::MPI::max(largest, space.mesh().get_communicator());
    }
  } // namespace

  template <int dim>
  double unresolved_part(const Space<dim> &space,
                         const typename Space<dim>::Vector &field,
                         const bool fluctuates)
  {
    const typename Space<dim>::Vector values = space.with_relevant_nodes(field);
    const unsigned int degree = space.degree();
    if (degree == 1)
      return kinks(space, values);

    const std::vector<double> highest = weights_of_mode(degree, degree);
    const std::vector<double> before = weights_of_mode(degree, degree - 1);
    const std::vector<unsigned int> order = space.fe().get_poly_space_numbering_inverse();
    std::vector<dealii::types::global_dof_index> indices(space.fe().n_dofs_per_cell());
    std::vector<double> in_cell(indices.size());
    double largest_highest = 0., largest_before = 0., sum_of_logarithms = 0., n_cells = 0.;
    for (const auto &cell : space.dofs().active_cell_iterators())
      if (cell->is_locally_owned())
        {
          cell->get_dof_indices(indices);
          for (std::size_t k = 0; k < order.size(); ++k)
            in_cell[k] = values(indices[order[k]]);
          const double one = largest_coefficient(dim, highest, in_cell);
          largest_highest = std::max(largest_highest, one);
          largest_before = std::max(largest_before, largest_coefficient(dim, before, in_cell));
          sum_of_logarithms += std::log(std::max(one, std::numeric_limits<double>::min()));
          n_cells += 1.;
        }
    const MPI_Comm communicator = space.mesh().get_communicator();
    largest_highest = dealii::Utilities::MPI::max(largest_highest, communicator);
    largest_before = dealii::Utilities::MPI::max(largest_before, communicator);
    if (fluctuates)
      {
        // The geometric mean is that of the noise, as long as interfaces do not fill the body.
        const double sum = dealii::Utilities::MPI::sum(sum_of_logarithms, communicator);
        const double typical = std::exp(sum / dealii::Utilities::MPI::sum(n_cells, communicator));
        largest_highest = std::max(0., largest_highest - largest_by_chance * typical);
      }
    // What does not decay at all is not shown at all.
    return largest_highest < largest_before ? largest_highest * largest_highest / largest_before
                                            : largest_highest;
  }

  template double unresolved_part(const Space<2> &, const Space<2>::Vector &, bool);
  template double unresolved_part(const Space<3> &, const Space<3>::Vector &, bool);
} // namespace softlattice
