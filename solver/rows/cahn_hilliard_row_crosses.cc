// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The part that the potentials of other conserved fields have in the motion of one.
#include "solver/rows/cahn_hilliard_row.h"

#include <utility>

namespace softlattice
{
  template <int dim>
  void CahnHilliardRow<dim>::add_crosses(const State &u, const double factor, Vector &result)
  {
    Vector &mobility = system_.coefficient;
    for (const Cross &cross : crosses_)
      {
        mobility.zero_out_ghost_values();
        system_.laws.cross_mobility(this->field(), cross.other, u, mobility.begin());
        mobility.update_ghost_values();
        other(cross).compute_potential(u.block(cross.other), system_.potential);
        ++system_.n_applications;
        system_.stiffness->apply(system_.image, system_.potential, mobility);
        result.add(factor, system_.image);
      }
  }

  template <int dim>
  void CahnHilliardRow<dim>::linearise_crosses(const State &u, std::vector<NodalTerm *> &doubtful)
  {
    std::vector<NodalArray> gradient(system_.rows.size());
    for (Cross &cross : crosses_)
      {
        system_.space.initialise(cross.coefficient);
        system_.laws.cross_mobility(this->field(),
                                    cross.other,
                                    u,
                                    cross.coefficient.begin(),
                                    gradient);
        cross.coefficient.update_ghost_values();
        system_.space.initialise(cross.potential);
        other(cross).compute_potential(u.block(cross.other), cross.potential);
        cross.potential.update_ghost_values();
        for (std::size_t k = 0; k < gradient.size(); ++k)
          {
            cross.gradient[k] = std::move(gradient[k]);
            doubtful.push_back(&cross.gradient[k]);
          }
        gradient.assign(system_.rows.size(), {});
      }
  }

  template <int dim>
  void CahnHilliardRow<dim>::apply_crosses(const State &direction, Vector &result)
  {
    const double stage = terms_.scale * system_.weight;
    for (const Cross &cross : crosses_)
      {
        other(cross).vary_potential(direction, system_.potential);
        ++system_.n_applications;
        system_.stiffness->apply(system_.image, system_.potential, cross.coefficient);
        result.add(stage, system_.image);
        this->add_coefficient_variation(cross.gradient, cross.potential, direction, stage, result);
      }
  }

  template <int dim>
  void CahnHilliardRow<dim>::subtract_crosses(const std::size_t j,
                                              const Vector &direction,
                                              Vector &result)
  {
    const double stage = terms_.scale * system_.weight;
    const double *inverse_mass = system_.space.inverse_mass().begin();
    for (const Cross &cross : crosses_)
      {
        const RowTerms<dim> &terms = other(cross).terms();
        const NodalTerm &curvature = terms.curvature[j];
        const double kappa = cross.other == j ? terms.interface_stiffness() : 0.;
        if (!curvature && kappa == 0.)
          continue;
        Vector &nu = system_.potential;
        nu = 0.;
        if (kappa != 0.)
          {
            ++system_.n_applications;
            system_.stiffness->apply(nu, direction);
          }
        for (unsigned int k = 0; k < nu.locally_owned_size(); ++k)
          nu.local_element(k) = kappa * inverse_mass[k] * nu.local_element(k) +
                                (curvature ? (*curvature)[k] * direction.local_element(k) : 0.);
        ++system_.n_applications;
        system_.stiffness->apply(system_.image, nu, cross.coefficient);
        result.add(-stage, system_.image);
      }
  }

  template void CahnHilliardRow<2>::add_crosses(const State &u,
                                                double factor,
                                                Row<2>::Vector &result);
  template void CahnHilliardRow<2>::linearise_crosses(const State &u,
                                                      std::vector<NodalTerm *> &doubtful);
  template void CahnHilliardRow<2>::apply_crosses(const State &direction, Row<2>::Vector &result);
  template void CahnHilliardRow<2>::subtract_crosses(std::size_t j,
                                                     const Row<2>::Vector &direction,
                                                     Row<2>::Vector &result);
  template void CahnHilliardRow<3>::add_crosses(const State &u,
                                                double factor,
                                                Row<3>::Vector &result);
  template void CahnHilliardRow<3>::linearise_crosses(const State &u,
                                                      std::vector<NodalTerm *> &doubtful);
  template void CahnHilliardRow<3>::apply_crosses(const State &direction, Row<3>::Vector &result);
  template void CahnHilliardRow<3>::subtract_crosses(std::size_t j,
                                                     const Row<3>::Vector &direction,
                                                     Row<3>::Vector &result);
} // namespace softlattice
