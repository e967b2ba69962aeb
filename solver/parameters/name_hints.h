// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"
#include "solver/parameters/units.h"

#include <set>
#include <string>

namespace softlattice
{
  /// What a wrong section or parameter name was probably meant to be.
  class NameHints
  {
  public:
    /// Both must outlive this object.
    NameHints(const ParameterTable &table, const UnitSystem &units);

    /// Whether a section of this path, or one inside of it, holds parameters.
    bool is_section(const std::string &path) const { return sections_.count(path) > 0; }

    /// "did you mean 'Environment'?", or the sections there are.
    std::string for_section(const std::string &path) const;

    /// "did you mean 'Relative humidity'?  [unit 1 or %, 0 % … 100 %]", or the section that has it,
    /// or the names there are.
    std::string for_name(const std::string &section, const std::string &name) const;

  private:
    const ParameterTable &table_;
    const UnitSystem &units_;
    std::set<std::string> sections_;
  };
} // namespace softlattice
