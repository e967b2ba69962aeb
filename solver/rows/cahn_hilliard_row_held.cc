// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Fields whose own gradients do not move a conserved field, through its potential, (180).
#include "solver/rows/cahn_hilliard_row.h"

namespace softlattice
{
  template <int dim>
  void CahnHilliardRow<dim>::add_held(const State &u, const double factor, Vector &result)
  {
    if (held_.empty())
      return;
    NodalArray slope;
    Vector &variation = system_.variation;
    const double uniform = terms_.uniform ? this->uniform_coefficient() : 1.;
    for (const Held &held : held_)
      {
        system_.laws.potential_by(this->field(), held.other, u, slope);
        variation.zero_out_ghost_values();
        for (unsigned int k = 0; k < slope.size(); ++k)
          variation.local_element(k) =
            -slope[k] * (terms_.uniform ? uniform : system_.coefficient.local_element(k));
        variation.update_ghost_values();
        this->apply_flux(system_.image, u.block(held.other), &variation);
        variation.zero_out_ghost_values();
        result.add(factor, system_.image);
      }
  }

  template <int dim>
  void CahnHilliardRow<dim>::linearise_held(const State &u, std::vector<NodalTerm *> &doubtful)
  {
    NodalArray slope;
    std::vector<NodalArray> by(system_.rows.size());
    for (Held &held : held_)
      {
        system_.laws.potential_by(this->field(), held.other, u, slope, by);
        for (std::size_t j = 0; j < by.size(); ++j)
          {
            const NodalTerm &of_mobility = terms_.coefficient_gradient[j];
            held.gradient[j].emplace();
            NodalArray &gradient = *held.gradient[j];
            gradient.resize(slope.size());
            for (unsigned int k = 0; k < slope.size(); ++k)
              gradient[k] = -by[j][k] * (terms_.uniform ? terms_.uniform_coefficient
                                                        : terms_.coefficient.local_element(k)) -
                            (of_mobility ? slope[k] * (*of_mobility)[k] : 0.);
            doubtful.push_back(&held.gradient[j]);
          }
        system_.space.initialise(held.value);
        held.value = u.block(held.other);
        held.value.update_ghost_values();
      }
  }

  template <int dim>
  void CahnHilliardRow<dim>::apply_held(const State &direction, Vector &result)
  {
    for (const Held &held : held_)
      this->add_coefficient_variation(held.gradient,
                                      held.value,
                                      direction,
                                      terms_.scale * system_.weight,
                                      result);
  }

  template void CahnHilliardRow<2>::add_held(const State &u, double factor, Row<2>::Vector &result);
  template void CahnHilliardRow<2>::linearise_held(const State &u,
                                                   std::vector<NodalTerm *> &doubtful);
  template void CahnHilliardRow<2>::apply_held(const State &direction, Row<2>::Vector &result);
  template void CahnHilliardRow<3>::add_held(const State &u, double factor, Row<3>::Vector &result);
  template void CahnHilliardRow<3>::linearise_held(const State &u,
                                                   std::vector<NodalTerm *> &doubtful);
  template void CahnHilliardRow<3>::apply_held(const State &direction, Row<3>::Vector &result);
} // namespace softlattice
