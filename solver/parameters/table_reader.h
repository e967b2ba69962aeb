// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression_model/expression_model.h"
#include "solver/parameters/units.h"

namespace softlattice
{
  /// Reads the tables over time that stand among the formulas of a model, "1 at 0 s, 2 at 5 min"; times
  /// are plain numbers where the model is dimensionless. Both must outlive it.
  ExpressionModel::TableReader tables_in(const UnitSystem &units, const ExpressionModel &model);
} // namespace softlattice
