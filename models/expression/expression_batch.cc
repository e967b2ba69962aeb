// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression/expression_batch.h"

#include "models/expression/derivative.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    using Node = ExpressionGraph::Node;

    /// One program for the value, the gradient and the Hessian, in this order.
    ExpressionProgram compile(const Expression &expression, const std::vector<std::string> &by)
    {
      ExpressionGraph graph;
      const Node root = graph.import(expression.graph(), expression.root());
      const std::size_t n = by.size();
      std::vector<Node> first;
      first.reserve(n);
      for (const std::string &variable : by)
        first.push_back(differentiate(graph, {root}, expression.index_of(variable)).front());

      std::vector<Node> results = {root};
      results.insert(results.end(), first.begin(), first.end());
      for (std::size_t i = 0; i < n; ++i)
        {
          std::vector<Node> row;
          for (std::size_t j = i; j < n; ++j)
            row.push_back(first[j]);
          row = differentiate(graph, row, expression.index_of(by[i]));
          results.insert(results.end(), row.begin(), row.end());
        }
      return ExpressionProgram(graph, results, expression.variables().size());
    }
  } // namespace

  ExpressionBatch::ExpressionBatch(const Expression &expression,
                                   const std::vector<std::string> &differentiate_by)
    : n_(differentiate_by.size())
    , program_(compile(expression, differentiate_by))
  {}

  void ExpressionBatch::evaluate(const std::size_t n_points,
                                 const double *const *variables,
                                 const double *uniform_values,
                                 double *value,
                                 double *const *gradient,
                                 double *const *hessian) const
  {
    std::vector<double *> results(program_.n_results(), nullptr);
    results[0] = value;
    if (gradient != nullptr)
      std::copy_n(gradient, n_, results.begin() + 1);
    if (hessian != nullptr)
      std::copy_n(hessian,
                  n_ * (n_ + 1) / 2,
                  results.begin() + 1 + static_cast<std::ptrdiff_t>(n_));
    program_.evaluate(n_points, variables, uniform_values, results.data());
  }
} // namespace softlattice
