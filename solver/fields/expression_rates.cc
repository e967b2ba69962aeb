// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Sources that read the rates of other fields.
#include "solver/fields/expression_equations.h"

#include <algorithm>

namespace softlattice
{
  std::vector<ExpressionEquations::ByRate> ExpressionEquations::compile_rates(
    const std::string &path,
    const std::optional<Expression> &source,
    const std::vector<std::string> &rates,
    const std::vector<std::string> &fields)
  {
    std::vector<ByRate> list;
    for (std::size_t i = 0; source && i < rates.size(); ++i)
      if (source->depends_on(rates[i]))
        list.push_back({i, compile(path, source->derivative(rates[i]), fields)});
    return list;
  }

  std::vector<std::size_t> ExpressionEquations::of_rates(const std::vector<ByRate> &list)
  {
    std::vector<std::size_t> fields;
    for (const ByRate &one : list)
      fields.push_back(one.of);
    return fields;
  }

  void ExpressionEquations::evaluate_by_rate(const std::vector<ByRate> &list,
                                             const std::size_t of,
                                             const double *const *u,
                                             double *value) const
  {
    const auto found =
      std::find_if(list.begin(), list.end(), [of](const ByRate &one) { return one.of == of; });
    if (found == list.end())
      std::fill_n(value, place_[0].size(), 0.);
    else
      evaluate(found->factor.batch, {0, place_[0].size()}, u, value, nullptr, nullptr);
  }

  void ExpressionEquations::source_by_rate(const std::size_t field,
                                           const std::size_t of,
                                           const double *const *u,
                                           double *value) const
  {
    evaluate_by_rate(compiled_[field].by_rate, of, u, value);
  }

  void ExpressionEquations::source_of_other_by_rate(const std::size_t other,
                                                    const std::size_t of,
                                                    const double *const *u,
                                                    double *value) const
  {
    evaluate_by_rate(others_[other].by_rate, of, u, value);
  }
} // namespace softlattice
