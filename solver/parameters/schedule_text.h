// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/schedule.h"
#include "solver/parameters/units.h"

#include <functional>
#include <string>
#include <string_view>

namespace softlattice
{
  /// Reads "40 %" or "40 % at 0 s, 85 % at 10 min; repeat every 24 h". `quantity` reads one value into
  /// SI; times are in `time_unit`, "1" where a case has no units. Throws UnitError, and whatever
  /// `quantity` throws.
  Schedule read_schedule(std::string_view text,
                         const std::function<double(std::string_view)> &quantity,
                         const UnitSystem &units,
                         const std::string &time_unit = "s");

  /// The text that read_schedule() turns into the same schedule. The schedule has at least one value.
  std::string write_schedule(const Schedule &schedule,
                             const std::function<std::string(double)> &quantity,
                             const UnitSystem &units);
} // namespace softlattice
