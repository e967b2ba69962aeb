// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression_model/case_parts.h"

#include "models/expression_model/known_names.h"
#include "models/expression_model/text_part.h"

#include <algorithm>
#include <iterator>

namespace softlattice
{
  struct CaseParts::Usual
  {
    std::string equations;
    std::vector<std::string> parts;
  };

  const std::vector<CaseParts::Usual> &CaseParts::usual()
  {
    static const std::vector<Usual> all = {
      {"HT-LT transformation", {"phase"}},
      {"mixed halide", {"composition", "light"}},
      {"mixed halide transformation", {"phase", "composition", "light"}},
      {own, {own}}};
    return all;
  }

  const CaseParts::Usual *CaseParts::usual_of(const std::vector<std::string> &parts) const
  {
    std::vector<std::string> own_laws; // what has laws that go together or not
    std::copy_if(parts.begin(), parts.end(), std::back_inserter(own_laws), [&](const auto &part) {
      return part != own && std::none_of(further_.begin(), further_.end(), [&](const Further &one) {
               return one.name == part;
             });
    });
    if (own_laws.empty())
      return parts.empty() ? nullptr : &usual().back();
    for (const Usual &one : usual())
      {
        const auto has = [](const std::vector<std::string> &all) {
          return [&all](const std::string &part) { return contains(all, part); };
        };
        if (std::all_of(one.parts.begin(), one.parts.end(), has(own_laws)) &&
            std::all_of(own_laws.begin(), own_laws.end(), has(one.parts)))
          return &one;
      }
    return nullptr;
  }

  void CaseParts::add_further(const std::string &name, const std::string &meaning)
  {
    further_.push_back({name, meaning});
  }

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
    std::string further;
    for (const Further &one : further_)
      {
        parts.choices.push_back(one.name);
        further += (further.empty() ? " Beside them: " : "; ") + one.name + ", " + one.meaning;
      }
    parts.about(
      "What the case is made of: phase (the HT-LT transformation with its nuclei), "
      "composition (the "
      "halide fraction) with light, and expressions (fields, energies and coefficients by "
      "formula, "
      "alone or beside the others, whose fields they read and act on). As Equations says "
      "where it is "
      "not set: phase; composition, light; phase, composition, light; or expressions." +
      further + (further.empty() ? "" : "."));
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
    if (parts.empty())
      return;
    parts_.clear();
    for (const TextPart &one : split_formulas({parts, 0}, ','))
      parts_.push_back(one.text);
    if (const Usual *found = usual_of(parts_); found != nullptr && equations.empty())
      equations_ = found->equations;
  }

  Condition CaseParts::with_any(const std::vector<std::string> &parts)
  {
    Condition condition{"Model/Equations", {}};
    for (const Usual &one : usual())
      if (std::any_of(parts.begin(), parts.end(), [&](const std::string &part) {
            return contains(one.parts, part);
          }))
        condition.choices.push_back(one.equations);
    return condition;
  }

  Condition CaseParts::without(const std::string &part)
  {
    Condition condition{"Model/Equations", {}};
    for (const Usual &one : usual())
      if (!contains(one.parts, part))
        condition.choices.push_back(one.equations);
    return condition;
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
      {
        std::string further;
        for (const Further &one : further_)
          further += (further.empty() ? "; beside them " : ", ") + one.name;
        reject(
          "no case is made of these parts",
          "phase; composition, light; phase, composition, light; each alone or with expressions; "
          "or expressions alone" +
            further);
      }
    else if (found->equations != equations_)
      reject("these parts are not those of Model/Equations = " + equations_,
             "leave one of the two out, or set Equations = " + found->equations);
  }
} // namespace softlattice
