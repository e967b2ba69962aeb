// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The formulas of one field.
#include "models/expression_model/expression_model.h"
#include "models/expression_model/formula_reader.h"
#include "models/expression_model/known_names.h"

namespace softlattice
{
  namespace
  {
    const std::vector<std::string> only_place = {"x", "y", "z"};

    std::vector<std::string> place_and(const std::vector<GivenFunction> &given)
    {
      std::vector<std::string> names = only_place;
      for (const GivenFunction &one : given)
        names.push_back(one.name);
      return names;
    }
  } // namespace

  void ExpressionModel::read_field(const std::size_t number, std::vector<Finding> &findings)
  {
    const FieldTexts &text = texts_[number];
    FieldFormulas &field = formulas_[number];
    std::map<std::string, double> constants = constants_;
    if (!text.list.empty())
      constants[number_in_list] = text.number;
    FormulaReader reader(constants, definitions_, findings);
    const auto formula = [&](const std::string &path,
                             const std::string &formula_text,
                             const std::vector<std::string> &variables) {
      return formula_text.empty() ? std::optional<Expression>()
                                  : reader.formula(path, {formula_text, 0}, variables);
    };
    const std::string section = text.section() + "/";
    field.coefficient = law(reader, text.coefficient_path(), text.coefficient());
    if (!text.directions.empty())
      for (const TextPart &one : split_formulas({text.directions, 0}, ','))
        if (const auto component = reader.formula(text.directions_path(), one, only_place))
          field.directions.push_back(*component);
    if (text.is_electrostatic())
      field.charge_density = formula(section + "Charge density", text.charge_density, variables_);
    else
      {
        field.gradient_coefficient =
          reader.number(section + "Gradient coefficient", {text.gradient_coefficient, 0})
            .value_or(0.);
        field.source = source(reader, section + "Source", text.source);
        if (!text.lowest.empty())
          field.lowest = reader.number(section + "Lowest value", {text.lowest, 0});
        if (!text.highest.empty())
          field.highest = reader.number(section + "Highest value", {text.highest, 0});
        Definitions with_noise = definitions_;
        with_noise.set_noise(noise_);
        FormulaReader initial(constants, with_noise, findings);
        if (!text.initial_value.empty())
          field.initial_value =
            initial.formula(text.initial_path(), {text.initial_value, 0}, place_and(given_));
      }
    field.exact_solution =
      formula(section + "Exact solution", text.exact_solution, place_and_time());
    if (text.kind == "conserved")
      read_cross_mobilities(number, reader);
    read_boundaries(number, reader);
  }
} // namespace softlattice
