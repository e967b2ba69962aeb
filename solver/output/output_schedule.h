// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <vector>

namespace softlattice
{
  /// When the fields are written, and how. The section `Output`.
  struct OutputSettings
  {
    double interval = 0.;             ///< [s], 0: none
    std::vector<double> times;        ///< [s]
    double fraction_increment = 0.05; ///< of what is transformed [1], 0: none
    bool higher_order_cells = true;

    /// `fraction` of the part `of`: see TimeSettings.
    void declare(ParameterTable &table, const std::string &fraction, const std::string &of);
  };

  /// Decides after which accepted steps the fields are written. The first and the last state are
  /// always written, which is the caller's business.
  class OutputSchedule
  {
  public:
    /// Starts at a state that has been written.
    OutputSchedule(const OutputSettings &settings, double time, double transformed);

    /// What a schedule has to know to go on where one has been left.
    struct State
    {
      double time;  ///< of the last call of due() [s]
      double level; ///< number of increments up to the multiple that was passed last
    };
    State state() const { return {time_, level_}; }
    OutputSchedule(const OutputSettings &settings, const State &state);

    /// The next time > t [s] that has to be hit exactly; infinity if there is none.
    double next_time(double t) const;
    /// To be asked once per accepted step: was an output time reached, or a multiple of the increment of
    /// the transformed fraction passed (NaN: no such fraction), up or down, since the last call? A fraction that turns and
    /// passes the same multiple again is not written again.
    bool due(double time, double transformed);

  private:
    double interval_;
    std::vector<double> times_; ///< ascending
    double increment_;
    double time_;
    double level_;
  };
} // namespace softlattice
