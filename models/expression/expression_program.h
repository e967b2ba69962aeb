// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression/expression_graph.h"

#include <cstdint>
#include <vector>

namespace softlattice
{
  /// Nodes of a graph as a list of instructions on arrays. It works on blocks of points that stay in
  /// the first-level cache; arrays that nobody reads any more are used again. A point's results do
  /// not depend on its place in the batch, nor on which other results are wanted.
  class ExpressionProgram
  {
  public:
    ExpressionProgram(const ExpressionGraph &graph,
                      const std::vector<ExpressionGraph::Node> &results,
                      std::size_t n_variables);

    /// variables[i][p] is variable i at point p; where variables[i], or `variables` itself, is null,
    /// the variable is uniform_values[i] everywhere. Variables that no wanted result depends on are
    /// not read. results[k][p]; a null pointer means: not wanted, and what only it needs is not worked
    /// out. The results must overlap neither each other nor the variables. Any number of threads may
    /// call this at the same time.
    void evaluate(std::size_t n_points,
                  const double *const *variables,
                  const double *uniform_values,
                  double *const *results) const;

    std::size_t n_results() const { return n_results_; }
    /// Arrays for intermediate results.
    std::size_t n_temporaries() const { return n_temporaries_; }

  private:
    /// A slot is a place for an array: first the variables, then the constants (one number each),
    /// the results, and the temporaries.
    using Slot = std::uint32_t;

    struct Instruction
    {
      Operation operation;
      Slot result;
      std::array<Slot, 3> operand; ///< of a table the first, then its number and the derivative
    };

    Slot first_result() const { return static_cast<Slot>(n_variables_ + constants_.size()); }
    Slot first_temporary() const { return first_result() + static_cast<Slot>(n_results_); }

    std::size_t n_variables_;
    std::size_t n_results_;
    std::size_t n_temporaries_ = 0;
    std::size_t block_ = 0; ///< points that are worked on at a time
    std::vector<double> constants_;
    std::vector<Instruction> instructions_;
    std::vector<ExpressionGraph::Table> tables_;
  };
} // namespace softlattice
