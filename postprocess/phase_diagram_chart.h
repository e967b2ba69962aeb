// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>

namespace softlattice
{
  /// Draws DIR/phase_diagram.csv and DIR/phase_diagram_threshold.csv into DIR/phase_diagram.png, without a
  /// display: binodals and spinodal over the threshold of carriers in colours. Throws RenderError with
  /// the file and the reason.
  void draw_phase_diagram(const std::string &directory);
} // namespace softlattice
