// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression_model/formula_reader.h"
#include "solver/output/own_numbers.h"

#include <optional>
#include <string>

namespace softlattice
{
  /// What stands before and behind the last " word "; like split_pair(), nothing behind where there is none.
  SplitPair split_at_word(const TextPart &whole, const std::string &word);

  /// NAME or NAME [UNIT].
  struct NameWithUnit
  {
    TextPart name;
    std::string unit;
  };
  struct UnitRules
  {
    std::string without = "1";  ///< the unit where none is written
    bool is_length = false;     ///< then none may be written
    bool dimensionless = false; ///< then it can only be 1
  };
  /// Nothing, and a finding, if the text is not that.
  std::optional<NameWithUnit> name_with_unit(const std::string &path,
                                             const TextPart &text,
                                             const UnitRules &rules,
                                             FormulaReader &reader);

  /// A name in quotation marks without them; what is in none as it is.
  TextPart unquoted(const TextPart &text);

  /// "left, right"
  std::string listed(const std::vector<std::string> &names);

  WrittenAt written_at(const std::string &path, const TextPart &text);
} // namespace softlattice
