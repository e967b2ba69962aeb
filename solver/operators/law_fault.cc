// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/operators/law_fault.h"

#include <deal.II/base/mpi.h>

#include <fmt/format.h>

#include <cmath>

namespace softlattice
{
  std::string LawFault::text() const
  {
    return "'" + stated_in + "' " + problem + (fix.empty() ? "" : " (" + fix + ")");
  }

  std::string objection_to(const double value)
  {
    return std::isnan(value) ? "not a number" : std::isinf(value) ? "infinite" : "";
  }

  std::string text_of_place(const std::array<double, 3> &place, const int dim)
  {
    const std::string text = fmt::format("x = {:.6g}, y = {:.6g}", place[0], place[1]);
    return dim == 3 ? text + fmt::format(", z = {:.6g}", place[2]) : text;
  }

  std::optional<LawFault> first_of_all(const std::optional<LawFault> &mine,
                                       const MPI_Comm communicator)
  {
    const unsigned int rank = dealii::Utilities::MPI::this_mpi_process(communicator);
    const unsigned int n_ranks = dealii::Utilities::MPI::n_mpi_processes(communicator);
    const unsigned int first = dealii::Utilities::MPI::min(mine ? rank : n_ranks, communicator);
    if (first == n_ranks)
      return {};
    const LawFault own = mine.value_or(LawFault());
    return LawFault{dealii::Utilities::MPI::broadcast(communicator, own.stated_in, first),
                    dealii::Utilities::MPI::broadcast(communicator, own.problem, first),
                    dealii::Utilities::MPI::broadcast(communicator, own.fix, first)};
  }
} // namespace softlattice
