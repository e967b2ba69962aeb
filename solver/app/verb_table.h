// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/base/error.h"

#include <boost/program_options/options_description.hpp>

#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// How a verb is called: the same table makes the parser and the help.
  struct Verb
  {
    std::string name;
    std::string arguments; ///< "CASE.prm [OPTIONS] [-- PETSC OPTIONS]"
    std::string summary;
    bool takes_petsc_options;
    boost::program_options::options_description options; ///< what begins with a dash
    std::string notes;                                   ///< lines at the end of the help, or none

    std::string usage() const { return "usage: softlattice " + name + " " + arguments; }
    std::string help() const;
  };

  const std::vector<Verb> &all_verbs();

  /// The verb of this name, or nothing.
  const Verb *find_verb(const std::string &name);

  /// What the exit statuses of the program mean.
  const std::vector<std::pair<ExitCode, std::string>> &exit_statuses();

  /// The help of the program as a whole.
  std::string general_help();
} // namespace softlattice
