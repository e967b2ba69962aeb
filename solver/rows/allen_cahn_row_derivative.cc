// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The derivative of the residual of a non-conserved field.
#include "solver/operators/nodal_products.h"
#include "solver/rows/allen_cahn_row.h"

#include <deal.II/base/mpi.h>

#include <algorithm>

namespace softlattice
{
  template <int dim>
  void AllenCahnRow<dim>::linearise(const State &u, std::vector<NodalTerm *> &doubtful)
  {
    const std::size_t i = this->field();
    const unsigned int n = system_.n_nodes();
    const double *mass = system_.space.mass().begin();
    const double weight = system_.weight;
    const auto [source_gradient, coefficient_gradient] = this->differentiate(u);
    terms_.slow.clear();
    for (unsigned int k = 0; !terms_.uniform && k < n; ++k)
      if (mass[k] != 0. && mobility(k) < terms_.least_divisor)
        terms_.slow.emplace_back(k, terms_.of_drive(mobility(k)));

    for (std::size_t j = 0; j < system_.rows.size(); ++j)
      {
        NodalArray &local = this->local(j);
        const NodalArray &f = system_.laws.hessian(i, j);
        const NodalArray &source = source_gradient[j];
        const double same = i == j ? 1. : 0.;
        const bool has_source = !source.empty();
        for (unsigned int k = 0; k < n; ++k)
          local[k] =
            terms_.scale * mass[k] *
            (terms_.of_change(mobility(k)) * (same - (has_source ? weight * source[k] : 0.)) +
             weight * terms_.of_drive(mobility(k)) * f[k]);
        if (i != j)
          doubtful.push_back(&terms_.local[j]);
      }
    if (system_.boundary.is_open(i))
      {
        NodalArray exchange(n);
        system_.boundary.add_exchange(i, system_.time, terms_.scale * weight, exchange);
        for (unsigned int k = 0; k < n; ++k)
          (*terms_.local[i])[k] += terms_.of_drive(mobility(k)) * exchange[k];
      }
    if (!terms_.uniform && this->equation().coefficient.depends_on_fields)
      linearise_mobility(u, coefficient_gradient);
    if (!terms_.uniform)
      terms_.coefficient.update_ghost_values();
  }

  template <int dim>
  void AllenCahnRow<dim>::linearise_mobility(const State &u,
                                             const std::vector<NodalArray> &gradient)
  {
    const std::size_t i = this->field();
    const unsigned int n = system_.n_nodes();
    const double *mass = system_.space.mass().begin();
    const double weight = system_.weight;
    // The derivative of the mobility, times what it divides or, where it is small, multiplies.
    const NodalArray &source = system_.laws.source(i, u);
    NodalArray by_mobility(n);
    for (unsigned int k = 0; k < n; ++k)
      if (mobility(k) >= terms_.least_divisor)
        by_mobility[k] = -mass[k] *
                         (u.block(i).local_element(k) - system_.known->block(i).local_element(k) -
                          (source.empty() ? 0. : weight * source[k])) /
                         (mobility(k) * mobility(k));
    if (dealii::Utilities::MPI::max(int(!terms_.slow.empty()),
                                    system_.space.mesh().get_communicator()) != 0)
      {
        Vector &drive = system_.coefficient;
        system_.evaluate_gradient(u);
        ++system_.n_applications;
        system_.stiffness->apply(drive, u.block(i));
        drive *= terms_.gradient_coefficient;
        system_.boundary.add_fluxes(i, system_.time, u.block(i), -1., drive);
        for (const auto &[k, part] : terms_.slow)
          by_mobility[k] = mobility(k) < 0.
                             ? 0.
                             : weight *
                                 (mass[k] * system_.laws.gradient(i)[k] + drive.local_element(k)) /
                                 terms_.least_divisor;
      }
    for (std::size_t j = 0; j < system_.rows.size(); ++j)
      for (unsigned int k = 0; k < n; ++k)
        (*terms_.local[j])[k] += terms_.scale * by_mobility[k] * gradient[j][k];
  }

  template <int dim>
  void AllenCahnRow<dim>::apply(const State &direction, Vector &result)
  {
    const std::size_t i = this->field();
    const double factor =
      terms_.scale * system_.weight * terms_.gradient_coefficient * terms_.uniform_drive();
    const Vector &own = direction.block(i);
    this->apply_interface_stiffness(
      result,
      own,
      [&](const unsigned int begin, const unsigned int end) {
        for (auto slow =
               std::lower_bound(terms_.slow.begin(), terms_.slow.end(), std::pair(begin, 0.));
             slow != terms_.slow.end() && slow->first < end;
             ++slow)
          result.local_element(slow->first) *= slow->second;
        scale_and_add_product(result.begin(),
                              factor,
                              terms_.local[i]->begin(),
                              own.begin(),
                              begin,
                              end);
        this->add_others(direction, result, begin, end);
      });
    if (!system_.gradient_terms)
      return;
    Vector &image = system_.terms_image.block(i);
    for (const auto &[node, part] : terms_.slow)
      image.local_element(node) *= part;
    result.add(terms_.scale * system_.weight * terms_.uniform_drive(), image);
  }

  template <int dim>
  typename Row<dim>::Polynomial AllenCahnRow<dim>::reduced(const ReducedEnergy &energy) const
  {
    const unsigned int n = system_.n_nodes();
    const double *inverse_mass = system_.space.inverse_mass().begin();
    const NodalArray &local = *terms_.local[this->field()],
                     &curvature = system_.laws.hessian(this->field(), this->field());
    typename Row<dim>::Polynomial row;
    row.local.resize(n);
    for (unsigned int k = 0; k < n; ++k)
      row.local[k] =
        local[k] * inverse_mass[k] / terms_.scale +
        system_.weight * terms_.of_drive(mobility(k)) * (energy.curvature[k] - curvature[k]);
    const double drive = system_.weight * terms_.uniform_drive();
    row.coefficients = {drive * energy.second, drive * energy.fourth};
    return row;
  }

  template <int dim>
  NodalArray AllenCahnRow<dim>::condensed_diagonal() const
  {
    // With A u + B v = p and C u + D v = q, in which v is conserved, u meets A - B D^-1 C. C u is w K m f_vu u and D v is
    // M v + w K m (f_vv + kappa K/M) v; K/M is k^2 for waves of the length at which this row goes over from its diagonal to
    // its stiffness.
    const std::size_t i = this->field();
    NodalArray diagonal = *terms_.local[i];
    const double *inverse_mass = system_.space.inverse_mass().begin();
    const double stiffness =
      terms_.scale * system_.weight * terms_.interface_stiffness() * terms_.uniform_drive();
    for (const auto &other : system_.rows)
      {
        const std::size_t j = other->field();
        const RowTerms<dim> &terms = other->terms();
        if (j == i || !other->conserves() || !terms_.local[j] || !terms.curvature[i] ||
            !terms.curvature[j] || stiffness <= 0.)
          continue;
        for (unsigned int k = 0; k < diagonal.size(); ++k)
          {
            const double k_squared = (*terms_.local[i])[k] * inverse_mass[k] / stiffness;
            const double mobility =
              terms.uniform ? terms.uniform_coefficient : terms.coefficient.local_element(k);
            const double spread = system_.weight * mobility * k_squared;
            const double curvature =
              (*terms.curvature[j])[k] + terms.gradient_coefficient * k_squared;
            if (spread > 0. && curvature > 0.)
              diagonal[k] -= (*terms_.local[j])[k] * spread * (*terms.curvature[i])[k] /
                             (1. + spread * curvature);
          }
      }
    return diagonal;
  }

  template <int dim>
  void AllenCahnRow<dim>::set_up_own_inverse()
  {
    const bool is_followed =
      std::any_of(system_.rows.begin(), system_.rows.end(), [&](const auto &other) {
        return other->conserves() && terms_.local[other->field()];
      });
    inverse_.set_thorough(
      std::any_of(system_.rows.begin(), system_.rows.end(), [&](const auto &other) {
        return other->equation().kind.knows_no_energy && !system_.is_resting(other->field());
      }));
    if (is_followed)
      inverse_.set_up_evolving(terms_, system_.weight, condensed_diagonal());
    else
      inverse_.set_up_evolving(terms_, system_.weight);
  }

  template void AllenCahnRow<2>::set_up_own_inverse();
  template void AllenCahnRow<3>::set_up_own_inverse();
  template NodalArray AllenCahnRow<2>::condensed_diagonal() const;
  template NodalArray AllenCahnRow<3>::condensed_diagonal() const;
  template void AllenCahnRow<2>::linearise(const State &u, std::vector<NodalTerm *> &doubtful);
  template void AllenCahnRow<3>::linearise(const State &u, std::vector<NodalTerm *> &doubtful);
  template void AllenCahnRow<2>::apply(const State &direction, Row<2>::Vector &result);
  template void AllenCahnRow<3>::apply(const State &direction, Row<3>::Vector &result);
  template Row<2>::Polynomial AllenCahnRow<2>::reduced(const ReducedEnergy &energy) const;
  template Row<3>::Polynomial AllenCahnRow<3>::reduced(const ReducedEnergy &energy) const;
  template void AllenCahnRow<2>::linearise_mobility(const State &u,
                                                    const std::vector<NodalArray> &gradient);
  template void AllenCahnRow<3>::linearise_mobility(const State &u,
                                                    const std::vector<NodalArray> &gradient);
} // namespace softlattice
