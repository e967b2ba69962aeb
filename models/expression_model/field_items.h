// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>
#include <vector>

namespace softlattice
{
  /// What stands between two commas of "Model/Fields": "c", one field, or "eta[1..4]", the fields eta1 to eta4,
  /// which share their sections.
  struct FieldItem
  {
    std::string text; ///< as it was written
    std::string name; ///< "c", "eta"
    bool is_list = false;
    int first = 0, last = 0;

    /// "c"; "eta1", "eta2", "eta3", "eta4".
    std::vector<std::string> fields() const;
  };

  /// In formulas of a list of fields, the number of the one at hand.
  constexpr auto number_in_list = "i";

  /// What is no list is taken for a name, whatever it is.
  FieldItem field_item(const std::string &text);

  /// What a parameter file says in "Model/Fields", as far as it can be read.
  std::vector<FieldItem> field_items(const std::string &text);
} // namespace softlattice
