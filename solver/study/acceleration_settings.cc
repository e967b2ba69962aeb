// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/acceleration_settings.h"

namespace softlattice
{
  void AccelerationSettings::declare(ParameterTable &table)
  {
    const ParameterSection part = table.section(section);
    part.text("Life", &life)
      .about(
        "One of the Quantities, a time: how it depends on temperature and humidity is fitted by "
        "the laws of Arrhenius, C exp(E/kT), and Peck, C RH^-n exp(E/kT), and by C exp(-b RH + "
        "E/kT). Axes of such a study are Environment/Temperature, Environment/Relative humidity, "
        "or both. The report has E, n and b with 95 % intervals, and the life in use that each law "
        "extrapolates beside the one that is simulated there.");
    part.text("Use temperature", &use_temperature)
      .about(
        "Where the life is wanted, as 25 degC; the case is run there as well, as a further point "
        "of the study that the laws are not fitted to. Needed with an axis over the temperature.");
    part.text("Use relative humidity", &use_humidity)
      .about("The same for the humidity, as 40 %. Needed with an axis over the humidity.");
    part.file("Use case", &use_case)
      .about("Instead of these two: a case whose surroundings change, such as a module in the "
             "weather. Its life "
             "is estimated, and the laws add up damage in it, until the integral of dt/life(T, RH) "
             "is 1; "
             "the report has the acceleration factor of each test by simulation and by each law. "
             "Needs 'Members = mean field'.");
  }
} // namespace softlattice
