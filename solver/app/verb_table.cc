// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/verb_table.h"

#include "solver/parameters/prm_writer.h"

#include <boost/program_options/value_semantic.hpp>

#include <sstream>

namespace softlattice
{
  namespace
  {
    namespace po = boost::program_options;

    /// One option as written in the help; `value` names its argument.
    struct Row
    {
      enum class Kind
      {
        flag,
        text,
        number,
        texts ///< may be given several times
      };
      const char *name;
      Kind kind;
      const char *value;
      const char *meaning;
    };
    using Kind = Row::Kind;

    void add(const Row &row, po::options_description &options)
    {
      const auto named = [&](auto *value) {
        value->value_name(row.value);
        options.add_options()(row.name, value, row.meaning);
      };
      switch (row.kind)
        {
          case Kind::flag:
            options.add_options()(row.name, row.meaning);
            break;
          case Kind::text:
            named(po::value<std::string>());
            break;
          case Kind::number:
            named(po::value<int>());
            break;
          case Kind::texts:
            named(po::value<std::vector<std::string>>()->composing());
            break;
        }
    }

    Verb make_verb(const char *name,
                   const char *arguments,
                   const char *summary,
                   const bool takes_petsc_options,
                   const std::vector<Row> &rows,
                   const char *notes = "")
    {
      Verb verb{name,
                arguments,
                summary,
                takes_petsc_options,
                po::options_description("options", 100),
                notes};
      for (const Row &row : rows)
        add(row, verb.options);
      add({"help,h", Kind::flag, "", "this help"}, verb.options);
      return verb;
    }

    constexpr Row set = {
      "set,s",
      Kind::texts,
      "PATH=VALUE",
      "set a parameter, \"Section/Name = value\"; any number of times, wins over "
      "the file"};

    constexpr Row oversubscribe = {"oversubscribe",
                                   Kind::flag,
                                   "",
                                   "even if there are fewer cores than processes"};

    const std::vector<Row> run_options = {
      {"output,o", Kind::text, "DIR", "result directory; results/CASE unless given"},
      set,
      {"overwrite", Kind::flag, "", "replace the result of a finished run"},
      {"ranks", Kind::number, "N", "run on N processes"},
      oversubscribe,
      {"quiet,q", Kind::flag, "", "say only what is wrong"},
      {"verbose,v", Kind::flag, "", "say more"}};

    const std::vector<Row> resume_options = {
      set,
      {"ranks", Kind::number, "N", "go on with N processes, as many as you like"},
      oversubscribe,
      {"quiet,q", Kind::flag, "", "say only what is wrong"},
      {"verbose,v", Kind::flag, "", "say more"}};

    const std::vector<Row> check_options = {set, {"json", Kind::flag, "", "for programs"}};

    const std::vector<Row> new_options = {
      {"output,o",
       Kind::text,
       "FILE",
       "file to write, which must not exist; KIND.prm unless given"}};

    const std::vector<Row> sweep_options = {
      {"output,o", Kind::text, "DIR", "directory of the study; results/STUDY unless given"},
      {"jobs,j", Kind::number, "N", "members at a time; one per core unless given"},
      {"resume", Kind::flag, "", "go on with a study that was stopped, or that has been extended"},
      {"dry-run", Kind::flag, "", "check every member and show what would be run"},
      {"slurm", Kind::flag, "", "run nothing and write a job array for sbatch, DIR/sweep.slurm"},
      {"task",
       Kind::text,
       "N/M",
       "run the N-th of M parts of a study that --slurm has set up, beside the others"}};

    const std::vector<Row> fit_options = {
      {"output,o", Kind::text, "DIR", "directory for the results; results/FIT unless given"},
      {"overwrite", Kind::flag, "", "replace the result of an earlier fit"},
      {"jobs,j", Kind::number, "N", "runs of the full model at a time; one per core unless given"},
      {"dry-run", Kind::flag, "", "check all files and say what would be fitted"}};

    const std::vector<Row> render_options = {
      {"field", Kind::text, "NAME", "what to draw; the order parameter unless given"},
      {"colours", Kind::text, "MAP", "colour map: phase, viridis or grey"},
      {"slice",
       Kind::text,
       "AXIS=PLACE",
       "in 3D, the plane to draw, as \"z = 150 nm\"; surface and middle unless given"},
      {"surface",
       Kind::text,
       "VALUE",
       "in 3D, the surface where the field has this value, such as 0.5, and the field behind it"},
      {"format",
       Kind::text,
       "FORMAT",
       "png, or svg: of a study its pictures, of a run its curves over time; 85 mm wide, for a "
       "column of a journal"},
      {"every", Kind::number, "N", "draw each N-th output"},
      {"width", Kind::number, "PIXELS", "of a frame, 1280 unless given"},
      {"height", Kind::number, "PIXELS", "of a frame, 960 unless given"},
      {"print-width",
       Kind::number,
       "MM",
       "where it is printed, so that letters are 8 points high: 85, a column, unless given"}};

    const std::vector<Row> report_options = {
      {"output,o",
       Kind::text,
       "FILE",
       "file to write; DIR/report.html, of two runs DIR/comparison.html, unless given"}};

    const char *const report_notes =
      "One file that opens by itself, offline: what was run, its numbers, curves and pictures, "
      "all\n"
      "parameters with their sources, and what to cite. A run or study that is on its way is shown "
      "as\nfar as it is. Of two runs it shows what differs. The page of an earlier call is "
      "replaced.\n";

    const std::vector<Row> phase_diagram_options = {
      {"output,o", Kind::text, "DIR", "directory for the files; results/CASE unless given"},
      set};

    const std::vector<Row> survival_options = {
      {"quantity",
       Kind::text,
       "COLUMN",
       "of a study: \"t50\" reads the columns 't50 [s]' and 'censored: t50'"},
      {"group",
       Kind::text,
       "COLUMN",
       "tells groups apart; the column 'group', if there is one, unless given"},
      {"json", Kind::flag, "", "for programs"}};

    const char *const survival_table =
      "The table has a header, units in brackets, and one row for each lifetime:\n"
      "  time [h],event           1, yes, true, dead: it ended then; 0, no, false, censored: not "
      "yet\n"
      "  lower [h],upper [h]      it ended between them; upper empty or inf: not yet, lower "
      "empty:\n"
      "                           before anybody looked\n"
      "and a column of groups if there are some: group, or what --group names.\n";

    const char *const completion_notes =
      "In one shell: source <(softlattice completion bash). For good, as a file that the shell "
      "finds:\n"
      "  bash   ~/.local/share/bash-completion/completions/softlattice\n"
      "  zsh    _softlattice in a folder of $fpath\n"
      "  fish   ~/.config/fish/completions/softlattice.fish\n"
      "An installation has them in place.\n";

    const std::vector<Row> manual_options = {
      {"output,o", Kind::text, "DIR", "folder for the pages of html; reference/ unless given"}};

    std::vector<Verb> make_verbs()
    {
      return {
        make_verb("run", "CASE.prm [OPTIONS] [-- PETSC OPTIONS]", "runs a case", true, run_options),
        make_verb("resume",
                  "DIR [OPTIONS] [-- PETSC OPTIONS]",
                  "goes on with a run that was stopped, from its newest intact checkpoint",
                  true,
                  resume_options),
        make_verb("check",
                  "CASE.prm [OPTIONS] [-- PETSC OPTIONS]",
                  "all errors of the input, mesh, memory, time and disk; everything but the steps",
                  true,
                  check_options),
        make_verb(
          "estimate",
          "CASE.prm [OPTIONS]",
          "when how much will be LT, and from how many nuclei, in milliseconds: the mean over all "
          "runs",
          false,
          check_options),
        make_verb("explain",
                  "[WORDS]",
                  "a parameter, model or output column: meaning, unit, default, range, source",
                  false,
                  {}),
        make_verb("list",
                  "models|cases|studies|materials|protocols|parameters",
                  "what there is",
                  false,
                  {}),
        make_verb("new",
                  "KIND [OPTIONS]",
                  "writes a commented, running case; its kind is \"all parameters\" or one that "
                  "`list cases` shows",
                  false,
                  new_options),
        make_verb("sweep",
                  "STUDY.prm [OPTIONS]",
                  "runs a case at all points of a study, each as often as it says, into one table",
                  false,
                  sweep_options),
        make_verb("fit",
                  "FIT.prm [OPTIONS]",
                  "finds parameters of a case from measured curves, counts and waiting times",
                  false,
                  fit_options),
        make_verb(
          "render",
          "DIR|CASE.prm|STUDY.prm [OPTIONS]",
          "PNG frames and an animation of a run, PNG pictures of a study, with no display attached",
          false,
          render_options),
        make_verb("report",
                  "DIR|CASE.prm|STUDY.prm [DIR2] [OPTIONS]",
                  "a page about a run or a study to look at in a browser, or one that compares two "
                  "runs",
                  false,
                  report_options,
                  report_notes),
        make_verb(
          "phase-diagram",
          "CASE.prm [OPTIONS]",
          "what a mixed halide does at equilibrium, in the dark and under light: CSV and PNG",
          false,
          phase_diagram_options),
        make_verb("survival",
                  "TABLE.csv [OPTIONS]",
                  "how long things last: Kaplan-Meier, log-rank test, Weibull and lognormal laws",
                  false,
                  survival_options,
                  survival_table),
        make_verb("completion",
                  "bash|zsh|fish",
                  "prints what a shell reads to complete verbs, options, cases and parameters",
                  false,
                  {},
                  completion_notes),
        make_verb("manual",
                  "page|html [OPTIONS]",
                  "prints the manual page, or writes the whole reference as pages for a browser",
                  false,
                  manual_options)};
    }
  } // namespace

  std::string Verb::help() const
  {
    std::ostringstream text;
    text << usage() << "\n" << summary << "\n\n" << options;
    if (takes_petsc_options)
      text << "\nWhat stands behind -- goes to PETSc: softlattice " << name << ' '
           << arguments.substr(0, arguments.find(' ')) << " -- -ksp_monitor\n";
    if (!notes.empty())
      text << "\n" << notes;
    return text.str();
  }

  const std::vector<Verb> &all_verbs()
  {
    static const std::vector<Verb> all = make_verbs();
    return all;
  }

  const Verb *find_verb(const std::string &name)
  {
    for (const Verb &verb : all_verbs())
      if (verb.name == name)
        return &verb;
    return nullptr;
  }

  std::string general_help()
  {
    std::ostringstream text;
    text << "usage: softlattice VERB ...\n\n";
    for (const Verb &verb : all_verbs())
      text << "  " << verb.name << std::string(15 - verb.name.size(), ' ') << verb.summary << "\n";
    text << "\nsoftlattice CASE.prm is short for: softlattice run CASE.prm\n"
            "softlattice VERB --help tells the options of a verb, softlattice --version what was "
            "built.\n\n";
    std::string statuses = "Exit status:";
    for (const auto &[code, meaning] : exit_statuses())
      statuses += (code == ExitCode::done ? " " : ", ") + std::to_string(static_cast<int>(code)) +
                  " " + meaning;
    constexpr std::size_t width = 92;
    for (const std::string &line : wrapped(statuses + ".", width))
      text << line << "\n";
    return text.str();
  }

  const std::vector<std::pair<ExitCode, std::string>> &exit_statuses()
  {
    static const std::vector<std::pair<ExitCode, std::string>> all = {
      {ExitCode::done, "done"},
      {ExitCode::usage, "wrong usage"},
      {ExitCode::input, "input rejected"},
      {ExitCode::file, "a file could not be read or written"},
      {ExitCode::solver, "the solver gave up"},
      {ExitCode::invariant, "an invariant broke"},
      {ExitCode::bug, "a bug"},
      {ExitCode::stopped, "stopped early and resumable"}};
    return all;
  }
} // namespace softlattice
