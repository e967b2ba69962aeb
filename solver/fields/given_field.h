// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <array>
#include <stdexcept>

namespace softlattice
{
  /// A field of the place that a file holds at points, interpolated between them.
  class GivenField
  {
  public:
    /// Where it is known, along the axes [m].
    struct Extents
    {
      std::array<double, 3> lowest{}, highest{};
    };

    virtual ~GivenField() = default;
    /// Not a number where it is not known. The same on all ranks. [unit of the file]
    virtual double value(const std::array<double, 3> &place) const = 0;
    virtual Extents extents() const = 0;
  };

  /// What is wrong with a file of a field, in words.
  struct GivenFieldError : std::runtime_error
  {
    using std::runtime_error::runtime_error;
  };
} // namespace softlattice
