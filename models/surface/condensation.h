// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <vector>

namespace softlattice
{
  class Environment;

  /// A time in which there is more vapour at the surface than saturates there: water condenses, and the surface has
  /// activity 1. What has condensed is taken to be gone when the spell ends: a film of water that takes longer to
  /// dry is not described.
  struct CondensationSpell
  {
    double begin, end;      ///< [s]; the end of the run if it lasts until then
    double vapour_pressure; ///< at its begin [Pa]
    double temperature;     ///< there [K]
  };

  /// The spells of the first end_time [s], in order. A spell shorter than a sixteenth of the time between two
  /// breakpoints of the surroundings may be overlooked. When a spell begins depends on the surroundings alone, not on
  /// end_time. Of long records only the first 50000 breakpoints are looked at.
  std::vector<CondensationSpell> condensation_spells(const Environment &environment,
                                                     double end_time);
} // namespace softlattice
