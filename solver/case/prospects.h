// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>

namespace softlattice
{
  struct Case;

  /// Why the phase of a film will be the same at the end of the run as at its beginning: it has one phase,
  /// and no nucleus of the other can form under the conditions of the case. Empty where something may happen.
  std::string why_nothing_happens(const Case &what);
} // namespace softlattice
