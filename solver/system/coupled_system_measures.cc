// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Norms, integrals and the stiffness of a coupled system.
#include "solver/operators/nodal_sums.h"
#include "solver/system/coupled_system.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  template <int dim>
  double CoupledSystem<dim>::spectral_radius(const double t, const State &u)
  {
    if (!equations_.description().tallies.empty())
      return std::numeric_limits<double>::infinity(); // only stages of implicit methods are tallied
    for (std::size_t i = 0; i < n_fields(); ++i)
      if (system_.rows[i]->follows_at_once())
        return std::numeric_limits<double>::infinity(); // it follows at once: infinitely stiff
    // Of M^-1 K by a power iteration, which ends a few per cent below: hence the margin. It starts from
    // a function of the place, the same on any number of ranks. The smallest cells decide, so that it
    // holds while they stay.
    const MPI_Comm communicator = space_.mesh().get_communicator();
    const double smallest_edge = space_.smallest_edge();
    if (stiffness_radius_ == 0. || smallest_edge < (1. - 1e-6) * smallest_edge_ ||
        smallest_edge > 1.5 * smallest_edge_)
      {
        smallest_edge_ = smallest_edge;
        Vector v, w;
        space_.initialise(v);
        space_.initialise(w);
        const auto places = space_.node_places();
        const double wave_number = 997. / std::pow(space_.volume(), 1. / dim);
        for (unsigned int k = 0; k < v.locally_owned_size(); ++k)
          {
            double phase = 1.;
            for (int d = 0; d < dim; ++d)
              phase += std::sqrt(2. + d) * wave_number * places[k][d];
            v.local_element(k) = space_.mass().local_element(k) == 0. ? 0. : std::sin(phase);
          }
        double norm = v.l2_norm();
        for (unsigned int iteration = 0; iteration < 25; ++iteration)
          {
            v /= norm;
            system_.stiffness->apply(w, v);
            ++system_.n_applications;
            w.scale(space_.inverse_mass());
            v.swap(w);
            norm = v.l2_norm();
          }
        stiffness_radius_ = 1.1 * norm;
      }
    equations_.set_time(t, false);
    system_.prepare(u);
    system_.laws.evaluate_hessian(u);
    system_.linearise_gradient_terms(u);
    double radius = 0., matrix_size = 0.,
           matrix_stiffness = 0.; // the latter of fields that move others
    const unsigned int n = system_.work.locally_owned_size();
    const double *mass = space_.mass().begin();
    for (std::size_t i = 0; i < n_fields(); ++i)
      {
        const RowTerms<dim> &row = system_.rows[i]->terms();
        double coefficient = row.uniform ? equations_.uniform_coefficient(i) : 0.;
        // Row sums of moduli, constrained nodes left out.
        double curvature = 0.;
        for (std::size_t j = 0; j < n_fields(); ++j)
          {
            const double *const hessian = system_.laws.hessian(i, j).data();
            curvature += largest_over(0, n, [=](const unsigned int k) {
              return mass[k] == 0. ? 0. : std::abs(hessian[k]);
            });
          }
        if (!row.uniform)
          {
            system_.laws.coefficient(i, u, system_.work.begin());
            for (unsigned int k = 0; k < n; ++k)
              coefficient = std::max(coefficient, system_.work.local_element(k));
          }
        curvature = dealii::Utilities::MPI::max(curvature, communicator);
        coefficient = dealii::Utilities::MPI::max(coefficient, communicator);
        double stiffness = row.gradient_coefficient * stiffness_radius_ + curvature;
        if (system_.gradient_terms)
          {
            const auto size = system_.gradient_terms->largest(i);
            stiffness += size.stiffness * stiffness_radius_ +
                         2. * size.mixed * std::sqrt(stiffness_radius_) + size.curvature;
          }
        double one = coefficient * stiffness;
        if (system_.rows[i]->conserves())
          one *= row.largest_direction * stiffness_radius_;
        radius = std::max(radius, one);
        if (const std::size_t n_others = equations_.fields()[i].moved_by.size(); n_others > 0)
          {
            // No element of a definite matrix is larger than the largest of its diagonal.
            matrix_size = std::max(matrix_size, (1. + n_others) * coefficient);
            matrix_stiffness = std::max(matrix_stiffness, stiffness);
          }
      }
    return std::max(radius, matrix_size * matrix_stiffness * stiffness_radius_);
  }

  template <int dim>
  double CoupledSystem<dim>::mass_rms(const Vector &u) const
  {
    const double *const mass = space_.mass().begin();
    const double *const value = u.begin();
    const double sum = sum_over(0, u.locally_owned_size(), [=](const unsigned int k) {
      return mass[k] * value[k] * value[k];
    });
    return std::sqrt(dealii::Utilities::MPI::sum(sum, space_.mesh().get_communicator()) /
                     space_.volume());
  }

  template <int dim>
  double CoupledSystem<dim>::variance_of(const Vector &u) const
  {
    const double *const mass = space_.mass().begin();
    const double *const value = u.begin();
    const double mean = (space_.mass() * u) / space_.volume();
    const double sum = sum_over(0, u.locally_owned_size(), [=](const unsigned int k) {
      return mass[k] * (value[k] - mean) * (value[k] - mean);
    });
    return dealii::Utilities::MPI::sum(sum, space_.mesh().get_communicator()) / space_.volume();
  }

  template <int dim>
  double CoupledSystem<dim>::variance(const std::size_t field, const State &u) const
  {
    return variance_of(u.block(field));
  }

  template <int dim>
  double CoupledSystem<dim>::tolerated_error(const std::size_t i, const Vector &u)
  {
    const Tolerance &tolerance = equations_.fields()[i].tolerance;
    double size = 0.;
    if (tolerance.front_length > 0.)
      {
        size = tolerance.front_length *
               std::sqrt(std::max(0., system_.gradient_square(u)) / space_.volume());
      }
    else
      size = std::sqrt(variance_of(u));
    return tolerance.relative * size + tolerance.absolute;
  }

  template <int dim>
  std::vector<double> CoupledSystem<dim>::error_ratios(const State &estimate, const State &u)
  {
    update_units(u);
    std::vector<double> ratios(n_fields(), 0.);
    for (std::size_t i = 0; i < n_fields(); ++i)
      if (!system_.rows[i]->follows_at_once())
        ratios[i] = mass_rms(estimate.block(i)) / tolerated_[i];
    judge_ratios(u, ratios);
    return ratios;
  }

  template <int dim>
  typename CoupledSystem<dim>::Energy CoupledSystem<dim>::energy(const double t,
                                                                 const bool before,
                                                                 const State &u)
  {
    equations_.set_time(t, before);
    system_.prepare(u);
    double bulk = 0., gradient = 0.;
    bool is_bulk_known = false;
    const auto add_bulk = [&](const unsigned int begin, const unsigned int end) {
      is_bulk_known = true;
      system_.laws.evaluate_energy(u, {begin, end});
      const double *const mass = space_.mass().begin();
      const double *const density = system_.laws.energy().data();
      bulk += sum_over(begin, end, [=](const unsigned int k) { return mass[k] * density[k]; });
    };
    // In one go over the nodes, the first time.
    for (const auto &row : system_.rows)
      gradient += row->gradient_energy(u,
                                       is_bulk_known ? typename Row<dim>::Range()
                                                     : typename Row<dim>::Range(add_bulk));
    if (!is_bulk_known)
      add_bulk(0, system_.work.locally_owned_size());
    if (system_.gradient_terms)
      gradient += system_.gradient_terms->energy(u);
    return {dealii::Utilities::MPI::sum(bulk, space_.mesh().get_communicator()), gradient};
  }

  template <int dim>
  void CoupledSystem<dim>::derive(const double t, const State &u, State &derived)
  {
    derived.reinit(equations_.description().derived_fields.size());
    if (derived.n_blocks() == 0)
      return;
    for (unsigned int i = 0; i < derived.n_blocks(); ++i)
      space_.initialise(derived.block(i));
    derived.collect_sizes();
    equations_.set_time(t, false);
    system_.prepare(u);
    system_.laws.derive(u, derived);
  }

  template <int dim>
  double CoupledSystem<dim>::charge_imbalance(const std::size_t i, const double t, const State &u)
  {
    if (!system_.rows[i]->terms().floating)
      return 0.;
    equations_.set_time(t, false);
    system_.prepare(u);
    system_.evaluate_gradient(u);
    system_.work = 0.;
    system_.boundary.add_fluxes(i, t, u.block(i), 1., system_.work);
    std::vector<double> sums(2, 0.);
    for (unsigned int k = 0; k < system_.work.locally_owned_size(); ++k)
      if (const double mass = space_.mass().local_element(k); mass != 0.)
        {
          const double charge = mass * system_.laws.gradient(i)[k],
                       flux = system_.work.local_element(k);
          sums[0] += charge + flux;
          sums[1] += std::abs(charge) + std::abs(flux);
        }
    dealii::Utilities::MPI::sum(sums, space_.mesh().get_communicator(), sums);
    return sums[1] > 0. ? sums[0] / sums[1] : 0.;
  }

  template <int dim>
  double CoupledSystem<dim>::mean(const std::size_t field, const State &u) const
  {
    return (space_.mass() * u.block(field)) / space_.volume();
  }

  template double CoupledSystem<2>::spectral_radius(const double t, const State &u);
  template double CoupledSystem<3>::spectral_radius(const double t, const State &u);
  template double CoupledSystem<2>::mass_rms(const CoupledSystem<2>::Vector &u) const;
  template double CoupledSystem<3>::mass_rms(const CoupledSystem<3>::Vector &u) const;
  template double CoupledSystem<2>::tolerated_error(const std::size_t i,
                                                    const CoupledSystem<2>::Vector &u);
  template double CoupledSystem<3>::tolerated_error(const std::size_t i,
                                                    const CoupledSystem<3>::Vector &u);
  template std::vector<double> CoupledSystem<2>::error_ratios(const State &estimate,
                                                              const State &u);
  template std::vector<double> CoupledSystem<3>::error_ratios(const State &estimate,
                                                              const State &u);
  template CoupledSystem<2>::Energy CoupledSystem<2>::energy(const double t,
                                                             const bool before,
                                                             const State &u);
  template CoupledSystem<3>::Energy CoupledSystem<3>::energy(const double t,
                                                             const bool before,
                                                             const State &u);
  template void CoupledSystem<2>::derive(const double t, const State &u, State &derived);
  template void CoupledSystem<3>::derive(const double t, const State &u, State &derived);
  template double CoupledSystem<2>::variance(const std::size_t field, const State &u) const;
  template double CoupledSystem<3>::variance(const std::size_t field, const State &u) const;
  template double CoupledSystem<2>::charge_imbalance(std::size_t i, double t, const State &u);
  template double CoupledSystem<3>::charge_imbalance(std::size_t i, double t, const State &u);
  template double CoupledSystem<2>::mean(const std::size_t field, const State &u) const;
  template double CoupledSystem<3>::mean(const std::size_t field, const State &u) const;
} // namespace softlattice
