// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/adapt/mesh_bounds.h"

#include "solver/base/error.h"
#include "solver/base/memory.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    constexpr double most_unknowns = 2147483647.;
    // Less than any model was measured to need (tests/performance/README.md).
    constexpr double bytes_per_unknown = 200.;

    /// What all processes together can still get [B].
    double memory_of_all(const MPI_Comm communicator)
    {
      // Those on one machine share what it has.
      MPI_Comm machine = MPI_COMM_NULL;
      MPI_Comm_split_type(communicator, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &machine);
      int n_here = 1;
      MPI_Comm_size(machine, &n_here);
      MPI_Comm_free(&machine);
      const double share = std::min(available_memory() / n_here, memory_left_to_process());
      double all = 0.;
      MPI_Allreduce(&share, &all, 1, MPI_DOUBLE, MPI_SUM, communicator);
      return all;
    }

    /// Why the cells cannot be had; empty if they can.
    std::string objection(const MeshBounds &bounds,
                          const double n_cells,
                          const double present,
                          const MPI_Comm communicator)
    {
      const double nodes_per_cell = std::pow(bounds.degree, bounds.dimension);
      const double unknowns_per_cell = nodes_per_cell * bounds.n_fields;
      if (const double unknowns = n_cells * unknowns_per_cell; unknowns > most_unknowns)
        return fmt::format(
          "{:.2g} cells have {:.2g} unknowns, more than the {:.2g} that can be numbered",
          n_cells,
          unknowns,
          most_unknowns);
      const double bytes_per_cell = unknowns_per_cell * bytes_per_unknown;
      const double free = memory_of_all(communicator);
      if ((n_cells - present) * bytes_per_cell <= free)
        return {};
      return fmt::format("{:.2g} cells need at least {:.2g} GB of memory, and {:.2g} GB are free",
                         n_cells,
                         n_cells * bytes_per_cell * 1e-9,
                         (free + present * bytes_per_cell) * 1e-9);
    }

    const char *const advice =
      "take larger finest cells (section Discretisation) or a smaller body";
  } // namespace

  void MeshBounds::require_levels(const unsigned int finest_level) const
  {
    if (finest_level > most_levels)
      throw InputError(fmt::format(
        "softlattice: the coarse cells would have to be halved {} times, and {} times is "
        "the most; {}",
        finest_level,
        most_levels,
        advice));
  }

  void MeshBounds::require_input(const double coarse_cells,
                                 const unsigned int finest_level,
                                 const MPI_Comm communicator) const
  {
    const auto objection_to = [&](const unsigned int level) {
      return objection(*this, std::ldexp(coarse_cells, dimension * int(level)), 0., communicator);
    };
    const std::string reason = objection_to(finest_level);
    if (reason.empty())
      return;
    unsigned int level = finest_level;
    while (level > 0 && !objection_to(level).empty())
      --level;
    throw InputError(fmt::format(
      "softlattice: without 'Adaptive' {}; 'Discretisation/Finest level' would have to be "
      "{} instead of {}, or {}",
      reason,
      level,
      finest_level,
      advice));
  }

  void MeshBounds::require(const double n_cells,
                           const double present,
                           const MPI_Comm communicator) const
  {
    if (const std::string reason = objection(*this, n_cells, present, communicator);
        !reason.empty())
      throw SolverError(fmt::format("{}; {}, or run on more machines", reason, advice));
  }
} // namespace softlattice
