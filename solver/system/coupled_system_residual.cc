// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What a coupled system is driven by: rates and the residual of a stage.
#include "solver/system/coupled_system.h"

#include <algorithm>

namespace softlattice
{
  template <int dim>
  void CoupledSystem<dim>::compute_potential(const std::size_t i,
                                             const Vector &u,
                                             Vector &potential)
  {
    const double kappa = matrix_.row(i).gradient_coefficient;
    const double *DEAL_II_RESTRICT gradient = laws_.gradient(i).data();
    const double *DEAL_II_RESTRICT inverse_mass = space_.inverse_mass().begin();
    double *DEAL_II_RESTRICT mu = potential.begin();
    if (kappa == 0.)
      std::copy_n(gradient, potential.locally_owned_size(), mu);
    else
      {
        ++n_applications_;
        stiffness_->apply(potential, u, [&](const unsigned int begin, const unsigned int end) {
          DEAL_II_OPENMP_SIMD_PRAGMA
          for (unsigned int k = begin; k < end; ++k)
            mu[k] = gradient[k] + kappa * inverse_mass[k] * mu[k];
        });
        // A reservoir: the material of the given composition, and nothing of the interface.
        for (const unsigned int node : matrix_.row(i).fixed)
          mu[node] = gradient[node];
      }
  }

  template <int dim>
  void CoupledSystem<dim>::apply_coefficient(const std::size_t i,
                                             Vector &result,
                                             const Vector &source)
  {
    ++n_applications_;
    if (matrix_.row(i).uniform)
      {
        stiffness_->apply(result, source);
        result *= equations_.uniform_coefficient(i);
      }
    else
      stiffness_->apply(result, source, coefficient_);
  }

  template <int dim>
  void CoupledSystem<dim>::rate(const double t,
                                const AtJump side,
                                const State &u,
                                State &result,
                                const Finish &finish)
  {
    equations_.set_time(t, side == AtJump::before);
    time_ = t;
    if (is_searching_ && fault_.empty())
      explanation(u, {});
    prepare_laws(u);
    // A field that is alone needs its law when its turn comes, node by node.
    const bool is_alone = matrix_.n_fields() == 1 &&
                          matrix_.row(0).kind == FieldKind::non_conserved && !gradient_terms_;
    if (!is_alone)
      evaluate_gradient(u);
    const double *DEAL_II_RESTRICT inverse_mass = space_.inverse_mass().begin();
    const unsigned int n = work_.locally_owned_size();
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      {
        Vector &out = result.block(i);
        const auto &row = matrix_.row(i);
        const bool conserved = row.kind == FieldKind::conserved;
        if (row.kind == FieldKind::electrostatic)
          {
            out = 0.; // follows from the others at once
            if (finish)
              finish(i, 0, n);
            continue;
          }
        if (!row.uniform)
          {
            evaluate_coefficient(i, u, coefficient_);
            coefficient_.update_ghost_values();
          }
        const double uniform = row.uniform ? uniform_coefficient(i) : 1.;
        const NodalArray &source = laws_.source(i, u);
        const bool is_complete = source.empty() && !boundary_.is_open(i) && row.fixed.empty();
        double *DEAL_II_RESTRICT to = out.begin();
        const double *DEAL_II_RESTRICT coefficient = row.uniform ? nullptr : coefficient_.begin();
        if (conserved)
          compute_potential(i, u.block(i), potential_);
        // mu, or the gradient of f where the image of K is still to be added to it.
        const double *DEAL_II_RESTRICT gradient = laws_.gradient(i).data();
        const double kappa = row.gradient_coefficient;
        const auto divide = [&](const unsigned int begin, const unsigned int end) {
          if (is_alone)
            laws_.evaluate_gradient(u, {begin, end});
          // Constrained nodes have no inverse mass, and no rate.
          if (conserved)
            for (unsigned int k = begin; k < end; ++k)
              to[k] *= -uniform * inverse_mass[k];
          else if (row.uniform)
            {
              DEAL_II_OPENMP_SIMD_PRAGMA
              for (unsigned int k = begin; k < end; ++k)
                to[k] = inverse_mass[k] == 0.
                          ? 0.
                          : -uniform * (gradient[k] + kappa * inverse_mass[k] * to[k]);
            }
          else
            for (unsigned int k = begin; k < end; ++k)
              to[k] = inverse_mass[k] == 0.
                        ? 0.
                        : -coefficient[k] * (gradient[k] + kappa * inverse_mass[k] * to[k]);
          if (is_complete && finish)
            finish(i, begin, end);
        };
        ++n_applications_;
        if (conserved && !row.uniform)
          stiffness_->apply(out, potential_, coefficient_, divide);
        else
          stiffness_->apply(out, conserved ? potential_ : u.block(i), divide);
        if (is_complete)
          continue;

        if (boundary_.is_open(i))
          {
            work_ = 0.;
            boundary_.add_fluxes(i, t, u.block(i), 1., work_);
            for (unsigned int k = 0; k < n; ++k)
              to[k] += (conserved     ? 1.
                        : row.uniform ? uniform
                                      : coefficient[k]) *
                       inverse_mass[k] * work_.local_element(k);
          }
        if (!source.empty())
          for (unsigned int k = 0; k < n; ++k)
            to[k] += inverse_mass[k] == 0. ? 0. : source[k];
        boundary_.set_value_rates(i, t, out);
        if (finish)
          finish(i, 0, n);
      }
  }

  template <int dim>
  void CoupledSystem<dim>::residual(const State &u, State &result)
  {
    prepare_laws(u);
    evaluate_gradient(u);
    const double *DEAL_II_RESTRICT mass = space_.mass().begin();
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      {
        const auto &row = matrix_.row(i);
        Vector &out = result.block(i);
        const double *DEAL_II_RESTRICT value = u.block(i).begin();
        const double *DEAL_II_RESTRICT known = known_->block(i).begin();
        const double *DEAL_II_RESTRICT gradient = laws_.gradient(i).data();
        double *DEAL_II_RESTRICT to = out.begin();
        const double scale = row.scale;
        if (!row.uniform)
          {
            evaluate_coefficient(i, u, coefficient_);
            coefficient_.update_ghost_values();
          }
        double flux_factor = row.scale * weight_;
        if (row.kind == FieldKind::non_conserved)
          {
            // Of a mobility that is the same everywhere; else they are found node by node.
            const double of_change = scale * row.of_change(row.uniform_coefficient);
            const double of_drive = scale * weight_ * row.of_drive(row.uniform_coefficient);
            const double kappa = row.gradient_coefficient;
            const double *DEAL_II_RESTRICT mobility = coefficient_.begin();
            ++n_applications_;
            stiffness_->apply(
              out,
              u.block(i),
              [&](const unsigned int begin, const unsigned int end) {
                if (row.uniform)
                  {
                    DEAL_II_OPENMP_SIMD_PRAGMA
                    for (unsigned int k = begin; k < end; ++k)
                      to[k] =
                        mass[k] * (of_change * (value[k] - known[k]) + of_drive * gradient[k]) +
                        of_drive * kappa * to[k];
                  }
                else
                  for (unsigned int k = begin; k < end; ++k)
                    to[k] = scale * (mass[k] * row.of_change(mobility[k]) * (value[k] - known[k]) +
                                     weight_ * row.of_drive(mobility[k]) *
                                       (mass[k] * gradient[k] + kappa * to[k]));
              });
            const NodalArray &source = laws_.source(i, u);
            for (unsigned int k = 0; k < source.size(); ++k)
              to[k] -= mass[k] * weight_ * source[k] *
                       (row.uniform ? of_change : scale * row.of_change(mobility[k]));
            if (boundary_.is_open(i))
              {
                work_ = 0.;
                boundary_.add_fluxes(i, time_, u.block(i), -flux_factor, work_);
                for (unsigned int k = 0; k < work_.locally_owned_size(); ++k)
                  to[k] += row.of_drive(row.uniform ? row.uniform_coefficient : mobility[k]) *
                           work_.local_element(k);
              }
          }
        else if (row.kind == FieldKind::conserved)
          {
            compute_potential(i, u.block(i), potential_);
            const double of_image = scale * weight_ * (row.uniform ? row.uniform_coefficient : 1.);
            const auto finish = [&](const unsigned int begin, const unsigned int end) {
              DEAL_II_OPENMP_SIMD_PRAGMA
              for (unsigned int k = begin; k < end; ++k)
                to[k] = scale * mass[k] * (value[k] - known[k]) + of_image * to[k];
            };
            ++n_applications_;
            if (row.uniform)
              stiffness_->apply(out, potential_, finish);
            else
              stiffness_->apply(out, potential_, coefficient_, finish);
            const NodalArray &source = laws_.source(i, u);
            for (unsigned int k = 0; k < source.size(); ++k)
              to[k] -= scale * weight_ * mass[k] * source[k];
          }
        else
          {
            flux_factor = scale;
            apply_coefficient(i, out, u.block(i));
            for (unsigned int k = 0; k < out.locally_owned_size(); ++k)
              to[k] = scale * (to[k] - mass[k] * gradient[k]);
          }
        if (row.kind != FieldKind::non_conserved)
          boundary_.add_fluxes(i, time_, u.block(i), -flux_factor, out);
        for (const unsigned int node : space_.constrained_nodes())
          to[node] = 0.;
        if (row.floating)
          {
            const double mean = (space_.mass() * u.block(i)) / space_.volume() -
                                out.mean_value() * out.size() / space_.volume();
            out.add(mean, space_.mass());
          }
        for (const unsigned int node : row.fixed)
          to[node] = 0.;
      }
  }

  template void CoupledSystem<2>::compute_potential(const std::size_t i,
                                                    const CoupledSystem<2>::Vector &u,
                                                    CoupledSystem<2>::Vector &potential);
  template void CoupledSystem<3>::compute_potential(const std::size_t i,
                                                    const CoupledSystem<3>::Vector &u,
                                                    CoupledSystem<3>::Vector &potential);
  template void CoupledSystem<2>::apply_coefficient(const std::size_t i,
                                                    CoupledSystem<2>::Vector &result,
                                                    const CoupledSystem<2>::Vector &source);
  template void CoupledSystem<3>::apply_coefficient(const std::size_t i,
                                                    CoupledSystem<3>::Vector &result,
                                                    const CoupledSystem<3>::Vector &source);
  template void CoupledSystem<2>::rate(const double t,
                                       const AtJump side,
                                       const State &u,
                                       State &result,
                                       const Finish &finish);
  template void CoupledSystem<3>::rate(const double t,
                                       const AtJump side,
                                       const State &u,
                                       State &result,
                                       const Finish &finish);
  template void CoupledSystem<2>::residual(const State &u, State &result);
  template void CoupledSystem<3>::residual(const State &u, State &result);
} // namespace softlattice
