// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/acceleration_points.h"

#include "solver/study/study_table.h"
#include "solver/study/transformation_quantities.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <tuple>

namespace softlattice
{
  namespace
  {
    std::string setting(const char *name)
    {
      return std::string(AccelerationSettings::section) + "/" + name;
    }

    /// The value of one axis in use.
    std::optional<AxisValue> use_value(const std::string &text,
                                       const char *name,
                                       const Axis &axis,
                                       const ParameterEntry &entry,
                                       const UnitSystem &units,
                                       const StudySettings &settings,
                                       const ReadValues &values,
                                       Diagnostics &diagnostics)
    {
      if (text.empty())
        {
          diagnostics.error(settings.acceleration.where,
                            "'" + axis.path +
                              "' is varied, and where the life is wanted is not said",
                            std::string("set ") + name + " = ...");
          return {};
        }
      try
        {
          return value_of(units.quantity(text, entry.si_unit), entry, units);
        }
      catch (const UnitError &error)
        {
          diagnostics.error(values.location(setting(name)),
                            "'" + text + "': " + error.what(),
                            error.hint);
          return {};
        }
    }

    bool has_axis(const std::deque<StudyAxis> &axes, const char *path)
    {
      return std::any_of(axes.begin(), axes.end(), [path](const StudyAxis &axis) {
        return axis.path == path;
      });
    }
  } // namespace

  std::optional<StudyPoint> use_point(const StudySettings &settings,
                                      const std::vector<Axis> &axes,
                                      const std::vector<const ParameterEntry *> &entries,
                                      const UnitSystem &units,
                                      const ReadValues &values,
                                      Diagnostics &diagnostics)
  {
    StudyPoint point;
    for (std::size_t a = 0; a < axes.size(); ++a)
      {
        const bool is_temperature = axes[a].path == AccelerationSettings::temperature_axis;
        if (axes[a].unit.empty())
          {
            diagnostics.error(values.location("Study/" + axes[a].path + "/Values"),
                              "laws of acceleration are of conditions that stay as they are",
                              "constants, and a study of its own for schedules");
            return {};
          }
        point.push_back(use_value(is_temperature ? settings.acceleration.use_temperature
                                                 : settings.acceleration.use_humidity,
                                  is_temperature ? "Use temperature" : "Use relative humidity",
                                  axes[a],
                                  *entries[a],
                                  units,
                                  settings,
                                  values,
                                  diagnostics));
        if (!point.back())
          return {};
      }
    return point;
  }

  void check_acceleration(const StudySettings &settings,
                          const ReadValues &values,
                          Diagnostics &diagnostics)
  {
    for (const StudyAxis &axis : settings.axes)
      if (axis.path != AccelerationSettings::temperature_axis &&
          axis.path != AccelerationSettings::humidity_axis)
        diagnostics.error(axis.where,
                          "laws of acceleration are of temperature and humidity alone",
                          "a study of its own for other axes, or no subsection Acceleration");
    if (settings.acceleration.has_use_case() && !settings.is_by_mean_field())
      diagnostics.error(
        values.location(setting("Use case")),
        "the life of a case of use is estimated, and so have those of the tests to be",
        "set Members = mean field");
    for (const auto &[name, text] :
         {std::pair("Use temperature", settings.acceleration.use_temperature),
          std::pair("Use relative humidity", settings.acceleration.use_humidity)})
      if (settings.acceleration.has_use_case() && !text.empty())
        diagnostics.error(values.location(setting(name)),
                          "the conditions of use are those of 'Use case'",
                          "one of both");
    for (const auto &[name, text, path] : {std::tuple("Use temperature",
                                                      settings.acceleration.use_temperature,
                                                      AccelerationSettings::temperature_axis),
                                           std::tuple("Use relative humidity",
                                                      settings.acceleration.use_humidity,
                                                      AccelerationSettings::humidity_axis)})
      if (!text.empty() && !has_axis(settings.axes, path))
        diagnostics.error(values.location(setting(name)),
                          std::string("no axis varies '") + path +
                            "', so that nothing tells its effect",
                          std::string("subsection ") + path + ", or set it for all members");
  }

  std::optional<std::size_t> life_among(const StudySettings &settings,
                                        const std::vector<std::string> &quantities,
                                        const ReadValues &values,
                                        Diagnostics &diagnostics)
  {
    const std::string &life = settings.acceleration.life;
    std::string times;
    for (std::size_t q = 0; q < quantities.size(); ++q)
      if (const std::string name = without_unit(quantities[q]);
          is_time_to_reach(name) || quantities[q] == name + " [s]")
        {
          if (life == name || life == quantities[q])
            return q;
          times += (times.empty() ? "" : ", ") + name;
        }
    const std::string hint = times.empty() ? "add a time to Quantities, such as t80 retained"
                                           : "of the Quantities there are the times " + times;
    if (life.empty())
      diagnostics.error(settings.acceleration.where, "which time is the life is not said", hint);
    else
      diagnostics.error(values.location(setting("Life")),
                        "'" + life + "' is no time among the Quantities of the study",
                        hint);
    return {};
  }

  VariedConditions varied_by(const std::vector<Axis> &axes)
  {
    VariedConditions varied;
    for (const Axis &axis : axes)
      {
        varied.temperature |= axis.path == AccelerationSettings::temperature_axis;
        varied.humidity |= axis.path == AccelerationSettings::humidity_axis;
      }
    return varied;
  }

  std::vector<std::optional<LifeCondition>> conditions_of(const std::vector<StudyMember> &members,
                                                          const std::size_t n_points,
                                                          const std::vector<Axis> &axes,
                                                          const UnitSystem &units)
  {
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    std::vector<std::optional<LifeCondition>> conditions(n_points);
    for (const StudyMember &member : members)
      {
        LifeCondition condition{unknown, unknown};
        bool is_constant = true;
        for (std::size_t a = 0; a < axes.size(); ++a)
          {
            char *end = nullptr;
            const double number = std::strtod(member.axes[a].c_str(), &end);
            is_constant = is_constant && !axes[a].unit.empty() && *end == '\0';
            const bool is_temperature = axes[a].path == AccelerationSettings::temperature_axis;
            if (is_constant)
              (is_temperature ? condition.temperature : condition.relative_humidity) =
                units.unit(axes[a].unit, is_temperature ? "K" : "1").to_si(number);
          }
        if (is_constant)
          conditions[member.point] = condition;
      }
    return conditions;
  }

  void check_one_side(const std::vector<std::optional<LifeCondition>> &conditions,
                      const double equilibrium_temperature,
                      const StudySettings &settings,
                      Diagnostics &diagnostics)
  {
    std::array<bool, 2> has_side = {{false, false}};
    for (const std::optional<LifeCondition> &one : conditions)
      if (one && !std::isnan(one->temperature))
        has_side[one->temperature > equilibrium_temperature ? 1 : 0] = true;
    if (!has_side[0] || !has_side[1])
      return;
    for (const StudyAxis &axis : settings.axes)
      if (axis.path == AccelerationSettings::temperature_axis)
        diagnostics.error(
          axis.where,
          fmt::format("LT is stable below {:.4g} degC and HT above: lives on both sides are of "
                      "different transformations, which no law of acceleration has in common",
                      equilibrium_temperature - 273.15),
          "temperatures, and 'Use temperature', on one side");
  }
} // namespace softlattice
