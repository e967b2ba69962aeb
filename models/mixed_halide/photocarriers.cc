// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/mixed_halide/photocarriers.h"

namespace softlattice
{
  namespace
  {
    /// ln(1 + e^a) without overflow.
    double log_one_plus(const double a)
    {
      return a > 0. ? a + std::log1p(std::exp(-a)) : std::log1p(std::exp(a));
    }
  } // namespace

  void Photocarriers::declare(ParameterTable &table)
  {
    const ParameterSection section =
      table.section("Model/Mixed halide/Carriers").of_parts({"composition"});
    section.choice("Filling", &filling_, {on_sites, in_bands})
      .about("What holds carriers back from collecting in one place. sites: pairs are bound, as "
             "polarons or at traps, and there are only so many sites for them. parabolic bands: "
             "electrons and holes are free and fill their bands as Fermi and Dirac say.")
      .from_equation("53")
      .from_source("a choice, not a number", Confidence::numerical);
    section.when("Model/Mixed halide/Carriers/Calibrate", {"none"})
      .quantity("Lifetime", &lifetime_, "s", "ns")
      .about("tau: the density of carriers is the rate of generation times this. It is that of the "
             "carriers that act on halides: of trapped ones, where these do.")
      .range(1e-15, 1.)
      .from_equation("56")
      .from_source("100 ns, 10 ns to 1 us, of free carriers; ms of trapped ones",
                   Confidence::memory);
    const ParameterSection sites = section.when("Filling", {on_sites});
    sites.quantity("Site density", &site_density_, "1/m^3", "1/cm^3")
      .about("n_m: the most pairs per volume that a place can hold. It keeps carriers from running "
             "away into the smallest gap. One pair for each ball of radius R is 3/(4 pi R^3).")
      .range(1e20, 1e30)
      .from_equation("53")
      .from_source(
        "1e18 to 1e21 1/cm^3; 1e20 keeps the published picture of non-degenerate carriers "
        "in a band-gap funnel (Chen 2021, 10.1038/s41467-021-23008-z)",
        Confidence::assumed);
    sites.quantity("Degenerate above", &degenerate_part_, "1", "%")
      .about(
        "A warning is given where the density of carriers exceeds this part of n_m: how many sites "
        "there are then rules what happens.")
      .range(0., 1.)
      .from_equation("53")
      .from_source("a choice, not a number", Confidence::numerical);
    const ParameterSection bands = section.when("Filling", {in_bands});
    bands.number("Electron mass", &electron_mass_)
      .about("Mass of the density of states of the conduction band, over that of a free electron.")
      .range(1e-3, 100.)
      .from_equation("140")
      .from_source("0.2, twice the reduced mass of 0.104 of MAPbI3 (Miyata 2015, "
                   "10.1038/nphys3357)",
                   Confidence::memory);
    bands.number("Hole mass", &hole_mass_)
      .about("The same of the valence band.")
      .range(1e-3, 100.)
      .from_equation("140")
      .from_source("as of electrons", Confidence::memory);
  }

  void Photocarriers::prepare()
  {
    bands_.reset();
    if (fill_bands())
      bands_ = std::make_shared<ParabolicBands>(electron_mass_, hole_mass_);
  }

  Photocarriers::Pairs Photocarriers::pairs(const double log_ratio,
                                            const double thermal_energy) const
  {
    if (bands_)
      {
        const double reference = reference_density(thermal_energy);
        const ParabolicBands::Pairs part = bands_->at(log_ratio);
        return {reference * part.density,
                reference * part.slope,
                thermal_energy * reference * part.pressure};
      }
    const double empty = 1. / (1. + std::exp(log_ratio)), full = 1. / (1. + std::exp(-log_ratio));
    return {site_density_ * full,
            site_density_ * full * empty,
            thermal_energy * site_density_ * log_one_plus(log_ratio)};
  }

  double Photocarriers::log_ratio(const double density, const double thermal_energy) const
  {
    const double part = density / reference_density(thermal_energy);
    return bands_ ? bands_->eps_of(part) : std::log(part) - std::log1p(-part);
  }
} // namespace softlattice
