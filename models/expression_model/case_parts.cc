// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression_model/case_parts.h"

#include "models/expression_model/known_names.h"
#include "models/expression_model/text_part.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    struct Usual
    {
      std::string equations;
      std::vector<std::string> parts;
    };

    const std::vector<Usual> &usual()
    {
      static const std::vector<Usual> all = {
        {"HT-LT transformation", {"phase"}},
        {"mixed halide", {"composition", "light"}},
        {"mixed halide transformation", {"phase", "composition", "light"}},
        {CaseParts::own, {CaseParts::own}}};
      return all;
    }

    /// The choice that has the parts which are not by formula; null: there is none.
    const Usual *usual_of(const std::vector<std::string> &parts)
    {
      for (const Usual &one : usual())
        {
          const bool has_all = std::all_of(one.parts.begin(),
                                           one.parts.end(),
                                           [&](const auto &part) { return contains(parts, part); });
          const bool has_no_more = std::all_of(parts.begin(), parts.end(), [&](const auto &part) {
            return part == CaseParts::own || contains(one.parts, part);
          });
          if (has_all && has_no_more)
            return &one;
        }
      return nullptr;
    }
  } // namespace

  void CaseParts::declare(ParameterTable &table)
  {
    std::vector<std::string> names;
    for (const Usual &one : usual())
      names.push_back(one.equations);
    const ParameterSection model = table.section("Model");
    model.choice("Equations", &equations_, names)
      .about(
        "HT-LT transformation: phase and nuclei at one composition. mixed halide: the composition "
        "of the black phase. mixed halide transformation: composition, phase and nuclei. "
        "expressions: fields, energy, coefficients, initial and boundary values are formulas of "
        "this "
        "file; see: softlattice explain expression. Each stands for usual Parts.");
    ParameterEntry &parts = model.names("Parts", &parts_);
    parts.choices = {"phase", "composition", "light", own};
    parts.about(
      "What the case is made of: phase (the HT-LT transformation with its nuclei), "
      "composition (the "
      "halide fraction) with light, and expressions (fields, energies and coefficients by "
      "formula, "
      "alone or beside the others, whose fields they read and act on). As Equations says "
      "where it is "
      "not set: phase; composition, light; phase, composition, light; or expressions.");
    table.check_texts([this](std::vector<Finding> &findings) { check(findings); });
  }

  void CaseParts::choose(const std::string &equations, const std::string &parts)
  {
    for (const Usual &one : usual())
      if (one.equations == equations)
        {
          equations_ = equations;
          parts_ = one.parts; // what the file says replaces them
        }
    if (!parts.empty() && equations.empty())
      {
        std::vector<std::string> names;
        for (const TextPart &one : split_formulas({parts, 0}, ','))
          names.push_back(one.text);
        if (const Usual *found = usual_of(names))
          equations_ = found->equations;
      }
  }

  bool CaseParts::has(const std::string &part) const
  {
    return contains(parts_, part);
  }

  void CaseParts::check(std::vector<Finding> &findings) const
  {
    const auto reject = [&](const std::string &message, const std::string &fix) {
      findings.push_back({Finding::Severity::error, "Model/Parts", message, fix});
    };
    const Usual *found = usual_of(parts_);
    if (found == nullptr)
      reject(
        "no case is made of these parts",
        "phase; composition, light; phase, composition, light; each alone or with expressions; or "
        "expressions alone");
    else if (found->equations != equations_)
      reject("these parts are not those of Model/Equations = " + equations_,
             "leave one of the two out, or set Equations = " + found->equations);
  }
} // namespace softlattice
