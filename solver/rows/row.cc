// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/rows/row.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    // Of the largest mobility: what rounding makes of zero.
    constexpr double rounding = 1e-10;
  } // namespace

  template <int dim>
  Row<dim>::Row(RowSystem<dim> &system, const std::size_t field)
    : system_(system)
    , reduced_inverse_(system.inverse_work)
  {
    const auto &fields = system.equations.fields();
    terms_.field = field;
    terms_.gradient_coefficient = fields[field].gradient_coefficient;
    terms_.coefficient_gradient.resize(fields.size());
    terms_.local.resize(fields.size());
    terms_.curvature.resize(fields.size());
    terms_.by_rate.resize(fields.size());
  }

  template <int dim>
  void Row<dim>::reinit()
  {
    lowest_coefficient_ = highest_coefficient_ = 0.;
    terms_.uniform = equation().coefficient.is_uniform;
    terms_.fixed = system_.boundary.fixed(field());
    if (!terms_.uniform)
      {
        system_.space.initialise(terms_.coefficient);
        if (conserves() || follows_at_once())
          system_.space.initialise(terms_.potential);
      }
    directed_.reset();
    terms_.largest_direction = 1.;
    if (const Directions &directions = equation().directions)
      {
        directed_ = DirectedStiffness<dim>::create(system_.space, directions);
        terms_.largest_direction = directed_->largest();
      }
    own_inverse().reset();
    reduced_inverse_.reset();
  }

  template <int dim>
  void Row<dim>::set_up_inverse()
  {
    is_reduced_ = false;
    if (!follows_at_once() && !system_.eliminated.empty())
      {
        const ReducedEnergy energy = reduced_energy(system_, field());
        is_reduced_ = energy.has_changed;
        if (is_reduced_)
          {
            const Polynomial row = reduced(energy);
            reduced_inverse_.set_up(terms_, row.local, row.coefficients);
            return;
          }
      }
    set_up_own_inverse();
  }

  template <int dim>
  double Row<dim>::uniform_coefficient()
  {
    const double value = system_.equations.uniform_coefficient(field());
    lowest_coefficient_ = highest_coefficient_ = value;
    return value;
  }

  template <int dim>
  void Row<dim>::forget_slow(Vector &coefficient) const
  {
    if (lowest_coefficient_ < terms_.least_divisor && system_.is_symmetric)
      for (unsigned int k = 0; k < coefficient.locally_owned_size(); ++k)
        if (coefficient.local_element(k) < terms_.least_divisor)
          coefficient.local_element(k) = 0.;
  }

  template <int dim>
  void Row<dim>::evaluate_coefficient(const State &u, Vector &coefficient)
  {
    coefficient.zero_out_ghost_values();
    system_.laws.coefficient(field(), u, coefficient.begin());
    const double *const value = coefficient.begin();
    const double *const mass = system_.space.mass().begin();
    double lowest = std::numeric_limits<double>::infinity(), highest = -lowest;
    for (unsigned int k = 0; k < coefficient.locally_owned_size(); ++k)
      {
        lowest = value[k] < lowest && mass[k] != 0. ? value[k] : lowest;
        highest = value[k] > highest && mass[k] != 0. ? value[k] : highest;
      }
    lowest_coefficient_ = lowest;
    highest_coefficient_ = highest;
    forget_slow(coefficient);
  }

  template <int dim>
  void Row<dim>::prepare_coefficient(const State &u)
  {
    if (terms_.uniform)
      return;
    evaluate_coefficient(u, system_.coefficient);
    system_.coefficient.update_ghost_values();
  }

  template <int dim>
  bool Row<dim>::is_coefficient_negative() const
  {
    return lowest_coefficient_ < std::min(0., -rounding * highest_coefficient_);
  }

  template <int dim>
  bool Row<dim>::set_scale(const State &u, const double mass_scale, const double tolerated)
  {
    terms_.unknown_scale = tolerated;
    terms_.scale = mass_scale / tolerated;
    terms_.least_divisor = 0.;
    if (terms_.uniform)
      terms_.uniform_coefficient = uniform_coefficient();
    else
      {
        evaluate_coefficient(u, system_.coefficient);
        terms_.uniform_coefficient =
          (system_.space.mass() * system_.coefficient) / system_.space.volume();
      }
    const bool is_number = std::isfinite(terms_.uniform_coefficient);
    terms_.scale *= scale_of_coefficient(u);
    return is_number;
  }

  template <int dim>
  void Row<dim>::weigh(Vector &estimate) const
  {
    const double *mass = system_.space.mass().begin();
    for (unsigned int k = 0; k < estimate.locally_owned_size(); ++k)
      estimate.local_element(k) *= terms_.scale * mass[k];
  }

  template <int dim>
  void Row<dim>::no_rate(Vector &result, const Problem::Finish &finish) const
  {
    result = 0.;
    if (finish)
      finish(field(), 0, system_.n_nodes());
  }

  template <int dim>
  double Row<dim>::integral_defect(const State &known, const State &u, const State &of_sources)
  {
    const std::size_t i = field();
    const double *mass = system_.space.mass().begin();
    const Vector &value = u.block(i);
    const NodalArray &source = system_.laws.source(i, of_sources);
    double defect = 0.;
    for (unsigned int k = 0; k < value.locally_owned_size(); ++k)
      defect += mass[k] * (value.local_element(k) - known.block(i).local_element(k) -
                           (source.empty() ? 0. : system_.weight * source[k]));
    if (system_.boundary.is_open(i))
      {
        Vector &work = system_.work;
        work = 0.;
        system_.boundary.add_fluxes(i, system_.time, value, system_.weight, work);
        for (unsigned int k = 0; k < work.locally_owned_size(); ++k)
          defect -= work.local_element(k);
      }
    return dealii::Utilities::MPI::sum(defect, system_.space.mesh().get_communicator());
  }

  template <int dim>
  double Row<dim>::gradient_energy(const State &u, const Range &also)
  {
    if (terms_.gradient_coefficient == 0.)
      return 0.;
    const double square = system_.gradient_square(u.block(field()), also);
    return 0.5 * terms_.gradient_coefficient * square;
  }

  template <int dim>
  bool Row<dim>::has_still_parts() const
  {
    if (follows_at_once() || terms_.uniform)
      return false;
    const double least = system_.is_symmetric ? terms_.least_divisor : 0.;
    return dealii::Utilities::MPI::max(int(lowest_coefficient_ <= least),
                                       system_.space.mesh().get_communicator()) != 0;
  }

  template <int dim>
  void Row<dim>::hold_still(const State &known, State &u)
  {
    if (equation().has_source || !has_still_parts())
      return;
    evaluate_coefficient(u, system_.coefficient);
    std::vector<bool> still(system_.n_nodes());
    find_still(u, still);
    for (const unsigned int node : terms_.fixed)
      still[node] = false;
    for (unsigned int k = 0; k < still.size(); ++k)
      if (still[k])
        u.block(field()).local_element(k) = known.block(field()).local_element(k);
  }

  template class Row<2>;
  template class Row<3>;
} // namespace softlattice
