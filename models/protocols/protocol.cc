// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/protocols/protocol.h"

#include "models/constants.h"
#include "models/weather/calendar.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

namespace softlattice
{
  namespace
  {
    constexpr double full_sun = 1000.; // [W/m^2]

    std::string number(const double value)
    {
      char text[40];
      std::snprintf(text, sizeof text, "%.10g", value);
      return text;
    }

    std::string in_celsius(const double kelvin)
    {
      return number(std::round(1e6 * (kelvin - constants::celsius_zero)) * 1e-6) + " degC";
    }

    /// "65 degC or 85 degC"
    template <typename Text>
    std::string one_of(const std::vector<double> &values, const Text &text)
    {
      std::string all;
      for (const double value : values)
        all += (all.empty() ? "" : " or ") + text(value);
      return all;
    }

    /// In the largest unit in which ten digits say it to rounding.
    std::string in_hours(const double seconds)
    {
      constexpr double rounding = 1e-14;
      for (const auto &[unit, name] : {std::pair(hour_length, " h"), std::pair(60., " min")})
        if (const std::string text = number(seconds / unit);
            std::abs(std::stod(text) * unit - seconds) <= rounding * seconds)
          return text + name;
      return number(seconds) + " s";
    }

    /// (260) of values one after the other, at times within a period.
    std::string repeated(const std::vector<std::pair<double, std::string>> &knots,
                         const double period)
    {
      std::string text;
      for (const auto &[time, value] : knots)
        text += (text.empty() ? "" : ", ") + value + " at " + in_hours(time);
      return text + "; repeat every " + in_hours(period);
    }

    /// From the lower to the upper temperature and back; empty while the case does not say how.
    std::string cycles_of_temperature(const Protocol &protocol, const ProtocolCycle &cycle)
    {
      const double hottest =
        protocol.temperatures.size() == 1 ? protocol.temperatures.front() : cycle.hot;
      const bool is_free = protocol.leaves_period_open();
      const double period = is_free ? cycle.period : protocol.own_period();
      if (std::isnan(hottest) || std::isnan(period))
        return "";
      double ramp = std::isnan(cycle.ramp) ? 0.25 * period : std::min(cycle.ramp, 0.5 * period);
      if (!is_free)
        ramp = (hottest - protocol.coldest) / protocol.fastest;
      const double cold = is_free ? 0.5 * period - ramp : protocol.cold_dwell;
      const double hot = is_free ? cold : protocol.hot_dwell;
      const std::string below = in_celsius(protocol.coldest), above = in_celsius(hottest);
      std::vector<std::pair<double, std::string>> knots = {{0., below}};
      if (cold > 0.)
        knots.emplace_back(cold, below);
      knots.emplace_back(cold + ramp, above);
      if (hot > 0.)
        knots.emplace_back(cold + ramp + hot, above);
      knots.emplace_back(period, below);
      return repeated(knots, period);
    }

    std::string light_of(const Protocol &protocol, const ProtocolCycle &cycle)
    {
      const std::string on = number(full_sun) + " W/m^2", off = "0 W/m^2";
      if (protocol.light != Protocol::Light::cycles)
        return protocol.light == Protocol::Light::on ? on : off;
      if (std::isnan(cycle.period))
        return "";
      const double dark_parts = cycle.light_to_dark == "1:2" ? 2. : 1.;
      const double end_of_light = cycle.period / (1. + dark_parts);
      return repeated({{0., on}, {end_of_light, on}, {end_of_light, off}, {cycle.period, off}},
                      cycle.period);
    }
  } // namespace

  double Protocol::own_period() const
  {
    return hot_dwell + cold_dwell + 2. * (temperatures.front() - coldest) / fastest;
  }

  namespace
  {
    void declare_cycle(const ParameterSection &section, ProtocolCycle &cycle)
    {
      std::vector<std::string> of_heat, of_choice, of_light;
      for (const Protocol &p : protocols())
        {
          if (p.has_cycles_of_temperature() && p.temperatures.size() > 1)
            of_choice.push_back(p.name);
          if (p.leaves_period_open())
            (p.has_cycles_of_temperature() ? of_heat : of_light).push_back(p.name);
        }
      std::vector<std::string> of_either = of_heat;
      of_either.insert(of_either.end(), of_light.begin(), of_light.end());
      const std::string protocol = "Environment/Protocol", &source = protocols().front().source;
      section.when(protocol, of_choice)
        .quantity("Hot temperature", &cycle.hot, "K", "degC")
        .about(
          "Up to which the cycles of the protocol go, of those between which it lets choose. If it "
          "is not set, the case has to say the temperature itself.")
        .range(200., 1000.)
        .from_equation("260")
        .from_source(source, Confidence::memory);
      section.when(protocol, of_either)
        .quantity("Period", &cycle.period, "s", "h")
        .about("Time of one cycle of the protocol. If it is not set, the case has to say the "
               "temperature "
               "itself, where that is what goes in cycles.")
        .range(1., 1e9)
        .from_equation("260")
        .from_source(source, Confidence::memory);
      section.when(protocol, of_heat)
        .quantity("Ramp", &cycle.ramp, "s", "min")
        .about("Time in which the temperature goes from one end to the other, half the period at "
               "most; what is left is spent at both ends alike. If it is not set, a quarter of the "
               "period.")
        .range(1., 1e9)
        .from_equation("260")
        .from_source("not prescribed", Confidence::assumed);
      section.when(protocol, of_light)
        .choice("Light to dark", &cycle.light_to_dark, {"1:1", "1:2"})
        .about("How long it is light and dark within one cycle of the protocol, which begins with "
               "light.")
        .from_equation("260")
        .from_source(source, Confidence::memory);
    }
  } // namespace

  void declare_protocol(const ParameterSection &environment,
                        std::string &name,
                        ProtocolCycle &cycle)
  {
    std::vector<std::string> names = {"none"};
    for (const Protocol &one : protocols())
      names.push_back(one.name);
    environment.choice("Protocol", &name, names)
      .about("Test of stability that gives temperature, humidity and light, as far as the case "
             "does not say them itself; what it leaves open the case has to say. 'softlattice "
             "check' shows what it is taken as.")
      .from_equation("260")
      .from_source("rows of Khenkin 2020 (10.1038/s41560-019-0529-5), read second-hand, and of IEC "
                   "61215, from memory: check them against the standard",
                   Confidence::memory);
    declare_cycle(environment.subsection("Cycle"), cycle);
  }

  std::vector<ProtocolChoice> choices_of(const Protocol &protocol)
  {
    std::vector<ProtocolChoice> choices;
    if (protocol.light == Protocol::Light::sun)
      return choices;
    const std::string set = "write 'set ";
    const std::string cycle = "' in the subsection Cycle of Environment";
    if (protocol.temperatures.size() > 1)
      {
        const std::string temperatures = one_of(protocol.temperatures, in_celsius);
        const std::string first = in_celsius(protocol.temperatures.front());
        if (protocol.has_cycles_of_temperature())
          choices.push_back({{"Environment/Cycle/Hot temperature", "Environment/Temperature"},
                             "how hot it gets: " + temperatures,
                             set + "Hot temperature = " + first + cycle});
        else
          choices.push_back({{"Environment/Temperature"},
                             "the temperature: " + temperatures,
                             set + "Temperature = " + first + "' in the section Environment"});
      }
    if (std::isnan(protocol.humidity))
      choices.push_back(
        {{"Environment/Relative humidity", "Environment/Vapour pressure"},
         "the humidity (" + protocol.humidity_text + ")",
         set +
           "Relative humidity', which is that at the temperature of the film; air of a room "
           "that is heated keeps its vapour: 'set Humidity quantity = vapour pressure' and 'set "
           "Vapour pressure = 1270 Pa' are 40 % at 25 degC"});
    if (protocol.leaves_period_open())
      choices.push_back(
        {protocol.light == Protocol::Light::cycles
           ? std::vector<std::string>{"Environment/Cycle/Period"}
           : std::vector<std::string>{"Environment/Cycle/Period", "Environment/Temperature"},
         "how long a cycle is" +
           (protocol.periods.empty() ? "" : ": " + one_of(protocol.periods, in_hours)),
         set + "Period = " +
           in_hours(protocol.periods.empty() ? 6. * hour_length : protocol.periods.front()) +
           cycle});
    if (protocol.light == Protocol::Light::cycles)
      choices.push_back({{"Environment/Cycle/Light to dark"},
                         "how much of a cycle is light: 1:1 or 1:2",
                         set + "Light to dark = 1:1" + cycle});
    return choices;
  }

  std::vector<MaterialValue> values_of(const Protocol &protocol, const ProtocolCycle &cycle)
  {
    std::vector<MaterialValue> values;
    if (protocol.light == Protocol::Light::sun)
      return values;
    const auto add = [&](const std::string &path, const std::string &text) {
      if (!text.empty())
        values.push_back({path, text, protocol.source, Confidence::memory});
    };
    if (protocol.has_cycles_of_temperature())
      add("Environment/Temperature", cycles_of_temperature(protocol, cycle));
    else if (protocol.temperatures.size() == 1)
      add("Environment/Temperature", in_celsius(protocol.temperatures.front()));
    if (!std::isnan(protocol.humidity))
      {
        add("Environment/Humidity quantity", "relative humidity");
        add("Environment/Relative humidity", number(100. * protocol.humidity) + " %");
      }
    // Where there is light, it is its power that is known.
    if (protocol.light != Protocol::Light::none)
      add("Light/Given as", "power density");
    else
      add("Light/Generation rate", "0 1/m^3/s");
    add("Light/Power density", light_of(protocol, cycle));
    if (!std::isnan(protocol.duration))
      add("Time/End time", in_hours(protocol.duration));
    return values;
  }
} // namespace softlattice
