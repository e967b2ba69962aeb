// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parameters/reader.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace softlattice
{
  struct Case;

  /// Whether the values of others follow from that of an entry, by the protocol that a case names.
  bool is_of_protocol(const std::string &path);

  /// What the protocol that the user names sets, before any parameter is assigned.
  std::vector<LayerValue> values_of_protocol(const PrmFile &prm,
                                             const std::vector<std::string> &overrides,
                                             const UnitSystem &units,
                                             const Constants &constants);

  /// Whether the case says all that its protocol leaves open, and what of the protocol it cannot have.
  void check_protocol(const Case &what, const ReadValues &values, Diagnostics &diagnostics);

  /// What the protocol of a case says and what it is taken as, for `check`; empty if the case names none.
  std::vector<std::string> protocol_lines(const Case &what,
                                          const ReadValues &values,
                                          const UnitSystem &units);
  nlohmann::ordered_json protocol_json(const Case &what,
                                       const ReadValues &values,
                                       const UnitSystem &units);
} // namespace softlattice
