// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/case.h"
#include "solver/study/fit_settings.h"

namespace softlattice
{
  /// What can stand in the parameter files of cases and of studies, for those who look things up.
  class AllParameters
  {
  public:
    explicit AllParameters(const PartKinds &further = {})
      : case_(further)
    {
      study_.declare(case_.table);
      study_.acceleration.declare(case_.table);
      study_.declare_axis(case_.table, "Section/Name", {});
      fit_.declare(case_.table);
      fit_.declare_data(case_.table, "NAME", {});
      fit_.declare_parameter(case_.table, "Section/Name", {});
    }

    const ParameterTable &table() const { return case_.table; }

  private:
    Case case_;
    StudySettings study_;
    FitSettings fit_;
  };
} // namespace softlattice
