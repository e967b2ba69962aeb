// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/part_settings.h"
#include "solver/parts/strain/strain_laws.h"

namespace softlattice
{
  /// Strain that phases, compositions and temperatures which do not fit put on a body, and what it does to them.
  class StrainSettings final : public PartSettings
  {
  public:
    void declare(ParameterTable &table) override
    {
      laws_.constants.declare(table);
      laws_.support.declare(table);
      laws_.mean_stress.declare(table);
      laws_.lattices.declare(table);
      laws_.relaxation.declare(table);
    }
    std::vector<CaseField> fields() const override;
    std::vector<CaseField> fields_in(const Case &what) const override;
    void check(const Case &what, std::vector<Finding> &findings) const override;
    std::unique_ptr<Part> make(const Case &what, std::size_t first_field) const override;

  private:
    StrainLaws laws_;
  };

  /// To be registered.
  PartKind strain_part();
} // namespace softlattice
