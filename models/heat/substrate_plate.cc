// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/heat/substrate_plate.h"

#include <array>
#include <string>
#include <vector>

namespace softlattice
{
  namespace
  {
    constexpr auto given = "given";

    struct PlateMaterial
    {
      const char *name;
      double capacity;     ///< [J/(m^3 K)]
      double conductivity; ///< [W/(m K)]
    };

    // At 25 degC; sources are those of the entry 'Plate material'.
    constexpr std::array<PlateMaterial, 3> materials = {{
      {"glass", 1.8e6, 1.},
      {"silicon", 1.66e6, 148.},
      {"PET", 1.6e6, 0.2},
    }};

    /// Null: its numbers are given.
    const PlateMaterial *material_called(const std::string &name)
    {
      for (const PlateMaterial &one : materials)
        if (name == one.name)
          return &one;
      return nullptr;
    }
  } // namespace

  void SubstratePlate::declare(const ParameterSection &section)
  {
    std::vector<std::string> names;
    for (const PlateMaterial &one : materials)
      names.emplace_back(one.name);
    names.emplace_back(given);
    section.choice("Plate material", &material_, names)
      .about("What the plate is of: glass (1.8e6 J/m^3/K, 1 W/m/K), silicon (1.66e6, 148), PET "
             "(1.6e6, 0.2), or 'given', with numbers of your own.")
      .from_equation("255")
      .from_source("soda-lime glass: EN 572-1; silicon: 148 W/m/K at 300 K (Glassbrenner 1964, "
                   "10.1103/PhysRev.134.A1058), 712 J/kg/K; PET: data sheets of films; all from "
                   "memory",
                   Confidence::memory);
    section.quantity("Plate thickness", &thickness_, "m", "mm")
      .about("d_s of the plate.")
      .range(1e-6, 1.)
      .from_equation("255")
      .from_source("glass under laboratory films: 1 mm or so", Confidence::assumed);
    const ParameterSection own = section.when("Plate material", {given});
    own.quantity("Plate heat capacity", &given_capacity_, "J/m^3/K", "J/m^3/K")
      .about("c_s of the plate per volume.")
      .range(1., 1e12)
      .from_equation("255")
      .from_source("as glass", Confidence::memory);
    own.quantity("Plate conductivity", &given_conductivity_, "W/m/K", "W/m/K")
      .about("Thermal conductivity k_s of the plate.")
      .range(1e-6, 1e6)
      .from_equation("255")
      .from_source("as glass", Confidence::memory);
    section.quantity("Contact conductance", &contact_, "W/m^2/K", "W/m^2/K")
      .about("Heat per area, time and kelvin between the film and the face of the plate. What the "
             "film gives to the mean temperature of the plate also has to pass a third of its "
             "thickness, which counts far more: 3000 W/m^2/K in 1 mm of glass.")
      .range(1e-3, 1e12)
      .from_equation("256")
      .from_source("between dissimilar solids 8e6 to 3e7 (Lyeo 2006, 10.1103/PhysRevB.73.144301), "
                   "from memory; of a perovskite on glass nobody has measured it",
                   Confidence::assumed);
  }

  double SubstratePlate::capacity() const
  {
    const PlateMaterial *const known = material_called(material_);
    return known == nullptr ? given_capacity_ : known->capacity;
  }

  double SubstratePlate::conductivity() const
  {
    const PlateMaterial *const known = material_called(material_);
    return known == nullptr ? given_conductivity_ : known->conductivity;
  }
} // namespace softlattice
