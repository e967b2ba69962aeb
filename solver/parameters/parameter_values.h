// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <cstddef>
#include <variant>
#include <vector>

namespace softlattice
{
  /// The values that the variables of a table had at one time.
  class ParameterValues
  {
  public:
    ParameterValues() = default;
    /// Those at this moment. The table and its variables must outlive this object.
    explicit ParameterValues(const ParameterTable &table);

    /// Gives all variables these values again.
    void restore() const;

    /// The entries whose variables have other values now, to the last bit, in declaration order.
    std::vector<const ParameterEntry *> changed() const;

  private:
    using Value = std::variant<double,
                               int,
                               bool,
                               std::string,
                               std::vector<double>,
                               std::vector<std::string>,
                               Schedule,
                               InputFile>;
    struct Kept
    {
      const ParameterEntry *entry;
      Value value;
    };
    std::vector<Kept> kept_;
  };
} // namespace softlattice
