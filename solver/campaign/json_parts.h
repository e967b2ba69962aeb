// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace softlattice
{
  /// A member of what a summary holds; null where there is none, or no object to have it.
  inline const nlohmann::ordered_json &part_of(const nlohmann::ordered_json &object,
                                               const char *name)
  {
    static const nlohmann::ordered_json nothing;
    const auto found = object.is_object() ? object.find(name) : object.end();
    return object.is_object() && found != object.end() ? *found : nothing;
  }

  /// Empty if it is no text.
  inline std::string text_of(const nlohmann::ordered_json &value)
  {
    return value.is_string() ? value.get<std::string>() : "";
  }
} // namespace softlattice
