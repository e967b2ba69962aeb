// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/app/verb_table.h"
#include "solver/case/part_settings.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// The words of the command line that a shell cannot know: what it is to offer in the place of arguments.
  struct CommandWords
  {
    std::vector<std::string>
      settings; ///< "Section/Name = value", for each choice, else with the default
    std::vector<std::string> kinds;  ///< what `new` takes
    std::vector<std::string> topics; ///< what `explain` knows
  };

  /// Of cases that may have these further parts, from the tables of `list` and `explain`.
  CommandWords command_words(const PartKinds &further);

  // What a shell offers for an argument, as its scripts name it; all else is a word to be written as it stands.
  namespace offers
  {
    constexpr const char *cases = ":prm", *tables = ":csv", *directories = ":directory",
                         *files = ":file", *settings = ":setting", *kinds = ":kind",
                         *topics = ":topic";
  } // namespace offers

  /// Of an argument as the help of verbs and options calls it: "DIR|CASE.prm", "models|cases", "PATH=VALUE".
  /// Nothing where only the user knows.
  std::vector<std::string> offers_for(const std::string &argument);

  /// The first argument of a verb, "CASE.prm".
  std::string first_argument(const Verb &verb);

  /// "--output" and "-o", or the first alone.
  std::vector<std::string> names_of(const boost::program_options::option_description &option);

  /// "DIR", empty if the option takes nothing.
  std::string argument_of(const boost::program_options::option_description &option);
} // namespace softlattice
