// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/rows/neutral_changes.h"

#include "solver/discretisation/place.h"
#include "solver/rows/row.h"

#include <deal.II/base/mpi.h>

#include <cmath>
#include <utility>

namespace softlattice
{
  namespace
  {
    // Of the stiffness of a row: as much as its inverse has on its diagonal, so that the preconditioner fits.
    constexpr double part_of_stiffness = 0.1;
  } // namespace

  template <int dim>
  NeutralChanges<dim>::NeutralChanges(const RowSystem<dim> &system)
    : system_(system)
  {
    for (const NeutralChange &one : system.equations.description().neutral_changes)
      {
        Change change = values_of(one);
        // Twice is enough for any number of them, however far the body is from the origin.
        for (int pass = 0; pass < 2; ++pass)
          {
            for (const Change &other : changes_)
              {
                const double part = product(change, other);
                for (std::size_t i = 0; part != 0. && i < change.size(); ++i)
                  if (other[i].size() > 0)
                    {
                      if (change[i].size() == 0)
                        system_.space.initialise(change[i]);
                      change[i].add(-part, other[i]);
                    }
              }
            const double size = std::sqrt(product(change, change));
            for (Vector &values : change)
              if (values.size() > 0)
                values *= 1. / size;
          }
        changes_.push_back(std::move(change));
      }
  }

  template <int dim>
  typename NeutralChanges<dim>::Change NeutralChanges<dim>::values_of(
    const NeutralChange &change) const
  {
    const auto places = system_.space.node_places();
    Change values(system_.rows.size());
    for (const NeutralChange::OfField &one : change.fields)
      {
        Vector &own = values[one.field];
        system_.space.initialise(own);
        for (unsigned int k = 0; k < places.size(); ++k)
          own.local_element(k) = one.amount(in_three<dim>(places[k]));
        for (const unsigned int node : system_.space.constrained_nodes())
          own.local_element(node) = 0.;
      }
    return values;
  }

  template <int dim>
  double NeutralChanges<dim>::product(const Change &a, const Change &b) const
  {
    const Vector &mass = system_.space.mass();
    double sum = 0.;
    for (std::size_t i = 0; i < a.size(); ++i)
      if (a[i].size() > 0 && b[i].size() > 0)
        for (unsigned int k = 0; k < mass.locally_owned_size(); ++k)
          sum += mass.local_element(k) * a[i].local_element(k) * b[i].local_element(k);
    return dealii::Utilities::MPI::sum(sum, system_.space.mesh().get_communicator());
  }

  template <int dim>
  double NeutralChanges<dim>::stiffness(const std::size_t field) const
  {
    // Row::set_scale() backwards.
    const RowTerms<dim> &terms = system_.rows[field]->terms();
    return system_.space.n_unknowns() /
           (system_.space.volume() * terms.unknown_scale * terms.scale);
  }

  template <int dim>
  void NeutralChanges<dim>::fix(const State &u, State &result) const
  {
    const Vector &mass = system_.space.mass();
    const unsigned int n = mass.locally_owned_size();
    std::vector<double> sums(2 * changes_.size(), 0.); // a and b of each
    for (std::size_t c = 0; c < changes_.size(); ++c)
      for (std::size_t i = 0; i < system_.rows.size(); ++i)
        if (const Vector &change = changes_[c][i]; change.size() > 0)
          {
            const double inverse_scale = 1. / system_.rows[i]->terms().scale;
            for (unsigned int k = 0; k < n; ++k)
              {
                const double amount = change.local_element(k);
                sums[2 * c] += amount * mass.local_element(k) * u.block(i).local_element(k);
                sums[2 * c + 1] += amount * inverse_scale * result.block(i).local_element(k);
              }
          }
    dealii::Utilities::MPI::sum(sums, system_.space.mesh().get_communicator(), sums);
    for (std::size_t c = 0; c < changes_.size(); ++c)
      {
        double stiffness_of_all = 0.;
        std::size_t n_fields = 0;
        for (std::size_t i = 0; i < system_.rows.size(); ++i)
          if (changes_[c][i].size() > 0)
            {
              stiffness_of_all += stiffness(i);
              ++n_fields;
            }
        const double force =
          part_of_stiffness * stiffness_of_all / n_fields * sums[2 * c] - sums[2 * c + 1];
        for (std::size_t i = 0; i < system_.rows.size(); ++i)
          if (const Vector &change = changes_[c][i]; change.size() > 0)
            {
              const double factor = system_.rows[i]->terms().scale * force;
              for (unsigned int k = 0; k < n; ++k)
                result.block(i).local_element(k) +=
                  factor * mass.local_element(k) * change.local_element(k);
            }
      }
  }

  template class NeutralChanges<2>;
  template class NeutralChanges<3>;
} // namespace softlattice
