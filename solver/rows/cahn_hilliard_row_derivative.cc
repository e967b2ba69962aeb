// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The derivative of the residual of a conserved field.
#include "solver/operators/nodal_products.h"
#include "solver/rows/cahn_hilliard_row.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>

namespace softlattice
{
  template <int dim>
  void CahnHilliardRow<dim>::linearise(const State &u, std::vector<NodalTerm *> &doubtful)
  {
    const std::size_t i = this->field(), n_fields = system_.rows.size();
    const unsigned int n = system_.n_nodes();
    const double *mass = system_.space.mass().begin();
    auto derivatives = this->differentiate(u);
    this->keep_coefficient_gradient(derivatives, doubtful);
    for (std::size_t j = 0; j < n_fields; ++j)
      {
        NodalArray &local = this->local(j);
        const NodalArray &source = derivatives.source[j];
        const double same = i == j ? 1. : 0.;
        const bool has_source = !source.empty();
        terms_.curvature[j] = system_.laws.hessian(i, j);
        for (unsigned int k = 0; k < n; ++k)
          local[k] =
            terms_.scale * mass[k] * (same - (has_source ? system_.weight * source[k] : 0.));
        if (i == j)
          system_.boundary.add_exchange(i, system_.time, terms_.scale * system_.weight, local);
        else
          doubtful.push_back(&terms_.local[j]);
        if (n_fields > 1)
          doubtful.push_back(&terms_.curvature[j]);
      }
    linearise_held(u, doubtful);
    linearise_crosses(u, doubtful);
    if (terms_.uniform)
      return;
    terms_.coefficient.update_ghost_values();
    terms_.potential.zero_out_ghost_values();
    compute_potential(u.block(i), terms_.potential);
    terms_.potential.update_ghost_values();
  }

  template <int dim>
  void CahnHilliardRow<dim>::vary_potential(const State &direction, Vector &nu)
  {
    const std::size_t i = this->field(), n_fields = system_.rows.size();
    const double *DEAL_II_RESTRICT inverse_mass = system_.space.inverse_mass().begin();
    const double kappa = terms_.gradient_coefficient;
    const auto potential = [&](const unsigned int begin, const unsigned int end) {
      double *DEAL_II_RESTRICT out = nu.begin();
      DEAL_II_OPENMP_SIMD_PRAGMA
      for (unsigned int k = begin; k < end; ++k)
        out[k] *= kappa * inverse_mass[k];
      for (std::size_t j = 0; j < n_fields; ++j)
        if (terms_.curvature[j])
          add_product(out, terms_.curvature[j]->begin(), direction.block(j).begin(), begin, end);
      if (system_.gradient_terms)
        add_product(out, inverse_mass, system_.terms_image.block(i).begin(), begin, end);
    };
    if (kappa != 0.)
      {
        ++system_.n_applications;
        system_.stiffness->apply(nu, direction.block(i), potential);
      }
    else
      {
        nu = 0.;
        potential(0, nu.locally_owned_size());
      }
    for (const unsigned int node : terms_.fixed)
      {
        nu.local_element(node) = 0.;
        for (std::size_t j = 0; j < n_fields; ++j)
          if (terms_.curvature[j])
            nu.local_element(node) +=
              (*terms_.curvature[j])[node] * direction.block(j).local_element(node);
      }
  }

  template <int dim>
  void CahnHilliardRow<dim>::apply(const State &direction, Vector &result)
  {
    const std::size_t i = this->field();
    vary_potential(direction, system_.potential);
    const double stage = terms_.scale * system_.weight;
    const double factor = stage * (terms_.uniform ? terms_.uniform_coefficient : 1.);
    this->apply_weighted(result,
                         system_.potential,
                         [&](const unsigned int begin, const unsigned int end) {
                           scale_and_add_product(result.begin(),
                                                 factor,
                                                 terms_.local[i]->begin(),
                                                 direction.block(i).begin(),
                                                 begin,
                                                 end);
                           this->add_others(direction, result, begin, end);
                         });
    this->add_coefficient_variation(terms_.coefficient_gradient,
                                    terms_.potential,
                                    direction,
                                    stage,
                                    result);
    apply_held(direction, result);
    apply_crosses(direction, result);
  }

  template <int dim>
  void CahnHilliardRow<dim>::subtract_coupling(const std::size_t j,
                                               const Vector &direction,
                                               Vector &result)
  {
    Row<dim>::subtract_coupling(j, direction, result);
    subtract_crosses(j, direction, result);
    if (!terms_.curvature[j])
      return;
    Vector &nu = system_.potential;
    Vector &image = system_.image;
    for (unsigned int k = 0; k < terms_.curvature[j]->size(); ++k)
      nu.local_element(k) = (*terms_.curvature[j])[k] * direction.local_element(k);
    const double factor =
      terms_.scale * system_.weight * (terms_.uniform ? terms_.uniform_coefficient : 1.);
    this->apply_weighted(image, nu, [&](const unsigned int begin, const unsigned int end) {
      for (unsigned int k = begin; k < end; ++k)
        result.local_element(k) -= factor * image.local_element(k);
    });
  }

  template <int dim>
  NodalArray CahnHilliardRow<dim>::drift()
  {
    NodalArray drift;
    if (terms_.uniform || terms_.gradient_coefficient != 0.)
      return drift;
    Vector &root = system_.work;
    for (unsigned int k = 0; k < root.locally_owned_size(); ++k)
      root.local_element(k) = std::sqrt(std::max(0., terms_.coefficient.local_element(k)));
    ++system_.n_applications;
    system_.stiffness->apply(system_.image, root);
    drift.resize(root.locally_owned_size(), 0.);
    for (unsigned int k = 0; k < drift.size(); ++k)
      if (const double value = root.local_element(k); value > 0.)
        drift[k] = std::max(0., -system_.image.local_element(k) / value);
    return drift;
  }

  template <int dim>
  void CahnHilliardRow<dim>::set_up_own_inverse()
  {
    // The coupling to potentials, which follow at once and relax space charge.
    double sum = 0.;
    bool any = false;
    const double *mass = system_.space.mass().begin();
    for (const auto &row : system_.rows)
      if (const NodalTerm &coupling = terms_.curvature[row->field()];
          row->follows_at_once() && coupling && !system_.is_eliminated(row->field()))
        {
          any = true;
          for (unsigned int k = 0; k < coupling->size(); ++k)
            sum += mass[k] * (*coupling)[k] * (*coupling)[k] / row->terms().uniform_coefficient;
        }
    if (any)
      sum = dealii::Utilities::MPI::sum(sum, system_.space.mesh().get_communicator());
    inverse_.set_up(terms_, system_.weight, sum, drift());
  }

  template <int dim>
  typename Row<dim>::Polynomial CahnHilliardRow<dim>::reduced(const ReducedEnergy &energy) const
  {
    const unsigned int n = system_.n_nodes();
    const double *mass = system_.space.mass().begin();
    const double *inverse_mass = system_.space.inverse_mass().begin();
    const NodalArray &local = *terms_.local[this->field()];
    typename Row<dim>::Polynomial row;
    row.local.resize(n);
    std::vector<double> sums(2, 0.); // of f'' where it is positive, and of its square
    for (unsigned int k = 0; k < n; ++k)
      {
        row.local[k] = local[k] * inverse_mass[k] / terms_.scale;
        const double positive = mass[k] == 0. ? 0. : std::max(0., energy.curvature[k]);
        sums[0] += mass[k] * positive;
        sums[1] += mass[k] * positive * positive;
      }
    dealii::Utilities::MPI::sum(sums, system_.space.mesh().get_communicator(), sums);
    const double factor = system_.weight * terms_.uniform_coefficient;
    row.coefficients = {sums[0] > 0. ? factor * sums[1] / sums[0] : 0.,
                        factor * energy.second,
                        factor * energy.fourth};
    return row;
  }

  template void CahnHilliardRow<2>::linearise(const State &u, std::vector<NodalTerm *> &doubtful);
  template void CahnHilliardRow<3>::linearise(const State &u, std::vector<NodalTerm *> &doubtful);
  template void CahnHilliardRow<2>::vary_potential(const State &direction, Row<2>::Vector &nu);
  template void CahnHilliardRow<2>::apply(const State &direction, Row<2>::Vector &result);
  template void CahnHilliardRow<3>::vary_potential(const State &direction, Row<3>::Vector &nu);
  template void CahnHilliardRow<3>::apply(const State &direction, Row<3>::Vector &result);
  template void CahnHilliardRow<2>::subtract_coupling(std::size_t j,
                                                      const Row<2>::Vector &direction,
                                                      Row<2>::Vector &result);
  template void CahnHilliardRow<3>::subtract_coupling(std::size_t j,
                                                      const Row<3>::Vector &direction,
                                                      Row<3>::Vector &result);
  template Row<2>::Polynomial CahnHilliardRow<2>::reduced(const ReducedEnergy &energy) const;
  template Row<3>::Polynomial CahnHilliardRow<3>::reduced(const ReducedEnergy &energy) const;
  template NodalArray CahnHilliardRow<2>::drift();
  template NodalArray CahnHilliardRow<3>::drift();
  template void CahnHilliardRow<2>::set_up_own_inverse();
  template void CahnHilliardRow<3>::set_up_own_inverse();
} // namespace softlattice
