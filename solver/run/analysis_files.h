// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/analysis/profile.h"
#include "solver/case/case.h"
#include "solver/fields/phase_field.h"
#include "solver/files/table_file.h"
#include "solver/output/file_list.h"
#include "solver/output/result_directory.h"
#include "solver/parts/scenario.h"

#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// The analysed fields of a case and the tables of its scenario over time, in files of comma-separated
  /// values. Lives on every rank, since fields are analysed by all; the files are held by the first.
  class AnalysisFiles
  {
  public:
    /// Writes the headers, or goes on with the files of a run that is resumed, of which `earlier` has the
    /// state of all tables. `list`: of the directory, on the process that writes, null on others; used here
    /// only. The case must stay valid. @throws FileError
    AnalysisFiles(const Case &what,
                  const Scenario &scenario,
                  const ResultDirectory &directory,
                  FileList *list,
                  const std::vector<TableState> *earlier = nullptr);

    /// Appends the present state; collective. @throws FileError
    void write(const Scenario &scenario, PhaseField &fields, double t);

    /// Of the process that writes: all that are open.
    std::vector<const TableFile *> files() const;

  private:
    using File = std::optional<TableFile>; ///< none where nothing is written

    struct OfField
    {
      std::size_t index;
      double initial_variance; ///< of the slope of its junction at the beginning [m^2], 0: none
      File summary, structure_factor, profile, interdiffusion;
    };

    struct OfScenario
    {
      OwnTable table;
      File file;
    };

    void write_fields(const PhaseField &fields, double t);
    void write_interdiffusion(OfField &one, const Profile &profile, double t) const;
    static void append(File &file, const std::vector<double> &row);

    const Case &case_;
    bool writes_;
    std::vector<OfField> fields_;
    std::vector<OfScenario> tables_;
  };
} // namespace softlattice
