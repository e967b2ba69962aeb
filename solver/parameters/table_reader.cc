// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/table_reader.h"

#include "solver/parameters/schedule_text.h"

namespace softlattice
{
  ExpressionModel::TableReader tables_in(const UnitSystem &units, const ExpressionModel &model)
  {
    return [&](const std::string_view text, const auto &value) {
      try
        {
          return read_schedule(text, value, units, model.is_dimensionless() ? "1" : "s");
        }
      catch (const UnitError &problem)
        {
          throw TableTextError(problem.what(), problem.hint);
        }
    };
  }
} // namespace softlattice
