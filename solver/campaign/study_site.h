// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/part_settings.h"
#include "solver/parameters/diagnostics.h"
#include "solver/parameters/units.h"
#include "solver/study/acceleration_report.h"

#include <optional>
#include <string>

namespace softlattice
{
  /// The surroundings of a case hour by hour, of its first year at most, and its life by the mean-field estimate of
  /// `quantity` [with unit]. What is wrong goes to the diagnostics, at `where`. @throws FileError
  std::optional<SiteUse> site_of_use(const std::string &case_file,
                                     const std::string &quantity,
                                     const Location &where,
                                     const UnitSystem &units,
                                     const PartKinds &further_parts,
                                     Diagnostics &diagnostics);
} // namespace softlattice
