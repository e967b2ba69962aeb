// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/nucleation/nucleation_parameters.h"

#include <algorithm>
#include <limits>

namespace softlattice
{
  void NucleationParameters::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Nucleation").of_parts({"phase"});
    section.integer("Seed", &seed)
      .range(0, std::numeric_limits<int>::max())
      .about(
        "Chooses one history out of all that the same rate allows. The same seed gives the same "
        "nuclei on any number of processes, any mesh and any time step, and members of a study "
        "with the same seed share their random numbers: a higher rate adds nuclei to those of "
        "a lower one.");
    section.quantity("Slab duration", &slab_duration, "s", "s")
      .range(1e-12, 1e12)
      .about("Time is cut into slabs of this duration, for each of which random numbers are drawn. "
             "No result depends on it but by chance: another value is another seed. Shorter slabs "
             "need less memory at high rates, longer ones less time at low rates.");
    section.choice("Seed size", &seed_size, {"automatic", "given"})
      .about("Whether the radius at which nuclei enter the phase field follows from the interface "
             "(the larger of two interface widths and 1.5 critical radii of the phase field) or is "
             "given. Until then a nucleus grows at the velocity of a sharp front as a number, in a "
             "mixture at that of the composition it was born in, so that no time is lost or won "
             "by the size of the seed.");
    section.when("Seed size", {"given"})
      .quantity("Seed radius", &seed_radius, "m", "nm")
      .range(1e-10, 1e-3)
      .about("Radius at which nuclei enter the phase field. Below 1.5 critical radii of the phase "
             "field a seed may shrink instead of growing.");
    section.quantity("Exclusion radius", &exclusion_radius, "m", "nm")
      .range(0., 1e-3)
      .about("No nucleus forms closer than this to the centre of another one, until that one has "
             "grown larger: depleted or relaxed surroundings. 0: only where it is LT already.")
      .from_source("assumed: no measurement of a depleted zone is known", Confidence::assumed);
  }

  double NucleationParameters::seed_radius_for(const double interface_width,
                                               const double critical_radius) const
  {
    return seed_size == "given" ? seed_radius
                                : std::max(2. * interface_width, 1.5 * critical_radius);
  }
} // namespace softlattice
