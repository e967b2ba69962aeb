// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/base/error.h"
#include "solver/base/log.h"
#include "solver/case/case.h"
#include "solver/checkpoint/manifest.h"
#include "solver/nucleation/events.h"
#include "solver/output/file_list.h"
#include "solver/output/progress.h"
#include "solver/output/pvd.h"
#include "solver/output/result_directory.h"
#include "solver/output/statistics.h"
#include "solver/output/summary.h"
#include "solver/run/analysis_files.h"
#include "solver/run/simulation.h"

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace softlattice
{
  /// Writes a run into its directory and tells the user about it. Lives on every rank, since fields
  /// are written by all; files of one writer are held by the first.
  class Recorder
  {
  public:
    using Clock = std::chrono::steady_clock;

    /// What statistics.csv has of a scenario.
    static std::vector<Column> columns_of(const Scenario &scenario);

    /// `earlier`: of the run that is resumed, null for a new one.
    Recorder(const Case &what,
             const Scenario &scenario,
             const ResultDirectory &directory,
             Log &log,
             bool quiet,
             MPI_Comm communicator,
             Clock::time_point start,
             const Manifest *earlier);

    /// The initial state, or that at the end of an accepted step; where what is reported jumps there, first as
    /// it was just before, at the last time before it that a number can state. Collective.
    void record(Simulation &simulation, const StepResult &step);
    /// Writes the fields at the present time unless that has been done; collective.
    void write_fields(Simulation &simulation);
    /// Ends the progress display, writes the summary and says how the run ended. `exposed_area` [m^2]
    void finish(const Ending &ending, double exposed_area);
    /// Brings what this process has written to the disk. @throws FileError
    void synchronise();

    /// Fraction that is transformed, NaN if the case has none.
    double transformed() const { return transformed_; }
    double next_output(double t) const { return schedule_->next_time(t); }
    const Measured &measured() const { return measured_; }
    /// For a checkpoint after the last step that was recorded.
    OutputState state() const;

  private:
    double wall_time() const;
    std::vector<const TableFile *> tables() const;
    /// Fills a row of the statistics with what is measured of these surroundings, and writes it.
    void write_side(Simulation &simulation, const StepResult &step, Measured measured);
    void write_row(Simulation &simulation, const StepResult &step);
    void write_fields(Simulation &simulation, double t);
    /// What the fields just written show, unless it has been said.
    void warn_of_fields(Simulation &simulation);
    void warn_once(const std::string &what, const std::string &message);
    std::string time_text(double t) const;

    const Case &case_;
    const Scenario &scenario_;
    ResultDirectory directory_;
    Log &log_;
    bool speaks_; ///< first rank
    int rank_ = 0, n_ranks_ = 1;
    std::unique_ptr<FileList> files_; ///< of the directory; first rank only
    Clock::time_point start_;
    double earlier_wall_time_ = 0.; ///< of the parts of the run before this one [s]
    Progress progress_;
    std::unique_ptr<Statistics> statistics_;
    std::unique_ptr<EventsFile> events_;
    PvdFile pvd_;
    std::unique_ptr<OutputSchedule> schedule_;
    AnalysisFiles analysis_;
    Measured measured_;
    /// What the fields of the last output are to be warned of, by what it is.
    std::map<std::string, std::string> last_found_;
    double transformed_ = 0.;
    bool quiet_;
    long step_ = 0;
    NucleusCounts nuclei_;
    std::map<std::string, long> steps_limited_by_; ///< how many, by what limited them
    unsigned int cycle_ = 0;
    double last_written_ = -1.;
    std::vector<std::string> not_on_disk_; ///< pieces, for the next synchronise()
  };
} // namespace softlattice
