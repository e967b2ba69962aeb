// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// What the formulas of a case must be beyond being formulas.
#include "models/expression/gradient_syntax.h"
#include "models/expression_model/expression_model.h"
#include "models/expression_model/known_names.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    std::string listed(const std::vector<std::string> &names)
    {
      std::string all;
      for (const std::string &name : names)
        all += (all.empty() ? "" : ", ") + name;
      return all;
    }

    /// The value of a formula that depends on nothing; NaN of any other.
    double constant_value(const std::optional<Expression> &formula)
    {
      return formula ? formula->constant().value_or(std::nan("")) : std::nan("");
    }
  } // namespace

  void ExpressionModel::check(std::vector<Finding> &findings) const
  {
    for (std::size_t i = 0; i < texts_.size(); ++i)
      check_field(i, findings);
    check_boundaries(findings);
    check_rates(findings);
    check_cross_mobilities(findings);
    for (const OtherField *one : others_in_use_)
      if (constant_value(one->mobility_factor_formula) < 0.)
        findings.push_back({Finding::Severity::error,
                            one->mobility_factor_path(),
                            "the mobility is negative",
                            "it must be 0 or more"});
  }

  void ExpressionModel::check_field(const std::size_t field, std::vector<Finding> &findings) const
  {
    const FieldTexts &text = texts_[field];
    const FieldFormulas &formulas = formulas_[field];
    const auto reject =
      [&](const std::string &path, const std::string &message, const std::string &fix) {
        findings.push_back({Finding::Severity::error, path, message, fix});
      };
    const std::string section = text.section() + "/";
    if (text.unit.size() > 40 || text.unit.find_first_of("<>&\"'") != std::string::npos)
      reject(section + "Unit",
             "this is no unit",
             "at most 40 characters, none of them < > & or quotation marks");
    if (dimensionless_ && text.unit != "1")
      reject(section + "Unit", "a dimensionless case has no units", "leave it out");
    const double coefficient = constant_value(formulas.coefficient);
    if (!formulas.coefficient)
      reject(text.coefficient_path(), "the formula is missing", "a number will do");
    if (text.is_electrostatic())
      {
        if (coefficient <= 0.)
          reject(section + "Permittivity",
                 "the permittivity is not positive",
                 "it must be above 0");
        for (const FieldTexts &other : texts_)
          if (other.is_electrostatic() && formulas.charge_density &&
              formulas.charge_density->depends_on(other.name))
            reject(section + "Charge density",
                   "the charge density depends on the potential '" + other.name + "'",
                   "put the energy whose derivative it is into 'Free energy' instead");
        return;
      }
    if (formulas.gradient_coefficient < 0.)
      reject(section + "Gradient coefficient",
             "the gradient coefficient is negative",
             "it must be 0 or more");
    if (text.is_in_equilibrium())
      {
        if (formulas.gradient_coefficient == 0. && !energy_depends_on(text.name))
          reject(section + "Kind",
                 "nothing determines '" + text.name + "': the energy does not depend on it",
                 "give it a part in 'Free energy', with its value or its gradients");
        if (!dimensionless_ && !std::isfinite(text.absolute_tolerance))
          reject(
            section + "Absolute tolerance",
            "it is not said how exact '" + text.name + "' has to be",
            "set it, in the unit of the field, to a small part of what the field is going to be");
        return;
      }
    if (coefficient < 0.)
      reject(section + "Mobility", "the mobility is negative", "it must be 0 or more");
    if (const std::size_t n = formulas.directions.size(); n != 0 && n != 3 && n != 6)
      reject(text.directions_path(),
             "these are " + std::to_string(n) + " components of a symmetric tensor",
             "xx, yy, xy or xx, yy, zz, xy, xz, yz");
    if (formulas.lowest && formulas.highest && *formulas.lowest >= *formulas.highest)
      reject(section + "Highest value",
             "the highest value is not above the lowest",
             "there must be something between them");
    if (!formulas.initial_value)
      reject(text.initial_path(), "the formula is missing", "a number will do");
    if (text.kind == "conserved" && formulas.gradient_coefficient == 0. &&
        !energy_depends_on(text.name))
      findings.push_back({Finding::Severity::warning,
                          section + "Kind",
                          "'" + text.name + "' never moves: the energy does not depend on it",
                          "give it a gradient coefficient or a part in 'Free energy'"});
  }

  void ExpressionModel::check_boundaries(std::vector<Finding> &findings) const
  {
    using Kind = BoundaryFormula::Kind;
    if (boundaries_.empty() || !all_boundaries_)
      return;
    const NamesOfFaces faces = all_boundaries_();
    std::vector<std::string> known;
    for (const std::vector<std::string> &names : faces)
      if (names.size() == 1)
        known.push_back(names.front());
    if (known.empty())
      return;
    const auto share_faces = [&faces](const std::string &a, const std::string &b) {
      return std::any_of(faces.begin(), faces.end(), [&](const std::vector<std::string> &names) {
        return contains(names, a) && contains(names, b);
      });
    };
    const std::vector<std::string> periodic = periodic_boundaries_();
    const auto reject =
      [&](const BoundaryFormula &at, const std::string &message, const std::string &fix) {
        findings.push_back({Finding::Severity::error, at.path, message, fix, at.column, at.length});
      };
    for (std::size_t i = 0; i < boundaries_.size(); ++i)
      {
        const BoundaryFormula &one = boundaries_[i];
        if (!contains(known, one.boundary))
          reject(one, "no boundary '" + one.boundary + "'", "there are: " + listed(known));
        else if (contains(periodic, one.boundary))
          reject(one,
                 "the boundary '" + one.boundary + "' is periodic",
                 "nothing can be prescribed there");
        if (constant_value(one.coefficient) < 0.)
          reject(one, "the coefficient of exchange is negative", "it must be 0 or more");
        for (std::size_t j = 0; j < i; ++j)
          {
            const BoundaryFormula &earlier = boundaries_[j];
            // A given flux and an exchange add up; a given value leaves nothing to choose.
            const bool exclude_each_other =
              earlier.field == one.field &&
              (earlier.kind == one.kind || earlier.kind == Kind::value || one.kind == Kind::value);
            if (exclude_each_other && earlier.boundary == one.boundary)
              reject(one,
                     "the boundary '" + one.boundary + "' has a condition for this field already",
                     "keep one of them");
            else if (exclude_each_other && share_faces(earlier.boundary, one.boundary))
              reject(one,
                     "faces of the boundary '" + one.boundary + "' are also in '" +
                       earlier.boundary + "', which has a condition for this field already",
                     "keep one of them, or give the mesh groups that have no faces in common");
          }
      }
  }

  bool ExpressionModel::energy_depends_on(const std::string &name) const
  {
    const auto derivatives = gradient_variables(name);
    return energy_->depends_on(name) ||
           (gradient_energy_ &&
            (gradient_energy_->depends_on(name) ||
             gradient_energy_->depends_on_any({derivatives.begin(), derivatives.end()})));
  }

  bool ExpressionModel::energy_only_falls() const
  {
    if (energy_depends_on("t") || !boundaries_.empty())
      return false;
    for (const std::string &name : values())
      if (energy_depends_on(name))
        return false;
    for (const OtherField *one : others_in_use_)
      if (constant_value(one->source_formula) != 0.)
        return false;
    for (std::size_t i = 0; i < texts_.size(); ++i)
      if (texts_[i].is_electrostatic() ||
          (formulas_[i].source && constant_value(formulas_[i].source) != 0.))
        return false;
    return true;
  }
} // namespace softlattice
