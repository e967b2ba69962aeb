// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/interface_kinetics/kinetics_selection.h"

#include "models/registry.h"

#include <cstddef>
#include <stdexcept>

namespace softlattice
{
  KineticsSelection::KineticsSelection(const PhaseTransition &transition,
                                       const SurfaceWater &water,
                                       const SurfaceVacancies &vacancies)
    : InterfaceKinetics(transition)
  {
    for (const ModelDescription &description : model_registry())
      if (description.interface_kinetics)
        {
          names_.push_back(description.name);
          laws_.push_back(description.interface_kinetics({transition, water, vacancies, *this}));
        }
  }

  void KineticsSelection::declare(ParameterTable &table)
  {
    table.section("Model/Interface kinetics")
      .of_parts({"phase"})
      .choice("Law", &name_, names_)
      .about("How fast fronts move.")
      .from_equation("12")
      .from_source("a choice, not a number", Confidence::numerical);
    for (const auto &law : laws_)
      law->declare(table);
  }

  const InterfaceKinetics &KineticsSelection::selected() const
  {
    for (std::size_t i = 0; i < laws_.size(); ++i)
      if (names_[i] == name_)
        return *laws_[i];
    throw std::logic_error("no interface kinetics named '" + name_ + "'");
  }

  double KineticsSelection::mobility(const double temperature,
                                     const SurfaceLayer &layer,
                                     const double br_fraction) const
  {
    return selected().mobility(temperature, layer, br_fraction);
  }

  std::optional<AnchorTemperatures> KineticsSelection::anchors(const double br_fraction) const
  {
    return selected().anchors(br_fraction);
  }
} // namespace softlattice
