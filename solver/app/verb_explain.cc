// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression/expression_syntax.h"
#include "solver/app/topics.h"
#include "solver/app/verbs.h"
#include "solver/base/error.h"
#include "solver/case/all_parameters.h"
#include "solver/case/installation.h"
#include "solver/files/text_file.h"
#include "solver/output/quantities.h"
#include "solver/parameters/explain.h"

#include <cctype>
#include <iostream>
#include <string>
#include <vector>

namespace softlattice
{
  namespace
  {
    /// A complete file with a section such as Study, and all that can stand in that.
    std::string text_about(const std::string &section,
                           const std::string &what,
                           const std::string &example,
                           const std::string &rules,
                           const ParameterTable &table,
                           const UnitSystem &units)
    {
      std::string text = what + " A shipped one:\n\n" +
                         read_file(shipped_cases_directory() / "study" / (example + ".prm")) +
                         "\n" + rules + "\n\n";
      for (const ParameterEntry &entry : table.entries())
        if (entry.section.compare(0, section.size(), section) == 0)
          text += description(entry, units) + "\n";
      return text;
    }

    std::string text_about_studies(const ParameterTable &table, const UnitSystem &units)
    {
      return text_about(
        "Study",
        "A study runs a case at many values of its parameters: softlattice sweep STUDY.prm.",
        "humidity",
        "Each axis is a subsection called like the parameter that it varies, with the entries of "
        "Section/Name below.\nWhat stands outside of section Study holds for all members.",
        table,
        units);
    }

    std::string text_about_fits(const ParameterTable &table, const UnitSystem &units)
    {
      return text_about(
        "Fit",
        "A fit finds parameters of a case from measurements: softlattice fit FIT.prm.",
        "fit_humid_film",
        "Each file of measurements is a subsection of Data with a name of your own (NAME below), "
        "and "
        "in it\nsections of the case with the conditions of that measurement. Each parameter to be "
        "found "
        "is a\nsubsection called like it, with the entries of Section/Name below. What stands "
        "outside of "
        "section Fit\nholds for all data.",
        table,
        units);
    }

    bool is_about(const std::vector<std::string> &words, const std::string &one)
    {
      return words.size() == 1 && words.front().size() == one.size() &&
             std::tolower(words.front()[0]) == std::tolower(one[0]) &&
             words.front().compare(1, std::string::npos, one, 1, std::string::npos) == 0;
    }
  } // namespace

  int verbs::explain(const ExplainOptions &options, const PartKinds &further)
  {
    const AllParameters parameters(further);
    const UnitSystem units;
    if (options.words.empty())
      {
        std::cout << list_of_parameters(parameters.table(), units);
        return static_cast<int>(ExitCode::done);
      }
    if (options.words.size() == 1 &&
        (options.words.front() == "expression" || options.words.front() == "expressions"))
      {
        std::cout << expression_syntax();
        return static_cast<int>(ExitCode::done);
      }
    if (is_about(options.words, "Fit"))
      {
        std::cout << text_about_fits(parameters.table(), units);
        return static_cast<int>(ExitCode::done);
      }
    if (is_about(options.words, "Study"))
      {
        std::cout << text_about_studies(parameters.table(), units);
        return static_cast<int>(ExitCode::done);
      }
    const std::vector<Topic> topics = all_topics(further);
    const Explanation answer =
      softlattice::explain(options.words, parameters.table(), topics, units);
    std::string words;
    for (const std::string &word : options.words)
      words += (words.empty() ? "" : " ") + word;
    // "final mean Br fraction" of summary.json is a column of statistics.csv in the last row.
    const std::string column = column_of_final(words);
    const Explanation of_column =
      answer.found || column.empty()
        ? answer
        : softlattice::explain({column}, parameters.table(), topics, units);
    if (!of_column.found)
      throw UsageError(answer.text);
    std::cout << (answer.found ? "" : "At the end of the run, in summary.json: ") << of_column.text;
    return static_cast<int>(ExitCode::done);
  }
} // namespace softlattice
