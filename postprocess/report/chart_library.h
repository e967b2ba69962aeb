// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>

namespace softlattice
{
  /// Chart.js (MIT licence, whose notice it begins with) as Debian's package libjs-chart.js has it, to be put into
  /// a page; empty where it is not installed.
  std::string chart_library();
} // namespace softlattice
