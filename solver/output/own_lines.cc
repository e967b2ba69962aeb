// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression_model/known_names.h"
#include "models/expression_model/name_rules.h"
#include "models/shown_text.h"
#include "solver/output/number_syntax.h"
#include "solver/output/own_numbers.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t most_columns_of_a_line = 100;
    constexpr double most_points_of_a_line = 20000.;

    /// Why a column of a line cannot have a name; empty: it can.
    std::string objection_to_column(const std::string &name, const OwnLine &line)
    {
      if (const std::string objection = objection_to_name(name); !objection.empty())
        return objection;
      if (name == "time" || name == "distance")
        return "the table has such a column";
      for (const OwnLine::Value &other : line.values)
        if (other.name == name)
          return "there is another column of this name";
      return "";
    }

    /// "with 101 points"; nothing, and a finding, if it is not that.
    std::optional<std::size_t> number_of_points(const std::string &path,
                                                const TextPart &text,
                                                const std::string &usage,
                                                FormulaReader &reader)
    {
      const std::string word = " points";
      const std::size_t at = text.text.rfind(word);
      if (at == std::string::npos || at + word.size() != text.text.size())
        {
          reader.error(path, text, "a number of points is expected", "write: " + usage);
          return {};
        }
      const TextPart number = {text.text.substr(0, at), text.offset};
      const std::optional<double> n = reader.number(path, number);
      if (n && !(*n >= 2. && *n <= most_points_of_a_line && *n == std::floor(*n)))
        {
          reader.error(path, number, "a line has 2 to 20000 points", "write: " + usage);
          return {};
        }
      return n ? std::optional<std::size_t>(static_cast<std::size_t>(*n)) : std::nullopt;
    }
  } // namespace

  std::optional<OwnLine::Value> OwnNumbers::value_of_line(const Entry &entry,
                                                          const TextPart &text,
                                                          const OwnLine &line,
                                                          const Known &known,
                                                          FormulaReader &reader) const
  {
    const SplitPair pair = split_pair(text, '=');
    const std::optional<NameWithUnit> named =
      name_with_unit(entry.path, pair.before, {"1", false, known.dimensionless}, reader);
    if (!named)
      return {};
    const TextPart &name = named->name;
    std::string objection = objection_to_column(name.text, line);
    if (objection.empty() && pair.found && contains(known.fields, name.text))
      objection = "that is a field";
    else if (objection.empty() && !pair.found && !contains(known.fields, name.text))
      objection = "it is no field: write COLUMN [UNIT] = FORMULA";
    if (!objection.empty())
      {
        reader.error(entry.path,
                     name,
                     "'" + shown_text(name.text) + "' cannot name a column",
                     objection);
        return {};
      }
    const TextPart &formula = pair.found ? pair.behind : name;
    return OwnLine::Value{name.text,
                          named->unit,
                          formula.text,
                          reader.formula(entry.path, formula, variables_)};
  }

  void OwnNumbers::read_line(const Entry &entry,
                             const TextPart &text,
                             const Known &known,
                             FormulaReader &reader)
  {
    const SplitPair pair = split_pair(text, ':');
    const SplitPair with = split_at_word(pair.behind, "with");
    const SplitPair to = split_at_word(with.before, "to"), from = split_at_word(to.before, "from");
    if (!pair.found || !to.found || !from.found)
      return reader.error(entry.path,
                          text,
                          "a name, formulas and the ends of a line are expected",
                          "write: " + entry.usage);
    OwnLine line;
    static_cast<WrittenAt &>(line) = written_at(entry.path, pair.before);
    line.name = pair.before.text;
    std::string objection = objection_to_name(line.name);
    for (const OwnLine &other : lines_)
      if (other.name == line.name)
        objection = "there is another line of this name";
    if (!objection.empty())
      reader.error(entry.path,
                   pair.before,
                   "'" + shown_text(line.name) + "' cannot name a line",
                   objection);
    const std::vector<TextPart> values = split_formulas(from.before, ',');
    if (values.size() > most_columns_of_a_line)
      reader.error(entry.path,
                   values[most_columns_of_a_line],
                   "more than " + std::to_string(most_columns_of_a_line) + " columns",
                   "leave some out");
    else
      for (const TextPart &one : values)
        if (std::optional<OwnLine::Value> value = value_of_line(entry, one, line, known, reader))
          line.values.push_back(std::move(*value));
    if (with.found)
      line.points =
        number_of_points(entry.path, with.behind, entry.usage, reader).value_or(line.points);
    line.from = place(entry, from.behind, known, reader);
    line.to = place(entry, to.behind, known, reader);
    if (line.from == line.to)
      reader.error(entry.path, to.behind, "the line has no length", "write: " + entry.usage);
    line.meaning = "at " + std::to_string(line.points) + " points from " + from.behind.text +
                   " to " + to.behind.text;
    lines_.push_back(std::move(line));
  }
} // namespace softlattice
