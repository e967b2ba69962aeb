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

    /// A part that a case may have beside these, to be named before declare(); its fields stand before those of
    /// formulas.
    void add_further(const std::string &name, const std::string &meaning);
    /// Declares Model/Equations and Model/Parts, and how they have to agree.
    void declare(ParameterTable &table);
    /// Takes what a file sets before it is read, and makes one of the two the usual one beside the other where it
    /// is not set: an empty text.
    void choose(const std::string &equations, const std::string &parts);

    /// The choices of Model/Equations that have one of these parts, or have not this one.
    static Condition with_any(const std::vector<std::string> &parts);
    static Condition without(const std::string &part);

    /// What the case is about beside what it defines by formulas; `own` if nothing.
    const std::string &equations() const { return equations_; }
    bool has(const std::string &part) const;

  private:
    struct Further
    {
      std::string name, meaning;
    };
    struct Usual;

    static const std::vector<Usual> &usual();
    /// The choice that has the parts which are neither by formula nor further ones; null: there is none.
    const Usual *usual_of(const std::vector<std::string> &parts) const;
    void check(std::vector<Finding> &findings) const;

    std::vector<Further> further_;
    std::string equations_ = "HT-LT transformation";
    std::vector<std::string> parts_ = {"phase"};
  };
} // namespace softlattice
