// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/space.h"
#include "solver/fields/phase_field.h"
#include "solver/time/problem.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <limits>
#include <vector>

namespace softlattice
{
  /// Calls function(node, fields, volume) for the nodes of this rank that follow from no others.
  template <int dim, class Function>
  void visit_nodes(const Space<dim> &space, const State &state, const Function &function)
  {
    std::vector<double> fields(state.n_blocks());
    for (unsigned int i = 0; i < space.mass().locally_owned_size(); ++i)
      if (const double volume = space.mass().local_element(i); volume != 0.)
        {
          for (unsigned int field = 0; field < fields.size(); ++field)
            fields[field] = state.block(field).local_element(i);
          function(i, fields.data(), volume);
        }
  }

  /// See PhaseField::integrals(). Collective.
  template <int dim>
  std::vector<double> nodal_integrals(
    const Space<dim> &space,
    const State &state,
    const std::size_t n,
    const std::function<void(std::size_t node, const double *fields, double *values)> &integrand)
  {
    std::vector<double> sums(n, 0.), values(n);
    visit_nodes(space,
                state,
                [&](const std::size_t node, const double *fields, const double volume) {
                  integrand(node, fields, values.data());
                  for (std::size_t k = 0; k < n; ++k)
                    sums[k] += volume * values[k];
                });
    dealii::Utilities::MPI::sum(sums, space.mesh().get_communicator(), sums);
    return sums;
  }

  /// See PhaseField::sums(). Collective.
  template <int dim>
  std::vector<double> nodal_sums(const Space<dim> &space,
                                 const State &state,
                                 const State &derived,
                                 const std::size_t n,
                                 const PhaseField::Addition &add)
  {
    std::vector<double> sums(n, 0.), more(derived.n_blocks());
    visit_nodes(space, state, [&](const unsigned int i, const double *fields, const double volume) {
      for (unsigned int k = 0; k < more.size(); ++k)
        more[k] = derived.block(k).local_element(i);
      add(fields, more.data(), volume, sums.data());
    });
    dealii::Utilities::MPI::sum(sums, space.mesh().get_communicator(), sums);
    return sums;
  }

  /// See PhaseField::largest(). Collective.
  template <int dim>
  double largest_at_nodes(
    const Space<dim> &space,
    const State &state,
    const std::function<double(std::size_t node, const double *fields)> &function)
  {
    double most = std::numeric_limits<double>::lowest();
    visit_nodes(space, state, [&](const std::size_t node, const double *fields, double) {
      most = std::max(most, function(node, fields));
    });
    return dealii::Utilities::MPI::max(most, space.mesh().get_communicator());
  }
} // namespace softlattice
