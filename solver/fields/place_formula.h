// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression/expression_batch.h"
#include "models/expression_model/given_function.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

namespace softlattice
{
  /// A formula of the place and of given functions of it, compiled.
  class PlaceFormula
  {
  public:
    /// `formula` is over x, y, z and the names of the given functions.
    PlaceFormula(const Expression &formula, const std::vector<GivenFunction> &given)
      : batch_(formula)
      , n_variables_(3 + given.size())
    {
      for (std::size_t i = 0; i < given.size(); ++i)
        if (formula.depends_on(given[i].name))
          read_.emplace_back(3 + i, given[i]);
    }

    double operator()(const std::array<double, 3> &place) const
    {
      std::vector<double> variables(n_variables_, 0.);
      std::copy(place.begin(), place.end(), variables.begin());
      for (const auto &[variable, function] : read_)
        variables[variable] = function.value(place);
      double value = 0.;
      batch_.evaluate(1, nullptr, variables.data(), &value);
      return value;
    }

  private:
    ExpressionBatch batch_;
    std::size_t n_variables_;
    std::vector<std::pair<std::size_t, GivenFunction>> read_; ///< those that the formula depends on
  };
} // namespace softlattice
