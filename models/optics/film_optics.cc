// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/optics/film_optics.h"

#include "models/constants.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace softlattice
{
  using constants::boltzmann;
  using constants::elementary_charge;
  using constants::eV;
  using constants::pi;

  namespace
  {
    // Photon energies over which spectra are added up: 4 meV are a quarter of the tail of the absorption edge, and
    // above 10 eV there is no sunlight.
    constexpr double energy_step = 4e-3 * eV;
    constexpr std::size_t n_energies = 2500;
    constexpr std::size_t n_compositions = 200;

    double energy(const std::size_t i)
    {
      return (double(i) + 0.5) * energy_step;
    }

    /// How bright light of a photon energy [J] is to the eye by day, 1 at the most.
    double brightness(const double energy)
    {
      constexpr double planck_times_light = 6.62607015e-34 * 299792458.; // [J m]
      const double micrometres = 1e6 * planck_times_light / energy;
      return 1.019 * std::exp(-285.4 * (micrometres - 0.559) * (micrometres - 0.559));
    }
  } // namespace

  FilmOptics::FilmOptics()
    : tail_energy_(15e-3 * eV)
    , lt_gap_(2.8 * eV)
  {}

  void FilmOptics::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Optics");
    section.quantity("HT absorption at the gap", &gap_absorption_, "1/m", "1/cm")
      .about("Absorption coefficient of HT for photons of the energy of its gap.")
      .range(0., 1e9)
      .from_equation("112")
      .from_source("about 2e4 1/cm near the edge, from memory of spectra of halide perovskites",
                   Confidence::memory);
    section.quantity("HT absorption 1 eV above the gap", &absorption_above_gap_, "1/m", "1/cm")
      .about("The same for photons of 1 eV more; linear in between and beyond.")
      .range(0., 1e9)
      .from_equation("112")
      .from_source(
        "about 1e5 1/cm at 405 to 450 nm in the iodide, from memory (as of MAPb(I,Br)3 at 405 nm, "
        "Draguta 2017, 10.1038/s41467-017-00284-2)",
        Confidence::memory);
    section.quantity("Tail energy", &tail_energy_, "J", "meV")
      .about("Urbach energy: below the gap absorption of HT falls by e for each of it.")
      .range(1e-4 * eV, eV)
      .from_equation("112")
      .from_source("15 meV of MAPbI3, from memory of De Wolf 2014 (10.1021/jz500279b)",
                   Confidence::memory);
    section.quantity("LT gap", &lt_gap_, "J", "eV")
      .about("Indirect gap of LT, below which it absorbs nothing; the same for every composition.")
      .range(0.1 * eV, 10. * eV)
      .from_equation("113")
      .from_source(
        "2.8 to 2.9 eV of delta-CsPbI3, from memory; that it is larger than of HT and indirect is "
        "stated (Gao 2021, 10.1016/j.matt.2021.09.023); that bromide does not change it is assumed",
        Confidence::memory);
    section.quantity("LT absorption 0.3 eV above its gap", &lt_absorption_, "1/m", "1/cm")
      .about(
        "Absorption coefficient of LT there; it goes with the square of the distance from the gap.")
      .range(0., 1e9)
      .from_equation("113")
      .from_source("about 1e5 1/cm at 400 nm, from memory", Confidence::memory);
    section.number("HT refractive index", &ht_index_)
      .about("Of HT, at all photon energies. The front of the film reflects ((n - 1)/(n + 1))^2 of "
             "the light; 1: nothing.")
      .range(1., 5.)
      .from_equation("160")
      .from_source(
        "2.2 to 2.5 in the visible, from memory of films of CsPbI3 and CsPbBr3; no dispersion",
        Confidence::memory);
    section.number("LT refractive index", &lt_index_)
      .about("Of LT, at all photon energies.")
      .range(1., 5.)
      .from_equation("160")
      .from_source(
        "about 2, as wide-gap lead halides have; no measurement of the delta phase was read",
        Confidence::assumed);
    section.quantity("Spectrum temperature", &spectrum_temperature_, "K", "K")
      .about("Temperature of the black body whose spectrum the light has.")
      .range(1000., 20000.)
      .from_equation("114")
      .from_source("effective temperature of the sun (IAU 2015 Resolution B3); the standard "
                   "spectrum AM1.5G is "
                   "no formula and does not come with the program",
                   Confidence::memory);
    section.quantity("Irradiance", &irradiance_, "W/m^2", "W/m^2")
      .about("Power per area of the light that falls on the face of the film.")
      .range(0., 1e9)
      .from_equation("114")
      .from_source("that of AM1.5G, by definition of a standard test", Confidence::derived);
  }

  double FilmOptics::ht_absorption(const double energy, const double gap) const
  {
    const double above = energy - gap;
    if (above < 0.)
      return gap_absorption_ * std::exp(above / tail_energy_);
    return std::max(0., gap_absorption_ + (absorption_above_gap_ - gap_absorption_) * above / eV);
  }

  double FilmOptics::lt_absorption(const double energy) const
  {
    const double above = std::max(0., energy - lt_gap_) / (0.3 * eV);
    return lt_absorption_ * above * above;
  }

  double FilmOptics::spectrum(const double energy) const
  {
    // Planck's law, whose integral over u is pi^4/15.
    const double kt = boltzmann * spectrum_temperature_, u = energy / kt;
    return 15. / std::pow(pi, 4) * u * u * u / std::expm1(u) / kt;
  }

  FilmOptics::Values FilmOptics::of_phase(const double thickness,
                                          const double refractive_index,
                                          const std::vector<double> &absorption) const
  {
    const double amplitude = (refractive_index - 1.) / (refractive_index + 1.);
    const double reflected = amplitude * amplitude, enters = 1. - reflected;
    double power = 0., passed = 0., seen = 0., seen_behind = 0., photons = 0.;
    for (std::size_t i = 0; i < n_energies; ++i)
      {
        const double part = spectrum(energy(i)) * energy_step;
        const double through = std::exp(-absorption[i] * thickness);
        power += part;
        passed += part * through;
        seen += part * brightness(energy(i));
        seen_behind += part * brightness(energy(i)) * through;
        photons += part / energy(i) * -std::expm1(-absorption[i] * thickness);
      }
    const double current = enters * elementary_charge * irradiance_ * photons;
    return {enters * seen_behind / seen, enters * passed / power, reflected, current, current};
  }

  void FilmOptics::prepare(const BandGap &gap, const double thickness)
  {
    std::vector<double> absorption(n_energies);
    ht_.clear();
    for (std::size_t k = 0; k <= n_compositions; ++k)
      {
        const double gap_of_x = gap.gap(double(k) / n_compositions);
        for (std::size_t i = 0; i < n_energies; ++i)
          absorption[i] = ht_absorption(energy(i), gap_of_x);
        ht_.push_back(of_phase(thickness, ht_index_, absorption));
      }
    for (std::size_t i = 0; i < n_energies; ++i)
      absorption[i] = lt_absorption(energy(i));
    lt_ = of_phase(thickness, lt_index_, absorption);
    lt_.of_ht = 0.;
  }

  FilmOptics::Values FilmOptics::of(const double lt_part, const double br_fraction) const
  {
    const double place = std::clamp(br_fraction, 0., 1.) * n_compositions;
    const auto k = std::min(static_cast<std::size_t>(place), n_compositions - 1);
    const double weight = place - double(k), lt = std::clamp(lt_part, 0., 1.);
    const auto mixed = [&](const double before, const double after, const double of_lt) {
      return (1. - lt) * ((1. - weight) * before + weight * after) + lt * of_lt;
    };
    const Values &a = ht_[k], &b = ht_[k + 1];
    return {mixed(a.visible, b.visible, lt_.visible),
            mixed(a.solar, b.solar, lt_.solar),
            mixed(a.reflected, b.reflected, lt_.reflected),
            mixed(a.photocurrent, b.photocurrent, lt_.photocurrent),
            mixed(a.of_ht, b.of_ht, lt_.of_ht)};
  }
} // namespace softlattice
