// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/vacancies/vacancy_part.h"

#include "solver/case/case.h"
#include "solver/parts/parts_of_case.h"
#include "solver/parts/vacancies/vacancy_settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace softlattice
{
  namespace
  {
    Voltage prepared(Voltage voltage, const double end_time)
    {
      voltage.prepare(end_time);
      return voltage;
    }
  } // namespace

  VacancyPart::VacancyPart(const VacancySettings &settings,
                           const Case &what,
                           const std::size_t first_field)
    : settings_(settings)
    , case_(what)
    , initial_temperature_(settings.temperature(what, 0., false))
    , initial_fraction_(settings.material().initial_fraction(initial_temperature_))
    , voltage_(prepared(settings.voltage(), what.time.end_time))
    , equations_(settings_, voltage_, what)
    , report_(settings_, voltage_, what, first_field)
  {}

  InitialFields VacancyPart::initial_fields() const
  {
    InitialFields initial;
    initial.uniform = true;
    const std::vector<MobileDefect> defects = settings_.material().defects();
    std::vector<double> values(1 + defects.size(), 0.); // of the potential: 0
    for (std::size_t i = 0; i < defects.size(); ++i)
      values[VacancyEquations::field_of(i)] = defects[i].initial_fraction(initial_temperature_);
    initial.value = [values](const std::size_t field, const auto &) { return values[field]; };
    return initial;
  }

  MeshNeeds VacancyPart::mesh_needs() const
  {
    constexpr double noise =
      100.; // what the tolerance of a step calls nothing is nothing for the mesh, too
    return {noise * equations_.fields()[VacancyEquations::fraction].tolerance.absolute};
  }

  double VacancyPart::spreading_time(const double part) const
  {
    const VacancyMaterial &material = settings_.material();
    const double length = material.debye_length(initial_fraction_, initial_temperature_);
    double diffusivity = 0.; // of the fastest
    for (const MobileDefect &defect : material.defects())
      diffusivity = std::max(diffusivity, defect.diffusivity(initial_temperature_));
    return diffusivity > 0. ? part * length * length / diffusivity
                            : std::numeric_limits<double>::infinity();
  }

  double VacancyPart::first_step() const
  {
    return std::min({cautious_first_step(case_), voltage_.longest_step(), spreading_time(1e-3)});
  }

  std::vector<double> VacancyPart::breakpoints(const double from, const double to) const
  {
    std::vector<double> all = settings_.temperature_breakpoints(case_, from, to);
    // Soon after a jump, to have the charge that comes with it.
    const double soon = std::min(spreading_time(1e-3), cautious_first_step(case_));
    for (const double t : voltage_.breakpoints(from - soon, to))
      {
        if (t > from)
          all.push_back(t);
        if (voltage_.jumps(t) && t + soon > from && t + soon < to)
          all.push_back(t + soon);
      }
    std::sort(all.begin(), all.end());
    return all;
  }

  bool VacancyPart::jumps(const double t) const
  {
    return voltage_.jumps(t) ||
           settings_.temperature(case_, t, true) != settings_.temperature(case_, t, false);
  }

  std::vector<std::string> VacancyPart::description(const MeshFigures &, double) const
  {
    const VacancyMaterial &material = settings_.material();
    std::vector<std::string> lines = {fmt::format(
      "vacancies: {:.4g} of the sites at the beginning, {:.4g} per m^3; Debye length {:.4g} nm, "
      "diffusivity {:.4g} m^2/s; they and the potential are solved for together with all else, "
      "however fast they are",
      initial_fraction_,
      initial_fraction_ * material.site_density(),
      1e9 * material.debye_length(initial_fraction_, initial_temperature_),
      material.diffusivity(initial_temperature_))};
    if (const auto second = material.second_species().defect())
      {
        const double fraction = second->initial_fraction(initial_temperature_);
        lines.push_back(fmt::format(
          "{}: {:.4g} of their sites at the beginning, {:.4g} per m^3, of charge number {}; "
          "diffusivity {:.4g} m^2/s; the Debye length is that of both",
          second->field(),
          fraction,
          fraction * second->site_density(),
          second->charge_number(),
          second->diffusivity(initial_temperature_)));
      }
    return lines;
  }
} // namespace softlattice
