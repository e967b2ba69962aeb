// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/case/initial_formulas.h"

#include "models/expression_model/formula_reader.h"
#include "models/expression_model/table_names.h"
#include "solver/fields/place_formula.h"

#include <utility>

namespace softlattice
{
  void InitialFormulas::declare(ParameterTable &table, std::function<Known()> known)
  {
    known_ = std::move(known);
    const std::string of_what =
      ", a formula of x, y and z in m, noise(SEED, LENGTH), and what 'Initial "
      "state/Fields from files' and 'Fields from pictures' name; beside expressions "
      "also of their constants.";
    table.section("Initial state")
      .of_parts({"phase"})
      .when("Kind", {"formula"})
      .text("LT phase", &phase_.text)
      .about("The order parameter at the beginning, 0 in HT to 1 in LT" + of_what)
      .from_source("the case at hand", Confidence::assumed)
      .must_be_set();
    table.section("Initial composition")
      .of_parts({"composition"})
      .when("Profile", {"formula"})
      .text("Fraction", &fraction_.text)
      .about("Fraction of the lighter halide at the beginning, between 0 and 1" + of_what)
      .from_source("the case at hand", Confidence::assumed)
      .must_be_set();
    table.check_texts([this](std::vector<Finding> &findings) { read(findings); });
    table.check(
      [this](std::vector<Finding> &) { // so that the texts hold wherever they are read again
        for (One *one : {&phase_, &fraction_})
          if (full_name_)
            rename_tables_in(one->text, full_name_);
      });
  }

  void InitialFormulas::read(std::vector<Finding> &findings)
  {
    const Known known = known_();
    Definitions definitions = known.definitions;
    definitions.set_noise(noise_);
    std::vector<std::string> variables = {"x", "y", "z"};
    for (const GivenFunction &one : known.functions)
      variables.push_back(one.name);
    FormulaReader reader(known.constants, definitions, findings);
    for (One *one : {&phase_, &fraction_})
      {
        one->function = {};
        if (one->text.empty())
          continue;
        if (const auto formula = reader.formula(one->path, {one->text, 0}, variables))
          one->function = PlaceFormula(*formula, known.functions);
      }
  }
} // namespace softlattice
