// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// What a case is made of, and the choices of Model/Equations that stand for the usual lists.
  class CaseParts
  {
  public:
    static constexpr auto own = "expressions"; ///< the part, and the choice that is this part alone

    /// Declares Model/Equations and Model/Parts, and how they have to agree.
    void declare(ParameterTable &table);
    /// Makes either of the two the usual one beside the other, before they are read; empty texts: not set.
    void choose(const std::string &equations, const std::string &parts);

    /// What the case is about beside what it defines by formulas; `own` if nothing.
    const std::string &equations() const { return equations_; }
    bool has(const std::string &part) const;

  private:
    void check(std::vector<Finding> &findings) const;

    std::string equations_ = "HT-LT transformation";
    std::vector<std::string> parts_ = {"phase"};
  };
} // namespace softlattice
