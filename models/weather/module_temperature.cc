// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/weather/module_temperature.h"

#include "models/parameter_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace softlattice
{
  namespace
  {
    struct Mounting
    {
      const char *name;
      double a;              // [1]
      double b;              // [s/m]
      double cell_over_back; // of the cells over the back of the module at 1000 W/m^2 [K]
    };
    constexpr std::array<Mounting, 4> mountings = {
      {{"open rack, glass and glass", -3.47, -0.0594, 3.},
       {"close mount, glass and glass", -2.98, -0.0471, 1.},
       {"open rack, glass and polymer", -3.56, -0.075, 3.},
       {"insulated back, glass and polymer", -2.81, -0.0455, 0.}}};
    constexpr double full_sun = 1000.; // [W/m^2]
    constexpr const char *of_sapm = "D. L. King et al., SAND2004-3535, table 1";
    constexpr const char *of_pvsyst = "defaults of PVsyst for free standing modules";
    constexpr const char *of_faiman = "10.1002/pip.813";

    const Mounting &mounting_of(const std::string &name)
    {
      return *std::find_if(mountings.begin(), mountings.end() - 1, [&](const Mounting &m) {
        return m.name == name;
      });
    }
  } // namespace

  void ModuleTemperature::declare(const ParameterSection &section)
  {
    section.choice("Temperature law", &law_, {"SAPM", "PVsyst", "Faiman", "air"})
      .about("How the temperature of the film follows from air, sun and wind; 'air': it is that of "
             "the air.")
      .from_equation("232")
      .from_source(of_sapm, Confidence::memory);
    std::vector<std::string> names;
    for (const Mounting &mounting : mountings)
      names.emplace_back(mounting.name);
    section.when("Temperature law", {"SAPM"})
      .choice("Mounting", &mounting_, names)
      .about("What the module is made of and how air gets to its back.")
      .from_equation("232")
      .from_source(of_sapm, Confidence::memory);
    const ParameterSection pvsyst = section.when("Temperature law", {"PVsyst"});
    pvsyst.number("Absorbed part", &absorbed_)
      .about("Part of the light that the module absorbs.")
      .range(0., 1.)
      .from_equation("232")
      .from_source(of_pvsyst, Confidence::memory);
    pvsyst.quantity("Efficiency", &efficiency_, "1", "%")
      .about("Part of the light that leaves as electricity.")
      .range(0., 1.)
      .from_equation("232")
      .from_source(of_pvsyst, Confidence::memory);
    pvsyst.quantity("Heat loss", &loss_, "W/(m^2 K)", "W/(m^2 K)")
      .about("Uc: heat that a module gives to still air, per area and kelvin.")
      .range(1., 1e4)
      .from_equation("232")
      .from_source(of_pvsyst, Confidence::memory);
    pvsyst.quantity("Heat loss by wind", &loss_by_wind_, "W s/(m^3 K)", "W s/(m^3 K)")
      .about("Uv: what a metre per second of wind adds to it.")
      .range(0., 1e4)
      .from_equation("232")
      .from_source(of_pvsyst, Confidence::memory);
    const ParameterSection faiman = section.when("Temperature law", {"Faiman"});
    faiman.quantity("U0", &faiman_loss_, "W/(m^2 K)", "W/(m^2 K)")
      .about("Heat that a module gives to still air, per area and kelvin.")
      .range(1., 1e4)
      .from_equation("232")
      .from_source(of_faiman, Confidence::memory);
    faiman.quantity("U1", &faiman_by_wind_, "W s/(m^3 K)", "W s/(m^3 K)")
      .about("What a metre per second of wind adds to it.")
      .range(0., 1e4)
      .from_equation("232")
      .from_source(of_faiman, Confidence::memory);
    section.quantity("Thermal lag", &time_constant_, "s", "min")
      .about("Time in which 63 % of a change of sun and wind reaches the cells. Glass and glass "
             "modules have some 5 "
             "to 10 min; in hourly weather that changes little.")
      .range(0., 1e5)
      .from_equation("233")
      .from_source("hourly means hold no shorter changes", Confidence::assumed);
  }

  bool ModuleTemperature::needs_wind() const
  {
    return law_ == "SAPM" || law_ == "Faiman" || (law_ == "PVsyst" && loss_by_wind_ > 0.);
  }

  double ModuleTemperature::height_of_wind() const
  {
    constexpr double at_station = 10., at_module = 2.; // [m]
    return law_ == "SAPM" ? at_station : at_module;
  }

  double ModuleTemperature::at_rest(const double irradiance,
                                    const double air,
                                    const double wind) const
  {
    if (law_ == "SAPM")
      {
        const Mounting &m = mounting_of(mounting_);
        return irradiance * std::exp(m.a + m.b * wind) + air +
               irradiance / full_sun * m.cell_over_back;
      }
    if (law_ == "PVsyst")
      return air + irradiance * absorbed_ * (1. - efficiency_) / (loss_ + loss_by_wind_ * wind);
    if (law_ == "Faiman")
      return air + irradiance / (faiman_loss_ + faiman_by_wind_ * wind);
    return air;
  }

  std::vector<double> ModuleTemperature::delayed(const std::vector<double> &times,
                                                 const std::vector<double> &at_rest,
                                                 const bool repeated) const
  {
    if (time_constant_ <= 0. || times.size() < 2)
      return at_rest;
    std::vector<double> own = at_rest;
    for (int round = repeated ? 0 : 1; round < 2; ++round)
      {
        // The second time from where the first one ended: a lag is short against a record.
        own.front() = repeated && round == 1 ? own.back() : at_rest.front();
        for (std::size_t k = 1; k < times.size(); ++k)
          {
            const double elapsed = times[k] - times[k - 1];
            if (elapsed <= 0.)
              {
                own[k] = own[k - 1];
                continue;
              }
            const double slope = (at_rest[k] - at_rest[k - 1]) / elapsed;
            const double gained = -std::expm1(-elapsed / time_constant_);
            own[k] = own[k - 1] + (at_rest[k - 1] - own[k - 1]) * gained +
                     slope * (elapsed - time_constant_ * gained);
          }
      }
    return own;
  }

  double wind_at_height(const double speed, const double measured_at, const double height)
  {
    constexpr double exponent = 0.33;
    return speed * std::pow(height / measured_at, exponent);
  }
} // namespace softlattice
