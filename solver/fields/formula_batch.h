// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression/expression_batch.h"
#include "models/expression/expression_error.h"
#include "solver/base/error.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// A formula that stands in the entry `path`, with its derivatives, which can be many times longer. Throws
  /// InputError where they grow too large.
  inline ExpressionBatch batch_of(const std::string &path,
                                  const Expression &formula,
                                  const std::vector<std::string> &differentiate_by)
  {
    try
      {
        return ExpressionBatch(formula, differentiate_by);
      }
    catch (const ExpressionError &problem)
      {
        throw InputError("'" + path + "': " + problem.what());
      }
  }
} // namespace softlattice
