// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/phase/lt_nucleation.h"

#include "meshes/grains.h"
#include "meshes/periodic.h"
#include "solver/case/case.h"
#include "solver/case/lt_seeds.h"
#include "solver/parts/prescribed_seeds.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    NucleationProcess::SiteFactor site_factor(const Geometry &geometry)
    {
      if (geometry.kind != "polycrystal")
        return {[](const auto &) { return 1.; }, 1.};
      const auto size = box_size(geometry);
      const auto grains = std::make_shared<GrainMap>(geometry.grains, size[0], size[1]);
      return {[grains](const auto &place) { return grains->nucleation_factor(place[0], place[1]); },
              std::max(1., geometry.grains.boundary_nucleation_factor)};
    }
  } // namespace

  SeedProfile lt_profile(const Case &what, const std::size_t phase)
  {
    return {phase, what.models.coefficients().profile_length};
  }

  std::unique_ptr<Nucleation> make_lt_nucleation(const Case &what,
                                                 const NucleatedFields nucleated,
                                                 const PhaseField &fields)
  {
    return std::make_unique<NucleationProcess>(what.nucleation,
                                               what.models,
                                               nucleated,
                                               fields.probe().sites(),
                                               site_factor(what.geometry),
                                               lt_seed_radius(what),
                                               prescribed_nuclei(what, fields),
                                               periods(what.geometry));
  }
} // namespace softlattice
