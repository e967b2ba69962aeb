// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>

namespace softlattice
{
  /// Why a word cannot name a field, a constant or a definition; empty if it can.
  std::string objection_to_name(const std::string &name);
} // namespace softlattice
