// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Curvature of fronts that a coupled system takes out of their motion.
#include "solver/system/coupled_system.h"

namespace softlattice
{
  template <int dim>
  void CoupledSystem<dim>::reinit_curvature()
  {
    front_curvature_.reset();
    curvatures_.clear();
    const std::vector<FieldEquation> &fields = equations_.fields();
    curvatures_.reserve(fields.size()); // the laws point to them
    for (std::size_t i = 0; i < fields.size(); ++i)
      {
        system_.laws.set_curvature(i, nullptr);
        if (!(fields[i].cancelled.energy > 0.))
          continue;
        if (!front_curvature_)
          front_curvature_ = FrontCurvature<dim>::create(space_);
        curvatures_.emplace_back(i, Vector());
        space_.initialise(curvatures_.back().second);
        system_.laws.set_curvature(i, curvatures_.back().second.begin());
      }
  }

  template <int dim>
  bool CoupledSystem<dim>::begin_step(const double t, const State &u)
  {
    stage_.begin_step(u);
    for (auto &[field, curvature] : curvatures_)
      {
        system_.n_applications += 2;
        front_curvature_->evaluate(u.block(field),
                                   equations_.fields()[field].cancelled.profile_length,
                                   curvature);
      }
    follow_ranges(t, u, true);
    return !curvatures_.empty();
  }

  template void CoupledSystem<2>::reinit_curvature();
  template void CoupledSystem<3>::reinit_curvature();
  template bool CoupledSystem<2>::begin_step(double t, const State &u);
  template bool CoupledSystem<3>::begin_step(double t, const State &u);
} // namespace softlattice
