// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Norms, integrals and the stiffness of a coupled system.
#include "solver/operators/coupled_system.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  template <int dim>
  double CoupledSystem<dim>::spectral_radius(const double t, const State &u)
  {
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      if (matrix_.row(i).kind == FieldKind::electrostatic)
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
            stiffness_->apply(w, v);
            ++n_applications_;
            w.scale(space_.inverse_mass());
            v.swap(w);
            norm = v.l2_norm();
          }
        stiffness_radius_ = 1.1 * norm;
      }
    equations_.set_time(t, false);
    prepare_laws(u);
    laws_.evaluate_hessian(u);
    double radius = 0.;
    const double *mass = space_.mass().begin();
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      {
        const auto &row = matrix_.row(i);
        double curvature = 0., coefficient = row.uniform ? equations_.uniform_coefficient(i) : 0.;
        for (unsigned int k = 0; k < work_.locally_owned_size(); ++k)
          if (mass[k] != 0.)
            {
              double sum = 0.;
              for (std::size_t j = 0; j < matrix_.n_fields(); ++j)
                sum += std::abs(laws_.hessian(i, j)[k]);
              curvature = std::max(curvature, sum);
            }
        if (!row.uniform)
          {
            laws_.coefficient(i, u, work_.begin());
            for (unsigned int k = 0; k < work_.locally_owned_size(); ++k)
              coefficient = std::max(coefficient, work_.local_element(k));
          }
        curvature = dealii::Utilities::MPI::max(curvature, communicator);
        coefficient = dealii::Utilities::MPI::max(coefficient, communicator);
        double one = coefficient * (row.gradient_coefficient * stiffness_radius_ + curvature);
        if (row.kind == FieldKind::conserved)
          one *= stiffness_radius_;
        radius = std::max(radius, one);
      }
    return radius;
  }

  template <int dim>
  double CoupledSystem<dim>::mass_rms(const Vector &u) const
  {
    double sum = 0.;
    const double *mass = space_.mass().begin();
    for (unsigned int k = 0; k < u.locally_owned_size(); ++k)
      sum += mass[k] * u.local_element(k) * u.local_element(k);
    sum = dealii::Utilities::MPI::sum(sum, space_.mesh().get_communicator());
    return std::sqrt(sum / space_.volume());
  }

  template <int dim>
  double CoupledSystem<dim>::tolerated_error(const std::size_t i, const Vector &u)
  {
    const Tolerance &tolerance = equations_.fields()[i].tolerance;
    double size = 0.;
    if (tolerance.front_length > 0.)
      {
        stiffness_->apply(work_, u);
        ++n_applications_;
        size = tolerance.front_length * std::sqrt(std::max(0., work_ * u) / space_.volume());
      }
    else
      {
        const double *mass = space_.mass().begin();
        const double mean = (space_.mass() * u) / space_.volume();
        double sum = 0.;
        for (unsigned int k = 0; k < u.locally_owned_size(); ++k)
          sum += mass[k] * (u.local_element(k) - mean) * (u.local_element(k) - mean);
        sum = dealii::Utilities::MPI::sum(sum, space_.mesh().get_communicator());
        size = std::sqrt(sum / space_.volume());
      }
    return tolerance.relative * size + tolerance.absolute;
  }

  template <int dim>
  double CoupledSystem<dim>::error_ratio(const State &estimate, const State &u)
  {
    update_units(u);
    double worst = 0.;
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      {
        if (matrix_.row(i).kind != FieldKind::electrostatic)
          {
            const double ratio = mass_rms(estimate.block(i)) / tolerated_[i];
            worst = std::isfinite(ratio) ? std::max(worst, ratio) : ratio;
            if (!std::isfinite(worst))
              return worst;
          }
      }
    return worst;
  }

  template <int dim>
  typename CoupledSystem<dim>::Energy CoupledSystem<dim>::energy(const double t,
                                                                 const bool before,
                                                                 const State &u)
  {
    equations_.set_time(t, before);
    prepare_laws(u);
    laws_.evaluate_energy(u);
    double bulk = 0., gradient = 0.;
    for (unsigned int k = 0; k < work_.locally_owned_size(); ++k)
      bulk += space_.mass().local_element(k) * laws_.energy()[k];
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      {
        const auto &row = matrix_.row(i);
        if (row.kind == FieldKind::electrostatic)
          {
            if (!row.uniform)
              {
                coefficient_.zero_out_ghost_values();
                laws_.coefficient(i, u, coefficient_.begin());
                coefficient_.update_ghost_values();
              }
            apply_coefficient(i, work_, u.block(i));
            gradient -= 0.5 * (work_ * u.block(i));
          }
        else if (row.gradient_coefficient != 0.)
          {
            ++n_applications_;
            stiffness_->apply(work_, u.block(i));
            gradient += 0.5 * row.gradient_coefficient * (work_ * u.block(i));
          }
      }
    return {dealii::Utilities::MPI::sum(bulk, space_.mesh().get_communicator()), gradient};
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
  template double CoupledSystem<2>::error_ratio(const State &estimate, const State &u);
  template double CoupledSystem<3>::error_ratio(const State &estimate, const State &u);
  template CoupledSystem<2>::Energy CoupledSystem<2>::energy(const double t,
                                                             const bool before,
                                                             const State &u);
  template CoupledSystem<3>::Energy CoupledSystem<3>::energy(const double t,
                                                             const bool before,
                                                             const State &u);
  template double CoupledSystem<2>::mean(const std::size_t field, const State &u) const;
  template double CoupledSystem<3>::mean(const std::size_t field, const State &u) const;
} // namespace softlattice
