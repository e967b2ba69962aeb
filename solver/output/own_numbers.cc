// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/output/own_numbers.h"

#include "models/expression/expression_error.h"
#include "models/expression/gradient_syntax.h"
#include "models/expression_model/known_names.h"
#include "models/expression_model/name_rules.h"
#include "models/shown_text.h"
#include "solver/output/statistics.h"

#include <algorithm>
#include <utility>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t most_numbers_of_a_kind = 100;

    /// What stands before and behind the last " word " that is in no parentheses.
    SplitPair split_at_word(const TextPart &whole, const std::string &word)
    {
      const std::size_t at = whole.text.rfind(" " + word + " ");
      if (at == std::string::npos)
        return {whole, {"", whole.offset + whole.text.size()}, false};
      const std::size_t behind = at + word.size() + 2;
      const auto trimmed = [&](const std::size_t begin, const std::size_t end) {
        return split_formulas({whole.text.substr(begin, end - begin), whole.offset + begin}, '\0')
          .front();
      };
      return {trimmed(0, at), trimmed(behind, whole.text.size()), true};
    }

    std::string listed(const std::vector<std::string> &names)
    {
      std::string all;
      for (const std::string &name : names)
        all += (all.empty() ? "" : ", ") + name;
      return all;
    }
  } // namespace

  void OwnNumbers::declare(ParameterTable &table, std::function<Known()> known)
  {
    known_ = std::move(known);
    const ParameterSection output = table.section("Output");
    const auto text = [&](const ParameterSection &section,
                          const std::string &name,
                          std::string &to) -> ParameterEntry & {
      return section.text(name, &to).from_source("the case at hand", Confidence::assumed);
    };
    text(output, "Integrals", integrals_)
      .about(
        "Columns of statistics.csv that are integrals of formulas, as NAME [UNIT]: FORMULA; NAME: "
        "FORMULA over BOUNDARY. Formulas know the fields and their gradients, the constants and "
        "definitions of the case, x, y, z and t. Without `over`, over the domain (in 2D per metre "
        "of depth). solid: (1 + phi)/2; charge [C/m]: rho over left. A part of the domain: if(x < "
        "5, c, 0). Without a unit it is 1.");
    text(output, "Probes", probes_)
      .about("Columns of statistics.csv that are values of formulas at points, as NAME [UNIT]: "
             "FORMULA at X, Y; in 3D X, Y, Z: lengths with their units. corner: c at 0 um, 2 um.");
    text(output, "Crossings", crossings_)
      .about(
        "Columns of statistics.csv that say where on a line a formula has a value, as NAME: "
        "FORMULA = VALUE from X, Y to X, Y: the distance from the first point to where it crosses "
        "the value for the last time, such as the tip of a dendrite or a front; not a number where "
        "it does nowhere. tip: phi = 0 from 0, 0 to 960, 0.");
    text(table.section("Time"), "Stop when", end_text_)
      .about(
        "The run ends after the first step with which this holds, a comparison of formulas of the "
        "numbers that 'Output/Integrals', 'Probes' and 'Crossings' name, the constants and t: "
        "tip > 900. Empty: only the other entries of this section end it.")
      .may_change_on_resume();
    table.check_texts([this](std::vector<Finding> &findings) { read(findings); });
  }

  std::string OwnNumbers::objection_to(const std::string &name, const Known &known) const
  {
    if (const std::string objection = objection_to_name(name); !objection.empty())
      return objection;
    if (contains(known.fields, name))
      return "that is a field";
    if (known.constants.count(name) > 0)
      return "that is a constant";
    if (known.definitions.find(name) != nullptr)
      return "that is a definition of the case";
    for (const Column &column : standard_columns())
      if (column.name == name)
        return "statistics.csv has such a column";
    for (const OwnNumber &other : all_)
      if (other.name == name)
        return "there is another number of this name";
    return "";
  }

  std::array<double, 3> OwnNumbers::place(const Entry &entry,
                                          const TextPart &text,
                                          const Known &known,
                                          FormulaReader &reader) const
  {
    std::array<double, 3> place{};
    const std::vector<TextPart> parts = split_formulas(text, ',');
    if (parts.size() != static_cast<std::size_t>(known.dimension))
      reader.error(entry.path,
                   text,
                   "a point has " + std::to_string(known.dimension) + " coordinates here",
                   "write: " + entry.usage);
    else
      for (std::size_t d = 0; d < parts.size(); ++d)
        try
          {
            place[d] = read_length_(parts[d].text);
          }
        catch (const std::runtime_error &problem)
          {
            reader.error(entry.path, parts[d], problem.what(), "write: " + entry.usage);
          }
    return place;
  }

  void OwnNumbers::read_one(const Entry &entry,
                            const TextPart &text,
                            const Known &known,
                            FormulaReader &reader)
  {
    using Kind = OwnNumber::Kind;
    const SplitPair pair = split_pair(text, ':');
    if (!pair.found)
      return reader.error(entry.path,
                          text,
                          "a name and a formula are expected",
                          "write: " + entry.usage);
    OwnNumber number;
    number.kind = entry.kind;
    number.path = entry.path;
    TextPart name = pair.before;
    const bool is_length = entry.kind == Kind::crossing;
    number.unit = is_length && !known.dimensionless ? "m" : "1";
    if (const std::size_t open = name.text.find('['); open != std::string::npos)
      {
        const std::size_t close = name.text.find(']', open);
        number.unit = name.text.substr(open + 1, close - open - 1);
        if (close == std::string::npos || close + 1 != name.text.size() || number.unit.empty() ||
            number.unit.find_first_of(",;\"<>&") != std::string::npos || is_length ||
            (known.dimensionless && number.unit != "1"))
          return reader.error(entry.path,
                              name,
                              is_length || known.dimensionless ? "no unit can be chosen here"
                                                               : "this is no name with a unit",
                              is_length ? "a distance is in m" : "write: NAME [UNIT]");
        name = split_formulas({name.text.substr(0, open), name.offset}, '\0').front();
      }
    number.name = name.text;
    number.column = name.offset + 1;
    number.length = std::max<std::size_t>(name.text.size(), 1);
    if (const std::string objection = objection_to(number.name, known); !objection.empty())
      return reader.error(entry.path,
                          name,
                          "'" + shown_text(number.name) + "' cannot name a number",
                          objection);
    TextPart formula = pair.behind;
    if (entry.kind == Kind::integral)
      {
        const SplitPair over = split_at_word(formula, "over");
        number.boundary = over.behind.text;
        formula = over.before;
        number.meaning = "integral of " + formula.text + " over " +
                         (over.found ? "the boundary " + number.boundary : "the domain");
        if (over.found && !known.boundaries.empty() && !contains(known.boundaries, number.boundary))
          return reader.error(entry.path,
                              over.behind,
                              "no boundary '" + shown_text(number.boundary) + "'",
                              "there are: " + listed(known.boundaries));
      }
    else if (entry.kind == Kind::probe)
      {
        const SplitPair at = split_at_word(formula, "at");
        formula = at.before;
        number.meaning = formula.text + " at " + at.behind.text;
        if (!at.found)
          return reader.error(entry.path, formula, "the point is missing", "write: " + entry.usage);
        number.from = place(entry, at.behind, known, reader);
      }
    else
      {
        const SplitPair to = split_at_word(formula, "to"), from = split_at_word(to.before, "from");
        const SplitPair level = split_pair(from.before, '=');
        if (!to.found || !from.found || !level.found)
          return reader.error(entry.path,
                              formula,
                              "a formula, its value and the ends of a line are expected",
                              "write: " + entry.usage);
        formula = level.before;
        number.meaning = "distance from " + from.behind.text + " towards " + to.behind.text +
                         " to where " + formula.text + " is " + level.behind.text +
                         " for the last time";
        number.level = reader.number(entry.path, level.behind).value_or(0.);
        number.from = place(entry, from.behind, known, reader);
        number.to = place(entry, to.behind, known, reader);
        if (number.from == number.to)
          reader.error(entry.path, to.behind, "the line has no length", "write: " + entry.usage);
      }
    number.formula = reader.formula(entry.path, formula, variables_);
    all_.push_back(std::move(number));
  }

  void OwnNumbers::read(std::vector<Finding> &findings)
  {
    all_.clear();
    end_.reset();
    const Known known = known_();
    const std::string point = known.dimension == 2 ? "X, Y" : "X, Y, Z";
    const Entry entries[] = {
      {OwnNumber::Kind::integral,
       "Output/Integrals",
       integrals_,
       "NAME: FORMULA or NAME: FORMULA over BOUNDARY"},
      {OwnNumber::Kind::probe, "Output/Probes", probes_, "NAME: FORMULA at " + point},
      {OwnNumber::Kind::crossing,
       "Output/Crossings",
       crossings_,
       "NAME: FORMULA = VALUE from " + point + " to " + point}};
    variables_ = known.fields;
    variables_.insert(variables_.end(), place_and_time().begin(), place_and_time().end());
    for (const std::string &field : known.fields)
      for (const std::string &derivative : gradient_variables(field))
        variables_.push_back(derivative);
    FormulaReader reader(known.constants, known.definitions, findings);
    for (const Entry &entry : entries)
      {
        if (entry.text.empty())
          continue;
        std::vector<TextPart> parts = split_formulas({entry.text, 0}, ';');
        if (parts.back().text.empty())
          parts.pop_back(); // a ; at the end
        if (parts.size() > most_numbers_of_a_kind)
          reader.error(entry.path,
                       parts[most_numbers_of_a_kind],
                       "more than " + std::to_string(most_numbers_of_a_kind) + " numbers",
                       "leave some out");
        else
          for (const TextPart &one : parts)
            read_one(entry, one, known, reader);
      }
    read_end(known, findings);
  }

  void OwnNumbers::read_end(const Known &known, std::vector<Finding> &findings)
  {
    if (end_text_.empty())
      return;
    std::vector<std::string> names;
    for (const OwnNumber &one : all_)
      names.push_back(one.name);
    names.emplace_back("t");
    const std::string before = "if(";
    try
      {
        end_ = Expression(before + end_text_ + ", 1, 0)", names, known.constants);
      }
    catch (const ExpressionError &problem)
      {
        const std::string message = problem.what(); // "what is wrong; what to do"
        const std::size_t end = message.find("; ");
        const std::size_t column =
          std::min(problem.column() - std::min(problem.column(), before.size()), end_text_.size());
        findings.push_back({Finding::Severity::error,
                            "Time/Stop when",
                            message.substr(0, end),
                            end == std::string::npos ? "" : message.substr(end + 2),
                            column + 1,
                            1});
      }
  }
} // namespace softlattice
