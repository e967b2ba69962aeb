// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/completion.h"

namespace softlattice
{
  namespace
  {
    std::string in_zsh_quotes(const std::string &text)
    {
      std::string quoted = "'";
      for (const char c : text)
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
      return quoted + "'";
    }

    /// Within the specifications of _arguments and _describe.
    std::string zsh_escaped(const std::string &text)
    {
      std::string escaped;
      for (const char c : text)
        {
          if (c == '[' || c == ']' || c == ':' || c == '\\')
            escaped += '\\';
          escaped += c;
        }
      return escaped;
    }

    /// What completes an argument: "_softlattice_settings", or words in brackets.
    std::string zsh_action(const std::string &argument)
    {
      std::string functions, words;
      bool files = false;
      std::string endings;
      for (const std::string &offer : offers_for(argument))
        if (offer == offers::cases || offer == offers::tables)
          endings = "*." + offer.substr(1); // folders are among what _files offers
        else if (offer == offers::directories || offer == offers::files)
          files = files || offer == offers::files;
        else if (offer[0] == ':')
          functions = "_softlattice_" + offer.substr(1);
        else
          words += (words.empty() ? "" : " ") + offer;
      if (!functions.empty())
        return functions;
      if (!words.empty())
        return "(" + words + ")";
      if (!endings.empty())
        return "_files -g \"" + endings + "\"";
      if (files)
        return "_files";
      return offers_for(argument).empty() ? " " : "_files -/";
    }

    std::string zsh_function(const std::string &offer,
                             const std::vector<std::string> &lines,
                             const std::string &body)
    {
      std::string text = "_softlattice_" + offer.substr(1) + "() {\n  local -a list\n  list=(\n";
      for (const std::string &line : lines)
        text += "    " + in_zsh_quotes(line) + "\n";
      return text + "  )\n" + body + "}\n\n";
    }

    std::string options_in_zsh(const Verb &verb)
    {
      std::string text;
      for (const auto &option : verb.options.options())
        {
          const std::vector<std::string> names = names_of(*option);
          const std::string argument = argument_of(*option);
          std::string exclusive, all;
          for (const std::string &name : names)
            {
              exclusive += (exclusive.empty() ? "" : " ") + name;
              all += (all.empty() ? "" : ",") + name +
                     (argument.empty() ? ""
                      : name[1] == '-' ? "="
                                       : "+");
            }
          // What may be given any number of times excludes nothing.
          const bool repeats = option->semantic()->is_composing();
          std::string rest = "[" + zsh_escaped(option->description()) + "]";
          if (!argument.empty())
            rest += ":" + zsh_escaped(argument) + ":" + zsh_action(argument);
          text +=
            " \\\n        " + (repeats ? std::string("'*'") : in_zsh_quotes("(" + exclusive + ")"));
          text += names.size() > 1 ? "{" + all + "}" : all;
          text += in_zsh_quotes(rest);
        }
      return text;
    }
  } // namespace

  std::string zsh_completion(const std::vector<Verb> &verbs, const CommandWords &words)
  {
    const std::string any_case = "  compadd -M 'm:{a-zA-Z}={A-Za-z}' ";
    std::string text = "#compdef softlattice\n"
                       "# zsh completion of softlattice, written by: softlattice completion zsh\n"
                       "# To be found, it is to be called _softlattice in a folder of $fpath.\n\n" +
                       zsh_function(offers::settings,
                                    words.settings,
                                    "  local -aU names\n"
                                    "  names=(\"${(@)list%% = *}\")\n"
                                    "  if [[ $PREFIX == *=* ]]; then\n  " +
                                      any_case + "-- \"${list[@]}\"\n  else\n  " + any_case +
                                      "-S '' -- \"${names[@]}\"\n  fi\n") +
                       zsh_function(offers::kinds, words.kinds, any_case + "-- \"${list[@]}\"\n") +
                       zsh_function(offers::topics, words.topics, any_case + "-- \"${list[@]}\"\n");
    std::string verb_list, branches;
    for (const Verb &verb : verbs)
      {
        verb_list +=
          "    " + in_zsh_quotes(zsh_escaped(verb.name) + ":" + zsh_escaped(verb.summary)) + "\n";
        const std::string argument = first_argument(verb);
        const bool any_number = argument == "[WORDS]";
        branches += "    " + verb.name + ")\n      _arguments -s -S" + options_in_zsh(verb) +
                    " \\\n        " +
                    in_zsh_quotes(std::string(any_number ? "*" : "1") + ":" +
                                  zsh_escaped(argument) + ":" + zsh_action(argument)) +
                    "\n      ;;\n";
      }
    return text +
           "_softlattice() {\n"
           "  local -a verbs\n  verbs=(\n" +
           verb_list +
           "  )\n"
           "  if ((CURRENT == 2)); then\n"
           "    _describe -t verbs verb verbs\n"
           "    _arguments '--help[the verbs]' '--version[what was built]' '*:CASE.prm:_files -g "
           "\"*.prm\"'\n"
           "    return\n"
           "  fi\n"
           "  # behind -- everything is PETSc's\n"
           "  ((${words[(Ie)--]} == 0 || ${words[(Ie)--]} >= CURRENT)) || return\n"
           "  local verb=${words[2]}\n"
           "  shift words\n"
           "  ((CURRENT--))\n"
           "  case $verb in\n" +
           branches +
           "  esac\n"
           "}\n\n"
           "if [[ $zsh_eval_context[-1] == loadautofunc ]]; then\n"
           "  _softlattice \"$@\"\n"
           "else\n"
           "  compdef _softlattice softlattice\n"
           "fi\n";
  }
} // namespace softlattice
