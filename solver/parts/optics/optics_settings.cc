// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/optics/optics_settings.h"

#include "solver/case/case.h"
#include "solver/fields/polymorph_equations.h"
#include "solver/parts/optics/optics_part.h"

namespace softlattice
{
  std::vector<std::string> OpticsSettings::needed_fields() const
  {
    return {PolymorphEquations::name_of_phase};
  }

  void OpticsSettings::check(const Case &what, std::vector<Finding> &findings) const
  {
    if (!in_plan(what.geometry))
      findings.push_back(
        {Finding::Severity::error,
         "Geometry/Kind",
         "the part 'optics' is of light that falls on the face of a film, which has to be seen "
         "from above",
         "take a film in plan, a polycrystal, a nanoplate in 2D or an island array, or leave the "
         "part out"});
  }

  std::unique_ptr<Part> OpticsSettings::make(const Case &what, std::size_t /*first_field*/) const
  {
    return std::make_unique<OpticsPart>(film_, power_, what);
  }

  PartKind optics_part()
  {
    return {"optics", "how much sunlight a film lets through and absorbs", [] {
              return std::make_unique<OpticsSettings>();
            }};
  }
} // namespace softlattice
