// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>
#include <utility>

namespace softlattice
{
  /// The names of everything a run writes, fixed for users and scripts. Paths only: making the
  /// folder is the job of create_result_directory().
  class ResultDirectory
  {
  public:
    explicit ResultDirectory(std::string root)
      : root_(std::move(root))
    {}

    const std::string &root() const { return root_; }
    std::string pvd() const { return root_ + "/solution.pvd"; }
    std::string pieces() const { return root_ + "/solution"; }
    std::string statistics() const { return root_ + "/statistics.csv"; }
    std::string events() const { return root_ + "/events.csv"; }
    /// A script for ParaView.
    std::string view() const { return root_ + "/view.py"; }
    /// Of an analysed field.
    std::string analysis(const std::string &field) const
    {
      return root_ + "/analysis_" + field + ".csv";
    }
    std::string structure_factor(const std::string &field) const
    {
      return root_ + "/structure_factor_" + field + ".csv";
    }
    std::string profile(const std::string &field) const
    {
      return root_ + "/profile_" + field + ".csv";
    }
    std::string interdiffusion(const std::string &field) const
    {
      return root_ + "/interdiffusion_" + field + ".csv";
    }
    /// Of a scenario's own.
    std::string table(const std::string &name) const { return root_ + "/" + name + ".csv"; }
    std::string summary() const { return root_ + "/summary.json"; }
    std::string effective_parameters() const { return root_ + "/parameters.effective.prm"; }
    std::string provenance() const { return root_ + "/provenance.json"; }
    std::string log() const { return root_ + "/log.txt"; }
    std::string checkpoints() const { return root_ + "/checkpoint"; }
    /// A file that the user makes to stop a run.
    std::string stop() const { return root_ + "/STOP"; }

    // Of the fields at one time, within pieces(): the file of a process, and the one to open, which is the
    // same if there is one process.
    static std::string piece(unsigned int cycle, unsigned int rank, unsigned int n_ranks);
    static std::string record(unsigned int cycle, unsigned int n_ranks);

  private:
    std::string root_;
  };

  /// "results/humid_film" for "parameters/humid_film.prm".
  std::string default_result_directory(const std::string &case_file);

  /// The directory of results that a word on a command line means: itself, or that of a case or study by default.
  std::string results_of(const std::string &word);

  /// Makes DIR and its folder for pieces, empty of what earlier runs wrote, and its FileList. The remains of
  /// a run that failed, or was killed before its first checkpoint, are replaced; a run that is done or can be
  /// resumed (summary.json says so, or cannot be understood) is kept unless `overwrite`. Only files that its
  /// list names are removed: where another one has a name that a run would give, the directory is refused. To
  /// be called by one process. Throws FileError with the path and the reason.
  ResultDirectory create_result_directory(const std::string &path, bool overwrite);

  /// The check that create_result_directory() makes first, without touching anything.
  void check_result_directory(const std::string &path, bool overwrite);

  /// Makes what is missing of a directory in which a run is resumed. @throws FileError if nothing could be
  /// written into it
  void prepare_to_resume(const ResultDirectory &directory);
} // namespace softlattice
