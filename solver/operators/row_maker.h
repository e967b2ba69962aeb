// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstddef>
#include <memory>

namespace softlattice
{
  template <int dim>
  class Row;
  template <int dim>
  struct RowSystem;

  /// Makes the row of a field whose equation is none of the usual kinds: what FieldEquation hands over.
  class RowMaker
  {
  public:
    virtual ~RowMaker() = default;
    virtual std::unique_ptr<Row<2>> make(RowSystem<2> &system, std::size_t field) const = 0;
    virtual std::unique_ptr<Row<3>> make(RowSystem<3> &system, std::size_t field) const = 0;
  };
} // namespace softlattice
