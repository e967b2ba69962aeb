// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/schedule_text.h"

#include "models/shown_text.h"
#include "solver/parameters/number.h"

#include <cmath>

namespace softlattice
{
  namespace
  {
    constexpr auto form = "write: VALUE at TIME, VALUE at TIME; repeat every TIME";

    /// What to write where a point has no time: in "0,5 at 0 s" the comma divides what is one number.
    std::string advice_on_points(const std::string_view text)
    {
      const auto is_digit = [&](const std::size_t i) {
        return i < text.size() && text[i] >= '0' && text[i] <= '9';
      };
      for (std::size_t i = 1; i < text.size(); ++i)
        if (text[i] == ',' && is_digit(i - 1) && is_digit(i + 1))
          return std::string("a number has a decimal point: 0.5; ") + form;
      return form;
    }

    double period_of(const std::string_view text,
                     const UnitSystem &units,
                     const std::string &time_unit)
    {
      const std::string_view start = "repeat every ";
      if (text.substr(0, start.size()) != start)
        throw UnitError("not understood: '" + shown_text(text) + "'", form);
      return units.quantity(text.substr(start.size()), time_unit);
    }

    std::string time_text(const double t, const UnitSystem &units, const std::string &time_unit)
    {
      if (time_unit != "s")
        return units.text(t, time_unit, time_unit);
      for (const auto &[unit, seconds] : {std::pair{"h", 3600.}, std::pair{"min", 60.}})
        if (t != 0. && std::fmod(t, seconds) == 0.)
          return units.text(t, "s", unit);
      return units.text(t, "s", "s");
    }

    void check_times(const Schedule &schedule,
                     const UnitSystem &units,
                     const std::string &time_unit)
    {
      const std::vector<double> &times = schedule.times;
      for (std::size_t i = 1; i < times.size(); ++i)
        {
          if (times[i] < times[i - 1])
            throw UnitError("the times go back from " + time_text(times[i - 1], units, time_unit) +
                              " to " + time_text(times[i], units, time_unit),
                            "list them in ascending order");
          if (i >= 2 && times[i] == times[i - 2])
            throw UnitError("three values at " + time_text(times[i], units, time_unit),
                            "two make a jump, a third has no meaning");
        }
    }

    void check_period(const Schedule &schedule,
                      const UnitSystem &units,
                      const std::string &time_unit)
    {
      const double span = schedule.times.back() - schedule.times.front();
      if (schedule.period <= 0. || schedule.period < span)
        throw UnitError("the period " + time_text(schedule.period, units, time_unit) +
                          " is shorter than what it repeats",
                        "it is at least " + time_text(span, units, time_unit));
    }
  } // namespace

  Schedule read_schedule(const std::string_view text,
                         const std::function<double(std::string_view)> &quantity,
                         const UnitSystem &units,
                         const std::string &time_unit)
  {
    const std::size_t semicolon = text.find(';');
    const std::vector<std::string_view> points = split_list(text.substr(0, semicolon), ',');
    Schedule schedule;
    for (const std::string_view point : points)
      {
        const std::size_t at = point.find(" at ");
        if (at == std::string_view::npos && points.size() > 1)
          throw UnitError("no time given for '" + shown_text(point) + "'", advice_on_points(text));
        schedule.values.push_back(quantity(trimmed(point.substr(0, at))));
        schedule.times.push_back(
          at == std::string_view::npos ? 0. : units.quantity(point.substr(at + 4), time_unit));
      }
    if (points.empty())
      quantity(""); // complains that there is no value
    check_times(schedule, units, time_unit);
    if (semicolon != std::string_view::npos)
      {
        schedule.period = period_of(trimmed(text.substr(semicolon + 1)), units, time_unit);
        check_period(schedule, units, time_unit);
      }
    return schedule;
  }

  std::string write_schedule(const Schedule &schedule,
                             const std::function<std::string(double)> &quantity,
                             const UnitSystem &units)
  {
    if (schedule.values.size() == 1 && schedule.times.front() == 0. && schedule.period == 0.)
      return quantity(schedule.values.front());
    std::string text;
    for (std::size_t i = 0; i < schedule.values.size(); ++i)
      text += (i > 0 ? ", " : "") + quantity(schedule.values[i]) + " at " +
              time_text(schedule.times[i], units, "s");
    if (schedule.period != 0.)
      text += "; repeat every " + time_text(schedule.period, units, "s");
    return text;
  }
} // namespace softlattice
