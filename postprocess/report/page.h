// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>
#include <vector>

namespace softlattice
{
  struct ReportSection
  {
    std::string id; ///< letters and hyphens
    std::string title;
    std::string html;
  };

  /// One file that opens by itself: no other file, no network, and without scripts all but the moving parts.
  struct ReportPage
  {
    std::string title;
    std::string lead;                    ///< what it is about, in a paragraph
    std::string made;                    ///< by what program, and when
    std::vector<ReportSection> sections; ///< those without content are left out
    bool has_curves = false; ///< with curves that can be looked at closely, see chart_library()
  };

  std::string html(const ReportPage &page);

  /// How such a file begins, by which it is known.
  extern const char *const report_mark;
} // namespace softlattice
