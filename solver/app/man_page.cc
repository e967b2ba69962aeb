// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/man_page.h"

#include "solver/app/command_words.h"
#include "solver/base/version.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    /// A line of text: nothing in it is an instruction to man.
    std::string in_roff(const std::string &text)
    {
      std::string escaped;
      for (const char c : text)
        if (c == '\\')
          escaped += "\\e";
        else if (c == '-')
          escaped += "\\-";
        else if (c == '\'' && escaped.empty())
          escaped += "\\(aq";
        else if (c == '.' && escaped.empty())
          escaped += "\\&.";
        else
          escaped += c;
      return escaped;
    }

    std::string bold(const std::string &text)
    {
      return "\\fB" + in_roff(text) + "\\fR";
    }

    /// Names of the arguments in italics: capitals are what the user puts in.
    std::string with_italics(const std::string &text)
    {
      std::string marked, word;
      const auto close = [&] {
        const bool is_name =
          word.size() > 1 &&
          std::none_of(word.begin(), word.end(), [](const char c) { return c >= 'a' && c <= 'z'; });
        marked += is_name ? "\\fI" + in_roff(word) + "\\fR" : in_roff(word);
        word.clear();
      };
      for (const char c : text)
        if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
          word += c;
        else
          {
            close();
            marked += in_roff(std::string("x") + c).substr(1);
          }
      close();
      return marked;
    }

    std::string options_in_roff(const Verb &verb)
    {
      std::string text;
      for (const auto &option : verb.options.options())
        {
          const std::string argument = argument_of(*option);
          std::string line;
          for (const std::string &name : names_of(*option))
            line += (line.empty() ? "" : ", ") + bold(name);
          text += ".TP\n" + line + (argument.empty() ? "" : " \\fI" + in_roff(argument) + "\\fR") +
                  "\n" + in_roff(option->description()) + "\n";
        }
      return text;
    }
  } // namespace

  std::string man_page(const std::vector<Verb> &verbs)
  {
    std::string text = ".TH SOFTLATTICE 1 \"\" \"softlattice " + version().number +
                       "\" \"User commands\"\n"
                       ".SH NAME\n"
                       "softlattice \\- phase transformations of halide perovskite films\n"
                       ".SH SYNOPSIS\n";
    for (const Verb &verb : verbs)
      text += ".B softlattice " + verb.name + "\n" + with_italics(verb.arguments) + "\n.br\n";
    text +=
      ".B softlattice\n\\-\\-help | \\-\\-version\n"
      ".SH DESCRIPTION\n"
      "Simulates how thin films and crystals of soft halide perovskites change phase, and how "
      "mixed halides demix: a phase\\-field equation on an adaptive mesh, and nuclei drawn at "
      "the rate that temperature and humidity set. A parameter file with units states a case.\n"
      ".PP\n"
      ".B softlattice \\fICASE.prm\\fR\n"
      "is short for\n"
      ".B softlattice run \\fICASE.prm\\fR.\n"
      ".SH VERBS\n";
    for (const Verb &verb : verbs)
      {
        text += ".SS " + bold(verb.name) + " " + with_italics(verb.arguments) + "\n" +
                in_roff(verb.summary) + "\n" + options_in_roff(verb);
        if (verb.takes_petsc_options)
          text += ".PP\nWhat stands behind \\-\\- goes to PETSc, such as \\-ksp_monitor.\n";
        if (!verb.notes.empty())
          {
            text += ".PP\n.nf\n";
            std::string line;
            for (const char c : verb.notes)
              if (c != '\n')
                line += c;
              else
                {
                  text += in_roff(line) + "\n";
                  line.clear();
                }
            text += in_roff(line) + (line.empty() ? "" : "\n") + ".fi\n";
          }
      }
    text += ".SH EXIT STATUS\n";
    for (const auto &[code, meaning] : exit_statuses())
      text += ".TP\n.B " + std::to_string(static_cast<int>(code)) + "\n" + in_roff(meaning) + "\n";
    return text + ".SH FILES\n"
                  ".TP\n.I results/CASE/\n"
                  "what a run leaves: solution.pvd for ParaView, statistics.csv, events.csv, "
                  "summary.json, "
                  "parameters.effective.prm\n"
                  ".TP\n.I results/CASE/STOP\n"
                  "made by the user: the run saves its state and stops\n"
                  ".SH EXAMPLE\n"
                  ".nf\n"
                  "softlattice new humid_film \\-o mine.prm\n"
                  "softlattice run mine.prm \\-s \"Environment/Relative humidity = 75 %\"\n"
                  "softlattice render results/mine\n"
                  ".fi\n"
                  ".SH SEE ALSO\n"
                  "softlattice explain tells meaning, unit, default, range and source of every "
                  "parameter, model "
                  "and output column.\n";
  }
} // namespace softlattice
