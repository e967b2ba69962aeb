// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Laws without a valid value, and mobilities that are zero.
#include "solver/discretisation/place.h"
#include "solver/system/coupled_system.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    // Of the mean mobility. A row is divided by its mobility down to this, below it is multiplied instead:
    // what hardly moves must not outweigh the others in the norm of the residual.
    constexpr double hardly_moves = 1e-6;
    // A symmetric system is divided throughout, and what is below this part of the mean does not move.
    constexpr double does_not_move = 1e-20;
    // Of the largest mobility: what rounding makes of zero.
    constexpr double rounding = 1e-10;
  } // namespace

  template <int dim>
  std::optional<LawFault> CoupledSystem<dim>::first_fault(const State &u, const bool is_initial)
  {
    prepare_laws(u);
    LawPoints at;
    for (const auto &place : space_.node_places())
      at.places.push_back(in_three<dim>(place));
    at.is_place = [this](const std::size_t k) { return space_.mass().local_element(k) != 0.; };
    at.dim = dim;
    at.t = time_;
    const std::optional<LawFault> of_gradients =
      gradient_terms_ ? gradient_terms_->fault(u, time_) : std::nullopt;
    std::vector<LawFault> mine;
    if (is_initial)
      mine = laws_.initial_faults(u, at);
    if (const auto fault = boundary_.fault(time_); mine.empty() && fault)
      mine.push_back(*fault);
    if (mine.empty())
      mine = laws_.faults(u, at);
    if (mine.empty() && of_gradients)
      mine.push_back(*of_gradients);
    return first_of_all(mine.empty() ? std::nullopt : std::optional(mine.front()),
                        space_.mesh().get_communicator());
  }

  template <int dim>
  std::string CoupledSystem<dim>::explanation(const State &u, const std::string &otherwise)
  {
    const std::optional<LawFault> fault = first_fault(u, false);
    if (fault)
      fault_ = fault->text();
    return fault ? fault_ : otherwise;
  }

  template <int dim>
  void CoupledSystem<dim>::forget_slow(const std::size_t i, Vector &coefficient) const
  {
    const auto &row = matrix_.row(i);
    if (lowest_coefficient_[i] < row.least_divisor && is_symmetric())
      for (unsigned int k = 0; k < coefficient.locally_owned_size(); ++k)
        if (coefficient.local_element(k) < row.least_divisor)
          coefficient.local_element(k) = 0.;
  }

  template <int dim>
  void CoupledSystem<dim>::evaluate_coefficient(const std::size_t i,
                                                const State &u,
                                                Vector &coefficient)
  {
    coefficient.zero_out_ghost_values();
    laws_.coefficient(i, u, coefficient.begin());
    const double *const value = coefficient.begin();
    const double *const mass = space_.mass().begin();
    double lowest = std::numeric_limits<double>::infinity(), highest = -lowest;
    for (unsigned int k = 0; k < coefficient.locally_owned_size(); ++k)
      {
        lowest = value[k] < lowest && mass[k] != 0. ? value[k] : lowest;
        highest = value[k] > highest && mass[k] != 0. ? value[k] : highest;
      }
    lowest_coefficient_[i] = lowest;
    highest_coefficient_[i] = highest;
    forget_slow(i, coefficient);
  }

  template <int dim>
  double CoupledSystem<dim>::uniform_coefficient(const std::size_t i)
  {
    const double value = equations_.uniform_coefficient(i);
    lowest_coefficient_[i] = highest_coefficient_[i] = value;
    return value;
  }

  template <int dim>
  bool CoupledSystem<dim>::scale_rows(const State &u)
  {
    const double length_squared = std::pow(space_.volume(), 2. / dim);
    const bool symmetric = is_symmetric();
    bool are_numbers = true;
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      {
        auto &row = matrix_.row(i);
        row.unknown_scale = tolerated_[i];
        row.scale = mass_scale_ / tolerated_[i];
        row.least_divisor = 0.;
        if (row.uniform)
          row.uniform_coefficient = uniform_coefficient(i);
        else
          {
            evaluate_coefficient(i, u, coefficient_);
            row.uniform_coefficient = (space_.mass() * coefficient_) / space_.volume();
          }
        are_numbers = are_numbers && std::isfinite(row.uniform_coefficient);
        if (row.kind == FieldKind::non_conserved)
          {
            const double usual =
              row.uniform_coefficient == 0. ? 1. : std::abs(row.uniform_coefficient);
            row.scale *= usual;
            row.least_divisor = (symmetric ? does_not_move : hardly_moves) * usual;
          }
        else if (row.kind == FieldKind::electrostatic)
          row.scale *= length_squared / row.uniform_coefficient;
      }
    return are_numbers;
  }

  template <int dim>
  bool CoupledSystem<dim>::is_coefficient_negative() const
  {
    bool any = false;
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      any = any || lowest_coefficient_[i] < std::min(0., -rounding * highest_coefficient_[i]);
    return dealii::Utilities::MPI::max(int(any), space_.mesh().get_communicator()) != 0;
  }

  template <int dim>
  bool CoupledSystem<dim>::has_still_parts(const std::size_t i) const
  {
    if (matrix_.row(i).kind == FieldKind::electrostatic || matrix_.row(i).uniform)
      return false;
    const double least = is_symmetric() ? matrix_.row(i).least_divisor : 0.;
    return dealii::Utilities::MPI::max(int(lowest_coefficient_[i] <= least),
                                       space_.mesh().get_communicator()) != 0;
  }

  template <int dim>
  void CoupledSystem<dim>::hold_still(const std::size_t i, const State &known, State &u)
  {
    if (equations_.has_source(i) || !has_still_parts(i))
      return;
    const auto &row = matrix_.row(i);
    const unsigned int n = work_.locally_owned_size();
    evaluate_coefficient(i, u, coefficient_);
    std::vector<bool> still(n);
    if (row.kind == FieldKind::non_conserved)
      for (unsigned int k = 0; k < n; ++k)
        still[k] = coefficient_.local_element(k) <= 0.;
    else
      {
        // A row of K(M) is zero where the mobility is, in all cells of the node: then, and for any vector
        // that is not made for it only then, it makes zero of it.
        for (unsigned int k = 0; k < n; ++k)
          {
            coefficient_.local_element(k) = std::max(0., coefficient_.local_element(k));
            work_.local_element(k) = std::sin(1. + 1.4142 * k);
          }
        coefficient_.update_ghost_values();
        ++n_applications_;
        stiffness_->apply(potential_, work_, coefficient_);
        work_ = 0.;
        if (boundary_.is_open(i))
          boundary_.add_fluxes(i, time_, u.block(i), 1., work_);
        for (unsigned int k = 0; k < n; ++k)
          still[k] = potential_.local_element(k) == 0. && work_.local_element(k) == 0.;
      }
    for (const unsigned int node : row.fixed)
      still[node] = false;
    for (unsigned int k = 0; k < n; ++k)
      if (still[k])
        u.block(i).local_element(k) = known.block(i).local_element(k);
  }

  template <int dim>
  void CoupledSystem<dim>::judge_ratios(const State &u, std::vector<double> &ratios)
  {
    const bool are_numbers = std::all_of(ratios.begin(), ratios.end(), [](const double ratio) {
      return std::isfinite(ratio);
    });
    is_searching_ = !are_numbers;
    if (are_numbers && !is_coefficient_negative())
      return;
    // The last rate that was looked at may have been one of another state than this.
    if (const std::string found = explanation(u, {}); !found.empty() && are_numbers)
      ratios.front() = std::numeric_limits<double>::quiet_NaN();
  }

  template std::optional<LawFault> CoupledSystem<2>::first_fault(const State &u, bool is_initial);
  template std::optional<LawFault> CoupledSystem<3>::first_fault(const State &u, bool is_initial);
  template std::string CoupledSystem<2>::explanation(const State &u, const std::string &otherwise);
  template std::string CoupledSystem<3>::explanation(const State &u, const std::string &otherwise);
  template void CoupledSystem<2>::forget_slow(std::size_t i,
                                              CoupledSystem<2>::Vector &coefficient) const;
  template void CoupledSystem<3>::forget_slow(std::size_t i,
                                              CoupledSystem<3>::Vector &coefficient) const;
  template void CoupledSystem<2>::evaluate_coefficient(std::size_t i,
                                                       const State &u,
                                                       CoupledSystem<2>::Vector &coefficient);
  template void CoupledSystem<3>::evaluate_coefficient(std::size_t i,
                                                       const State &u,
                                                       CoupledSystem<3>::Vector &coefficient);
  template double CoupledSystem<2>::uniform_coefficient(std::size_t i);
  template double CoupledSystem<3>::uniform_coefficient(std::size_t i);
  template bool CoupledSystem<2>::scale_rows(const State &u);
  template bool CoupledSystem<3>::scale_rows(const State &u);
  template bool CoupledSystem<2>::is_coefficient_negative() const;
  template bool CoupledSystem<3>::is_coefficient_negative() const;
  template bool CoupledSystem<2>::has_still_parts(std::size_t i) const;
  template bool CoupledSystem<3>::has_still_parts(std::size_t i) const;
  template void CoupledSystem<2>::hold_still(std::size_t i, const State &known, State &u);
  template void CoupledSystem<3>::hold_still(std::size_t i, const State &known, State &u);
  template void CoupledSystem<2>::judge_ratios(const State &u, std::vector<double> &ratios);
  template void CoupledSystem<3>::judge_ratios(const State &u, std::vector<double> &ratios);
} // namespace softlattice
