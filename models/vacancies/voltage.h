// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/csv_table.h"
#include "models/parameter_table.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// The voltage between two electrodes over time, (286): a schedule, or a file, and a sine on top of it; less the built-in
  /// potential.
  class Voltage
  {
  public:
    void declare(ParameterTable &table);
    /// Reads the file, if there is one, up to `end_time` [s]. @throws TableFileError
    void prepare(double end_time);

    /// What is applied at time t [s], or just before it [V]; they differ where it jumps after the beginning.
    double applied(double t, bool before) const;
    /// What the electrodes differ by: that less the built-in potential [V].
    double between_electrodes(const double t, const bool before) const
    {
      return applied(t, before) - built_in_;
    }
    /// Whether a rate, such as that of a scan, changes or a value jumps: times in (from, to), ascending. And whether at t
    /// there is a jump.
    std::vector<double> breakpoints(double from, double to) const;
    bool jumps(double t) const { return applied(t, true) != applied(t, false); }
    /// The shortest time [s] over which a sine wants to be followed; infinite: there is none.
    double longest_step() const;

  private:
    double sine(double t) const;

    std::string source_ = "schedule";
    Schedule schedule_{0.};
    InputFile file_;
    double built_in_ = 0.;  // [V]
    double amplitude_ = 0.; // of the sine [V]
    double frequency_ = 1.; // [Hz]
  };
} // namespace softlattice
