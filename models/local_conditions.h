// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/environment.h"

#include <optional>

namespace softlattice
{
  /// What of the conditions at a place is not that of the surroundings, because the case has a field of it.
  struct LocalConditions
  {
    std::optional<double> temperature = {};       ///< of the film and its surface [K]
    std::optional<double> relative_humidity = {}; ///< at the surface [1]; cut to 0 ... 1
    std::optional<StrainWork> strain = {};        ///< of the stress there
    std::optional<double> vacancy_excess = {};    ///< of the vacancies there, (321) [1]
  };

  /// The conditions there, under these around, (150): a temperature of its own changes the humidity at the surface,
  /// because the vapour pressure stays, unless that is stated, too. Temperatures that are none give no number.
  Conditions at_place(const Conditions &around, const LocalConditions &local);

  /// The conditions under these around where nothing covers the surface, (194): no ligands, and the air
  /// around instead of what a barrier film lets through.
  Conditions uncovered(const Conditions &around);

  /// Whether all laws give the same under both: the same but for the time itself, which is in no law.
  bool are_alike(const Conditions &a, const Conditions &b);
} // namespace softlattice
