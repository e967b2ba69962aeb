// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>

namespace softlattice
{
  /// Text as it may stand in an element or a quoted attribute of XML and HTML.
  std::string markup_escaped(const std::string &text);
} // namespace softlattice
