// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstddef>

namespace softlattice
{
  /// Which conditions are fields of other parts. In the states that the laws of equations are handed these follow the
  /// own fields, in this order. They are given: nothing acts back, and the energy has no derivative by them, but for the
  /// mixed one of a temperature that knows no energy (FieldKind), which no equation of its own can take for its own.
  struct ConditionFields
  {
    bool temperature = false;     ///< [K]
    bool humidity = false;        ///< [1]
    bool knows_no_energy = false; ///< the temperature

    bool any() const { return temperature || humidity; }
    std::size_t number() const { return (temperature ? 1 : 0) + (humidity ? 1 : 0); }
    /// The rows of a state with so many own fields; null where there is no such field.
    const double *temperature_of(const double *const *u, const std::size_t n_own) const
    {
      return temperature ? u[n_own] : nullptr;
    }
    const double *humidity_of(const double *const *u, const std::size_t n_own) const
    {
      return humidity ? u[n_own + (temperature ? 1 : 0)] : nullptr;
    }
  };
} // namespace softlattice
