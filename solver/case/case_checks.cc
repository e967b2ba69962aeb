// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/case/case_checks.h"

#include "models/materials/materials.h"
#include "solver/case/case.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace softlattice
{
  namespace
  {
    void check_fineness(const Case &to, std::vector<Finding> &findings)
    {
      const DiscretisationSettings &given = to.discretisation;
      if (!to.has_transformation() && given.finest_level == "auto" && !(given.finest_cell > 0.) &&
          !(given.interface_width > 0.))
        findings.push_back({Finding::Severity::error,
                            "Discretisation/Finest cell",
                            "it is not said how fine the mesh has to be",
                            "set 'Finest cell', or 'Interface width' to the 10-90 % width of the "
                            "thinnest interface"});
    }

    /// A potential has no rate that an explicit method could follow.
    void check_integrator(const Case &to, std::vector<Finding> &findings)
    {
      if (!to.expressions.is_selected() || to.time.integrator != "RKC2")
        return;
      for (std::size_t i = 0; i < to.expressions.n_fields(); ++i)
        if (const FieldTexts &field = to.expressions.texts(i); field.follows_at_once())
          {
            findings.push_back({Finding::Severity::error,
                                "Time/Integrator",
                                "RKC2 is explicit, but '" + field.name + "' is " +
                                  (field.is_electrostatic() ? "electrostatic" : "in equilibrium") +
                                  ": it follows from the others at once",
                                "take TR-BDF2 or auto"});
            return;
          }
    }

    void check_noise(const Case &to, std::vector<Finding> &findings)
    {
      if (!to.noise.thermal)
        return;
      const auto reject =
        [&](const std::string &path, const std::string &message, const std::string &fix) {
          findings.push_back({Finding::Severity::error, path, message, fix});
        };
      const std::vector<Case::Field> fields = to.fields();
      if (std::none_of(fields.begin(), fields.end(), [](const Case::Field &field) {
            return field.is_conserved;
          }))
        reject("Model/Noise/Thermal noise", "no field is conserved", "set it to false");
      for (std::size_t i = 0; to.expressions.is_selected() && i < to.expressions.n_fields(); ++i)
        if (const FieldTexts &field = to.expressions.texts(i); !field.directions.empty())
          reject(field.directions_path(),
                 "the noise of '" + field.name +
                   "' would have the same directions, which it does not know",
                 "leave them out, or the noise");
      if (to.expressions.is_selected() && !to.expressions.cross_mobilities().empty())
        reject("Model/Noise/Thermal noise",
               "conserved fields move one another, and their fluctuations would have to be "
               "correlated, which they are not here",
               "set it to false, or leave 'Cross mobilities' out");
      if (to.expressions.is_selected() && to.expressions.reads_rate_of_conserved())
        reject("Model/Noise/Thermal noise",
               "a source reads the rate of a conserved field, in which the noise would be missing",
               "set it to false, or take the rate of another field");
      if (to.time.integrator != "TR-BDF2")
        reject("Time/Integrator",
               "an explicit method would make steps that resolve the noise of the finest cell",
               "take TR-BDF2");
      if (to.geometry.kind == "box" && dimension(to.geometry) == 2 && !(to.noise.depth > 0.) &&
          !to.expressions.is_dimensionless())
        reject(
          "Model/Noise/Noise depth",
          "a 2D box has no extent across its plane, on which the strength of the noise depends",
          "set it to the thickness of the film");
    }

    /// Each change and each output ends a time step.
    void check_number_of_stops(const Case &to, std::vector<Finding> &findings)
    {
      constexpr double most = 1e6;
      const double end = to.time.end_time;
      for (const ParameterEntry &entry : to.table.entries())
        if (const auto *schedule = std::get_if<Schedule *>(&entry.target))
          if (const double period = (*schedule)->period;
              period > 0. && end > most * period / (*schedule)->times.size())
            findings.push_back({Finding::Severity::error,
                                entry.path(),
                                "it changes more than a million times before the end of the run",
                                "take a longer period, the mean over it, or an earlier end"});
      if (to.output.interval > 0. && end > most * to.output.interval)
        findings.push_back({Finding::Severity::error,
                            "Output/Interval",
                            "fields would be written more than a million times",
                            "take a longer interval"});
    }

    /// As of a file of the environment that begins late.
    void check_starts(const Case &to, std::vector<Finding> &findings)
    {
      for (const ParameterEntry &entry : to.table.entries())
        if (const auto *target = std::get_if<Schedule *>(&entry.target))
          if (const Schedule &schedule = **target;
              schedule.period == 0. && !schedule.times.empty() && schedule.times.front() > 0.)
            findings.push_back(
              {Finding::Severity::warning,
               entry.path(),
               fmt::format("it begins at {:.6g}{}: until then its first value holds",
                           schedule.times.front(),
                           to.expressions.is_dimensionless() ? "" : " s"),
               "say what it is at 0"});
    }

    void check_analysis(const Case &to, std::vector<Finding> &findings)
    {
      if (!to.analysis.is_asked_for())
        return;
      const auto reject =
        [&](const std::string &entry, const std::string &message, const std::string &fix) {
          findings.push_back({Finding::Severity::error, "Output/Analysis/" + entry, message, fix});
        };
      std::vector<std::string> known;
      std::string all;
      for (const Case::Field &field : to.fields())
        {
          known.push_back(field.name);
          all += (all.empty() ? "" : ", ") + field.name;
        }
      for (const std::string &name : to.analysis.fields)
        if (std::count(known.begin(), known.end(), name) == 0)
          reject("Fields", "there is no field '" + name + "'", "the fields are " + all);
      const bool is_box = to.geometry.kind != "imported mesh" && to.geometry.kind != "island array";
      if (to.analysis.shortest_wave > 0. && !is_box)
        reject("Shortest wave",
               "waves need a body that is a rectangle or a cuboid",
               "leave the structure factor out: 0");
      else if (to.analysis.shortest_wave > 0.)
        {
          constexpr double most_waves = 1e6;
          double waves = 1.;
          for (const double length : box_size(to.geometry))
            waves *= std::max(1., 2. * length / to.analysis.shortest_wave);
          if (waves > most_waves)
            reject("Shortest wave",
                   "more than a million waves would be looked at",
                   "take a longer one");
        }
      if (to.analysis.axis() >= 0 && !is_box)
        reject("Profile axis",
               "a profile needs a body of one piece along an axis",
               "set it to none");
      if (to.analysis.axis() >= dimension(to.geometry))
        reject("Profile axis", "the body has no z axis", "set it to x or y");
    }
  } // namespace

  namespace
  {
    /// A material without numbers of its own for a part would take those of another one.
    void check_material(const Case &what, std::vector<Finding> &findings)
    {
      if (what.has_transformation() && !transforms(what.material))
        {
          std::vector<std::string> others;
          for (const Material &one : materials())
            if (transforms(one.name))
              others.push_back(one.name);
          findings.push_back(
            {Finding::Severity::error,
             "Material/Name",
             fmt::format("{} is not known to have a yellow phase: T0, nuclei and fronts of 'phase' "
                         "would be those of CsPbI3",
                         what.material),
             fmt::format("leave 'phase' out of 'Model/Parts', or take one of: {}",
                         fmt::join(others, ", "))});
        }
      if (what.is_mixed_halide() && what.models.halide().light().largest_generation() > 0. &&
          !has_carriers(what.material))
        findings.push_back({Finding::Severity::warning,
                            "Material/Name",
                            "nothing was read of " + what.material +
                              " under light: life and binding of carriers are those of no material",
                            "set 'Carriers/Lifetime' and 'Band gap/Polaron energy' in 'Model/Mixed "
                            "halide', calibrate them, or take CsPb(I,Br)3 or MAPb(I,Br)3"});
    }
  } // namespace

  void check_case(const Case &what, std::vector<Finding> &findings)
  {
    check_material(what, findings);
    check_fineness(what, findings);
    check_integrator(what, findings);
    check_noise(what, findings);
    check_number_of_stops(what, findings);
    check_starts(what, findings);
    check_analysis(what, findings);
  }
} // namespace softlattice
