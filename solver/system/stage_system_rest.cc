// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Fields that a solution of a stage leaves as they are.
#include "solver/system/stage_system.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    // Bounds of the error, in units of what is tolerated of a step: to begin to rest with, and to go on.
    constexpr double enough_to_rest = 0.7;
    constexpr double too_much = 1.;
  } // namespace

  template <int dim>
  bool StageSystem<dim>::may_rest(const std::size_t field) const
  {
    // Where values are given, nothing puts right what the field holds in all.
    return system_.rows[field]->equation().may_rest && !system_.boundary.has_values(field);
  }

  template <int dim>
  double StageSystem<dim>::longest_edge_of_box() const
  {
    std::array<double, dim> lowest, negative_highest;
    lowest.fill(std::numeric_limits<double>::infinity());
    negative_highest.fill(std::numeric_limits<double>::infinity());
    for (const auto &place : system_.space.node_places())
      for (int d = 0; d < dim; ++d)
        {
          lowest[d] = std::min(lowest[d], place[d]);
          negative_highest[d] = std::min(negative_highest[d], -place[d]);
        }
    double volume = 1., longest = 0.;
    for (int d = 0; d < dim; ++d)
      {
        const double edge = -dealii::Utilities::MPI::min(lowest[d], communicator()) -
                            dealii::Utilities::MPI::min(negative_highest[d], communicator());
        volume *= edge;
        longest = std::max(longest, edge);
      }
    return std::abs(volume / system_.space.volume() - 1.) < 1e-9 ? longest : 0.;
  }

  template <int dim>
  void StageSystem<dim>::begin_step(const State &u)
  {
    for (std::size_t i = 0; i < n_fields(); ++i)
      if (may_rest(i))
        begun_from_.block(i) = u.block(i);
    diagonals_known_ = false;
  }

  template <int dim>
  void StageSystem<dim>::begin(const double tolerance, State &u)
  {
    tolerance_ = tolerance;
    has_woken_ = false;
    has_just_begun_ = true;
    system_.resting.clear();
    std::vector<std::size_t> candidates;
    for (std::size_t i = 0; i < n_fields(); ++i)
      if (may_rest(i) && begun_from_.block(i).size() > 0)
        candidates.push_back(i);
    if (candidates.empty())
      return;
    // As they were, not as they are predicted: of what is not solved for, errors would grow from one prediction to the next.
    for (const std::size_t i : candidates)
      u.block(i).swap(begun_from_.block(i));
    system_.prepare(u);
    system_.find_stage_rates(u);
    for (const std::size_t i : candidates)
      if (!diagonals_known_)
        {
          // Both stages of a step have the same weight, and nearly the same of these.
          std::vector<NodalTerm *> doubtful;
          system_.rows[i]->linearise(u, doubtful);
        }
    diagonals_known_ = true;
    for (const std::size_t i : candidates)
      {
        find_residual(i, u, residual_);
        if (largest_error(i, residual_) <= enough_to_rest)
          {
            system_.resting.push_back(i);
            begun_from_.block(i) = u.block(i);
          }
        else
          u.block(i).swap(begun_from_.block(i));
      }
  }

  template <int dim>
  double StageSystem<dim>::slowest_spreading(const RowTerms<dim> &terms) const
  {
    if (longest_edge_ == 0. || terms.largest_direction != 1.)
      return 0.;
    double coefficient = terms.uniform_coefficient;
    if (!terms.uniform)
      {
        const double *mass = system_.space.mass().begin();
        for (unsigned int k = 0; k < terms.coefficient.locally_owned_size(); ++k)
          if (mass[k] != 0.)
            coefficient = std::min(coefficient, terms.coefficient.local_element(k));
        coefficient = dealii::Utilities::MPI::min(coefficient, communicator());
      }
    return system_.weight * coefficient * std::pow(dealii::numbers::PI / longest_edge_, 2);
  }

  template <int dim>
  double StageSystem<dim>::largest_error(const std::size_t i, const Vector &residual) const
  {
    // J = D + s w K(c) is not less than d s M + s w c K, in which d is the least of D/(s M). With e = J^-1 r and the lowest
    // eigenvalue l of K beside the zero of the mean, d e.s M e <= e.J e = r.J^-1 r <= r.(d s M + s w c K)^-1 r, where the mean
    // of r has d s M alone and what is left of it at least (d + w c l) s M = a s M. The error of a stage is 1/a of what it
    // was in the one before, and what adds up in many at most a/(a - 1) of that of one; the mean is put right in each.
    const RowTerms<dim> &terms = system_.rows[i]->terms();
    const NodalArray &diagonal = *terms.local[i];
    const double *mass = system_.space.mass().begin();
    std::vector<double> sums(2, 0.);
    double least = std::numeric_limits<double>::infinity();
    for (unsigned int k = 0; k < diagonal.size(); ++k)
      if (mass[k] != 0.)
        {
          const double r = residual.local_element(k) / terms.scale;
          sums[0] += r;
          sums[1] += r * r / mass[k];
          least = std::min(least, diagonal[k] / (mass[k] * terms.scale));
        }
    dealii::Utilities::MPI::sum(sums, communicator(), sums);
    least = dealii::Utilities::MPI::min(least, communicator());
    if (!(least > 0.))
      return std::numeric_limits<double>::infinity();
    const double volume = system_.space.volume();
    const double of_mean = sums[0] * sums[0] / volume;
    const double decay = least + slowest_spreading(terms);
    if (!(decay > 1.))
      return std::numeric_limits<double>::infinity();
    const double square =
      of_mean / least + std::max(0., sums[1] - of_mean) / decay * std::pow(decay / (decay - 1.), 2);
    return std::sqrt(square / (least * volume)) / units_[i];
  }

  template <int dim>
  void StageSystem<dim>::watch_resting(State &residual)
  {
    std::vector<std::size_t> resting;
    for (const std::size_t i : system_.resting)
      if (largest_error(i, residual.block(i)) <= too_much)
        {
          resting.push_back(i);
          residual.block(i) = 0.;
        }
    has_woken_ = resting.size() < system_.resting.size();
    system_.resting = resting;
  }

  template <int dim>
  void StageSystem<dim>::filter_resting(State &estimate) const
  {
    const double *mass = system_.space.mass().begin();
    for (const std::size_t i : system_.resting)
      {
        const RowTerms<dim> &terms = system_.rows[i]->terms();
        const NodalArray &diagonal = *terms.local[i];
        double mean = 0.;
        for (unsigned int k = 0; k < diagonal.size(); ++k)
          if (mass[k] != 0.)
            mean += estimate.block(i).local_element(k);
        mean = dealii::Utilities::MPI::sum(mean, communicator()) / system_.space.volume();
        const double spreading = terms.scale * slowest_spreading(terms);
        for (unsigned int k = 0; k < diagonal.size(); ++k)
          if (mass[k] != 0.)
            {
              double &value = estimate.block(i).local_element(k);
              const double of_mean = mean * mass[k];
              value =
                (of_mean / diagonal[k] + (value - of_mean) / (diagonal[k] + spreading * mass[k])) /
                terms.unknown_scale;
            }
      }
  }

  template bool StageSystem<2>::may_rest(std::size_t field) const;
  template bool StageSystem<3>::may_rest(std::size_t field) const;
  template double StageSystem<2>::longest_edge_of_box() const;
  template double StageSystem<3>::longest_edge_of_box() const;
  template void StageSystem<2>::begin_step(const State &u);
  template void StageSystem<3>::begin_step(const State &u);
  template void StageSystem<2>::begin(double tolerance, State &u);
  template void StageSystem<3>::begin(double tolerance, State &u);
  template double StageSystem<2>::slowest_spreading(const RowTerms<2> &terms) const;
  template double StageSystem<3>::slowest_spreading(const RowTerms<3> &terms) const;
  template double StageSystem<2>::largest_error(std::size_t i,
                                                const StageSystem<2>::Vector &residual) const;
  template double StageSystem<3>::largest_error(std::size_t i,
                                                const StageSystem<3>::Vector &residual) const;
  template void StageSystem<2>::watch_resting(State &residual);
  template void StageSystem<3>::watch_resting(State &residual);
  template void StageSystem<2>::filter_resting(State &estimate) const;
  template void StageSystem<3>::filter_resting(State &estimate) const;
} // namespace softlattice
