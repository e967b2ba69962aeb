// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fields/phase_field.h"

#include <mpi.h>

#include <string>
#include <vector>

namespace softlattice
{
  /// What must hold after every step, whatever the case: fields are numbers and within their ranges, what
  /// cannot leave the body stays in it, and all processes are at the same point of the same run. That the
  /// free energy falls is part of accepting a step, see Simulation.
  class Invariants
  {
  public:
    /// Of a conserved field without sources and open boundaries, relative to its largest value. Steps keep
    /// the mean to rounding, some 1e-16 each.
    static constexpr double largest_drift = 1e-10;

    struct Field
    {
      std::string name;
      double lowest, highest; ///< it lies between them; infinite: it may be anywhere
      bool is_closed;         ///< its mean does not change
    };

    /// `first_means`: those of the run that is resumed, empty for a new one. @throws FileError if they are
    /// not those of these fields
    Invariants(std::vector<Field> fields,
               MPI_Comm communicator,
               std::vector<double> first_means = {});

    /// The state at a time [s]. The means of the first one of a run are what later ones are held against.
    /// Collective. @throws InvariantError on all ranks
    void check(const Measured &measured, double t);

    /// Of each field; empty before the first check.
    const std::vector<double> &first_means() const { return first_means_; }

  private:
    std::string broken(const Measured &measured) const;
    void require_agreement(const Measured &measured, double t) const;

    std::vector<Field> fields_;
    MPI_Comm communicator_;
    std::vector<double> first_means_; ///< empty: none yet
  };

  /// The fields of a case.
  std::vector<Invariants::Field> invariant_fields(const PhaseField &fields,
                                                  const Equations &equations);
} // namespace softlattice
