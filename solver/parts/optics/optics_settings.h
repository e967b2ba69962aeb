// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/optics/film_optics.h"
#include "models/optics/power_bounds.h"
#include "solver/case/part_settings.h"

namespace softlattice
{
  /// What a film that is seen from above lets through and absorbs of sunlight. It only looks: nothing that the
  /// other parts do depends on it.
  class OpticsSettings final : public PartSettings
  {
  public:
    void declare(ParameterTable &table) override
    {
      film_.declare(table);
      power_.declare(table);
    }
    std::vector<std::string> needed_fields() const override;
    void check(const Case &what, std::vector<Finding> &findings) const override;
    std::unique_ptr<Part> make(const Case &what, std::size_t first_field) const override;

  private:
    FilmOptics film_;
    PowerBounds power_;
  };

  /// To be registered.
  PartKind optics_part();
} // namespace softlattice
