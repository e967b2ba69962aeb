// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// The functions and named parts of formulas that a case defines.
#include "models/expression_model/expression_model.h"
#include "models/expression_model/known_names.h"
#include "models/expression_model/name_rules.h"
#include "models/shown_text.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    const std::string stated_in = "Model/Definitions";
    constexpr std::size_t most_definitions = 100;
    constexpr auto how_to_define =
      "write: NAME = FORMULA or NAME(U, V) = FORMULA, with ; between two of them";

    /// One definition as it was written.
    struct Written
    {
      TextPart name;
      std::vector<TextPart> parameters;
      TextPart formula;
      bool is_function = false;
    };

    /// "h(u, v)", taken apart; false if there is something behind its parentheses or they do not close.
    bool take_apart(const TextPart &head, Written &to)
    {
      const std::size_t open = head.text.find('(');
      to.is_function = open != std::string::npos;
      to.name = split_formulas({head.text.substr(0, open), head.offset}, '\0').front();
      if (!to.is_function)
        return true;
      const std::size_t close = head.text.find(')', open);
      if (close == std::string::npos || close + 1 != head.text.size())
        return false;
      to.parameters =
        split_formulas({head.text.substr(open + 1, close - open - 1), head.offset + open + 1}, ',');
      return true;
    }
  } // namespace

  std::string ExpressionModel::objection_to_definition(const std::string &name) const
  {
    if (const std::string objection = objection_to_name(name); !objection.empty())
      return objection;
    if (contains(variables_, name))
      return contains(values(), name) ? "that is a value of the surroundings" : "that is a field";
    if (constants_.count(name) > 0)
      return "that is a constant";
    return has_list_ && name == number_in_list ? "that is the number of a field of a list" : "";
  }

  void ExpressionModel::read_definitions(std::vector<Finding> &findings)
  {
    definitions_ = Definitions();
    definitions_.set_table_reader(spline_reader_);
    if (definitions_text_.empty())
      return;
    FormulaReader reader(constants_, definitions_, findings);
    std::vector<TextPart> parts = split_formulas({definitions_text_, 0}, ';');
    if (parts.back().text.empty())
      parts.pop_back(); // a ; at the end
    if (parts.size() > most_definitions)
      return reader.error(stated_in,
                          parts[most_definitions],
                          "more than " + std::to_string(most_definitions) + " definitions",
                          "leave some out");
    std::vector<Written> sound;
    for (const TextPart &one : parts)
      {
        const SplitPair pair = split_pair(one, '=');
        Written written;
        if (!pair.found || !take_apart(pair.before, written))
          {
            reader.error(stated_in, one, "this is no definition", how_to_define);
            continue;
          }
        written.formula = pair.behind;
        const std::string &name = written.name.text;
        const auto is_this = [&](const Written &other) { return other.name.text == name; };
        const std::string objection = objection_to_definition(name);
        if (!objection.empty())
          reader.error(stated_in,
                       written.name,
                       "'" + shown_text(name) + "' cannot be defined",
                       objection);
        else if (std::any_of(sound.begin(), sound.end(), is_this))
          reader.error(stated_in,
                       written.name,
                       "'" + name + "' is defined twice",
                       "define it once");
        else if (check_parameters_of(written.parameters, reader))
          sound.push_back(std::move(written));
      }
    std::vector<std::string> known = variables_;
    known.insert(known.end(), gradients_.begin(), gradients_.end());
    known.insert(known.end(), rates_.begin(), rates_.end());
    for (const Written &one : sound)
      definitions_.forbid(one.name.text,
                          "'" + one.name.text +
                            "' is defined further on; a definition may use those before it");
    for (const Written &one : sound)
      {
        definitions_.forbid(one.name.text, "'" + one.name.text + "' is defined by itself");
        std::vector<std::string> parameters;
        for (const TextPart &parameter : one.parameters)
          parameters.push_back(parameter.text);
        // One that cannot be read is known nevertheless, so that it is complained of once.
        if (!reader.define(stated_in, one.name.text, parameters, one.formula, known, definitions_))
          definitions_.add(one.name.text, parameters, "1", known, constants_);
      }
  }

  bool ExpressionModel::check_parameters_of(const std::vector<TextPart> &parameters,
                                            FormulaReader &reader)
  {
    for (std::size_t i = 0; i < parameters.size(); ++i)
      {
        // The name of a field, a coordinate or a constant may be one: it then stands for the argument.
        const std::string &name = parameters[i].text;
        const std::string objection = objection_to_name(name);
        const bool is_taken = !contains(place_and_time(), name) && !objection.empty();
        const bool is_twice =
          std::any_of(parameters.begin(),
                      parameters.begin() + static_cast<std::ptrdiff_t>(i),
                      [&](const TextPart &other) { return other.text == name; });
        if (is_taken || is_twice || i >= Definitions::most_parameters)
          {
            reader.error(stated_in,
                         parameters[i],
                         is_taken   ? "'" + shown_text(name) + "' cannot be a parameter"
                         : is_twice ? "the parameter '" + name + "' is named twice"
                                    : "more than " + std::to_string(Definitions::most_parameters) +
                                        " parameters",
                         is_taken ? objection : "leave one out");
            return false;
          }
      }
    return true;
  }
} // namespace softlattice
