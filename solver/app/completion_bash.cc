// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/completion.h"

namespace softlattice
{
  namespace
  {
    std::string in_bash_quotes(const std::string &text)
    {
      std::string quoted = "'";
      for (const char c : text)
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
      return quoted + "'";
    }

    std::string bash_words(const std::vector<std::string> &words)
    {
      std::string text;
      for (const std::string &word : words)
        text += (text.empty() ? "" : " ") + in_bash_quotes(word);
      return "(" + text + ")";
    }

    /// One branch of a case: an array of so many lines.
    std::string bash_list(const std::string &name, const std::vector<std::string> &lines)
    {
      std::string text = "    " + name + ") mapfile -t list <<'END_OF_LIST'\n";
      for (const std::string &line : lines)
        text += line + "\n";
      return text + "END_OF_LIST\n      ;;\n";
    }

    // A word as it is typed has quotation marks and backslashes, what is offered has none: bash puts them back,
    // as it does for names of files. In the place of a parameter its name comes first, and values when that is clear.
    const char *const bash_functions = R"END(
# WORD OFFER...: adds what begins with the word
_softlattice_offer() {
  local word=$1 offer one last list found
  shift
  for offer; do
    list=() found=() last=
    case $offer in
      :directory) mapfile -t found < <(compgen -d -- "$word") ;;
      :file) mapfile -t found < <(compgen -f -- "$word") ;;
      :prm | :csv)
        mapfile -t found < <(
          compgen -d -- "$word"
          compgen -f -X "!*.${offer#:}" -- "$word"
        )
        ;;
      :*) _softlattice_list "$offer" ;;
      *) list=("$offer") ;;
    esac
    for one in "${list[@]}"; do
      [[ $offer != :setting || $word == *=* ]] || one=${one%% = *}
      if [[ ${one,,} == "${word,,}"* && $one != "$last" ]]; then
        found+=("$one")
        last=$one
      fi
    done
    if [[ $offer == :setting && ${#found[@]} -eq 1 && ${found[0]} != *=* ]]; then
      for one in "${list[@]}"; do
        [[ $one != "${found[0]} = "* ]] || found+=("$one")
      done
      found[0]+=" = "
    fi
    COMPREPLY+=("${found[@]}")
    [[ $offer != :* ]] || compopt -o filenames 2>/dev/null
    [[ $offer != :setting ]] || compopt -o nospace 2>/dev/null
  done
}

_softlattice() {
  COMPREPLY=()
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} verb=${COMP_WORDS[1]}
  local one options=() arguments=()
  # bash takes --output=DIR for three words
  if [[ $word == '=' ]]; then
    word=
  elif [[ $before == '=' ]] && ((COMP_CWORD > 2)); then
    before=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  case $word in
    \"* | \'*) word=${word:1} ;;
    *) word=${word//\\/} ;;
  esac
  if ((COMP_CWORD == 1)); then
    _softlattice_offer "$word" "${_softlattice_verbs[@]}" --help --version :prm
    return
  fi
  # behind -- everything is PETSc's
  for one in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    [[ $one != -- ]] || return 0
  done
  _softlattice_verb "$verb" || {
    verb=run
    _softlattice_verb run
  }
  if _softlattice_argument "$verb" "$before" || [[ $word != -* ]]; then
    _softlattice_offer "$word" "${arguments[@]}"
  else
    _softlattice_offer "$word" "${options[@]}"
  fi
}

complete -F _softlattice softlattice
)END";
  } // namespace

  std::string bash_completion(const std::vector<Verb> &verbs, const CommandWords &words)
  {
    std::vector<std::string> names;
    std::string of_verbs, of_options;
    for (const Verb &verb : verbs)
      {
        names.push_back(verb.name);
        std::vector<std::string> options;
        for (const auto &option : verb.options.options())
          {
            const std::vector<std::string> both = names_of(*option);
            options.insert(options.end(), both.begin(), both.end());
            if (const std::string argument = argument_of(*option); !argument.empty())
              {
                of_options += "   ";
                for (const std::string &name : both)
                  of_options += (name == both.front() ? " " : " | ") + verb.name + name;
                of_options += ") arguments=" + bash_words(offers_for(argument)) + " ;;\n";
              }
          }
        of_verbs += "    " + verb.name + ")\n      options=" + bash_words(options) +
                    "\n      arguments=" + bash_words(offers_for(first_argument(verb))) +
                    "\n      ;;\n";
      }
    return "# bash completion of softlattice, written by: softlattice completion bash\n"
           "# To have it in one shell: source <(softlattice completion bash)\n\n"
           "_softlattice_verbs=" +
           bash_words(names) +
           "\n\n"
           "# VERB: sets its options, and what is offered behind it\n"
           "_softlattice_verb() {\n  case $1 in\n" +
           of_verbs +
           "    *) return 1 ;;\n  esac\n}\n\n"
           "# VERB OPTION: sets what is offered behind the option, if it takes something\n"
           "_softlattice_argument() {\n  case $1$2 in\n" +
           of_options +
           "    *) return 1 ;;\n  esac\n}\n\n"
           "# OFFER: sets the list that it stands for\n"
           "_softlattice_list() {\n  case $1 in\n" +
           bash_list(offers::settings, words.settings) + bash_list(offers::kinds, words.kinds) +
           bash_list(offers::topics, words.topics) + "  esac\n}\n" + bash_functions;
  }
} // namespace softlattice
