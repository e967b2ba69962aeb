// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <boost/math/quadrature/gauss.hpp>

#include <cstddef>
#include <vector>

namespace softlattice
{
  /// A place of a quadrature and its weight.
  struct RuleNode
  {
    double at;
    double weight;
  };

  /// Gauss-Legendre rule of n_nodes places in [from, to], ascending; its weights add up to the length.
  template <unsigned n_nodes>
  std::vector<RuleNode> gauss_rule(const double from, const double to)
  {
    // Boost keeps the half of the rule in [0, 1], the middle first if there is one.
    using Rule = boost::math::quadrature::gauss<double, n_nodes>;
    const auto &places = Rule::abscissa();
    const auto &weights = Rule::weights();
    const double middle = (from + to) / 2., half = (to - from) / 2.;
    std::vector<RuleNode> nodes;
    for (std::size_t i = places.size(); i-- > n_nodes % 2;)
      nodes.push_back({middle - half * places[i], half * weights[i]});
    for (std::size_t i = 0; i < places.size(); ++i)
      nodes.push_back({middle + half * places[i], half * weights[i]});
    return nodes;
  }
} // namespace softlattice
