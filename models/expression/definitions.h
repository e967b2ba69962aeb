// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression/expression_graph.h"

#include <map>
#include <string>
#include <vector>

namespace softlattice
{
  /// "h(u) = u^3*(6*u^2 - 15*u + 10)", a function, or "g = eta^2*(1 - eta)^2", a name for a part of formulas.
  /// Its variables are the parameters, then their derivatives by x, y and z, parameter after parameter, and
  /// then what the definition knows beside them.
  struct Definition
  {
    std::vector<std::string> parameters; ///< none: no function
    std::vector<std::string> variables;
    ExpressionGraph graph;
    ExpressionGraph::Node root = 0;
  };

  /// What formulas may call beside variables, constants and the functions of expression_functions().
  class Definitions
  {
  public:
    static constexpr std::size_t most_parameters = 10;

    /// Reads the formula of a definition, which may use those added before it. Throws ExpressionError.
    void add(const std::string &name,
             const std::vector<std::string> &parameters,
             const std::string &formula,
             const std::vector<std::string> &variables,
             const std::map<std::string, double> &constants);
    /// A name that cannot be used until it is added, and why.
    void forbid(const std::string &name, const std::string &why) { forbidden_[name] = why; }

    /// The definition of that name, or nullptr.
    const Definition *find(const std::string &name) const;
    /// Why a name cannot be used here; empty if there is nothing to say of it.
    std::string objection_to(const std::string &name) const;
    /// In alphabetical order.
    std::vector<std::string> names() const;

    /// None.
    static const Definitions &none();

  private:
    std::map<std::string, Definition> all_;
    std::map<std::string, std::string> forbidden_;
  };
} // namespace softlattice
