// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/csv_table.h"
#include "solver/study/survival_data.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// What is to be read of a table of lifetimes.
  struct SurvivalTableUse
  {
    std::string quantity; ///< a column of a study, such as "t50"; empty: time and event, or limits
    std::string group;    ///< a column; empty: "group" if there is one
  };

  struct SurvivalTable
  {
    std::vector<Lifetime> lifetimes; ///< in the unit of the table
    std::string quantity;            ///< name of the column
    std::string unit;  ///< as it stands in the brackets; empty if there is none or it is 1
    std::string group; ///< heading of the column of groups; empty if there is none
    int skipped = 0;   ///< rows in which the quantity has no value
  };

  /// Reads one of
  ///   time [h], event           1, yes, true, dead: it ended then; 0, no, false, censored: it had not
  ///   lower [h], upper [h]      between which it ended; upper empty or inf: it had not, lower empty
  ///                             or 0: it had when somebody looked first
  ///   t50 [s], censored: t50    a quantity of a study.csv; 1 where the run ended first
  /// and a column of groups if there is one. `text` are the bytes of the file, `file` is what messages
  /// call it. Problems are appended to `problems`; the table is complete only if none was added.
  SurvivalTable read_survival_table(std::string text,
                                    const std::string &file,
                                    const SurvivalTableUse &use,
                                    std::vector<FileProblem> &problems);

  /// Of a file. Throws InputError with all that is wrong with it, FileError if it cannot be read.
  SurvivalTable read_survival_file(const std::string &file, const SurvivalTableUse &use);
} // namespace softlattice
