// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/phase/lt_phase.h"

#include "meshes/grains.h"
#include "meshes/periodic.h"
#include "solver/case/case.h"
#include "solver/case/lt_seeds.h"
#include "solver/parts/prescribed_seeds.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

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

  LtPhase::LtPhase(const Case &what, const NucleatedFields &fields)
    : case_(what)
    , fields_(fields)
    , below_grid_(what.geometry)
  {}

  double LtPhase::interface_width() const
  {
    return case_.models.coefficients().interface_width;
  }

  double LtPhase::front_speed(const double t) const
  {
    return std::abs(case_.models.front_velocity(case_.models.environment().before(t)));
  }

  std::optional<SeedProfile> LtPhase::seed_profile() const
  {
    return SeedProfile{fields_.phase, case_.models.coefficients().profile_length};
  }

  std::unique_ptr<Nucleation> LtPhase::make_nucleation(const PhaseField &fields) const
  {
    return std::make_unique<NucleationProcess>(case_.nucleation,
                                               case_.models,
                                               fields_,
                                               fields.probe().sites(),
                                               site_factor(case_.geometry),
                                               lt_seed_radius(case_),
                                               prescribed_nuclei(case_, fields),
                                               periods(case_.geometry));
  }

  double LtPhase::end_fraction() const
  {
    return case_.time.end_lt_fraction;
  }

  std::string LtPhase::curvature_in_words() const
  {
    const PhaseFieldCoefficients &interface = case_.models.coefficients();
    if (interface.driving_force_scale == 1. || interface.cancelled_energy > 0.)
      return "curvature acts as in the material";
    return fmt::format("curvature below {:.3g} um is fictitious", 5e6 * interface.interface_width);
  }
} // namespace softlattice
