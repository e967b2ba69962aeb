// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression_model/expression_model.h"

#include "models/expression/expression_syntax.h"
#include "models/expression/gradient_syntax.h"
#include "models/expression_model/formula_reader.h"
#include "models/expression_model/known_names.h"
#include "models/shown_text.h"

#include <algorithm>
#include <cctype>

namespace softlattice
{
  namespace
  {
    const std::vector<std::string> place = {"x", "y", "z"};

    constexpr std::size_t most_constants = 1000;

    /// Why a word cannot name a field or a constant; empty if it can.
    std::string objection_to(const std::string &name)
    {
      const auto is_letter = [](const char c) {
        return c == '_' || (std::isalpha(static_cast<unsigned char>(c)) != 0);
      };
      const auto is_part = [&](const char c) {
        return is_letter(c) || (std::isdigit(static_cast<unsigned char>(c)) != 0);
      };
      if (name.empty() || !is_letter(name.front()) ||
          !std::all_of(name.begin(), name.end(), is_part))
        return "a name has letters, digits and _, and a letter first";
      if (name == "t")
        return "that is the time";
      if (contains(place, name))
        return "that is a coordinate";
      if (name == "pi")
        return "that is a number";
      return find_expression_function(name) != nullptr ? "that is a function" : "";
    }
  } // namespace

  void ExpressionModel::declare(ParameterTable &table)
  {
    parts_.declare(table);
    const ParameterSection model = table.section("Model");
    const ParameterSection own = model.when("Parts", {"expressions"});
    own.when("Equations", {"expressions"})
      .flag("Dimensionless", &dimensionless_)
      .about("All numbers of the case are pure numbers; no parameter then takes a unit.");
    own.names("Fields", &names_)
      .about("Names of the fields, at most 8; each has its subsection 'Field NAME' in 'Model', its "
             "value in 'Initial state' and, if something happens there, its subsection in "
             "'Boundary conditions'. Beside other parts there may be none.");
    own.text("Constants", &constants_text_)
      .about("Names for numbers, as NAME = FORMULA, NAME = FORMULA; each may use those before it.")
      .from_source("the case at hand", Confidence::assumed);
    own.text("Free energy", &energy_text_)
      .about(
        "Energy density beside the gradient coefficients, a formula of the fields, their "
        "gradients, the "
        "constants, x, y, z and t, in J/m^3 unless the case is dimensionless; beside other parts "
        "also of their fields, T and RH, and added to their energy. What charges have in a "
        "potential is "
        "added by itself. Terms with gradients (`explain formulas`) are evaluated inside cells, "
        "which "
        "costs more than a gradient coefficient: keep that for what does not depend on the "
        "direction.")
      .from_equation("26")
      .from_source("the case at hand", Confidence::assumed);
    for (OtherField &one : others_)
      one.declare(table);
    any_field_texts_.name = any_field;
    any_field_texts_.declare(table);
    table.check_texts([this](std::vector<Finding> &findings) {
      if (is_selected())
        read(findings);
    });
    table.check([this](std::vector<Finding> &findings) {
      if (is_selected())
        check(findings);
    });
  }

  void ExpressionModel::add_other_field(const std::string &name,
                                        const std::vector<std::string> &equations)
  {
    others_.emplace_back();
    others_.back().name = name;
    others_.back().equations = equations;
  }

  void ExpressionModel::add_further_part(const std::string &name,
                                         const std::string &meaning,
                                         const std::vector<std::string> &fields)
  {
    parts_.add_further(name, meaning);
    for (const std::string &field : fields)
      {
        add_other_field(field, {});
        others_.back().part = name;
      }
  }

  const std::vector<std::string> &ExpressionModel::values()
  {
    static const std::vector<std::string> names = {"T", "RH"};
    return names;
  }

  void ExpressionModel::prepare(ParameterTable &table, const TextOf &text_of)
  {
    parts_.choose(text_of("Equations"), text_of("Parts"));
    for (const std::string &name : field_names(text_of("Fields")))
      {
        // A name that is taken is complained of later.
        const auto has_it = [&](const auto &field) { return field.name == name; };
        if (name != any_field && std::none_of(texts_.begin(), texts_.end(), has_it) &&
            std::none_of(others_.begin(), others_.end(), has_it))
          {
            texts_.emplace_back();
            texts_.back().name = name;
            texts_.back().declare(table);
          }
      }
  }

  void ExpressionModel::set_boundaries(std::function<NamesOfFaces()> all,
                                       std::function<std::vector<std::string>()> periodic)
  {
    all_boundaries_ = std::move(all);
    periodic_boundaries_ = std::move(periodic);
  }

  void ExpressionModel::read_names(std::vector<Finding> &findings)
  {
    const auto reject = [&](const std::string &message, const std::string &fix) {
      findings.push_back({Finding::Severity::error, "Model/Fields", message, fix});
    };
    if (names_.size() > most_fields)
      return reject("more than " + std::to_string(most_fields) + " fields", "leave some out");
    others_in_use_.clear();
    variables_.clear();
    for (OtherField &one : others_)
      if (contains(one.equations, equations()) || (!one.part.empty() && parts_.has(one.part)))
        {
          others_in_use_.push_back(&one);
          variables_.push_back(one.name);
        }
    const bool is_alone = others_in_use_.empty();
    if (is_alone && names_.empty())
      reject("no field is named", "write: Fields = NAME, NAME");
    if (others_in_use_.size() > most_others)
      reject("the other parts have more than " + std::to_string(most_others) + " fields",
             "leave parts out");
    std::vector<std::string> seen;
    for (const std::string &name : names_)
      {
        if (const std::string objection = objection_to(name); !objection.empty())
          reject("'" + shown_text(name) + "' cannot be the name of a field", objection);
        else if (contains(variables_, name))
          reject("'" + name + "' is a field of another part of the case", "choose another name");
        else if (knows_surroundings() && contains(values(), name))
          reject("'" + name + "' is a value of the surroundings", "choose another name");
        else if (contains(seen, name))
          reject("the field '" + name + "' is named twice", "name it once");
        seen.push_back(name);
      }
    variables_.insert(variables_.end(), names_.begin(), names_.end());
    gradients_.clear();
    for (const std::string &name : variables_)
      for (const std::string &derivative : gradient_variables(name))
        gradients_.push_back(derivative);
    variables_.insert(variables_.end(), place_and_time().begin(), place_and_time().end());
    if (knows_surroundings())
      variables_.insert(variables_.end(), values().begin(), values().end());
  }

  void ExpressionModel::read_constants(std::vector<Finding> &findings)
  {
    const std::string path = "Model/Constants";
    constants_.clear();
    if (constants_text_.empty())
      return;
    FormulaReader reader(constants_, findings);
    const std::vector<TextPart> parts = split_formulas({constants_text_, 0}, ',');
    if (parts.size() > most_constants)
      return reader.error(path,
                          parts[most_constants],
                          "more than " + std::to_string(most_constants) + " constants",
                          "leave some out");
    for (const TextPart &one : parts)
      {
        const SplitPair pair = split_pair(one, '=');
        const std::string &name = pair.before.text;
        if (!pair.found)
          reader.error(path, one, "a constant without '='", "write: NAME = FORMULA");
        else if (const std::string objection = objection_to(name); !objection.empty())
          reader.error(path,
                       pair.before,
                       "'" + shown_text(name) + "' cannot be a constant",
                       objection);
        else if (contains(variables_, name))
          reader.error(path,
                       pair.before,
                       "'" + name + "' is " +
                         (contains(values(), name) ? "a value of the surroundings" : "a field"),
                       "choose another name");
        else if (constants_.count(name) > 0)
          reader.error(path, pair.before, "'" + name + "' is set twice", "set it once");
        else
          // One that cannot be read is known nevertheless, so that it is complained of once.
          constants_[name] = reader.number(path, pair.behind).value_or(1.);
      }
  }

  std::optional<Expression> ExpressionModel::law(FormulaReader &reader,
                                                 const std::string &path,
                                                 const std::string &text) const
  {
    if (text.empty())
      return {};
    std::vector<std::string> all = variables_;
    all.insert(all.end(), gradients_.begin(), gradients_.end());
    const std::optional<Expression> one = reader.formula(path, {text, 0}, all);
    return one && !one->depends_on_any(gradients_) ? one->over(variables_) : one;
  }

  void ExpressionModel::read_energy(FormulaReader &reader)
  {
    energy_ = law(reader, "Model/Free energy", energy_text_.empty() ? "0" : energy_text_);
    gradient_energy_.reset();
    if (energy_ && energy_->depends_on_any(gradients_))
      {
        const Expression::Parts parts = energy_->split(gradients_);
        gradient_energy_ = parts.dependent;
        energy_ = parts.independent.over(variables_);
      }
  }

  void ExpressionModel::read(std::vector<Finding> &findings)
  {
    read_names(findings);
    if (names_.size() > most_fields)
      return; // what names the others would be unknown
    read_constants(findings);
    FormulaReader reader(constants_, findings);
    const auto formula = [&](const std::string &path,
                             const std::string &text,
                             const std::vector<std::string> &variables) {
      return text.empty() ? std::optional<Expression>()
                          : reader.formula(path, {text, 0}, variables);
    };
    read_energy(reader);
    for (OtherField *one : others_in_use_)
      {
        one->source_formula = law(reader, one->source_path(), one->source);
        one->mobility_factor_formula =
          law(reader, one->mobility_factor_path(), one->mobility_factor);
      }
    formulas_.assign(texts_.size(), {});
    boundaries_.clear();
    for (std::size_t i = 0; i < texts_.size(); ++i)
      {
        const FieldTexts &text = texts_[i];
        FieldFormulas &field = formulas_[i];
        const std::string section = text.section() + "/";
        field.coefficient = law(reader, text.coefficient_path(), text.coefficient());
        if (text.is_electrostatic())
          {
            field.charge_density =
              formula(section + "Charge density", text.charge_density, variables_);
          }
        else
          {
            field.gradient_coefficient =
              reader.number(section + "Gradient coefficient", {text.gradient_coefficient, 0})
                .value_or(0.);
            field.source = law(reader, section + "Source", text.source);
            if (!text.lowest.empty())
              field.lowest = reader.number(section + "Lowest value", {text.lowest, 0});
            if (!text.highest.empty())
              field.highest = reader.number(section + "Highest value", {text.highest, 0});
            field.initial_value = formula(text.initial_path(), text.initial_value, place);
          }
        field.exact_solution =
          formula(section + "Exact solution", text.exact_solution, place_and_time());
        read_boundaries(i, findings);
      }
    // Where the names themselves could not be read, which has been reported, they are no variables.
    if (findings.empty())
      for (std::size_t i = 0; i < texts_.size(); ++i)
        if (const auto &charge = formulas_[i].charge_density;
            charge && contains(variables_, texts_[i].name))
          energy_ = *energy_ + Expression(texts_[i].name, variables_) * *charge;
  }

  std::vector<std::string> ExpressionModel::names() const
  {
    std::vector<std::string> all;
    for (const FieldTexts &one : texts_)
      all.push_back(one.name);
    return all;
  }

  std::vector<std::string> field_names(const std::string &text)
  {
    std::vector<std::string> names;
    for (const TextPart &one : split_formulas({text, 0}, ','))
      if (!one.text.empty() && one.text.find('/') == std::string::npos &&
          names.size() <= ExpressionModel::most_fields) // one too many is complained of
        names.push_back(one.text);
    return names;
  }

  std::map<std::string, double> constants_in(const std::string &text)
  {
    std::map<std::string, double> constants;
    std::vector<Finding> ignored; // what cannot be read is complained of where the case is read
    FormulaReader reader(constants, ignored);
    for (const TextPart &one : split_formulas({text, 0}, ','))
      if (const SplitPair pair = split_pair(one, '=');
          pair.found && objection_to(pair.before.text).empty() && constants.size() < most_constants)
        constants[pair.before.text] = reader.number("", pair.behind).value_or(1.);
    return constants;
  }
} // namespace softlattice
