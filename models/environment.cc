// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/environment.h"

#include "models/merged_times.h"
#include "models/moisture/encapsulation.h"
#include "models/surface/surface_water.h"
#include "models/vector_registers.h"
#include "models/weather/module_climate.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <limits>
#include <memory>
#include <stdexcept>
#include <utility>

namespace softlattice
{
  Environment::Environment()
    : climate_(std::make_unique<ModuleClimate>())
    , encapsulation_(std::make_unique<Encapsulation>())
  {}

  Environment::~Environment() = default;

  void Environment::declare(ParameterTable &table)
  {
    const ParameterSection section =
      table.section("Environment").of_parts({"phase", "composition"});
    // Water acts on the phase alone.
    const ParameterSection of_phase = section.of_parts({"phase"});
    section
      .choice("Source",
              &source_,
              {"schedule",
               "file",
               "temperature from file",
               "humidity from file",
               "weather file",
               "generated weather"})
      .about("Where temperature and humidity come from: the schedules in this section, a file, "
             "one of them from a file and the other from a schedule, or the weather in which "
             "a module stands: of a year as EPW, NSRDB, PVGIS and TMY3 files have it, or of one "
             "made up from a few numbers.")
      .from_source("a choice, not a number", Confidence::numerical);

    declare_protocol(section, protocol_, cycle_);

    const ParameterSection schedules =
      of_phase.when("Source", {"schedule", "temperature from file"});
    section.when("Source", {"schedule", "humidity from file"})
      .schedule("Temperature", &temperature_, "K", "degC")
      .about("Temperature of the film and its surface, constant or over time.")
      .range(200., 1000.)
      .from_equation("3")
      .from_source("room temperature", Confidence::assumed);
    schedules.choice("Humidity quantity", &humidity_, {"relative humidity", "vapour pressure"})
      .about(
        "Which of the two is prescribed; the other follows from the temperature. Heating at a "
        "fixed vapour pressure dries the surface, heating at a fixed relative humidity does not.")
      .from_source("a choice, not a number", Confidence::numerical);
    schedules.when("Humidity quantity", {"relative humidity"})
      .schedule("Relative humidity", &relative_humidity_, "1", "%")
      .about("Water activity of the surrounding gas at the temperature of the surface.")
      .range(0., 1.)
      .from_equation("15")
      .from_source("ordinary room air", Confidence::assumed);
    schedules.when("Humidity quantity", {"vapour pressure"})
      .schedule("Vapour pressure", &vapour_pressure_, "Pa", "Pa")
      .about(
        "Partial pressure of water in the surrounding gas. Above saturation the surface counts "
        "as wet: activity 1.")
      .range(0., 1e7)
      .from_equation("15")
      .from_source("40 % relative humidity at 25 degC", Confidence::assumed);

    const std::vector<std::string> of_files = {"file",
                                               "temperature from file",
                                               "humidity from file",
                                               "weather file"};
    const ParameterSection from_file = section.when("Source", of_files);
    from_file.file("Environment file", &file_)
      .about(
        "CSV with a header such as 'time [h],temperature [degC],relative humidity [%]'; "
        "'vapour pressure [Pa]' instead of the humidity; time in s, min, h or d and temperature "
        "in K or degC. Rows in order of time, linear in between; before the first row its values "
        "hold. Separators, encoding and decimal sign are those that the file has. With 'Source = "
        "weather file': an EPW, NSRDB, PVGIS or TMY3 file, which its content tells; the run "
        "begins at the first midnight of it. Or such a table with the temperature of the air, and "
        "'irradiance [W/m^2]' in the plane of the module and 'wind speed [m/s]'.")
      .from_source("measured or assumed by the user", Confidence::assumed)
      .must_be_set();
    from_file.quantity("Largest gap", &largest_gap_, "s", "h")
      .about(
        "Rows further apart than this are an error: a gap in a record is not a straight line. If "
        "it "
        "is not set, a day, and in a record of ten rows or more ten times their usual spacing if "
        "that is less. Of a weather file: gaps up to this are closed linearly, of six rows if it "
        "is not set.")
      .range(1., 1e9)
      .from_source("a hole is what the record itself does not have elsewhere",
                   Confidence::numerical);
    from_file.flag("Repeat the file", &repeat_)
      .about("Start again from the first row at the end of the file; otherwise the file must cover "
             "the run.")
      .from_source("a choice, not a number", Confidence::numerical);
    section.when("Source", of_files)
      .when("Repeat the file", {"true"})
      .quantity("Period of the file", &period_, "s", "h")
      .about(
        "Time from the first row to the same row of the next repetition, linear from the last "
        "row on. If it is not set, the file ends with its last row where that has the values of "
        "the first one, and else one spacing of its rows later: 24 hourly rows are a day.")
      .range(1., 1e11)
      .from_source("the file", Confidence::numerical);

    climate_->declare(section);

    of_phase.quantity("Total pressure", &total_pressure_, "Pa", "kPa")
      .about("Pressure of the gas around. There cannot be more vapour than that: above 100 degC a "
             "relative humidity of 100 % is out of reach of air at 101 kPa.")
      .range(1., 1e9)
      .from_equation("15")
      .from_source("one atmosphere", Confidence::assumed);
    table.check([this](std::vector<Finding> &findings) {
      const std::vector<double> &pressures = vapour_pressure_.values;
      if ((source_ == "schedule" || source_ == "temperature from file") &&
          humidity_ == "vapour pressure" &&
          *std::max_element(pressures.begin(), pressures.end()) > total_pressure_)
        findings.push_back({Finding::Severity::error,
                            "Environment/Vapour pressure",
                            "is more than the total pressure of the gas",
                            "stay below 'Environment/Total pressure', or raise that"});
    });

    of_phase.choice("Barrier film", &barrier_, {"none", "film", "shell", "laminate", "edge seal"})
      .about("Whether something delays the vapour on its way to the surface: an encapsulating film "
             "over a gap, the shell of core and shell particles, the sheet and encapsulant of a "
             "module, or its "
             "edge seal.")
      .from_equation("15")
      .from_source("bare film", Confidence::assumed);
    const ParameterSection film = of_phase.when("Barrier film", {"film"});
    film.quantity("Time constant", &time_constant_, "s", "h")
      .about("Volume of the gap over permeance times area of the film: the time in which 63 % of a "
             "change of vapour pressure gets through.")
      .range(1e-3, 1e10)
      .from_equation("15")
      .from_source("hours to years, by the film", Confidence::assumed);
    const ParameterSection shell = of_phase.when("Barrier film", {"shell"});
    shell.quantity("Shell thickness", &shell_thickness_, "m", "nm")
      .about("d of a shell that grows onto the crystal without a gap.")
      .range(1e-10, 1e-3)
      .from_equation("144")
      .from_source("shells of oxides and wide-gap perovskites, 2 to 20 nm", Confidence::assumed);
    shell.quantity("Shell diffusivity", &shell_diffusivity_, "m^2/s", "cm^2/s")
      .about("D_s of water in the shell. With the thickness it makes the time constant "
             "4 d^2/(pi^2 D_s).")
      .range(1e-30, 1e-6)
      .from_equation("144")
      .from_source("a shell of 5 nm that holds for three hours; no measured value was read",
                   Confidence::assumed);
    of_phase.when("Barrier film", {"film", "shell", "laminate", "edge seal"})
      .quantity("Initial humidity behind the film", &initial_humidity_, "1", "%")
      .about(
        "Relative humidity that was sealed in, behind the film or the shell and in all layers.")
      .range(0., 1.)
      .from_equation("15")
      .from_source("sealed in a glove box", Confidence::assumed);
    encapsulation_->declare(of_phase, table);
    ligand_loss_.declare(table);
  }

  void Environment::prepare(const double end_time)
  {
    notes_.clear();
    if (is_weather())
      load_weather(end_time);
    else if (source_ != "schedule")
      load_file(end_time);
    knots_.clear();
    try
      {
        if (has_barrier())
          tabulate_barrier(end_time);
        ligand_loss_.prepare(temperature_, end_time);
      }
    catch (const std::length_error &error)
      {
        throw EnvironmentError(
          {{file_.path.empty() ? "Environment" : file_.path, 0, error.what()}});
      }
  }

  void Environment::load_file(const double end_time)
  {
    EnvironmentFileUse use{largest_gap_, repeat_, period_, end_time, total_pressure_};
    use.with_temperature = source_ != "humidity from file";
    use.with_humidity = source_ != "temperature from file";
    EnvironmentRecord record = read_environment_file(file_.path, use);
    if (use.with_temperature)
      temperature_ = std::move(record.temperature);
    if (use.with_humidity)
      {
        humidity_ = record.is_relative ? "relative humidity" : "vapour pressure";
        (record.is_relative ? relative_humidity_ : vapour_pressure_) = std::move(record.humidity);
      }
    notes_ = std::move(record.notes);
  }

  void Environment::load_weather(const double end_time)
  {
    ModuleWeather weather =
      source_ == "weather file"
        ? climate_->read(file_.path, {largest_gap_, repeat_, end_time, period_, total_pressure_})
        : climate_->generated();
    humidity_ = "vapour pressure";
    temperature_ = std::move(weather.temperature);
    vapour_pressure_ = std::move(weather.vapour_pressure);
    const std::vector<double> &light = weather.irradiance.values;
    if (*std::max_element(light.begin(), light.end()) > 0.)
      irradiance_ = std::move(weather.irradiance);
    notes_ = std::move(weather.notes);
  }

  double Environment::prescribed_pressure(const double t,
                                          const double temperature,
                                          const bool just_before) const
  {
    const bool relative = humidity_ == "relative humidity";
    const Schedule &schedule = relative ? relative_humidity_ : vapour_pressure_;
    const double value = just_before ? schedule.before(t) : schedule.at(t);
    return relative ? value * saturation_pressure(temperature) : value;
  }

  double Environment::prescribed_pressure(const double t) const
  {
    return prescribed_pressure(t, temperature_.at(t), false);
  }

  double Environment::outer_pressure(const double t,
                                     const double temperature,
                                     const bool just_before) const
  {
    return std::min(total_pressure_, prescribed_pressure(t, temperature, just_before));
  }

  Conditions Environment::conditions(const double t, const bool just_before) const
  {
    Conditions c;
    c.time = t;
    release_vector_registers(); // ten years of the mean-field estimate take 3 s without it, and 1 s with it
    c.temperature = just_before ? temperature_.before(t) : temperature_.at(t);
    const double around = outer_pressure(t, c.temperature, just_before);
    const double saturation = saturation_pressure(c.temperature);
    // Knots are looked at first: this is asked for more often than texts should be compared.
    c.vapour_pressure = !knots_.empty() ? pressure_behind_film(t)
                        : is_layered()  ? saturation * encapsulation_->activity(t, c.temperature)
                                        : around;
    // Over-saturated vapour condenses: the surface is wet and its activity 1.
    c.relative_humidity = std::clamp(c.vapour_pressure / saturation, 0., 1.);
    c.ambient_humidity = std::clamp(around / saturation, 0., 1.);
    c.ligands_left = ligand_loss_.left(t);
    return c;
  }

  Conditions Environment::at(const double t) const
  {
    return conditions(t, false);
  }

  Conditions Environment::before(const double t) const
  {
    return conditions(t, true);
  }

  std::vector<double> Environment::samples(const double end_time) const
  {
    constexpr int n_distances = 64;
    std::vector<double> times = breakpoints(0., end_time);
    for (int k = 0; k <= n_distances; ++k)
      times.push_back(end_time * k / n_distances);
    return times;
  }

  std::vector<double> Environment::breakpoints(const double from, const double to) const
  {
    const Schedule &humidity =
      humidity_ == "relative humidity" ? relative_humidity_ : vapour_pressure_;
    std::vector<double> of_barrier;
    if (is_layered())
      if (const double through = encapsulation_->breakthrough(); through > from && through < to)
        of_barrier.push_back(through);
    return merged_times(
      merged_times(merged_times(temperature_.breakpoints(from, to), humidity.breakpoints(from, to)),
                   ligand_loss_.breakpoints(from, to)),
      of_barrier);
  }

  std::pair<double, double> Environment::temperature_range() const
  {
    const auto [lowest, highest] =
      std::minmax_element(temperature_.values.begin(), temperature_.values.end());
    return {*lowest, *highest};
  }
} // namespace softlattice
