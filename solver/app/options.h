// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/render.h"
#include "solver/base/log.h"
#include "solver/study/study_part.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace softlattice
{
  // One struct for each verb: what the user asked for, checked for form and no further.

  /// What the verbs have in common that step through time.
  struct SteppingOptions
  {
    std::vector<std::string> overrides; ///< "Section/Name = value"
    int ranks = 0;                      ///< 0: as started
    bool oversubscribe = false;         ///< more of them than cores
    bool quiet = false;
    bool verbose = false;
    std::vector<std::string> petsc_arguments;

    Verbosity verbosity() const
    {
      return quiet ? Verbosity::quiet : verbose ? Verbosity::verbose : Verbosity::normal;
    }
  };

  struct RunOptions : SteppingOptions
  {
    std::string case_file;
    std::string output; ///< empty: the default directory of the case
    bool overwrite = false;
  };

  struct ResumeOptions : SteppingOptions
  {
    std::string directory;
  };

  struct SweepOptions
  {
    std::string study_file;
    std::string output; ///< empty: the default directory of the study
    int jobs = 0;       ///< members at a time; 0: one per core
    bool resume = false;
    bool dry_run = false;
    bool slurm = false;            ///< write a job array instead of running
    std::optional<StudyPart> task; ///< run this part beside others
  };

  struct FitOptions
  {
    std::string fit_file;
    std::string output; ///< empty: the default directory of the fit
    int jobs = 0;       ///< runs of the full model at a time; 0: one per core
    bool overwrite = false;
    bool dry_run = false;
  };

  struct CheckOptions
  {
    std::string case_file;
    std::vector<std::string> overrides;
    bool json = false;
    std::vector<std::string> petsc_arguments;
  };

  struct EstimateOptions
  {
    std::string case_file;
    std::vector<std::string> overrides;
    bool json = false;
  };

  struct ExplainOptions
  {
    std::vector<std::string> words;
  };

  struct ListOptions
  {
    std::string what; ///< one of list_kinds()
  };

  struct NewOptions
  {
    std::string kind;
    std::string output; ///< empty: KIND.prm in the working directory
  };

  struct RenderCommand
  {
    std::string directory;
    RenderOptions options;
  };

  struct ReportOptions
  {
    std::vector<std::string> directories; ///< one, or two runs to be compared
    std::string output;                   ///< empty: a file in the first of them
  };

  struct PhaseDiagramOptions
  {
    std::string case_file;
    std::string output; ///< empty: the default directory of the case
    std::vector<std::string> overrides;
  };

  struct SurvivalOptions
  {
    std::string table;
    std::string quantity; ///< column of a study; empty: the table says what it has
    std::string group;    ///< column that tells groups apart; empty: "group" if there is one
    bool json = false;
  };

  struct CompletionOptions
  {
    std::string shell; ///< bash, zsh or fish
  };

  struct ManualOptions
  {
    std::string what;   ///< page or html
    std::string output; ///< folder, for html
  };

  /// A text to print and nothing else: --help, --version.
  struct PrintOptions
  {
    std::string text;
  };

  using Command = std::variant<PrintOptions,
                               RunOptions,
                               ResumeOptions,
                               CheckOptions,
                               EstimateOptions,
                               ExplainOptions,
                               ListOptions,
                               NewOptions,
                               RenderCommand,
                               ReportOptions,
                               PhaseDiagramOptions,
                               SweepOptions,
                               FitOptions,
                               SurvivalOptions,
                               CompletionOptions,
                               ManualOptions>;

  /// What the arguments (without the program's name) ask for. Throws UsageError, whose message ends
  /// with the one line of help that matters.
  Command parse_command_line(const std::vector<std::string> &arguments);

  /// What `list` takes.
  const std::vector<std::string> &list_kinds();
} // namespace softlattice
