// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/output/output_schedule.h"

#include "solver/base/time_slack.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    constexpr double never = std::numeric_limits<double>::infinity();
  } // namespace

  void OutputSettings::declare(ParameterTable &table,
                               const std::string &fraction,
                               const std::string &of)
  {
    const ParameterSection section = table.section("Output");
    section.quantity("Interval", &interval, "s", "s")
      .about("Fields are written at all multiples of this time, which the steps hit exactly. "
             "0 s: not by interval.")
      .range(0, std::numeric_limits<double>::max())
      .may_change_on_resume();
    section.quantities("Times", &times, "s", "s")
      .about("Fields are written at these times too, which the steps hit exactly.")
      .range(0, std::numeric_limits<double>::max())
      .may_change_on_resume();
    section.of_parts({of})
      .quantity(fraction + " increment", &fraction_increment, "1", "%")
      .about(
        "Fields are written after the first step in which the " + fraction +
        ", rising or falling, passes another multiple of this than the last one. 0 %: not by " +
        fraction + ".")
      .range(0, 1)
      .may_change_on_resume();
    section.flag("Higher-order cells", &higher_order_cells)
      .about(
        "Write cells of the degree of the elements (ParaView 5.5 or newer), instead of dividing "
        "them into linear ones.")
      .may_change_on_resume();
  }

  OutputSchedule::OutputSchedule(const OutputSettings &settings,
                                 const double time,
                                 const double transformed)
    : OutputSchedule(settings, {time, 0.})
  {
    due(time, transformed);
  }

  OutputSchedule::OutputSchedule(const OutputSettings &settings, const State &state)
    : interval_(settings.interval)
    , times_(settings.times)
    , increment_(settings.fraction_increment)
    , time_(state.time)
    , level_(state.level)
  {
    std::sort(times_.begin(), times_.end());
  }

  double OutputSchedule::next_time(const double t) const
  {
    double next = never;
    if (interval_ > 0)
      {
        // A product, not a sum of intervals: the thousandth output is as exact as the first.
        double n = std::floor(t / interval_) + 1;
        if (n * interval_ <= t + time_slack(t))
          ++n;
        next = n * interval_;
      }
    const auto listed = std::upper_bound(times_.begin(), times_.end(), t + time_slack(t));
    return listed == times_.end() ? next : std::min(next, *listed);
  }

  bool OutputSchedule::due(const double time, const double transformed)
  {
    bool is_due = time + time_slack(time) >= next_time(time_);
    time_ = time;
    if (increment_ > 0 && !std::isnan(transformed))
      {
        // 0.15 / 0.05 is less than 3 in floating point. On the way down a phase that vanishes never comes to zero.
        constexpr double nearly = 1e-3;
        const double multiples = transformed / increment_;
        const double risen = std::floor(multiples * (1 + 1e-12)),
                     fallen = std::ceil(multiples - nearly);
        is_due = is_due || risen > level_ || fallen < level_;
        level_ = std::max(risen, std::min(fallen, level_));
      }
    return is_due;
  }
} // namespace softlattice
