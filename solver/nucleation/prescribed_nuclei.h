// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/csv_table.h"
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
    /// The radius is that at birth (0 if there is none). Ids depend on the row alone. In a dimensionless
    /// case every unit is 1, elsewhere none is. What is wrong, such as two nuclei at one time and place, is
    /// appended to `problems`.
    PrescribedNuclei(const std::string &file,
                     bool dimensionless,
                     std::vector<FileProblem> &problems);
    /// The same; throws InputError with "file:line: message" for everything that is wrong.
    explicit PrescribedNuclei(const std::string &file, bool dimensionless = false);

    /// Nuclei with a time in (from, to], in the order of time.
    std::vector<Nucleus> between(double from, double to) const;

    /// Those of the step from one time to another; of the start of a run, from 0 to 0, those at 0.
    std::vector<Nucleus> of_step(double from, double to) const;

    const std::vector<Nucleus> &all() const { return nuclei_; }
    /// What the user should know of the file though nothing is wrong with it.
    const std::vector<FileProblem> &notes() const { return notes_; }

  private:
    std::vector<Nucleus> nuclei_; ///< by (time, id)
    std::vector<FileProblem> notes_;
  };
} // namespace softlattice
