// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/moisture/barrier_materials.h"

#include "models/constants.h"

#include <array>
#include <cmath>
#include <stdexcept>

namespace softlattice
{
  namespace
  {
    constexpr double kilojoule =
      1e3 / constants::gas_constant * constants::boltzmann; // per mol [J]

    struct Named
    {
      const char *name;
      BarrierMaterial material;
    };

    // EVA as of Kempe (10.1016/j.solmat.2006.04.002), from memory: D = 2.3 cm^2/s exp(-38.1 kJ/mol/RT), 2.2 mg/cm^3 at
    // saturation. The others are assumed, of the order that data sheets of sheets of 0.1 to 0.5 mm imply; water in any of
    // them is known to a factor of two at best.
    const std::array<Named, 6> named = {{
      {"EVA", {4.8e-11, 38.1 * kilojoule, 2.2, 13. * kilojoule}},
      {"POE", {3.0e-11, 40. * kilojoule, 0.2, 13. * kilojoule}},
      {"ionomer", {2.0e-12, 58. * kilojoule, 3.0, 10. * kilojoule}},
      {"PIB", {5.0e-13, 50. * kilojoule, 1.0, 10. * kilojoule}},
      {"PET", {4.0e-13, 44. * kilojoule, 9.0, 3. * kilojoule}},
      {"glass", {1e-22, 80. * kilojoule, 1.0, 0.}},
    }};

    double arrhenius(const double energy, const double temperature)
    {
      return std::exp(-energy / constants::boltzmann *
                      (1. / temperature - 1. / constants::room_temperature));
    }
  } // namespace

  double BarrierMaterial::diffusivity_at(const double temperature) const
  {
    return diffusivity * arrhenius(diffusion_energy, temperature);
  }

  double BarrierMaterial::content_at(const double temperature) const
  {
    return content * arrhenius(content_energy, temperature);
  }

  std::vector<std::string> barrier_material_names()
  {
    std::vector<std::string> names;
    for (const Named &one : named)
      names.emplace_back(one.name);
    return names;
  }

  BarrierMaterial barrier_material(const std::string &name)
  {
    for (const Named &one : named)
      if (name == one.name)
        return one.material;
    throw std::logic_error("no barrier material named '" + name + "'");
  }
} // namespace softlattice
