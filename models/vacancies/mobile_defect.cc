// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/vacancies/mobile_defect.h"

namespace softlattice
{
  using constants::boltzmann;
  using constants::electronvolt;
  using constants::elementary_charge;

  MobileDefect::MobileDefect(Kind kind)
    : kind_(std::move(kind))
  {}

  void MobileDefect::declare(const ParameterSection &section)
  {
    const auto from = [](ParameterEntry &entry, const char *equation, const Sourced &number) {
      entry.from_equation(equation).from_source(number.source, number.confidence);
    };
    const std::string &of_them = kind_.of_them;
    from(section.quantity("Site density", &kind_.site_density.value, "1/m^3", "1/m^3")
           .about("n, the sites " + of_them + " per volume, of which a fraction c is taken.")
           .range(1e20, 1e30),
         "280",
         kind_.site_density);
    from(section.quantity("Formation energy", &kind_.formation_energy.value, "J", "eV")
           .about("g, the free energy to form one " + of_them +
                  "; where it differs from place to place they drift to where it is low.")
           .range(0., 3. * electronvolt),
         "280",
         kind_.formation_energy);
    section.of_parts({"phase"})
      .quantity("Change of the formation energy in LT", &lt_shift_, "J", "eV")
      .about("By how much g is higher in LT than in HT.")
      .range(-electronvolt, electronvolt)
      .from_equation("294")
      .from_source("not known; 0: they do not see the phase", Confidence::assumed);
    section.of_parts({"composition"})
      .quantity("Change of the formation energy with the halide", &halide_shift_, "J", "eV")
      .about("By how much g is higher in the pure lighter halide, x = 1, than in the pure "
             "heavier one; linear in x.")
      .range(-electronvolt, electronvolt)
      .from_equation("294")
      .from_source("not known; 0: they do not see the composition", Confidence::assumed);
    section.choice(kind_.initial, &initial_, {"equilibrium", "given"})
      .about("With how many " + of_them +
             " the crystal begins, the same everywhere: at equilibrium, c = 1/(1 + exp(g/kT)) at "
             "the temperature of the beginning, or a fraction that is given.")
      .from_equation("281")
      .from_source("a choice, not a number", Confidence::numerical);
    from(section.when(kind_.initial, {"given"})
           .number("Initial fraction", &kind_.fraction.value)
           .about("c at the beginning, the part of the sites " + of_them + " that is taken.")
           .range(1e-12, 0.5),
         "280",
         kind_.fraction);
    from(section.quantity("Diffusivity prefactor", &kind_.prefactor.value, "m^2/s", "m^2/s")
           .about("D_0 of a single one " + of_them + ".")
           .range(0., 1.),
         "283",
         kind_.prefactor);
    from(section.quantity("Activation energy", &kind_.activation_energy.value, "J", "eV")
           .about("E_a of that.")
           .range(0., 3. * electronvolt),
         "283",
         kind_.activation_energy);
    section.of_parts({"phase"})
      .number("Diffusivity in LT over that in HT", &lt_factor_)
      .about("Of single ones " + of_them + ".")
      .range(0., 1e3)
      .from_equation("294")
      .from_source("as of halides, 1e-3 to 1; no measurement was read", Confidence::assumed);
  }

  double MobileDefect::diffusivity(const double temperature) const
  {
    return kind_.prefactor.value *
           std::exp(-kind_.activation_energy.value / (boltzmann * temperature));
  }

  double MobileDefect::initial_fraction(const double temperature) const
  {
    return initial_ == "given"
             ? kind_.fraction.value
             : 1. / (1. + std::exp(kind_.formation_energy.value / (boltzmann * temperature)));
  }

  double MobileDefect::equilibrium_ratio(const double temperature,
                                         const double initial_temperature) const
  {
    const double c = initial_fraction(initial_temperature);
    return c / (1. - c) *
           std::exp(-kind_.formation_energy.value / boltzmann *
                    (1. / temperature - 1. / initial_temperature));
  }

  double MobileDefect::screening(const double fraction,
                                 const double permittivity,
                                 const double temperature) const
  {
    return charge_density() * kind_.charge_number * elementary_charge * fraction * (1. - fraction) /
           (permittivity * boltzmann * temperature);
  }
} // namespace softlattice
