// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/time/step_memory.h"

namespace softlattice
{
  /// What flows while the voltage rises and while it falls, (292): areas below the current over the voltage.
  class VoltageScan
  {
  public:
    /// A step to a voltage [V] with this mean current [A/m^2]; the first one only says where the scan begins.
    void add(double voltage, double current);
    double rising() const { return rising_; }   ///< int I dV [W/m^2]
    double falling() const { return falling_; } ///< int I |dV| [W/m^2]
    /// |A_rev - A_fwd|/|A_rev|, reverse is falling; not a number where the voltage has not fallen.
    double hysteresis_factor() const;

    void keep(StepMemory &memory) const;
    void recall(StepMemory &memory);

  private:
    bool has_begun_ = false;
    double voltage_ = 0., rising_ = 0., falling_ = 0.;
  };
} // namespace softlattice
