// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What enters through the boundary.
#include "solver/system/coupled_system.h"

#include <deal.II/base/mpi.h>

namespace softlattice
{
  template <int dim>
  void CoupledSystem<dim>::find_reactions(const std::size_t i,
                                          const double t,
                                          const State &u,
                                          Vector &reactions)
  {
    // The equation of a node whose value is given is not solved: what it lacks flows in there. In the stage
    // u = known + weight du/dt that is r/(scale weight), with a weight for which rounding does no harm.
    State known;
    initialise(known);
    rate(t, AtJump::before, u, known);
    const double rate_norm = known.block(i).l2_norm(), norm = u.block(i).l2_norm();
    system_.weight = rate_norm > 0. && norm > 0. ? norm / rate_norm : 1.;
    known.sadd(-system_.weight, 1., u);
    system_.known = &known;
    system_.find_stage_rates(u);
    system_.evaluate_gradient(u);
    system_.rows[i]->set_scale(u, 1., 1.);
    space_.initialise(reactions);
    system_.rows[i]->residual(u, reactions);
    reactions *= 1. / (system_.rows[i]->terms().scale * system_.weight);
    system_.known = nullptr;
  }

  template <int dim>
  std::vector<double> CoupledSystem<dim>::fluxes(const std::size_t field,
                                                 const std::vector<std::string> &boundaries,
                                                 const double t,
                                                 const State &u)
  {
    equations_.set_time(t, true);
    Vector reactions;
    system_.boundary.read(u);
    if (system_.boundary.has_values(field))
      find_reactions(field, t, u, reactions);
    std::vector<double> sums;
    for (const std::string &boundary : boundaries)
      sums.push_back(system_.boundary.flux(field, boundary, t, u.block(field), reactions));
    dealii::Utilities::MPI::sum(sums, space_.mesh().get_communicator(), sums);
    if (const std::vector<double> &scales = equations_.description().flux_scales; !scales.empty())
      for (double &sum : sums)
        sum /= scales[field];
    return sums;
  }

  template std::vector<double> CoupledSystem<2>::fluxes(std::size_t field,
                                                        const std::vector<std::string> &boundaries,
                                                        double t,
                                                        const State &u);
  template std::vector<double> CoupledSystem<3>::fluxes(std::size_t field,
                                                        const std::vector<std::string> &boundaries,
                                                        double t,
                                                        const State &u);
} // namespace softlattice
