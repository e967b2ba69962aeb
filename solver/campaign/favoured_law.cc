// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/favoured_law.h"

#include "models/constants.h"
#include "solver/campaign/json_parts.h"
#include "solver/campaign/study_labels.h"
#include "solver/parameters/units.h"
#include "solver/study/acceleration_settings.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    using LawJson = nlohmann::ordered_json;

    double number_or(const LawJson &value, const double otherwise)
    {
      return value.is_number() ? value.get<double>() : otherwise;
    }

    std::string path_of(const StudyResults &results, const std::size_t axis)
    {
      return without_unit(results.summary.columns.axes[axis]);
    }

    bool is_of_conditions(const StudyResults &results, const std::size_t axis)
    {
      const std::string path = path_of(results, axis);
      return results.axes[axis].is_numeric() && (path == AccelerationSettings::temperature_axis ||
                                                 path == AccelerationSettings::humidity_axis);
    }

    constexpr double not_varied = std::numeric_limits<double>::quiet_NaN();
  } // namespace

  double FavouredLaw::life(const LifeCondition &condition) const
  {
    double life = life_in_use;
    if (activation_energy != 0.)
      life *= std::exp(activation_energy / constants::boltzmann *
                       (1. / condition.temperature - 1. / use.temperature));
    if (law == AccelerationLaw::peck && humidity != 0.)
      life *= std::pow(condition.relative_humidity / use.relative_humidity, -humidity);
    if (law == AccelerationLaw::exponential_humidity)
      life *= std::exp(-humidity * (condition.relative_humidity - use.relative_humidity));
    return life;
  }

  std::optional<FavouredLaw> favoured_law(const LawJson &summary)
  {
    const LawJson &fits = part_of(summary, "acceleration"), &laws = part_of(fits, "laws");
    // At a site the law has no condition from which to go to others.
    if (!text_of(part_of(fits, "site")).empty())
      return {};
    const std::string name = text_of(part_of(fits, "favoured"));
    for (const AccelerationLaw law :
         {AccelerationLaw::arrhenius, AccelerationLaw::peck, AccelerationLaw::exponential_humidity})
      for (std::size_t i = 0; laws.is_array() && i < laws.size() && name == name_of(law); ++i)
        {
          if (text_of(part_of(laws[i], "law")) != name)
            continue;
          const auto fitted = [&](const char *what) {
            return number_or(part_of(part_of(laws[i], what), "value"), 0.);
          };
          const LawJson &use = part_of(fits, "use");
          return FavouredLaw{text_of(part_of(fits, "quantity")),
                             name,
                             law,
                             fitted("life in use"),
                             {number_or(part_of(use, "temperature [K]"), not_varied),
                              number_or(part_of(use, "relative humidity [1]"), not_varied)},
                             fitted("activation energy [eV]") * constants::electronvolt,
                             law == AccelerationLaw::peck
                               ? fitted("humidity exponent n [1]")
                               : 100. * fitted("humidity coefficient b [1/%]")};
        }
    return {};
  }

  Curve law_over(const FavouredLaw &law,
                 const StudyResults &results,
                 const StudyView &view,
                 const std::vector<std::size_t> &values)
  {
    constexpr int n_places = 33;
    if (results.quantities()[view.quantities.front()] != law.quantity)
      return {};
    LifeCondition condition{not_varied, not_varied};
    const UnitSystem units;
    const auto set = [&](const std::size_t axis, const double number) {
      const bool is_temperature = path_of(results, axis) == AccelerationSettings::temperature_axis;
      (is_temperature ? condition.temperature : condition.relative_humidity) =
        units.unit(results.axes[axis].unit, is_temperature ? "K" : "1").to_si(number);
    };
    for (const std::size_t axis : results.varied_axes())
      {
        if (!is_of_conditions(results, axis))
          return {};
        set(axis, results.axes[axis].numbers[values[axis]]);
      }
    Curve curve{law.name, {}};
    const std::vector<double> &numbers = results.axes[view.x].numbers;
    for (int i = 0; i < n_places; ++i)
      {
        const double place =
          numbers.front() + i * (numbers.back() - numbers.front()) / (n_places - 1);
        set(view.x, place);
        curve.points.push_back({place, law.life(condition)});
      }
    return curve;
  }
} // namespace softlattice
