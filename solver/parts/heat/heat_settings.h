// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/heat/film_heat.h"
#include "solver/case/part_settings.h"

#include <memory>
#include <string>
#include <vector>

namespace softlattice
{
  /// The temperature of a film as a field: heat of the transformation and of light, what air and substrate take.
  class HeatSettings final : public PartSettings
  {
  public:
    void declare(ParameterTable &table) override;
    std::vector<CaseField> fields() const override;
    std::vector<CaseField> fields_in(const Case &what) const override;
    std::vector<std::string> needed_fields() const override;
    std::string temperature_field() const override;
    void check(const Case &what, std::vector<Finding> &findings) const override;
    std::unique_ptr<Part> make(const Case &what, std::size_t first_field) const override;

  private:
    FilmHeat heat_;
    std::vector<std::string> given_ = {"none"}; ///< boundaries that have a temperature
    Schedule temperature_{298.15};              ///< of these [K]
  };

  /// To be registered.
  PartKind heat_part();
} // namespace softlattice
