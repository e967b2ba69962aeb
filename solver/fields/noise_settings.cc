// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/noise_settings.h"

#include <limits>

namespace softlattice
{
  void NoiseSettings::declare(ParameterTable &table)
  {
    constexpr double infinity = std::numeric_limits<double>::max();
    const ParameterSection section =
      table.section("Model/Noise").of_parts({"composition", "expressions"});
    section.flag("Thermal noise", &thermal)
      .about(
        "Conserved fields fluctuate: a random flux is added that is in balance with their "
        "mobility (fluctuation-dissipation theorem, Cook 1970), at the temperature of the "
        "environment or, in a case with its own equations, of 'Noise energy kT'. The free energy "
        "may then rise.")
      .from_equation("81")
      .from_source("10.1016/0001-6160(70)90144-6", Confidence::memory);
    const ParameterSection noisy = section.when("Thermal noise", {"true"});
    noisy.of_parts({"expressions"})
      .quantity("Noise energy kT", &energy, "J", "J")
      .about(
        "kT of the noise: 4.116e-21 J at 25 degC. A free energy in other units than joule needs "
        "kT in those.")
      .range(0., infinity)
      .from_equation("81")
      .from_source("the case at hand", Confidence::assumed)
      .must_be_set();
    noisy.quantity("Noise depth", &depth, "m", "nm")
      .about(
        "Extent across the plane of a 2D body whose columns fluctuate as one: 2D energies are per "
        "metre of depth, so that the variance goes with kT/depth. 0: the thickness, depth or "
        "diameter that the geometry has; a 2D box has none and needs it, unless the case is "
        "dimensionless, where it is then 1.")
      .range(0., infinity)
      .from_equation("81");
    noisy.integer("Noise seed", &seed)
      .about("Number of the realisation. The same seed, mesh and steps give the same noise on any "
             "number of processes.")
      .range(0, std::numeric_limits<int>::max());
    noisy.quantity("Shortest wave", &shortest_wave, "m", "nm")
      .about(
        "Wave length down to which fluctuations have their full strength: steps are no longer "
        "than their relaxation time, which leaves 96 % of the variance there and more for longer "
        "waves; shorter ones are weaker. 0: twice the interface width, or eight times the finest "
        "cell where that is not given.")
      .range(0., infinity);
  }
} // namespace softlattice
