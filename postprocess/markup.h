// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>

namespace softlattice
{
  /// Text as it may stand in an element or a quoted attribute of XML and HTML. Bytes that are no text, such as
  /// control characters, become '?'.
  std::string escaped(const std::string &text);

  /// The text of a JSON value as it may stand within a <script> of HTML.
  std::string escaped_for_script(const std::string &json);
} // namespace softlattice
