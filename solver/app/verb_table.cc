// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/verb_table.h"

#include <boost/program_options/value_semantic.hpp>

#include <sstream>

namespace softlattice
{
  namespace
  {
    namespace po = boost::program_options;

    po::typed_value<std::string> *text(const char *name)
    {
      return po::value<std::string>()->value_name(name);
    }

    po::typed_value<int> *number(const char *name)
    {
      return po::value<int>()->value_name(name);
    }

    po::typed_value<std::vector<std::string>> *repeated(const char *name)
    {
      return po::value<std::vector<std::string>>()->composing()->value_name(name);
    }

    constexpr auto override_help =
      "set a parameter, \"Section/Name = value\"; any number of times, wins over the file";

    std::vector<Verb> make_verbs()
    {
      std::vector<Verb> all;
      const auto add =
        [&](const char *name, const char *arguments, const char *summary, const bool petsc) {
          all.push_back({name, arguments, summary, petsc, po::options_description("options", 100)});
          return all.back().options.add_options();
        };
      add("run", "CASE.prm [OPTIONS] [-- PETSC OPTIONS]", "runs a case", true)(
        "output,o",
        text("DIR"),
        "result directory; results/CASE unless given")("set,s",
                                                       repeated("PATH=VALUE"),
                                                       override_help)(
        "overwrite",
        "replace the result of a finished run")("ranks", number("N"), "run on N processes")(
        "quiet,q",
        "say only what is wrong")("verbose,v", "say more")("help,h", "this help");
      add("check",
          "CASE.prm [OPTIONS] [-- PETSC OPTIONS]",
          "everything short of time stepping: all errors of the input, mesh, memory, time and disk",
          true)("set,s",
                repeated("PATH=VALUE"),
                override_help)("json", "for programs")("help,h", "this help");
      add("explain",
          "[WORDS]",
          "a parameter, model or output column: meaning, unit, default, range, source",
          false)("help,h", "this help");
      add("list", "models|cases|materials|parameters", "what there is", false)("help,h",
                                                                               "this help");
      add("new",
          "KIND [OPTIONS]",
          "writes a commented, running case; the kinds are those of: list cases",
          false)("output,o",
                 text("FILE"),
                 "file to write, which must not exist; KIND.prm unless given")("help,h",
                                                                               "this help");
      add("render",
          "DIR [OPTIONS]",
          "PNG frames and an animation of a run, with no display attached",
          false)("field", text("NAME"), "what to draw; the order parameter unless given")(
        "colours",
        text("MAP"),
        "colour map: phase, viridis or grey")("every", number("N"), "draw each N-th output")(
        "width",
        number("PIXELS"),
        "of a frame, 1280 unless given")("height",
                                         number("PIXELS"),
                                         "of a frame, 960 unless given")("help,h", "this help");
      return all;
    }
  } // namespace

  std::string Verb::help() const
  {
    std::ostringstream text;
    text << usage() << "\n" << summary << "\n\n" << options;
    if (takes_petsc_options)
      text << "\nWhat stands behind -- goes to PETSc: softlattice " << name
           << " CASE.prm -- -ksp_monitor\n";
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
      text << "  " << verb.name << std::string(9 - verb.name.size(), ' ') << verb.summary << "\n";
    text
      << "\nsoftlattice CASE.prm is short for: softlattice run CASE.prm\n"
         "softlattice VERB --help tells the options of a verb, softlattice --version what was "
         "built.\n\n"
         "Exit status: 0 done, 2 wrong usage, 3 input rejected, 4 a file could not be read or "
         "written,\n"
         "5 the solver gave up, 6 an invariant broke, 70 a bug, 75 stopped early and resumable.\n";
    return text.str();
  }
} // namespace softlattice
