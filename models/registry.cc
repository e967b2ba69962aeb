// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/registry.h"

#include "models/free_energy/polymorph.h"
#include "models/interface_kinetics/constant_mobility.h"
#include "models/interface_kinetics/wilson_frenkel.h"
#include "models/mixed_halide/registration.h"
#include "models/nucleation/simple_rates.h"
#include "models/nucleation/surface_chain.h"
#include "models/nucleation/tabulated_rate.h"

#include <utility>

namespace softlattice
{
  namespace
  {
    std::vector<ModelDescription> describe_all()
    {
      std::vector<ModelDescription> all;
      const auto add = [&all](std::string kind, std::string name) -> ModelDescription & {
        all.emplace_back();
        all.back().kind = std::move(kind);
        all.back().name = std::move(name);
        return all.back();
      };

      {
        ModelDescription &d = add("free energy", "polymorph");
        d.documentation =
          "Two phases of one order parameter eta, 0 in the black perovskite (HT) and 1 in the "
          "yellow "
          "delta phase (LT): a double well W eta^2 (1 - eta)^2 for the interface and the driving "
          "force dg(x, T) = -dS (T0(x) - T)/Vm times a quintic h(eta) that keeps both phases "
          "metastable. Humidity does not enter: water is a catalyst.";
        d.equation = "2, 3, 4";
        d.source =
          "Dastidar 2017 (10.1021/acs.jpclett.7b00134): 14.2 kJ/mol, unchanged by moisture; "
          "quintic interpolation as is usual in phase-field models";
        d.validity = "One black phase (alpha, beta and gamma are lumped), uniform Br fraction, no "
                     "strain. With a scaled driving force the energy is that of the numerical "
                     "interface, not of the material.";
        d.free_energy = [](const EnergyContext &context) {
          return std::make_unique<PolymorphEnergy>(context.transition);
        };
      }
      {
        ModelDescription &d = add("interface kinetics", "Wilson-Frenkel");
        d.documentation = "A front moves at v = k exp(-E/kT) [1 - exp(dG/RT)] across a liquid-like "
                          "interface, positive "
                          "where LT grows: linear in the driving force near T0, where it turns "
                          "with one mobility for "
                          "both directions, and limited by the rate of crossing far from it. "
                          "Without water the rate is "
                          "known at two compositions, ln of it linear in between; adsorbed water "
                          "opens a second way "
                          "beside it, by half a monolayer and not by a trace.";
        d.equation = "12, 13";
        d.source = "Wilson 1900 and Frenkel 1932 for the form; Bischak 2020 "
                   "(10.1016/j.matt.2020.07.015) for LT to HT, from memory; Lin 2021 "
                   "(10.1016/j.matt.2021.04.023): growth depends weakly on humidity";
        d.validity =
          "All reference velocities are assumed and should be fitted to a film of fronts; "
          "isotropic. Each is carried to other temperatures by its activation energy; runs "
          "that do so over more than 100 K are told.";
        d.interface_kinetics = [](const LawContext &context) {
          return std::make_unique<WilsonFrenkel>(context.transition, context.water);
        };
      }
      {
        ModelDescription &d = add("interface kinetics", "constant mobility");
        d.documentation =
          "A front moves at v = M |dg| with one constant M in both directions, at any "
          "temperature and humidity: the textbook law, for benchmarks.";
        d.equation = "14";
        d.source = "the definition of an interface mobility";
        d.validity = "Not a model of the material: no thermal activation.";
        d.interface_kinetics = [](const LawContext &context) {
          return std::make_unique<ConstantMobility>(context.transition);
        };
      }
      {
        ModelDescription &d = add("nucleation rate", "surface chain");
        d.documentation =
          "From humidity to nuclei in steps that can each be measured: vapour pressure, adsorbed "
          "water (GAB), halide vacancies on the surface, and a rate J_wet = J00 (1 - exp(-n_w)) "
          "c_s^m exp[-(E_k + G*)/kT]; to it a dry channel J_dry is added that follows the "
          "time-temperature-transformation curve of dry films. G* ~ 1/dg^2 is one work of the "
          "nucleus for "
          "both, which water lowers. With the defaults ln J is nearly linear in humidity, 0.30 per "
          "%, and "
          "at 25 degC half of a large film is LT after 22 h at 30 %, 3.7 h at 50 %, 32 min at 70 "
          "%, 10 min "
          "at 80 % and 2.4 min at 90 %; a crystal of 10 um waits a month for its nucleus at 60 %, "
          "an hour "
          "at 80 % and a minute at 90 %.";
        d.equation = "15 to 23";
        d.source =
          "Gao 2021 (10.1016/j.matt.2021.09.023): water makes vacancies, vacancies lower the "
          "barrier; Lin 2021 (10.1016/j.matt.2021.04.023), abstract: exponential in humidity; "
          "10.1039/D5TC01126D for the dry channel";
        d.validity =
          "The absolute rate is a calibratable guess of the right order: no measured J was "
          "read. Exposed faces below T0.";
        d.nucleation_rate = [](const LawContext &context) {
          return std::make_unique<SurfaceChain>(context.transition,
                                                context.water,
                                                context.vacancies,
                                                context.kinetics);
        };
      }
      {
        ModelDescription &d = add("nucleation rate", "exponential");
        d.documentation = "J = J_ref exp[b (RH - RH_ref)]: the observation that the rate grows "
                          "exponentially with humidity, and nothing more.";
        d.equation = "24";
        d.source = "Lin 2021 (10.1016/j.matt.2021.04.023), abstract, for the form";
        d.validity = "One temperature: J knows the temperature only in that it is 0 above T0.";
        d.nucleation_rate = [](const LawContext &context) {
          return std::make_unique<ExponentialRate>(context.transition);
        };
      }
      {
        ModelDescription &d = add("nucleation rate", "table");
        d.documentation = "J over relative humidity from a CSV file, ln J linear in between: for "
                          "measured rates.";
        d.equation = "25";
        d.source = "the user's file";
        d.validity =
          "The temperature of the measurement; held constant beyond the ends of the table; "
          "0 above T0.";
        d.nucleation_rate = [](const LawContext &context) {
          return std::make_unique<TabulatedRate>(context.transition);
        };
      }
      {
        ModelDescription &d = add("nucleation rate", "constant");
        d.documentation =
          "The same J at any humidity: for statistics, benchmarks and comparison with "
          "the theory of Kolmogorov, Johnson, Mehl and Avrami.";
        d.equation = "25";
        d.source = "prescribed by the user";
        d.validity = "0 above T0.";
        d.nucleation_rate = [](const LawContext &context) {
          return std::make_unique<ConstantRate>(context.transition);
        };
      }
      {
        ModelDescription &d = add("nucleation rate", "none");
        d.documentation = "No nucleus appears by itself; those of the initial state and of a list "
                          "still do.";
        d.equation = "25";
        d.source = "a choice, not a law";
        d.validity = "Fronts that are there from the beginning.";
        d.nucleation_rate = [](const LawContext &) { return std::make_unique<NoNucleation>(); };
      }
      {
        ModelDescription &d = add("surface", "adsorbed water");
        d.documentation =
          "Monolayers of water on the exposed face from the water activity: GAB, BET "
          "or Langmuir isotherm with a temperature-dependent first layer, less what "
          "ligands cover, in patches or everywhere. The activity is the vapour pressure over the "
          "saturation "
          "pressure at the temperature of the surface.";
        d.equation = "15 to 17";
        d.source =
          "10.3390/ma17051091 for the adsorption energy; constants assumed, no isotherm of "
          "CsPbI3 was found";
        d.validity = "Equilibrium with the vapour; saturation pressure good to 0.4 % below 50 degC "
                     "and within 15 % up to 225 degC.";
      }
      {
        ModelDescription &d = add("surface", "halide vacancies");
        d.documentation =
          "Fraction of vacant halide sites on the exposed face from a formation energy "
          "that water lowers and single ligands raise.";
        d.equation = "18";
        d.source = "Gao 2021 (10.1016/j.matt.2021.09.023): 0.35 to 0.42 eV, and that water favours "
                   "vacancies; the size of that effect is assumed";
        d.validity = "Local equilibrium, independent sites.";
      }
      {
        ModelDescription &d = add("surface", "HT nuclei");
        d.documentation =
          "How LT turns back: HT nuclei on exposed surface that is LT, none below T0(x), above it "
          "J = "
          "J_r exp[-(E + G*)/kT] with a reference rate at one temperature and composition and G* ~ "
          "1/dg^2. With the defaults half of a large dry film of CsPbIBr2 is HT again after 22 h "
          "at "
          "150 degC, 34 min at 177 degC and 2 min at 200 degC, one of CsPbI3 after 9 min at 330 "
          "degC. "
          "Pockets of HT that are left over need no nucleus: their fronts turn at T0.";
        d.equation = "110, 111";
        d.source =
          "Dastidar 2017 (10.1021/acs.jpclett.7b00134): HT forms above 330 degC; Bischak 2020 "
          "(10.1016/j.matt.2020.07.015), from memory: HT begins at the ends of wires";
        d.validity =
          "The absolute rate is a calibratable guess: no measured one was read. Exposed faces; "
          "independent of humidity.";
      }
      for (ModelDescription &description : mixed_halide_descriptions())
        all.push_back(std::move(description));
      return all;
    }
  } // namespace

  const std::vector<ModelDescription> &model_registry()
  {
    static const std::vector<ModelDescription> all = describe_all();
    return all;
  }

  std::vector<std::string> model_names(const std::string &kind)
  {
    std::vector<std::string> names;
    for (const ModelDescription &description : model_registry())
      if (description.kind == kind)
        names.push_back(description.name);
    return names;
  }
} // namespace softlattice
