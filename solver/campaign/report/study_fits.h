// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace softlattice
{
  /// The laws of acceleration, Arrhenius and those of humidity, that the summary of a study has, with 95 % intervals; empty
  /// if it has none.
  std::string acceleration_html(const nlohmann::ordered_json &summary);

  /// How quantities are spread over the members of a sample; empty if the study is none.
  std::string spread_html(const nlohmann::ordered_json &summary);
} // namespace softlattice
