// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/axis_values.h"

#include "solver/files/text_file.h"
#include "solver/parameters/value.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    std::string trimmed_text(const std::string &text)
    {
      const std::size_t first = text.find_first_not_of(" \t");
      if (first == std::string::npos)
        return {};
      return text.substr(first, text.find_last_not_of(" \t") - first + 1);
    }

    std::vector<std::string> split_values(const std::string &text)
    {
      const char separator = text.find('|') != std::string::npos ? '|' : ',';
      std::vector<std::string> parts;
      std::size_t begin = 0;
      for (std::size_t end = 0; end != std::string::npos; begin = end + 1)
        {
          end = text.find(separator, begin);
          parts.push_back(trimmed_text(text.substr(begin, end - begin)));
        }
      return parts;
    }

    bool is_quantity(const ParameterEntry &entry)
    {
      return std::holds_alternative<double *>(entry.target) ||
             std::holds_alternative<Schedule *>(entry.target);
    }

    bool is_integer(const ParameterEntry &entry)
    {
      return std::holds_alternative<int *>(entry.target);
    }

    /// The unit behind a number; empty where there is none.
    std::string unit_behind(const std::string &text)
    {
      const std::size_t end = text.find_first_not_of("0123456789+-.eE");
      return end == std::string::npos ? "" : trimmed_text(text.substr(end));
    }

    double spaced(const double from, const double to, const double part, const std::string &spacing)
    {
      if (spacing == "log")
        return from * std::pow(to / from, part);
      if (spacing == "inverse temperature")
        return 1. / (1. / from + part * (1. / to - 1. / from));
      return from + part * (to - from);
    }
  } // namespace

  bool has_numbers(const ParameterEntry &entry)
  {
    return is_quantity(entry) || is_integer(entry);
  }

  std::string AxisValue::shown() const
  {
    return std::isnan(number) ? text : shortest(number);
  }

  AxisValue value_of(const double si, const ParameterEntry &entry, const UnitSystem &units)
  {
    if (is_integer(entry))
      return {std::to_string(std::lround(si)), std::round(si)};
    // Twelve digits are more than anybody varies by, and 0.30000000000000004 is nobody's value.
    const Unit unit = units.unit(entry.display_unit, entry.si_unit);
    char digits[40];
    std::snprintf(digits, sizeof(digits), "%.12g", unit.from_si(si));
    const std::string unit_text = entry.display_unit == "1" ? "" : " " + entry.display_unit;
    return {digits + unit_text, std::stod(digits)};
  }

  AxisValue value_at(const Axis &axis,
                     const ParameterEntry &entry,
                     const double part,
                     const UnitSystem &units)
  {
    if (axis.from && axis.to)
      return value_of(spaced(*axis.from, *axis.to, part, axis.spacing), entry, units);
    const auto n = static_cast<double>(axis.values.size());
    return axis.values[static_cast<std::size_t>(std::min(part * n, n - 1.))];
  }

  Axis read_axis(const StudyAxis &given,
                 const ParameterEntry &entry,
                 const bool sampled,
                 const UnitSystem &units,
                 const ReadValues &values,
                 Diagnostics &diagnostics)
  {
    Axis axis;
    axis.path = given.path;
    axis.spacing = given.spacing;
    const bool is_number = has_numbers(entry);
    axis.unit = is_number ? entry.display_unit : "";
    const auto place = [&](const char *name) {
      return values.location(given.section() + "/" + name);
    };
    const auto number_of = [&](const std::string &text, const char *name) -> std::optional<double> {
      try
        {
          return units.quantity(text, entry.si_unit);
        }
      catch (const UnitError &error)
        {
          diagnostics.error(place(name),
                            std::string("'") + text + "': " + error.what(),
                            error.hint);
          return {};
        }
    };

    const bool has_range = !given.from.empty() || !given.to.empty();
    const Location of_values = place(given.formula.empty() ? "Values" : "Formula");
    axis.where = of_values.column > 0 ? of_values : given.where;
    if (!given.formula.empty())
      {
        if (!given.values.empty() || has_range)
          diagnostics.error(place("Formula"),
                            "both a formula and values of its own are given",
                            "one of the two");
        else if (!is_number)
          diagnostics.error(place("Formula"), "'" + given.path + "' is no number", "Values");
        axis.formula = given.formula;
      }
    else if (given.values.empty() && !has_range)
      diagnostics.error(given.where,
                        "the axis '" + given.path + "' is empty",
                        "set Values = ..., or From, To and Points, or Formula");
    else if (!given.values.empty() && has_range)
      diagnostics.error(place("Values"), "both Values and a range are given", "one of the two");
    else if (has_range && !is_number)
      diagnostics.error(place("From"),
                        "'" + given.path + "' is no number and has no range",
                        "Values");
    else if (has_range && (given.from.empty() || given.to.empty()))
      diagnostics.error(given.where, "a range needs both From and To", "");
    else if (has_range)
      {
        axis.from = number_of(given.from, "From");
        axis.to = number_of(given.to, "To");
        if (!axis.from || !axis.to)
          return axis;
        if (axis.spacing != "linear" && !(*axis.from > 0. && *axis.to > 0.))
          diagnostics.error(place("Spacing"),
                            "with this spacing both ends have to be above zero",
                            axis.spacing == "log" ? "" : "temperatures count from 0 K");
        else if (axis.spacing == "inverse temperature" && entry.si_unit != "K")
          diagnostics.error(place("Spacing"),
                            "'" + given.path + "' is no temperature",
                            "linear | log");
        else if (!sampled && given.points < 1)
          diagnostics.error(given.where, "the range needs a number of points", "set Points = 5");
        else if (!sampled)
          for (int i = 0; i < given.points; ++i)
            axis.values.push_back(
              value_at(axis,
                       entry,
                       given.points == 1 ? 0. : static_cast<double>(i) / (given.points - 1),
                       units));
      }
    else
      {
        std::vector<std::string> texts = split_values(given.values);
        const std::string last_unit = is_quantity(entry) ? unit_behind(texts.back()) : "";
        for (std::string &text : texts)
          {
            if (text.empty())
              {
                diagnostics.error(place("Values"), "a value is missing between two commas", "");
                return axis;
              }
            if (unit_behind(text).empty() && last_unit.find(" at ") == std::string::npos &&
                !last_unit.empty())
              text += " " + last_unit;
            AxisValue value{text};
            // A schedule may be a table over time, which is no number.
            const bool is_schedule = std::holds_alternative<Schedule *>(entry.target) &&
                                     text.find(" at ") != std::string::npos;
            if (is_number && !is_schedule)
              if (const auto si = number_of(text, "Values"))
                value.number = value_of(*si, entry, units).number;
            axis.values.push_back(value);
          }
        if (std::any_of(axis.values.begin(), axis.values.end(), [](const AxisValue &one) {
              return std::isnan(one.number);
            }))
          {
            axis.unit.clear();
            for (AxisValue &one : axis.values)
              one.number = std::numeric_limits<double>::quiet_NaN();
          }
        for (std::size_t i = 0; i < axis.values.size(); ++i)
          for (std::size_t j = 0; j < i; ++j)
            if (axis.values[i].text == axis.values[j].text)
              diagnostics.error(place("Values"),
                                "'" + axis.values[i].text + "' stands here twice",
                                "");
      }
    return axis;
  }
} // namespace softlattice
