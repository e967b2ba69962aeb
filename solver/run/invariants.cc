// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/run/invariants.h"

#include "solver/base/error.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace softlattice
{
  std::vector<Invariants::Field> invariant_fields(const PhaseField &fields,
                                                  const Equations &equations)
  {
    std::vector<Invariants::Field> list;
    for (std::size_t i = 0; i < equations.fields().size(); ++i)
      {
        const FieldEquation &field = equations.fields()[i];
        list.push_back({field.name, field.lowest, field.highest, fields.measures().is_closed(i)});
      }
    return list;
  }

  Invariants::Invariants(std::vector<Field> fields,
                         const MPI_Comm communicator,
                         std::vector<double> first_means)
    : fields_(std::move(fields))
    , communicator_(communicator)
    , first_means_(std::move(first_means))
  {
    if (!first_means_.empty() && first_means_.size() != fields_.size())
      throw FileError(fmt::format("the checkpoint is of a case with {} fields, and this one has {}",
                                  first_means_.size(),
                                  fields_.size()));
  }

  std::string Invariants::broken(const Measured &measured) const
  {
    if (!std::isfinite(measured.energy.total()))
      return "the free energy is not a number";
    for (std::size_t i = 0; i < fields_.size(); ++i)
      {
        const Field &field = fields_[i];
        const FieldRange &now = measured.fields[i];
        if (!std::isfinite(now.lowest) || !std::isfinite(now.highest))
          return fmt::format("'{}' is not a number", field.name);
        if (now.lowest <= field.lowest || now.highest >= field.highest)
          return fmt::format("'{}' is between {} and {} and has to be between {} and {}",
                             field.name,
                             now.lowest,
                             now.highest,
                             field.lowest,
                             field.highest);
        const double drift = now.mean - first_means_[i];
        const double size = std::max(std::abs(now.lowest), std::abs(now.highest));
        if (field.is_closed && std::abs(drift) > largest_drift * size)
          return fmt::format("the mean of '{}', which nothing can change, has drifted by {:.3g}",
                             field.name,
                             drift);
      }
    return {};
  }

  void Invariants::require_agreement(const Measured &measured, const double t) const
  {
    // Each number and its negative: the largest of both are those of this rank if all have the same.
    std::vector<double> mine = {t, measured.energy.total()};
    for (const FieldRange &field : measured.fields)
      mine.push_back(field.mean);
    const std::size_t n = mine.size();
    for (std::size_t i = 0; i < n; ++i)
      mine.push_back(-mine[i]);
    std::vector<double> largest(mine.size());
    MPI_Allreduce(mine.data(),
                  largest.data(),
                  static_cast<int>(mine.size()),
                  MPI_DOUBLE,
                  MPI_MAX,
                  communicator_);
    for (std::size_t i = 0; i < n; ++i)
      if (largest[i] != -largest[n + i])
        throw InvariantError(fmt::format(
          "the processes disagree at t = {}: a number that all should have is {} on one and {} on "
          "another",
          t,
          largest[i],
          -largest[n + i]));
  }

  void Invariants::check(const Measured &measured, const double t)
  {
    if (first_means_.empty())
      for (const FieldRange &field : measured.fields)
        first_means_.push_back(field.mean);
    // What is not a number is so for all: sums and extremes over all processes.
    const std::string what = broken(measured);
    int any = what.empty() ? 0 : 1;
    MPI_Allreduce(MPI_IN_PLACE, &any, 1, MPI_INT, MPI_MAX, communicator_);
    if (any != 0)
      throw InvariantError(
        fmt::format("at t = {}: {}", t, what.empty() ? "another process found a fault" : what));
    require_agreement(measured, t);
  }
} // namespace softlattice
