// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/rows/allen_cahn_row.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    // Of the mean mobility. A row is divided by its mobility down to this, below it is multiplied instead:
    // what hardly moves must not outweigh the others in the norm of the residual.
    constexpr double hardly_moves = 1e-6;
    // A symmetric system is divided throughout, and what is below this part of the mean does not move.
    constexpr double does_not_move = 1e-20;
  } // namespace

  template <int dim>
  AllenCahnRow<dim>::AllenCahnRow(RowSystem<dim> &system, const std::size_t field)
    : Row<dim>(system, field)
    , inverse_(system.inverse_work)
  {}

  template <int dim>
  bool AllenCahnRow<dim>::is_symmetric() const
  {
    return !this->equation().coefficient.depends_on_fields && !this->equation().has_source;
  }

  template <int dim>
  bool AllenCahnRow<dim>::rate_reads_gradient() const
  {
    // A field that is alone needs its law when its turn comes, node by node.
    return system_.rows.size() > 1 || system_.gradient_terms != nullptr;
  }

  template <int dim>
  double AllenCahnRow<dim>::scale_of_coefficient(const State &)
  {
    const double usual =
      terms_.uniform_coefficient == 0. ? 1. : std::abs(terms_.uniform_coefficient);
    terms_.least_divisor = (system_.is_symmetric ? does_not_move : hardly_moves) * usual;
    return usual;
  }

  template <int dim>
  void AllenCahnRow<dim>::find_still(const State &, std::vector<bool> &still)
  {
    for (unsigned int k = 0; k < still.size(); ++k)
      still[k] = system_.coefficient.local_element(k) <= 0.;
  }

  template <int dim>
  void AllenCahnRow<dim>::weigh(Vector &estimate) const
  {
    const double *mass = system_.space.mass().begin();
    for (unsigned int k = 0; k < estimate.locally_owned_size(); ++k)
      estimate.local_element(k) *= terms_.scale * mass[k] * terms_.of_change(mobility(k));
  }

  template <int dim>
  void AllenCahnRow<dim>::rate(const State &u, Vector &result, const Problem::Finish &finish)
  {
    const std::size_t i = this->field();
    const bool has_gradient = rate_reads_gradient();
    const double *DEAL_II_RESTRICT inverse_mass = system_.space.inverse_mass().begin();
    this->prepare_coefficient(u);
    const bool is_uniform = terms_.uniform;
    const double uniform = is_uniform ? this->uniform_coefficient() : 1.;
    const NodalArray &source = system_.laws.source(i, u);
    const bool is_complete = source.empty() && !system_.boundary.is_open(i) && terms_.fixed.empty();
    double *DEAL_II_RESTRICT to = result.begin();
    const double *DEAL_II_RESTRICT coefficient = is_uniform ? nullptr : system_.coefficient.begin();
    const double *DEAL_II_RESTRICT gradient = system_.laws.gradient(i).data();
    const double kappa = terms_.gradient_coefficient;
    this->apply_interface_stiffness(
      result,
      u.block(i),
      [&](const unsigned int begin, const unsigned int end) {
        if (!has_gradient)
          system_.laws.evaluate_gradient(u, {begin, end});
        // Constrained nodes have no inverse mass, and no rate.
        if (is_uniform)
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
      });
    if (!is_complete)
      this->complete_rate(
        u,
        source,
        [&](const unsigned int k) { return is_uniform ? uniform : coefficient[k]; },
        result,
        finish);
  }

  template <int dim>
  void AllenCahnRow<dim>::residual(const State &u, Vector &result)
  {
    const std::size_t i = this->field();
    const double *DEAL_II_RESTRICT mass = system_.space.mass().begin();
    const double *DEAL_II_RESTRICT value = u.block(i).begin();
    const double *DEAL_II_RESTRICT known = system_.known->block(i).begin();
    const double *DEAL_II_RESTRICT gradient = system_.laws.gradient(i).data();
    double *DEAL_II_RESTRICT to = result.begin();
    const double scale = terms_.scale, weight = system_.weight;
    this->prepare_coefficient(u);
    // Of a mobility that is the same everywhere; else they are found node by node.
    const double of_change = scale * terms_.of_change(terms_.uniform_coefficient);
    const double of_drive = scale * weight * terms_.of_drive(terms_.uniform_coefficient);
    const double kappa = terms_.gradient_coefficient;
    const double *DEAL_II_RESTRICT mobility = system_.coefficient.begin();
    this->apply_interface_stiffness(
      result,
      u.block(i),
      [&](const unsigned int begin, const unsigned int end) {
        if (terms_.uniform)
          {
            DEAL_II_OPENMP_SIMD_PRAGMA
            for (unsigned int k = begin; k < end; ++k)
              to[k] = mass[k] * (of_change * (value[k] - known[k]) + of_drive * gradient[k]) +
                      of_drive * kappa * to[k];
          }
        else
          for (unsigned int k = begin; k < end; ++k)
            to[k] = scale * (mass[k] * terms_.of_change(mobility[k]) * (value[k] - known[k]) +
                             weight * terms_.of_drive(mobility[k]) *
                               (mass[k] * gradient[k] + kappa * to[k]));
      });
    const NodalArray &source = system_.laws.source(i, u);
    for (unsigned int k = 0; k < source.size(); ++k)
      to[k] -= mass[k] * weight * source[k] *
               (terms_.uniform ? of_change : scale * terms_.of_change(mobility[k]));
    if (system_.boundary.is_open(i))
      {
        Vector &fluxes = system_.work;
        fluxes = 0.;
        system_.boundary.add_fluxes(i, system_.time, u.block(i), -scale * weight, fluxes);
        for (unsigned int k = 0; k < fluxes.locally_owned_size(); ++k)
          to[k] += terms_.of_drive(terms_.uniform ? terms_.uniform_coefficient : mobility[k]) *
                   fluxes.local_element(k);
      }
  }

  template class AllenCahnRow<2>;
  template class AllenCahnRow<3>;
} // namespace softlattice
