// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// What sources may do with the rates of other fields.
#include "models/expression/rate_syntax.h"
#include "models/expression_model/expression_model.h"

namespace softlattice
{
  std::pair<const Expression *, std::string> ExpressionModel::source_of(
    const std::size_t number) const
  {
    const std::size_t n_others = others_in_use_.size();
    const auto pointer = [](const std::optional<Expression> &one) { return one ? &*one : nullptr; };
    if (number < n_others)
      return {pointer(others_in_use_[number]->source_formula),
              others_in_use_[number]->source_path()};
    return {pointer(formulas_[number - n_others].source),
            texts_[number - n_others].section() + "/Source"};
  }

  bool ExpressionModel::reads_rate(const std::size_t number,
                                   const std::size_t of,
                                   const std::size_t depth) const
  {
    const Expression *const source = source_of(number).first;
    if (source == nullptr)
      return false;
    if (source->depends_on(rates_[of]))
      return true;
    for (std::size_t i = 0; depth > 0 && i < rates_.size(); ++i)
      if (i != number && source->depends_on(rates_[i]) && reads_rate(i, of, depth - 1))
        return true;
    return false;
  }

  bool ExpressionModel::reads_rate_of_conserved() const
  {
    const std::size_t n_others = others_in_use_.size();
    for (std::size_t i = 0; i < rates_.size(); ++i)
      for (std::size_t j = 0; j < rates_.size(); ++j)
        if (const Expression *const source = source_of(i).first;
            source != nullptr && source->depends_on(rates_[j]) &&
            (j < n_others || texts_[j - n_others].kind == "conserved"))
          return true;
    return false;
  }

  void ExpressionModel::check_rates(std::vector<Finding> &findings) const
  {
    const std::size_t n_others = others_in_use_.size();
    for (std::size_t i = 0; i < rates_.size(); ++i)
      {
        const auto [source, path] = source_of(i);
        const auto reject = [&findings, &at = path](const std::string &message,
                                                    const std::string &fix) {
          findings.push_back({Finding::Severity::error, at, message, fix});
        };
        for (std::size_t j = 0; source != nullptr && j < rates_.size(); ++j)
          {
            if (!source->depends_on(rates_[j]))
              continue;
            const std::string &name = variables_[j];
            if (j >= n_others && (texts_[j - n_others].is_electrostatic() ||
                                  texts_[j - n_others].is_in_equilibrium()))
              reject("'" + name + "' follows from the others at once and has no rate of its own",
                     "take the rate of a field that evolves");
            else if (i == j)
              reject(rates_[j] + " is the rate of the field itself",
                     "collect what multiplies it, and divide the other laws of the field by that");
            else if (reads_rate(j, i, rates_.size()))
              reject("the rates of '" + variables_[i] + "' and '" + name +
                       "' follow from one another",
                     "write one of them without the other");
            else if (source->derivative(rates_[j]).depends_on_any(rates_))
              reject("the source is not linear in " + rates_[j],
                     "a rate may be multiplied by what knows no rates, and added");
          }
      }
  }
} // namespace softlattice
