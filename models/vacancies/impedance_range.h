// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <vector>

namespace softlattice
{
  /// For which frequencies an impedance is found.
  class ImpedanceRange
  {
  public:
    void declare(ParameterTable &table);
    /// [Hz], at equal ratios, ascending; none if none is asked for.
    std::vector<double> frequencies() const;

  private:
    bool is_asked_for_ = false;
    double lowest_ = 1e-3, highest_ = 1e3; // [Hz]
    int per_decade_ = 5;
  };
} // namespace softlattice
