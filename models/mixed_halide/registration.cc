// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/mixed_halide/registration.h"

#include "models/mixed_halide/halide_energy.h"

namespace softlattice
{
  namespace
  {
    ModelDescription part(const char *name,
                          const char *documentation,
                          const char *equation,
                          const char *source,
                          const char *validity)
    {
      ModelDescription d;
      d.kind = "mixed halide";
      d.name = name;
      d.documentation = documentation;
      d.equation = equation;
      d.source = source;
      d.validity = validity;
      return d;
    }

    std::vector<ModelDescription> energies()
    {
      ModelDescription one;
      one.kind = "free energy";
      one.name = "mixed halide";
      one.documentation = "Regular solution of two halides on the X sites, of their fraction x: "
                          "ideal entropy with its "
                          "logarithms kept, and an interaction w x (1 - x) per site, which opens a "
                          "miscibility gap below "
                          "w/2k.";
      one.equation = "44, 45, 46";
      one.source = "regular solution theory; Brivio 2016 (10.1021/acs.jpclett.6b00226) for "
                   "MAPb(I,Br)3; assumed for Cs";
      one.validity = "One black phase, two halides on equivalent sites, no order and no strain.";
      one.free_energy = [](const EnergyContext &context) {
        return std::make_unique<HalideEnergy>(context.mixing);
      };

      ModelDescription both;
      both.kind = "free energy";
      both.name = "mixed halide transformation";
      both.documentation = "The same with the phase eta: a double well for the interface, and the "
                           "driving force dg(x, T), "
                           "whose equilibrium temperature falls with bromide. Bromide is driven "
                           "out of LT, and where it "
                           "collects before a front it can stop it. Nuclei form at the rate that "
                           "dg(x, T) of their place gives.";
      both.equation = "3, 4, 47";
      both.source = "as of the polymorph energy and the mixed halide";
      both.validity =
        "Both phases mix alike (one w). One scale for all that is chemical; fronts whose "
        "interface is wider than the diffusion length in front of them are fictitious. The "
        "mobility "
        "of fronts is that of the nominal composition.";
      both.free_energy = [](const EnergyContext &context) {
        return std::make_unique<HalideTransformationEnergy>(context.transition, context.mixing);
      };
      return {one, both};
    }
  } // namespace

  std::vector<ModelDescription> mixed_halide_descriptions()
  {
    std::vector<ModelDescription> all = energies();
    all.push_back(part(
      "halide mobility",
      "Interdiffusion by vacancies, D = D0 exp(-Ea/kT) (c/c_ref) times factors for composition, "
      "phase, "
      "liquid-like interface, ligands and light, each of which a neutral parameter leaves out. "
      "Competing prefactors and energies of the literature are chosen by name.",
      "48, 49",
      "Lai 2018 (10.1073/pnas.1812718115), Pan 2018 (10.1021/acs.nanolett.7b05023), Elmelund 2019 "
      "(ACS "
      "Energy Lett. 4, 1961)",
      "Isotropic. Lai measured chloride and bromide; that iodide and bromide diffuse alike is an "
      "assumption. No electric field."));
    all.push_back(
      part("bulk vacancies",
           "Fraction of vacant halide sites inside the crystal at equilibrium, c = 1/(1 + "
           "exp(g_v/kT)), with a formation energy that the phase and ligands shift.",
           "50",
           "simulations of Lai 2018 (10.1073/pnas.1812718115): 1e-7 to 1e-9 per cell",
           "At equilibrium everywhere, neutral on the whole, independent sites."));
    all.push_back(
      part("band gap",
           "Energy of a pair over composition and phase, with bowing, the shift in LT and "
           "the binding of polarons: band-gap funnel and polaron picture in one form.",
           "51, 52",
           "Draguta 2017 (10.1038/s41467-017-00284-2) for methylammonium; Straus 2019 "
           "(arXiv:1905.12486); Bischak 2017 (10.1021/acs.nanolett.6b04453)",
           "Uniform temperature dependence left out; no confinement in small domains."));
    all.push_back(part(
      "photocarriers",
      "Carriers in equilibrium with each other at a given mean density, which collect where their "
      "energy is least and pull the heavier halide there. What fills up holds them back: n_m sites "
      "for bound pairs, or the parabolic bands of free electrons and holes.",
      "53, 54, 55, 140",
      "Chen 2021 (10.1038/s41467-021-23008-z); Ruth 2023 (arXiv:2307.06268); statistics of Fermi "
      "and Dirac",
      "Carriers that reach every place of their volume in their lifetime (about 1 um), which is "
      "the body or a column of it along the light. Sites: how many there are is assumed or "
      "calibrated, and what part of them is taken is printed and warned of. Bands: parabolic, as "
      "many electrons as holes at every place."));
    all.push_back(part(
      "calibration of light",
      "Polaron energy and lifetime of the carriers that act on halides, from the intensity at "
      "which a film begins to segregate and the composition of its iodide-rich domains.",
      "141",
      "threshold between 0.04 and 0.27 mW/cm^2 (Draguta 2017, 10.1038/s41467-017-00284-2); domains "
      "of x = 0.2 (Hoke 2015, 10.1039/C4SC03141E, from memory)",
      "An equilibrium, without interface energy; refused where no number in range reaches both."));
    all.push_back(part(
      "photoluminescence",
      "Light of the pairs where they are, each with the same rate and a line that is thermal and "
      "broadened on top: spectrum and peak.",
      "60",
      "van Roosbroeck and Shockley 1954 (10.1103/PhysRev.94.1558) with a parabolic edge; width of "
      "Wehrenfennig 2014 (10.1021/jz500434p)",
      "Carriers that are not degenerate; one width for all compositions and temperatures. Photons "
      "are not absorbed again, though domains of small gap would absorb those of their "
      "surroundings."));
    all.push_back(
      part("illumination",
           "Pairs made per volume and time, given as such or from the power on the film by "
           "the law of Beer and Lambert with the absorption of HT and LT.",
           "56",
           "Beer-Lambert; absorption coefficients from memory",
           "Mean over the film: carriers diffuse further than light reaches."));
    all.push_back(
      part("surface exchange",
           "Halides enter through a surface at k_s (x_eq - x) with an Arrhenius rate "
           "constant and a composition of the surroundings that may change in time.",
           "57",
           "first-order kinetics; Zhang 2019 (10.1073/pnas.1903448116): diffusion decides",
           "Rate constants are assumed."));
    all.push_back(
      part("light-induced demixing",
           "Threshold density of carriers, terminal composition and light-induced binodal "
           "by the common tangent: a small nucleus takes halides and carriers from a large "
           "reservoir. Used by softlattice phase-diagram.",
           "58, 59",
           "Chen 2021 (10.1038/s41467-021-23008-z); Ruth 2023 (arXiv:2307.06268)",
           "Equilibrium with nothing said of rates; no interface energy and no strain."));
    return all;
  }
} // namespace softlattice
