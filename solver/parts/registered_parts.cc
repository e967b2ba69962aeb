// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/registered_parts.h"

#include "solver/parts/heat/heat_settings.h"
#include "solver/parts/optics/optics_settings.h"
#include "solver/parts/strain/strain_settings.h"
#include "solver/parts/vacancies/vacancy_settings.h"

namespace softlattice
{
  PartKinds registered_parts()
  {
    return {
      // {"name in Model/Parts", "what it is", [] { return std::make_unique<ItsSettings>(); }},
      optics_part(),
      heat_part(),
      vacancies_part(),
      strain_part(),
    };
  }
} // namespace softlattice
