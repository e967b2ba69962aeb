// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/constants.h"
#include "models/protocols/protocol.h"
#include "models/weather/calendar.h"

#include <algorithm>
#include <initializer_list>

namespace softlattice
{
  namespace
  {
    using constants::celsius_zero;
    using Light = Protocol::Light;
    const std::string statement = "Khenkin 2020 (10.1038/s41560-019-0529-5), read second-hand",
                      of_iec = "IEC 61215, from memory";
    const std::string of_room = "23 +- 4 degC", either = "65 or 85 degC", ambient = "ambient",
                      full_light = "800 to 1000 W/m^2", some_load = "MPP or open circuit",
                      tracked = "MPP", dark = "dark";

    std::vector<double> celsius(const std::initializer_list<double> values)
    {
      std::vector<double> kelvin;
      for (const double value : values)
        kelvin.push_back(value + celsius_zero);
      return kelvin;
    }

    Protocol steady(const std::string &name,
                    const std::string &temperature,
                    const std::string &humidity,
                    const double relative_humidity)
    {
      Protocol p;
      p.name = name;
      p.source = statement;
      p.light_text = dark;
      p.temperature_text = temperature;
      p.temperatures = temperature == of_room ? celsius({23.}) : celsius({65., 85.});
      p.humidity_text = humidity;
      p.humidity = relative_humidity;
      p.load_text = "open circuit";
      return p;
    }

    /// D, V, L and LC, of which each has three levels of the same heat.
    void add_steady(std::vector<Protocol> &all)
    {
      const auto of_three =
        [&](const std::string &family, const std::string &last, const double h) {
          return std::vector<Protocol>{steady(family + "-1", of_room, ambient, Protocol::open),
                                       steady(family + "-2", either, ambient, Protocol::open),
                                       steady(family + "-3", either, last, h)};
        };
      for (const Protocol &p : of_three("ISOS-D", "85 %", 0.85))
        all.push_back(p);
      for (Protocol p : of_three("ISOS-V", "85 %", 0.85))
        {
          p.load_text = "a voltage: V_mpp, V_oc, J_sc, -V_oc or -J_mpp";
          all.push_back(p);
        }
      for (Protocol p : of_three("ISOS-L", "50 %", 0.5))
        {
          p.light = Light::on;
          p.light_text = full_light;
          p.load_text = p.name == "ISOS-L-3" ? tracked : some_load;
          p.assumption = "of 800 to 1000 W/m^2 the most";
          all.push_back(p);
        }
      for (Protocol p : of_three("ISOS-LC", "50 %", 0.5))
        {
          p.light = Light::cycles;
          p.light_text = full_light + " in cycles of 2, 8 or 24 h, light to dark 1:1 or 1:2";
          p.load_text = some_load;
          p.periods = {2. * hour_length, 8. * hour_length, 24. * hour_length};
          p.assumption = "of 800 to 1000 W/m^2 the most; a cycle begins with light";
          all.push_back(p);
        }
    }

    Protocol cycled(const std::string &name,
                    const std::string &temperature,
                    const double coldest,
                    const std::initializer_list<double> hottest,
                    const std::string &humidity)
    {
      Protocol p;
      p.name = name;
      p.source = statement;
      p.light_text = dark;
      p.temperature_text = temperature;
      p.temperatures = celsius(hottest);
      p.coldest = coldest + celsius_zero;
      p.humidity_text = humidity;
      p.load_text = "open circuit";
      p.assumption = "linear ramps, and equal times at both ends";
      return p;
    }

    void add_cycled(std::vector<Protocol> &all)
    {
      const std::string below = "below 55 %";
      all.push_back(cycled("ISOS-T-1", "23 to 65 or 85 degC and back", 23., {65., 85.}, ambient));
      all.push_back(cycled("ISOS-T-2", "23 to 65 or 85 degC and back", 23., {65., 85.}, ambient));
      all.push_back(cycled("ISOS-T-3", "-40 to 85 degC and back", -40., {85.}, below));
      for (Protocol p : {cycled("ISOS-LT-1", "23 to 65 degC and back", 23., {65.}, "monitored"),
                         cycled("ISOS-LT-2", "5 to 65 degC and back", 5., {65.}, "monitored"),
                         cycled("ISOS-LT-3",
                                "-25 to 65 or 85 degC and back",
                                -25.,
                                {65., 85.},
                                below + " above 40 degC")})
        {
          p.temperature_text += ", linear ramps";
          p.light = Light::on;
          p.light_text = "on";
          p.load_text = some_load;
          p.assumption = "1000 W/m^2 all the time, and equal times at both ends";
          all.push_back(p);
        }
    }

    void add_outdoor(std::vector<Protocol> &all)
    {
      for (const std::string number : {"1", "2", "3"})
        {
          Protocol p;
          p.name = "ISOS-O-" + number;
          p.source = statement;
          p.light = Light::sun;
          p.light_text = "sun";
          p.temperature_text = p.humidity_text = "of the site";
          p.load_text = number == "3" ? tracked : some_load;
          all.push_back(p);
        }
    }

    void add_modules(std::vector<Protocol> &all)
    {
      Protocol heat = steady("IEC 61215 damp heat", "85 degC", "85 %", 0.85);
      heat.temperatures = celsius({85.});
      heat.source = of_iec;
      heat.load_text = "";
      heat.duration = 1000. * hour_length;
      all.push_back(heat);

      Protocol cycles = cycled("IEC 61215 thermal cycling",
                               "-40 to 85 degC and back, 10 min or more at both ends, 100 K/h or "
                               "less, 200 cycles",
                               -40.,
                               {85.},
                               "not controlled");
      cycles.source = of_iec;
      cycles.load_text = "";
      cycles.fastest = 100. / hour_length;
      cycles.hot_dwell = cycles.cold_dwell = hour_length / 6.;
      cycles.duration = 200. * cycles.own_period();
      cycles.assumption = "100 K/h, 10 min at each end";
      all.push_back(cycles);

      Protocol freeze = cycled("IEC 61215 humidity freeze",
                               "-40 to 85 degC and back, 20 h or more at 85 degC, 10 cycles",
                               -40.,
                               {85.},
                               "85 % at 85 degC");
      freeze.source = of_iec;
      freeze.load_text = "";
      freeze.humidity = 0.85;
      freeze.fastest = 100. / hour_length;
      freeze.hot_dwell = 20. * hour_length;
      freeze.cold_dwell = 0.5 * hour_length;
      freeze.duration = 10. * freeze.own_period();
      freeze.assumption = "100 K/h, half an hour at -40 degC, and 85 % also where the humidity is "
                          "not controlled";
      all.push_back(freeze);
    }
  } // namespace

  const std::vector<Protocol> &protocols()
  {
    static const std::vector<Protocol> all = [] {
      std::vector<Protocol> list;
      add_steady(list);
      add_cycled(list);
      add_outdoor(list);
      add_modules(list);
      return list;
    }();
    return all;
  }

  const Protocol *protocol_of(const std::string &name)
  {
    const auto found = std::find_if(protocols().begin(), protocols().end(), [&](const Protocol &p) {
      return p.name == name;
    });
    return found == protocols().end() ? nullptr : &*found;
  }
} // namespace softlattice
