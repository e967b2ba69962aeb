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
  template <int dim>
  std::optional<LawFault> CoupledSystem<dim>::first_fault(const State &u, const bool is_initial)
  {
    system_.prepare(u);
    LawPoints at;
    for (const auto &place : space_.node_places())
      at.places.push_back(in_three<dim>(place));
    at.is_place = [this](const std::size_t k) { return space_.mass().local_element(k) != 0.; };
    at.dim = dim;
    at.t = system_.time;
    const std::optional<LawFault> of_gradients =
      system_.gradient_terms ? system_.gradient_terms->fault(u, system_.time) : std::nullopt;
    std::vector<LawFault> mine;
    if (is_initial)
      mine = system_.laws.initial_faults(u, at);
    if (const auto fault = system_.boundary.fault(system_.time); mine.empty() && fault)
      mine.push_back(*fault);
    if (mine.empty())
      mine = system_.laws.faults(u, at);
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
  bool CoupledSystem<dim>::scale_rows(const State &u)
  {
    bool are_numbers = true;
    for (std::size_t i = 0; i < n_fields(); ++i)
      are_numbers = system_.rows[i]->set_scale(u, mass_scale_, tolerated_[i]) && are_numbers;
    return are_numbers;
  }

  template <int dim>
  bool CoupledSystem<dim>::is_coefficient_negative(const State &u) const
  {
    const bool is_indefinite = system_.laws.first_indefinite(u, [this](const std::size_t node) {
      return space_.mass().local_element(node) != 0.;
    }) < system_.n_nodes();
    const bool any =
      is_indefinite || std::any_of(system_.rows.begin(), system_.rows.end(), [](const auto &row) {
        return row->is_coefficient_negative();
      });
    return dealii::Utilities::MPI::max(int(any), space_.mesh().get_communicator()) != 0;
  }

  template <int dim>
  void CoupledSystem<dim>::judge_ratios(const State &u, std::vector<double> &ratios)
  {
    const bool are_numbers = std::all_of(ratios.begin(), ratios.end(), [](const double ratio) {
      return std::isfinite(ratio);
    });
    is_searching_ = !are_numbers;
    if (are_numbers && !is_coefficient_negative(u))
      return;
    // The last rate that was looked at may have been one of another state than this.
    if (const std::string found = explanation(u, {}); !found.empty() && are_numbers)
      ratios.front() = std::numeric_limits<double>::quiet_NaN();
  }

  template std::optional<LawFault> CoupledSystem<2>::first_fault(const State &u, bool is_initial);
  template std::optional<LawFault> CoupledSystem<3>::first_fault(const State &u, bool is_initial);
  template std::string CoupledSystem<2>::explanation(const State &u, const std::string &otherwise);
  template std::string CoupledSystem<3>::explanation(const State &u, const std::string &otherwise);
  template bool CoupledSystem<2>::scale_rows(const State &u);
  template bool CoupledSystem<3>::scale_rows(const State &u);
  template bool CoupledSystem<2>::is_coefficient_negative(const State &u) const;
  template bool CoupledSystem<3>::is_coefficient_negative(const State &u) const;
  template void CoupledSystem<2>::judge_ratios(const State &u, std::vector<double> &ratios);
  template void CoupledSystem<3>::judge_ratios(const State &u, std::vector<double> &ratios);
} // namespace softlattice
