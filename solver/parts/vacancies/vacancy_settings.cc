// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/vacancies/vacancy_settings.h"

#include "solver/case/case.h"
#include "solver/case/halide_checks.h"
#include "solver/case/known_names.h"
#include "solver/parameters/nearest.h"
#include "solver/parts/vacancies/vacancy_part.h"

#include <fmt/format.h>

#include <algorithm>

namespace softlattice
{
  namespace
  {
    /// The boundaries of the mesh that an electrode may cover; empty where the mesh cannot be read, which is told elsewhere.
    std::vector<std::string> coverable_boundaries(const Geometry &geometry)
    {
      std::vector<std::string> names;
      const std::vector<std::string> joined = periodic_boundaries(geometry);
      for (const std::vector<std::string> &all : known_boundaries(geometry))
        for (const std::string &name : all)
          if (std::find(names.begin(), names.end(), name) == names.end() &&
              std::find(joined.begin(), joined.end(), name) == joined.end())
            names.push_back(name);
      return names;
    }

    std::string listed(const std::vector<std::string> &names)
    {
      std::string text;
      for (const std::string &name : names)
        text += (text.empty() ? "" : ", ") + name;
      return text;
    }

    void check_boundary(const Electrode &electrode,
                        const Geometry &geometry,
                        std::vector<Finding> &findings)
    {
      const std::vector<std::string> names = coverable_boundaries(geometry);
      const std::string &name = electrode.boundary();
      if (names.empty() || std::find(names.begin(), names.end(), name) != names.end())
        return;
      const std::vector<std::string> joined = periodic_boundaries(geometry);
      const bool is_joined = std::find(joined.begin(), joined.end(), name) != joined.end();
      const auto meant = nearest(name, names);
      findings.push_back({Finding::Severity::error,
                          electrode.section() + "/Boundary",
                          is_joined ? "the boundary '" + name + "' is joined to its opposite"
                                    : "there is no boundary '" + name + "'",
                          (meant ? "did you mean '" + *meant + "'? " : "") +
                            "An electrode may cover: " + listed(names)});
    }
  } // namespace

  void VacancySettings::declare(ParameterTable &table)
  {
    material_.declare(table);
    // With a phase or a composition there are surroundings.
    table.section("Vacancies")
      .without_part("phase")
      .without_part("composition")
      .schedule("Temperature", &temperature_, "K", "degC")
      .about("Temperature of the crystal, constant or over time. Where the case has a phase or a "
             "composition it is "
             "'Environment/Temperature' instead.")
      .range(200., 1000.)
      .from_equation("280")
      .from_source("room temperature", Confidence::assumed);
    table.section("Vacancies")
      .of_parts({"phase"})
      .flag("Nuclei see vacancies", &nuclei_see_vacancies_)
      .about("Vacancies on the surface, which LT nuclei need, go with those of the crystal below: "
             "where a field gathers "
             "them nuclei form at a higher rate, where it drives them away at a lower one. false: "
             "the air keeps as "
             "many on the surface as it does without a field.")
      .from_equation("321")
      .from_source("the surface at equilibrium with the crystal below it; no measurement was read",
                   Confidence::assumed);
    voltage_.declare(table);
    for (Electrode &electrode : electrodes_)
      electrode.declare(table);
    impedance_.declare(table);
    surface_.declare(table);
    halides_.declare(table);
  }

  std::vector<CaseField> VacancySettings::fields() const
  {
    return {{name_of_fraction, "1", true},
            {name_of_potential, "V", false},
            {SecondSpecies::name_of_cation_vacancies, "1", true},
            {SecondSpecies::name_of_interstitials, "1", true}};
  }

  std::vector<CaseField> VacancySettings::fields_in(const Case & /*what*/) const
  {
    std::vector<CaseField> all = {{name_of_fraction, "1", true}, {name_of_potential, "V", false}};
    if (const auto second = material_.second_species().defect())
      all.push_back({second->field(), "1", true});
    return all;
  }

  void VacancySettings::check(const Case &what, std::vector<Finding> &findings) const
  {
    if (what.is_dimensionless())
      findings.push_back({Finding::Severity::error,
                          "Model/Dimensionless",
                          "the part 'vacancies' has charges and temperatures in SI units",
                          "leave 'Dimensionless' out"});
    if (what.time.integrator == "RKC2")
      findings.push_back(
        {Finding::Severity::error,
         "Time/Integrator",
         "RKC2 is explicit, but 'potential' is electrostatic: it follows from the others at once",
         "take TR-BDF2 or auto"});
    const std::vector<CaseField> fields = what.fields();
    if (!what.local.has_temperature() &&
        std::any_of(fields.begin(), fields.end(), [](const CaseField &field) {
          return field.name == "temperature";
        }))
      findings.push_back({Finding::Severity::warning,
                          "Model/Parts",
                          "vacancies are at the temperature of the surroundings everywhere, "
                          "whatever the field 'temperature' is",
                          "name it in 'Environment/Temperature field' of a case with a phase or a "
                          "composition"});
    for (const Electrode &electrode : electrodes_)
      check_boundary(electrode, what.geometry, findings);
    if (electrodes_[0].boundary() == electrodes_[1].boundary())
      findings.push_back({Finding::Severity::error,
                          electrodes_[0].section() + "/Boundary",
                          "both electrodes are at the boundary '" + electrodes_[0].boundary() + "'",
                          "two different boundaries"});
    if (what.is_mixed_halide() && !what.ligands.materials().empty())
      findings.push_back(
        {Finding::Severity::warning,
         "Ligands/Region",
         "ligands on materials hold halides, but not the vacancies by which these move",
         "'box' or 'near boundary', whose ligands hold both"});
    check_surface(what, findings);
    check_pairs(what, findings);
    check_halides_at_electrodes(what, findings);
    try
      {
        Voltage voltage = voltage_;
        voltage.prepare(what.time.end_time);
      }
    catch (const TableFileError &error)
      {
        findings.push_back({Finding::Severity::error,
                            "Vacancies/Voltage file",
                            error.what(),
                            "a table with the columns 'time [s]' and 'voltage [V]'"});
      }
  }

  void VacancySettings::check_surface(const Case &what, std::vector<Finding> &findings) const
  {
    if (!surface_.is_asked_for())
      return;
    const std::string path = "Vacancies/Surface/Boundaries";
    if (!is_rectangular(what.geometry))
      {
        findings.push_back({Finding::Severity::error,
                            path,
                            "distances are known from sides of rectangular bodies only",
                            "none, or another 'Geometry/Kind'"});
        return;
      }
    const std::vector<std::string> names = boundary_names(what.geometry);
    for (const std::string &name : surface_.boundaries())
      if (std::find(names.begin(), names.end(), name) == names.end())
        {
          const auto meant = nearest(name, names);
          findings.push_back(
            {Finding::Severity::error,
             path,
             "there is no boundary '" + name + "'",
             (meant ? "did you mean '" + *meant + "'? " : "") + "Boundaries: " + listed(names)});
        }
  }

  void VacancySettings::check_pairs(const Case &what, std::vector<Finding> &findings) const
  {
    const double k = material_.second_species().recombination_coefficient(),
                 most = material_.diffusion_limit(temperature(what, 0., false));
    if (k <= most)
      return;
    constexpr double cubic_centimetre = 1e-6; // [m^3]
    findings.push_back(
      {Finding::Severity::warning,
       "Vacancies/Second species/Recombination coefficient",
       fmt::format("vacancies and interstitials of these diffusivities meet {:.2g} times as "
                   "rarely as they would have to: where "
                   "few are left steps become short for nothing",
                   k / most),
       fmt::format("{:.2g} cm^3/s or less, of which all vanish that meet, (319)",
                   most / cubic_centimetre)});
  }

  void VacancySettings::check_halides_at_electrodes(const Case &what,
                                                    std::vector<Finding> &findings) const
  {
    if (!what.is_mixed_halide() || !halides_.carries())
      return;
    const std::vector<std::string> &exchanging = what.models.halide().exchange().boundaries();
    const Electrode *open = nullptr;
    for (const Electrode &electrode : electrodes_)
      if (!electrode.is_blocking())
        {
          open = &electrode;
          if (std::find(exchanging.begin(), exchanging.end(), electrode.boundary()) !=
              exchanging.end())
            return;
        }
    if (open != nullptr)
      findings.push_back(
        {Finding::Severity::warning,
         open->section() + "/Vacancy exchange",
         "halides pass the electrodes, but no composition of what passes is stated: the lighter "
         "halide that is "
         "carried there piles up or is used up",
         "list the end of the lighter halide in 'Model/Mixed halide/Surface exchange/Boundaries'"});
  }

  double VacancySettings::temperature(const Case &what, const double t, const bool before) const
  {
    if (what.is_by_expression())
      return before ? temperature_.before(t) : temperature_.at(t);
    const Environment &environment = what.models.environment();
    return (before ? environment.before(t) : environment.at(t)).temperature;
  }

  std::vector<double> VacancySettings::temperature_breakpoints(const Case &what,
                                                               const double from,
                                                               const double to) const
  {
    return what.is_by_expression() ? temperature_.breakpoints(from, to)
                                   : what.models.environment().breakpoints(from, to);
  }

  std::unique_ptr<Part> VacancySettings::make(const Case &what, const std::size_t first_field) const
  {
    return std::make_unique<VacancyPart>(*this, what, first_field);
  }

  PartKind vacancies_part()
  {
    return {"vacancies",
            "charged halide vacancies that move in the field between two electrodes",
            [] { return std::make_unique<VacancySettings>(); }};
  }
} // namespace softlattice
