// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/vacancies/voltage_scan.h"

#include <cmath>
#include <limits>

namespace softlattice
{
  void VoltageScan::add(const double voltage, const double current)
  {
    if (has_begun_)
      (voltage > voltage_ ? rising_ : falling_) += current * std::abs(voltage - voltage_);
    has_begun_ = true;
    voltage_ = voltage;
  }

  double VoltageScan::hysteresis_factor() const
  {
    return falling_ == 0. ? std::numeric_limits<double>::quiet_NaN()
                          : std::abs(falling_ - rising_) / std::abs(falling_);
  }

  void VoltageScan::keep(StepMemory &memory) const
  {
    memory.keep("vacancies/scan", {has_begun_ ? 1. : 0., voltage_, rising_, falling_});
  }

  void VoltageScan::recall(StepMemory &memory)
  {
    const std::vector<double> all = memory.list("vacancies/scan", 4);
    has_begun_ = all[0] != 0.;
    voltage_ = all[1];
    rising_ = all[2];
    falling_ = all[3];
  }
} // namespace softlattice
