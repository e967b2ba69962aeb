// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/rows/eliminated_fields.h"

#include "solver/rows/row.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <limits>

namespace softlattice
{
  namespace
  {
    // Of the mean of f_ww: what is less may be zero but for rounding, and nothing follows from it.
    constexpr double least_part = 1e-3;

    /// Whether the diagonal of the row is nowhere next to zero. Collective.
    template <int dim>
    bool has_diagonal(const RowSystem<dim> &system, const RowTerms<dim> &terms)
    {
      const NodalTerm &local = terms.local[terms.field];
      if (!local)
        return false;
      const double *mass = system.space.mass().begin();
      double least = std::numeric_limits<double>::infinity(), sum = 0.;
      for (unsigned int k = 0; k < local->size(); ++k)
        if (mass[k] != 0.)
          {
            least = std::min(least, (*local)[k] / mass[k]);
            sum += (*local)[k];
          }
      const MPI_Comm communicator = system.space.mesh().get_communicator();
      least = dealii::Utilities::MPI::min(least, communicator);
      sum = dealii::Utilities::MPI::sum(sum, communicator);
      return sum > 0. && least >= least_part * sum / system.space.volume();
    }

    template <int dim>
    bool are_coupled(const RowSystem<dim> &system, const std::size_t i, const std::size_t j)
    {
      // Terms that are zero everywhere have been dropped, on all ranks alike.
      return (i != j && system.rows[i]->terms().local[j]) ||
             (system.gradient_terms && system.gradient_terms->couples(i, j));
    }
  } // namespace

  template <int dim>
  std::vector<std::size_t> find_eliminated(const RowSystem<dim> &system)
  {
    std::vector<std::size_t> found;
    for (const auto &row : system.rows)
      {
        const RowTerms<dim> &terms = row->terms();
        const std::size_t i = terms.field;
        if (!row->equation().kind.minimises_energy || terms.gradient_coefficient != 0. ||
            are_coupled(system, i, i) || !has_diagonal(system, terms))
          continue;
        if (std::none_of(found.begin(), found.end(), [&](const std::size_t other) {
              return are_coupled(system, i, other);
            }))
          found.push_back(i);
      }
    return found;
  }

  template <int dim>
  ReducedEnergy reduced_energy(const RowSystem<dim> &system, const std::size_t i)
  {
    const GradientTerms<dim> *const terms = system.gradient_terms.get();
    ReducedEnergy reduced;
    reduced.curvature = system.laws.hessian(i, i);
    reduced.second = system.rows[i]->terms().gradient_coefficient;
    if (terms != nullptr)
      reduced.second += terms->mean_coupling(i, i);
    const double *mass = system.space.mass().begin();
    for (const std::size_t w : system.eliminated)
      {
        const bool is_coupled = terms != nullptr && terms->couples(i, w);
        if (!is_coupled && !system.rows[w]->terms().local[i])
          continue;
        reduced.has_changed = true;
        const NodalArray &mixed = system.laws.hessian(i, w), &own = system.laws.hessian(w, w);
        std::vector<double> means(2, 0.); // of f_iw/f_ww and of 1/f_ww
        for (unsigned int k = 0; k < own.size(); ++k)
          if (mass[k] != 0.)
            {
              reduced.curvature[k] -= mixed[k] * mixed[k] / own[k];
              means[0] += mass[k] * mixed[k] / own[k];
              means[1] += mass[k] / own[k];
            }
        if (!is_coupled)
          continue;
        dealii::Utilities::MPI::sum(means, system.space.mesh().get_communicator(), means);
        const double coupling = terms->mean_coupling(i, w), volume = system.space.volume();
        reduced.second -= 2. * coupling * means[0] / volume;
        reduced.fourth -= coupling * coupling * means[1] / volume;
      }
    return reduced;
  }

  template std::vector<std::size_t> find_eliminated(const RowSystem<2> &system);
  template std::vector<std::size_t> find_eliminated(const RowSystem<3> &system);
  template ReducedEnergy reduced_energy(const RowSystem<2> &system, std::size_t i);
  template ReducedEnergy reduced_energy(const RowSystem<3> &system, std::size_t i);
} // namespace softlattice
