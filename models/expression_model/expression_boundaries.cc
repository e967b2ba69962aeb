// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// What happens to the fields of a case on its boundaries, as it says by formulas.
#include "models/expression_model/expression_model.h"
#include "models/expression_model/known_names.h"

namespace softlattice
{
  namespace
  {
    constexpr std::size_t most_conditions = 100; // of one kind, for one field

    constexpr std::string_view repetition = "repeat every ";

    /// "1 at 0 s, 2 at 5 s": no formula holds the word.
    bool is_table(const TextPart &text)
    {
      return text.text.find(" at ") != std::string::npos;
    }

    /// The conditions of an entry: what stands between semicolons, with the repetition of a table.
    std::vector<TextPart> conditions_in(const std::string &text)
    {
      std::vector<TextPart> all;
      for (TextPart &one : split_formulas({text, 0}, ';'))
        if (!all.empty() && one.text.compare(0, repetition.size(), repetition) == 0)
          all.back().text =
            text.substr(all.back().offset, one.offset + one.text.size() - all.back().offset);
        else
          all.push_back(std::move(one));
      return all;
    }

    /// The coefficient of an exchange and the value outside, which may be a table with commas of its own.
    std::vector<TextPart> coefficient_and_outside(const TextPart &text)
    {
      std::vector<TextPart> parts = split_formulas(text, ',');
      if (parts.size() > 2 && is_table(text))
        {
          parts.resize(2);
          parts[1].text = text.text.substr(parts[1].offset - text.offset);
        }
      return parts;
    }
  } // namespace

  void ExpressionModel::read_boundaries(const std::size_t field, FormulaReader &reader)
  {
    using Kind = BoundaryFormula::Kind;
    const FieldTexts &text = texts_[field];
    const struct
    {
      Kind kind;
      std::string name;
      const std::string &value;
    } entries[] = {{Kind::value, "Values", text.values},
                   {Kind::flux, "Fluxes", text.fluxes},
                   {Kind::exchange, "Exchange", text.exchange}};
    for (const auto &entry : entries)
      {
        if (entry.value.empty())
          continue;
        const std::string path = text.boundary_section() + "/" + entry.name;
        const std::vector<TextPart> parts = conditions_in(entry.value);
        if (parts.size() > most_conditions)
          {
            reader.error(path,
                         parts[most_conditions],
                         "more than " + std::to_string(most_conditions) + " boundaries",
                         "leave some out");
            continue;
          }
        for (const TextPart &one : parts)
          {
            const SplitPair pair = split_pair(one, ':');
            if (!pair.found || pair.before.text.empty())
              {
                reader.error(path,
                             one,
                             "a boundary and its formula are expected",
                             entry.kind == Kind::exchange ? "write: BOUNDARY: COEFFICIENT, OUTSIDE"
                                                          : "write: BOUNDARY: FORMULA");
                continue;
              }
            if (pair.behind.text.find(':') != std::string::npos &&
                pair.behind.text.find('?') == std::string::npos)
              {
                reader.error(path,
                             one,
                             "a second colon: a formula has none",
                             "a name with a colon stands in quotation marks: \"NAME\": FORMULA");
                continue;
              }
            BoundaryFormula condition;
            condition.field = field;
            condition.boundary = pair.before.text;
            condition.kind = entry.kind;
            condition.path = path;
            condition.column = pair.before.offset + 1;
            condition.length = pair.before.text.size();
            std::vector<TextPart> formulas = {pair.behind};
            if (entry.kind == Kind::exchange)
              {
                formulas = coefficient_and_outside(pair.behind);
                if (formulas.size() != 2)
                  {
                    reader.error(path,
                                 pair.behind,
                                 "a coefficient and the value outside are expected",
                                 "write: BOUNDARY: COEFFICIENT, OUTSIDE");
                    continue;
                  }
                condition.coefficient = reader.formula(path, formulas.front(), place_and_time());
              }
            if (is_table(formulas.back()))
              read_table(formulas.back(), condition, reader);
            else
              condition.value = reader.formula(path, formulas.back(), place_and_time());
            boundaries_.push_back(std::move(condition));
          }
      }
  }

  void ExpressionModel::read_table(const TextPart &text,
                                   BoundaryFormula &to,
                                   FormulaReader &reader) const
  {
    if (!table_reader_)
      return reader.error(to.path, text, "no table over time is read here", "write a formula of t");
    try
      {
        to.table = table_reader_(text.text, [&](const std::string_view value) {
          const auto offset = static_cast<std::size_t>(value.data() - text.text.data());
          return reader.number(to.path, {std::string(value), text.offset + offset}).value_or(0.);
        });
      }
    catch (const TableTextError &problem)
      {
        reader.error(to.path, text, problem.what(), problem.fix);
      }
  }
} // namespace softlattice
