// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/interface_kinetics/interface_kinetics.h"

#include <memory>
#include <string>
#include <vector>

namespace softlattice
{
  class SurfaceVacancies;
  class SurfaceWater;

  /// All interface kinetics of the registry; answers for the one that the parameters select.
  class KineticsSelection : public InterfaceKinetics
  {
  public:
    KineticsSelection(const PhaseTransition &transition,
                      const SurfaceWater &water,
                      const SurfaceVacancies &vacancies);
    void declare(ParameterTable &table) override;
    using InterfaceKinetics::mobility;
    double mobility(double temperature,
                    const SurfaceLayer &layer,
                    double br_fraction) const override;
    double mobility_factor_under_stress(const double temperature,
                                        const double br_fraction,
                                        const double work) const override
    {
      return selected().mobility_factor_under_stress(temperature, br_fraction, work);
    }
    std::optional<AnchorTemperatures> anchors(double br_fraction) const override;

  private:
    const InterfaceKinetics &selected() const;

    std::string name_ = "Wilson-Frenkel";
    std::vector<std::string> names_;
    std::vector<std::unique_ptr<InterfaceKinetics>> laws_; // in the order of names_
  };
} // namespace softlattice
