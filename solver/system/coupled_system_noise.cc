// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Thermal noise of the conserved fields of a coupled system.
#include "solver/system/coupled_system.h"

#include <deal.II/base/mpi.h>

#include <algorithm>

namespace softlattice
{
  template <int dim>
  void CoupledSystem<dim>::draw_noise(const NoiseDraw &draw, const State &u, State &force)
  {
    if (!noise_)
      noise_ = ConservedNoise<dim>::create(space_);
    equations_.set_time(draw.t, false);
    system_.prepare(u);
    Vector mobility;
    space_.initialise(mobility);
    for (std::size_t i = 0; i < n_fields(); ++i)
      {
        Vector &out = force.block(i);
        out = 0.;
        const RowTerms<dim> &row = system_.rows[i]->terms();
        if (!system_.rows[i]->conserves())
          continue;
        mobility.zero_out_ghost_values();
        if (row.uniform)
          mobility = equations_.uniform_coefficient(i);
        else
          system_.laws.coefficient(i, u, mobility.begin());
        for (unsigned int k = 0; k < mobility.locally_owned_size(); ++k) // zero but for rounding
          mobility.local_element(k) = std::max(0., mobility.local_element(k));
        mobility.update_ghost_values();
        noise_->fluxes(mobility,
                       2. * draw.energy * draw.dt,
                       ConservedNoise<dim>::normals_of(draw, i),
                       out);
        // What rounding makes of the sum, so that it does not add up over many steps.
        const double *mass = space_.mass().begin();
        const double *inverse_mass = space_.inverse_mass().begin();
        double sum = 0.;
        for (unsigned int k = 0; k < out.locally_owned_size(); ++k)
          sum += mass[k] == 0. ? 0. : out.local_element(k);
        sum = dealii::Utilities::MPI::sum(sum, space_.mesh().get_communicator());
        const double mean = sum / space_.volume();
        for (unsigned int k = 0; k < out.locally_owned_size(); ++k)
          out.local_element(k) =
            mass[k] == 0. ? 0. : (out.local_element(k) * inverse_mass[k] - mean) / draw.dt;
        for (const unsigned int node : row.fixed)
          out.local_element(node) = 0.;
      }
  }

  template <int dim>
  double CoupledSystem<dim>::relaxation_rate(const double t,
                                             const State &u,
                                             const double wave_number)
  {
    equations_.set_time(t, false);
    system_.prepare(u);
    system_.laws.evaluate_hessian(u);
    system_.linearise_gradient_terms(u);
    const double *mass = space_.mass().begin();
    const MPI_Comm communicator = space_.mesh().get_communicator();
    const double k_squared = wave_number * wave_number;
    double fastest = 0.;
    for (std::size_t i = 0; i < n_fields(); ++i)
      {
        const RowTerms<dim> &row = system_.rows[i]->terms();
        if (!system_.rows[i]->conserves())
          continue;
        const NodalArray &curvature = system_.laws.hessian(i, i);
        NodalArray mobility(curvature.size(), row.uniform ? equations_.uniform_coefficient(i) : 0.);
        if (!row.uniform)
          system_.laws.coefficient(i, u, mobility.data());
        double sum = 0.;
        for (unsigned int k = 0; k < curvature.size(); ++k)
          if (mass[k] != 0.)
            sum += mass[k] * mobility[k] * k_squared *
                   (std::max(0., curvature[k]) + row.interface_stiffness() * k_squared);
        fastest =
          std::max(fastest, dealii::Utilities::MPI::sum(sum, communicator) / space_.volume());
      }
    return fastest;
  }

  template void CoupledSystem<2>::draw_noise(const NoiseDraw &draw, const State &u, State &force);
  template void CoupledSystem<3>::draw_noise(const NoiseDraw &draw, const State &u, State &force);
  template double CoupledSystem<2>::relaxation_rate(const double t,
                                                    const State &u,
                                                    const double wave_number);
  template double CoupledSystem<3>::relaxation_rate(const double t,
                                                    const State &u,
                                                    const double wave_number);
} // namespace softlattice
