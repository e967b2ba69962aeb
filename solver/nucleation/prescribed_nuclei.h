// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/nucleation/nucleus.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// Nuclei that a user lists in a file, to form whatever the rate is: after an experiment, to compare
  /// with another code, or to start from a known pattern.
  class PrescribedNuclei
  {
  public:
    PrescribedNuclei() = default;

    /// Reads a CSV file with the columns time, x, y and, if wanted, z and radius, each with its unit:
    ///     time [s],x [um],y [um],radius [nm]
    /// The radius is that at birth (0 if there is none). Ids depend on the row alone. Throws
    /// InputError with "file:line: message" for everything that is wrong. In a dimensionless case
    /// every unit is 1, elsewhere none is.
    explicit PrescribedNuclei(const std::string &file, bool dimensionless = false);

    /// Nuclei with a time in (from, to], in the order of time.
    std::vector<Nucleus> between(double from, double to) const;

    /// Those of the step from one time to another; the first step of a run has those of its start.
    std::vector<Nucleus> of_step(double from, double to) const;

    const std::vector<Nucleus> &all() const { return nuclei_; }

  private:
    std::vector<Nucleus> nuclei_; ///< by (time, id)
  };
} // namespace softlattice
