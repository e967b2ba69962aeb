// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression/definitions.h"

#include "models/expression/gradient_syntax.h"
#include "models/expression/parser.h"

namespace softlattice
{
  void Definitions::add(const std::string &name,
                        const std::vector<std::string> &parameters,
                        const std::string &formula,
                        const std::vector<std::string> &variables,
                        const std::map<std::string, double> &constants)
  {
    Definition one;
    one.parameters = parameters;
    // The parameters first, so that they stand for themselves where there is a field of the same name.
    one.variables = parameters;
    for (const std::string &parameter : parameters)
      for (const std::string &derivative : gradient_variables(parameter))
        one.variables.push_back(derivative);
    one.variables.insert(one.variables.end(), variables.begin(), variables.end());
    one.root = parse_expression(formula, one.variables, constants, *this, one.graph);
    all_.insert_or_assign(name, std::move(one));
    forbidden_.erase(name);
  }

  const Definition *Definitions::find(const std::string &name) const
  {
    const auto found = all_.find(name);
    return found == all_.end() ? nullptr : &found->second;
  }

  std::string Definitions::objection_to(const std::string &name) const
  {
    const auto found = forbidden_.find(name);
    return found == forbidden_.end() ? "" : found->second;
  }

  std::vector<std::string> Definitions::names() const
  {
    std::vector<std::string> names;
    for (const auto &[name, definition] : all_)
      names.push_back(name);
    return names;
  }

  const Definitions &Definitions::none()
  {
    static const Definitions nothing;
    return nothing;
  }
} // namespace softlattice
