// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/vacancies/vacancy_tables.h"

#include "solver/case/case.h"
#include "solver/parts/vacancies/vacancy_settings.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    /// The distance between the electrodes [m], if they are opposite sides of a rectangular body.
    std::optional<double> distance_between(const std::array<Electrode, 2> &electrodes,
                                           const Geometry &geometry)
    {
      if (!is_rectangular(geometry))
        return {};
      const std::vector<std::string> names = boundary_names(geometry);
      const auto axis_of = [&](const Electrode &electrode) {
        return (std::find(names.begin(), names.end(), electrode.boundary()) - names.begin()) / 2;
      };
      const auto axis = axis_of(electrodes[0]);
      if (axis != axis_of(electrodes[1]) || axis >= dimension(geometry))
        return {};
      return box_size(geometry)[static_cast<std::size_t>(axis)];
    }

    void append(std::vector<double> &row, const std::complex<double> &z)
    {
      row.insert(row.end(), {z.real(), z.imag(), std::abs(z), 180. / constants::pi * std::arg(z)});
    }
  } // namespace

  OwnTable current_voltage_table()
  {
    return {"current_voltage",
            "Voltage, current and charge of the biased electrode whenever fields are written; "
            "statistics.csv has them at every step.",
            {{"time", "s", "time"},
             {"voltage", "V", "applied to the biased electrode"},
             {"current",
              "A/m^2",
              "into the crystal through the biased electrode, mean over the last step"},
             {"charge", "C/m^2", "on its surface"}}};
  }

  OwnTable impedance_table()
  {
    OwnTable table{
      "impedance",
      "Impedance between the electrodes whenever fields are written, from the charge "
      "that has flowed until then, (293), and where there is a closed form that, (320).",
      {{"time", "s", "time"}, {"frequency", "Hz", "of the voltage"}}};
    for (const std::string of : {"", " of theory"})
      {
        const std::string which =
          of.empty() ? ""
                     : ", of a neutral film with as many vacancies; none: there is no such form";
        for (const auto &[name, unit, meaning] : std::vector<std::array<std::string, 3>>{
               {"real impedance", "Ohm m^2", "real part of the impedance times the area"},
               {"imaginary impedance", "Ohm m^2", "imaginary part of it"},
               {"modulus", "Ohm m^2", "its modulus"},
               {"phase", "deg", "its phase, -90 of a capacitor"}})
          table.columns.push_back({name + of, unit, meaning + which});
      }
    return table;
  }

  std::vector<std::vector<double>> impedance_rows(const double t,
                                                  const StepResponse &response,
                                                  const std::optional<BlockingFilm> &film)
  {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    std::vector<std::vector<double>> rows;
    for (std::size_t k = 0; response.has_begun() && k < response.frequencies().size(); ++k)
      {
        const double frequency = response.frequencies()[k];
        std::vector<double> row = {t, frequency};
        append(row, response.impedance(k));
        append(row, film ? film->impedance(frequency) : std::complex<double>(none, none));
        rows.push_back(std::move(row));
      }
    return rows;
  }

  std::vector<Quantity> vacancy_quantities(const StepResponse &response, const VoltageScan &scan)
  {
    return {
      {"charging time",
       "s",
       response.charging_time(),
       "mean time in which charge came to the biased electrode after the last step of the voltage, "
       "but for what came at once"},
      {"hysteresis factor",
       "1",
       scan.hysteresis_factor(),
       "|A_rev - A_fwd|/|A_rev|, the areas below the current over the falling and the rising "
       "voltage"},
      {"power while rising", "W/m^2", scan.rising(), "int I dV while the voltage rises"},
      {"power while falling", "W/m^2", scan.falling(), "int I |dV| while the voltage falls"}};
  }

  std::optional<BlockingFilm> blocking_film(const VacancySettings &settings, const Case &what)
  {
    const VacancyMaterial &material = settings.material();
    const double temperature = settings.temperature(what, 0., false);
    const double fraction = material.initial_fraction(temperature);
    const std::optional<double> distance = distance_between(settings.electrodes(), what.geometry);
    if (!distance || what.has_transformation() || what.is_mixed_halide() ||
        what.local.has_temperature() || material.second_species().defect() ||
        settings.surface().is_asked_for() || material.diffusivity(temperature) == 0. ||
        material.compensating_fraction(temperature) != fraction)
      return {};
    BlockingFilm film{*distance,
                      material.debye_length(fraction, temperature),
                      material.diffusivity(temperature),
                      material.permittivity()};
    for (const Electrode &electrode : settings.electrodes())
      {
        if (!electrode.is_blocking())
          return {};
        if (electrode.has_layer())
          film.inverse_capacitance += 1. / electrode.capacitance(temperature);
      }
    return film;
  }
} // namespace softlattice
