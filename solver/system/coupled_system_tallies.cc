// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What is added up over a run, by its rates in a stage.
#include "solver/system/coupled_system.h"

#include <deal.II/base/mpi.h>

#include <map>

namespace softlattice
{
  template <int dim>
  std::vector<double> CoupledSystem<dim>::stage_tallies(const State &u)
  {
    system_.prepare(u);
    system_.find_stage_rates(u);
    std::vector<const double *> states;
    for (std::size_t i = 0; i < n_fields(); ++i)
      states.push_back(u.block(i).begin());
    const double *const mass = space_.mass().begin();
    std::vector<double> sums;
    NodalArray density(system_.n_nodes());
    std::map<std::size_t, Vector> reactions; // of fields with given values
    for (const Tally &tally : equations_.description().tallies)
      {
        double &sum = sums.emplace_back(0.);
        if (tally.density)
          {
            tally.density(states.data(), density.begin());
            for (unsigned int k = 0; k < density.size(); ++k)
              if (mass[k] != 0.)
                sum += mass[k] * density[k];
            continue;
          }
        const std::size_t i = tally.field;
        Vector &lacking = reactions[i];
        if (system_.boundary.has_values(i) && lacking.size() == 0)
          {
            // The equation of a node whose value is given is not solved: what it lacks flows in there.
            space_.initialise(lacking);
            system_.evaluate_gradient(u);
            system_.rows[i]->residual(u, lacking);
            lacking *= 1. / (system_.rows[i]->terms().scale * system_.weight);
          }
        sum = system_.boundary.flux(i, tally.boundary, system_.time, u.block(i), lacking);
      }
    dealii::Utilities::MPI::sum(sums, space_.mesh().get_communicator(), sums);
    return sums;
  }

  template std::vector<double> CoupledSystem<2>::stage_tallies(const State &u);
  template std::vector<double> CoupledSystem<3>::stage_tallies(const State &u);
} // namespace softlattice
