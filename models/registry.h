// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace softlattice
{
  class FreeEnergy;
  class InterfaceKinetics;
  class NucleationRate;
  class PhaseTransition;
  class RegularSolution;
  class SurfaceVacancies;
  class SurfaceWater;

  /// What a law may build on.
  struct LawContext
  {
    const PhaseTransition &transition;
    const SurfaceWater &water;
    const SurfaceVacancies &vacancies;
    const InterfaceKinetics &kinetics; ///< the selected one; only for laws that are not of its kind
  };

  /// What an energy of the bulk may build on.
  struct EnergyContext
  {
    const PhaseTransition &transition;
    const RegularSolution &mixing;
  };

  /// One law as `list models` and `explain` show it. Of the factories, the one of its kind is set;
  /// the kinds "surface" and "mixed halide" have none, their parts are not exchanged.
  struct ModelDescription
  {
    std::string
      kind; ///< "free energy", "interface kinetics", "nucleation rate", "surface", "mixed halide"
    std::string name; ///< as written in a parameter file
    std::string documentation;
    std::string equation; ///< numbers in models/README.md
    std::string source;
    std::string validity;
    std::function<std::unique_ptr<FreeEnergy>(const EnergyContext &)> free_energy;
    std::function<std::unique_ptr<InterfaceKinetics>(const LawContext &)> interface_kinetics;
    std::function<std::unique_ptr<NucleationRate>(const LawContext &)> nucleation_rate;
  };

  /// Every law there is. A new law is a file of its own and one entry here.
  const std::vector<ModelDescription> &model_registry();

  /// Names of the laws of one kind, in the order of the registry.
  std::vector<std::string> model_names(const std::string &kind);
} // namespace softlattice
