// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/completion.h"

namespace softlattice
{
  namespace
  {
    std::string in_fish_quotes(const std::string &text)
    {
      std::string quoted = "'";
      for (const char c : text)
        {
          if (c == '\'' || c == '\\')
            quoted += '\\';
          quoted += c;
        }
      return quoted + "'";
    }

    /// -a and what is offered for an argument.
    std::string fish_candidates(const std::string &argument)
    {
      std::string all;
      for (const std::string &offer : offers_for(argument))
        {
          all += all.empty() ? "" : " ";
          if (offer == offers::cases || offer == offers::tables)
            all += "(__fish_complete_suffix ." + offer.substr(1) + ")";
          else if (offer == offers::directories)
            all += "(__fish_complete_directories)";
          else if (offer == offers::files)
            all += "(__fish_complete_path)";
          else
            all += offer[0] == ':' ? "(__softlattice_" + offer.substr(1) + ")" : offer;
        }
      return all.empty() ? "" : " -a " + in_fish_quotes(all);
    }

    std::string fish_function(const std::string &offer,
                              const std::vector<std::string> &lines,
                              const std::string &behind = "")
    {
      std::string text = "function __softlattice_" + offer.substr(1) + "\n  printf '%s\\n'";
      for (const std::string &line : lines)
        text += " \\\n    " + in_fish_quotes(line);
      return text + behind + "\nend\n\n";
    }
  } // namespace

  std::string fish_completion(const std::vector<Verb> &verbs, const CommandWords &words)
  {
    std::string text =
      "# fish completion of softlattice, written by: softlattice completion fish\n"
      "# In one shell: softlattice completion fish | source\n\n" +
      fish_function(offers::settings, words.settings) + fish_function(offers::kinds, words.kinds) +
      fish_function(offers::topics, words.topics) +
      "complete -c softlattice -f\n"
      "complete -c softlattice -n __fish_use_subcommand -l help -d 'the verbs'\n"
      "complete -c softlattice -n __fish_use_subcommand -l version -d 'what was built'\n"
      "complete -c softlattice -n __fish_use_subcommand -a '(__fish_complete_suffix .prm)'\n";
    for (const Verb &verb : verbs)
      {
        const std::string start = "complete -c softlattice -n " +
                                  in_fish_quotes("__fish_seen_subcommand_from " + verb.name);
        text += "complete -c softlattice -n __fish_use_subcommand -a " + verb.name + " -d " +
                in_fish_quotes(verb.summary) + "\n" + start +
                fish_candidates(first_argument(verb)) + "\n";
        for (const auto &option : verb.options.options())
          {
            const std::vector<std::string> names = names_of(*option);
            const std::string argument = argument_of(*option);
            text += start + " -l " + option->long_name() +
                    (names.size() > 1 ? " -s " + names[1].substr(1) : "") +
                    (argument.empty() ? "" : " -x" + fish_candidates(argument)) + " -d " +
                    in_fish_quotes(option->description()) + "\n";
          }
      }
    return text;
  }
} // namespace softlattice
