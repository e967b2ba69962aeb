// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/operators/row_maker.h"
#include "solver/rows/row.h"

#include <memory>

namespace softlattice
{
  /// Makes rows of a class Kind<dim> that is constructed as Row is.
  template <template <int> class Kind>
  class RowMakerOf final : public RowMaker
  {
  public:
    std::unique_ptr<Row<2>> make(RowSystem<2> &system, const std::size_t field) const override
    {
      return std::make_unique<Kind<2>>(system, field);
    }
    std::unique_ptr<Row<3>> make(RowSystem<3> &system, const std::size_t field) const override
    {
      return std::make_unique<Kind<3>>(system, field);
    }
  };
} // namespace softlattice
