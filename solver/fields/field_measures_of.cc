// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/field_measures_of.h"

#include "solver/discretisation/l2_error.h"
#include "solver/discretisation/resolution.h"
#include "solver/fields/field_extremes.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <limits>

namespace softlattice
{
  namespace
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
  } // namespace

  template <int dim>
  double FieldMeasuresOf<dim>::unresolved_part(const std::size_t field, const bool fluctuates) const
  {
    return softlattice::unresolved_part(fields_.space, values(field), fluctuates);
  }

  template <int dim>
  double FieldMeasuresOf<dim>::charge_imbalance(const std::size_t field, const double t) const
  {
    return fields_.system.charge_imbalance(field, t, fields_.state);
  }

  template <int dim>
  bool FieldMeasuresOf<dim>::is_closed(const std::size_t field) const
  {
    return fields_.system.is_closed(field);
  }

  template <int dim>
  std::vector<FieldRange> FieldMeasuresOf<dim>::ranges() const
  {
    const State &state = fields_.state;
    std::vector<FieldRange> ranges;
    for (unsigned int field = 0; field < state.n_blocks(); ++field)
      {
        const auto [low, high] = extremes(fields_.space, values(field));
        ranges.push_back(
          {fields_.system.mean(field, state), low, high, fields_.system.variance(field, state)});
      }
    return ranges;
  }

  template <int dim>
  FreeEnergyParts FieldMeasuresOf<dim>::free_energy(const double t,
                                                    const bool before,
                                                    const State &state) const
  {
    const auto energy = fields_.system.energy(t, before, state);
    return {energy.bulk, energy.gradient};
  }

  template <int dim>
  double FieldMeasuresOf<dim>::l2_error(
    const std::size_t field,
    const std::function<double(const std::array<double, 3> &)> &exact) const
  {
    return softlattice::l2_error(fields_.space, values(field), exact);
  }

  template <int dim>
  std::vector<double> FieldMeasuresOf<dim>::integrals(const std::size_t n,
                                                      const Integrand &integrand) const
  {
    std::vector<double> sums(n, 0.), values(n);
    visit_nodes(fields_.space,
                fields_.state,
                [&](const std::size_t node, const double *fields, const double volume) {
                  integrand(node, fields, values.data());
                  for (std::size_t k = 0; k < n; ++k)
                    sums[k] += volume * values[k];
                });
    dealii::Utilities::MPI::sum(sums, fields_.communicator, sums);
    return sums;
  }

  template <int dim>
  std::vector<double> FieldMeasuresOf<dim>::fluxes(const std::size_t field,
                                                   const std::vector<std::string> &boundaries,
                                                   const double t) const
  {
    return fields_.system.fluxes(field, boundaries, t, fields_.state);
  }

  template <int dim>
  std::vector<double> FieldMeasuresOf<dim>::sums(const double t,
                                                 const std::size_t n,
                                                 const Addition &add) const
  {
    State derived;
    fields_.system.derive(t, fields_.state, derived);
    std::vector<double> sums(n, 0.), more(derived.n_blocks());
    visit_nodes(fields_.space,
                fields_.state,
                [&](const unsigned int i, const double *fields, const double volume) {
                  for (unsigned int k = 0; k < more.size(); ++k)
                    more[k] = derived.block(k).local_element(i);
                  add(fields, more.data(), volume, sums.data());
                });
    dealii::Utilities::MPI::sum(sums, fields_.communicator, sums);
    return sums;
  }

  template <int dim>
  double FieldMeasuresOf<dim>::largest(
    const std::function<double(std::size_t, const double *)> &function) const
  {
    double most = std::numeric_limits<double>::lowest();
    visit_nodes(fields_.space,
                fields_.state,
                [&](const std::size_t node, const double *fields, double) {
                  most = std::max(most, function(node, fields));
                });
    return dealii::Utilities::MPI::max(most, fields_.communicator);
  }

  template <int dim>
  double FieldMeasuresOf<dim>::relaxation_rate(const double t, const double wave_length) const
  {
    return fields_.system.relaxation_rate(t, fields_.state, 2. * dealii::numbers::PI / wave_length);
  }

  template class FieldMeasuresOf<2>;
  template class FieldMeasuresOf<3>;
} // namespace softlattice
