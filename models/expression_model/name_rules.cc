// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression_model/name_rules.h"

#include "models/expression/expression_syntax.h"
#include "models/expression_model/known_names.h"

#include <algorithm>
#include <cctype>

namespace softlattice
{
  std::string objection_to_name(const std::string &name)
  {
    const auto is_letter = [](const char c) {
      return c == '_' || (std::isalpha(static_cast<unsigned char>(c)) != 0);
    };
    const auto is_part = [&](const char c) {
      return is_letter(c) || (std::isdigit(static_cast<unsigned char>(c)) != 0);
    };
    if (name.find('[') != std::string::npos)
      return "write NAME[1..4] for the fields NAME1 to NAME4";
    if (name.empty() || !is_letter(name.front()) || !std::all_of(name.begin(), name.end(), is_part))
      return "a name has letters, digits and _, and a letter first";
    if (name == "t")
      return "that is the time";
    if (contains(place_and_time(), name))
      return "that is a coordinate";
    if (name == "pi")
      return "that is a number";
    return find_expression_function(name) != nullptr ? "that is a function" : "";
  }
} // namespace softlattice
