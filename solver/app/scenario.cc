// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/scenario.h"

#include "solver/app/expression_scenario.h"
#include "solver/app/transformation_scenario.h"

namespace softlattice
{
  std::unique_ptr<Scenario> Scenario::create(const Case &what)
  {
    if (what.is_by_expression())
      return std::make_unique<ExpressionScenario>(what);
    return std::make_unique<TransformationScenario>(what);
  }
} // namespace softlattice
