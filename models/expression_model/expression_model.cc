// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression_model/expression_model.h"

#include "models/expression/gradient_syntax.h"
#include "models/expression/rate_syntax.h"
#include "models/expression_model/formula_reader.h"
#include "models/expression_model/known_names.h"
#include "models/expression_model/name_rules.h"
#include "models/shown_text.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t most_constants = 1000;

    /// Like fields have the same formulas, and the same mistakes in them.
    void leave_out_repetitions(std::vector<Finding> &findings)
    {
      const auto are_equal = [](const Finding &a, const Finding &b) {
        return a.path == b.path && a.column == b.column && a.message == b.message;
      };
      std::vector<Finding> all;
      for (Finding &one : findings)
        if (std::none_of(all.begin(), all.end(), [&](const Finding &other) {
              return are_equal(one, other);
            }))
          all.push_back(std::move(one));
      findings = std::move(all);
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
    own.names("Fields", &items_)
      .repeatable() // what is named twice, if only by a range, is told by itself
      .about(
        "Names of the fields, at most 8; each has its subsection 'Field NAME' in 'Model', its "
        "value in 'Initial state' and, if something happens there, its subsection in "
        "'Boundary conditions'. eta[1..4] are four like fields, eta1 to eta4, with one section for "
        "all, 'Field eta', whose formulas know the number of the field as i. Beside other parts "
        "there may be none.");
    own.text("Constants", &constants_text_)
      .about("Names for numbers, as NAME = FORMULA, NAME = FORMULA; each may use those before it.")
      .from_source("the case at hand", Confidence::assumed);
    own.text("Definitions", &definitions_text_)
      .about("Functions and names for parts of formulas, as NAME(U) = FORMULA; NAME = FORMULA, "
             "with what "
             "formulas know and the definitions before. h(u) = u^3*(6*u^2 - 15*u + 10); "
             "g = sum(i, 1..4, eta[i]^2*(1 - eta[i])^2). See: softlattice explain expression.")
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
    any_field_texts_.declare(table, any_field);
    const auto of_this = [this](auto what) {
      return [this, what](std::vector<Finding> &findings) {
        if (!is_selected())
          return;
        std::vector<Finding> own_findings;
        (this->*what)(own_findings);
        leave_out_repetitions(own_findings);
        findings.insert(findings.end(), own_findings.begin(), own_findings.end());
      };
    };
    table.check_texts(of_this(&ExpressionModel::read));
    table.check(of_this(&ExpressionModel::check));
    table.check([this](std::vector<Finding> &) { give_tables_full_names(); });
  }

  const std::vector<std::string> &ExpressionModel::values()
  {
    static const std::vector<std::string> names = {"T", "RH"};
    return names;
  }

  void ExpressionModel::prepare(ParameterTable &table, const TextOf &text_of)
  {
    parts_.choose(text_of("Equations"), text_of("Parts"));
    for (const FieldItem &item : field_items(text_of("Fields")))
      {
        // A name that is taken is complained of later. That of a field of a part which the case has not is free.
        const auto has_it = [&](const auto &field) { return field.name == item.name; };
        const auto is_taken = [&](const OtherField &other) {
          return has_it(other) && (other.part.empty() || parts_.has(other.part));
        };
        if (item.name != any_field && std::none_of(declared_.begin(), declared_.end(), has_it) &&
            std::none_of(others_.begin(), others_.end(), is_taken) &&
            declared_.size() <= most_fields)
          {
            declared_.emplace_back();
            declared_.back().name = item.name;
            declared_.back().declare(table, item.text);
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
    std::vector<FieldItem> items;
    std::vector<std::string> names;
    for (const std::string &text : items_)
      {
        items.push_back(field_item(text));
        for (const std::string &name : items.back().fields())
          names.push_back(name);
      }
    has_list_ =
      std::any_of(items.begin(), items.end(), [](const FieldItem &one) { return one.is_list; });
    texts_.clear();
    if (names.size() > most_fields)
      return reject("more than " + std::to_string(most_fields) + " fields", "leave some out");
    list_fields(items);
    others_in_use_.clear();
    variables_.clear();
    for (OtherField &one : others_)
      if ((contains(one.equations, equations()) || (!one.part.empty() && parts_.has(one.part))) &&
          (!one.is_there || one.is_there()))
        {
          others_in_use_.push_back(&one);
          variables_.push_back(one.name);
        }
    const bool is_alone = others_in_use_.empty();
    if (is_alone && names.empty())
      reject("no field is named", "write: Fields = NAME, NAME");
    if (others_in_use_.size() > most_others)
      reject("the other parts have more than " + std::to_string(most_others) + " fields",
             "leave parts out");
    std::vector<std::string> seen;
    for (const std::string &name : names)
      {
        if (const std::string objection = objection_to_name(name); !objection.empty())
          reject("'" + shown_text(name) + "' cannot be the name of a field", objection);
        else if (contains(variables_, name))
          reject("'" + name + "' is a field of another part of the case", "choose another name");
        else if (knows_surroundings() && contains(values(), name))
          reject("'" + name + "' is a value of the surroundings", "choose another name");
        else if (has_list_ && name == number_in_list)
          reject("'" + name + "' is the number of a field of a list", "choose another name");
        else if (contains(seen, name))
          reject("the field '" + name + "' is named twice", "name it once");
        seen.push_back(name);
      }
    for (const FieldItem &one : items)
      if (one.is_list && contains(names, one.name))
        reject("'" + one.name + "' is a field and the name of a list", "choose another name");
    variables_.insert(variables_.end(), names.begin(), names.end());
    gradients_.clear();
    rates_.clear();
    for (const std::string &name : variables_)
      rates_.push_back(rate_variable(name));
    for (const std::string &name : variables_)
      for (const std::string &derivative : gradient_variables(name))
        gradients_.push_back(derivative);
    variables_.insert(variables_.end(), place_and_time().begin(), place_and_time().end());
    if (knows_surroundings())
      variables_.insert(variables_.end(), values().begin(), values().end());
  }

  void ExpressionModel::list_fields(const std::vector<FieldItem> &items)
  {
    for (const FieldItem &item : items)
      {
        const auto is_it = [&](const FieldTexts &one) { return one.name == item.name; };
        const auto found = std::find_if(declared_.begin(), declared_.end(), is_it);
        int number = item.first;
        for (const std::string &name : item.fields())
          {
            texts_.push_back(found == declared_.end() ? FieldTexts() : *found);
            texts_.back().name = name;
            texts_.back().list = item.is_list ? item.name : "";
            texts_.back().number = number++;
          }
      }
  }

  void ExpressionModel::read_constants(std::vector<Finding> &findings)
  {
    const std::string path = "Model/Constants";
    constants_.clear();
    if (constants_text_.empty())
      return;
    FormulaReader reader(constants_, Definitions::none(), findings);
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
        else if (const std::string objection = objection_to_name(name); !objection.empty())
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
        else if (has_list_ && name == number_in_list)
          reader.error(path,
                       pair.before,
                       "'" + name + "' is the number of a field of a list",
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

  std::optional<Expression> ExpressionModel::source(FormulaReader &reader,
                                                    const std::string &path,
                                                    const std::string &text) const
  {
    if (text.empty())
      return {};
    std::vector<std::string> all = variables_;
    all.insert(all.end(), gradients_.begin(), gradients_.end());
    const std::size_t n = all.size();
    all.insert(all.end(), rates_.begin(), rates_.end());
    const std::optional<Expression> one = reader.formula(path, {text, 0}, all);
    if (!one || one->depends_on_any(rates_))
      return one;
    all.resize(one->depends_on_any(gradients_) ? n : variables_.size());
    return one->over(all);
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
    if (texts_.empty() && !items_.empty())
      return; // what names the others would be unknown
    read_constants(findings);
    read_definitions(findings);
    given_ = list_given_ ? list_given_() : std::vector<GivenFunction>();
    FormulaReader reader(constants_, definitions_, findings);
    read_energy(reader);
    for (OtherField *one : others_in_use_)
      {
        one->source_formula = source(reader, one->source_path(), one->source);
        one->mobility_factor_formula =
          law(reader, one->mobility_factor_path(), one->mobility_factor);
      }
    formulas_.assign(texts_.size(), {});
    boundaries_.clear();
    cross_mobilities_.clear();
    for (std::size_t i = 0; i < texts_.size(); ++i)
      read_field(i, findings);
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

  std::map<std::string, double> constants_in(const std::string &text)
  {
    std::map<std::string, double> constants;
    std::vector<Finding> ignored; // what cannot be read is complained of where the case is read
    FormulaReader reader(constants, Definitions::none(), ignored);
    for (const TextPart &one : split_formulas({text, 0}, ','))
      if (const SplitPair pair = split_pair(one, '=');
          pair.found && objection_to_name(pair.before.text).empty() &&
          constants.size() < most_constants)
        constants[pair.before.text] = reader.number("", pair.behind).value_or(1.);
    return constants;
  }
} // namespace softlattice
