// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/study_site.h"

#include "solver/base/error.h"
#include "solver/campaign/mean_field_members.h"
#include "solver/case/case.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <utility>

namespace softlattice
{
  namespace
  {
    /// What the air around is at the temperature of the film: as the humidity of a chamber is stated.
    LifeUse hours_of(const Environment &environment, const double end_time)
    {
      constexpr double hour = 3600., of_a_year = 8760.;
      const double n = std::clamp(std::floor(end_time / hour), 1., of_a_year);
      const double spacing = std::min(end_time, hour);
      std::vector<LifeCondition> hours;
      for (double k = 0.5; k < n; k += 1.)
        {
          const Conditions now = environment.at(k * spacing);
          hours.push_back({now.temperature, now.ambient_humidity});
        }
      return {std::move(hours), spacing};
    }
  } // namespace

  std::optional<SiteUse> site_of_use(const std::string &case_file,
                                     const std::string &quantity,
                                     const Location &where,
                                     const UnitSystem &units,
                                     const PartKinds &further_parts,
                                     Diagnostics &diagnostics)
  {
    Case what(further_parts);
    ReadCase read = read_case(case_file, {}, units, what);
    const std::string name = std::filesystem::path(case_file).filename().string();
    if (read.diagnostics.n_errors() > 0)
      {
        diagnostics.error(where,
                          "'" + name + "' is not sound",
                          "softlattice check says what is wrong");
        return {};
      }
    try
      {
        const std::vector<MemberResult> life = estimates_of(what, {quantity});
        return SiteUse{name, hours_of(what.models.environment(), what.time.end_time), life.front()};
      }
    catch (const InputError &error)
      {
        diagnostics.error(where, "'" + name + "' has no mean-field estimate", error.what());
        return {};
      }
  }
} // namespace softlattice
