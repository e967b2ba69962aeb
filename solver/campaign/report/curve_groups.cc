// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/report/curve_groups.h"

namespace softlattice
{
  const std::vector<CurveGroup> &known_groups()
  {
    static const std::vector<CurveGroup> groups = {
      {"lt-fraction", "LT fraction", {"LT fraction"}},
      {"nuclei", "Nuclei", {"nuclei", "HT nuclei", "LT regions"}},
      {"humidity", "Relative humidity", {"relative humidity", "ambient humidity"}},
      {"temperature",
       "Temperature",
       {"temperature",
        "mean temperature",
        "lowest temperature",
        "highest temperature",
        "mean substrate temperature",
        "highest substrate temperature"}},
      {"heat",
       "Heat per volume",
       {"stored heat",
        "latent heat released",
        "heat of light",
        "heat from the air",
        "heat from the substrate",
        "heat through boundaries",
        "heat of the substrate",
        "heat from the base"}},
      {"free-energy", "Free energy", {"free energy"}},
      {"mass-drift", "Conservation error", {"mass drift"}},
      {"optics",
       "What the film does to sunlight",
       {"visible transmittance", "solar transmittance", "solar absorptance", "solar reflectance"}},
      {"photoluminescence", "Photoluminescence energy", {"PL energy", "PL peak"}},
      {"composition",
       "Br fraction",
       {"mean Br fraction", "lowest Br fraction", "highest Br fraction"}},
      {"vacancies",
       "Vacancy fraction",
       {"mean vacancy fraction", "lowest vacancy fraction", "highest vacancy fraction"}},
      {"currents",
       "Current",
       {"current of the biased electrode", "current of the grounded electrode"}},
      {"nucleation-rate",
       "Nucleation rate",
       {"nucleation rate", "dry nucleation rate", "wet nucleation rate"}},
      {"front-velocity",
       "Front velocity",
       {"front velocity", "dry front velocity", "wet front velocity"}},
      {"time-step", "Time step", {"time step"}}};
    return groups;
  }

  const std::vector<CurveGroup> &last_groups()
  {
    static const std::vector<CurveGroup> groups = {
      {"unknowns", "Degrees of freedom", {"unknowns"}},
      {"iterations", "Iterations of a step", {"Newton iterations", "Krylov iterations"}}};
    return groups;
  }
} // namespace softlattice
