// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/fit_plan.h"

#include "solver/base/error.h"
#include "solver/campaign/study_overrides.h"
#include "solver/campaign/study_parameters.h"
#include "solver/case/case_twin.h"
#include "solver/case/file_findings.h"
#include "solver/files/text_file.h"
#include "solver/parameters/value.h"

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace softlattice
{
  namespace
  {
    constexpr const char *end_time = "Time/End time";
    constexpr double log_from = 9.99; // ten, less rounding

    /// Later ones win; a case ends with its data.
    std::vector<StudyOverride> together(const std::vector<StudyOverride> &first,
                                        const std::vector<StudyOverride> &second)
    {
      std::vector<StudyOverride> all;
      for (const auto *list : {&first, &second})
        for (const StudyOverride &one : *list)
          {
            all.erase(std::remove_if(all.begin(),
                                     all.end(),
                                     [&](const auto &other) { return other.path == one.path; }),
                      all.end());
            if (one.path != end_time)
              all.push_back(one);
          }
      return all;
    }

    class FitPlanner
    {
    public:
      FitPlanner(ReadFit &fit, const UnitSystem &units, const PartKinds &further_parts)
        : fit_(fit)
        , units_(units)
        , overrides_(fit.diagnostics)
        , base_(further_parts)
      {
        plan_.further_parts = further_parts;
      }

      FitPlan plan()
      {
        plan_.case_file = settings().case_file.path;
        warn_of_end_times();
        if (settings().data.empty())
          error(Location{},
                "there are no data",
                "subsection Data with one subsection for each file");
        if (settings().parameters.empty())
          error(Location{},
                "there is no parameter to be found",
                "subsection Nucleation/Prefactor with From and To, say");
        for (const FitDataSettings &one : settings().data)
          read_data(one);
        if (plan_.case_file.empty())
          return plan_;
        std::vector<std::string> common;
        for (const StudyOverride &one : together(fit_.overrides, {}))
          common.push_back(assignment(one));
        const ReadCase read = read_case(plan_.case_file, common, units_, base_);
        overrides_.take(read.diagnostics, "");
        base_values_ = read.values;
        if (read.diagnostics.n_errors() == 0)
          for (const FitDataSet &one : plan_.data)
            check_conditions(one);
        for (const FitParameter &one : settings().parameters)
          read_parameter(one);
        if (plan_.n_values() > 0 && plan_.n_values() < plan_.ranges.size())
          error(Location{},
                std::to_string(plan_.n_values()) + " values for " +
                  std::to_string(plan_.ranges.size()) + " parameters",
                "more data, or fewer parameters");
        if (fit_.diagnostics.n_errors() == 0)
          check_cases();
        return plan_;
      }

    private:
      const FitSettings &settings() const { return fit_.settings; }

      void error(const Location &where, const std::string &message, const std::string &hint)
      {
        Location place = where;
        if (!place.source)
          place = fit_.values.location("Fit");
        fit_.diagnostics.error(place, message, hint);
      }

      std::string assignment(const StudyOverride &one)
      {
        return overrides_.add(entry_in_use(base_.table, base_values_, one.path), one);
      }

      void warn_of_end_times()
      {
        const auto warn = [&](const std::vector<StudyOverride> &list) {
          for (const StudyOverride &one : list)
            if (one.path == end_time)
              fit_.diagnostics.warning(one.where, "not used: each case ends with its data", "");
        };
        warn(fit_.overrides);
        for (const FitDataSettings &one : settings().data)
          warn(one.conditions);
      }

      std::optional<double> quantity(const std::string &text,
                                     const std::string &si_unit,
                                     const std::string &path)
      {
        try
          {
            return units_.quantity(text, si_unit);
          }
        catch (const UnitError &problem)
          {
            error(fit_.values.location(path), "'" + text + "': " + problem.what(), problem.hint);
            return {};
          }
      }

      void read_data(const FitDataSettings &given)
      {
        if (given.file.path.empty())
          return; // which has been reported
        std::vector<FileProblem> problems, notes;
        FitDataSet &one = plan_.data.emplace_back();
        one.settings = given;
        one.data = read_fit_data(given, units_, problems, notes);
        report_problems(problems, fit_.diagnostics);
        report_notes(notes, fit_.diagnostics);
        std::optional<double> noise;
        if (!given.noise.empty() && !given.is_curve())
          error(fit_.values.location(given.section() + "/Noise"),
                "waiting times have no noise: chance is all there is",
                "leave Noise out");
        else if (!given.noise.empty())
          noise =
            quantity(given.noise, unit_of_fit_quantity(given.quantity), given.section() + "/Noise");
        if (noise && !(*noise > 0.))
          error(fit_.values.location(given.section() + "/Noise"),
                "the noise has to be above zero",
                "leave it out to have it estimated from the residuals");
        if (given.is_curve())
          one.observations = observations_of(one.data.curve, noise);
        else
          one.observations = observations_of(one.data.waiting);
        for (const StudyOverride &all : together(fit_.overrides, given.conditions))
          one.assignments.push_back(assignment(all));
        one.assignments.push_back(std::string(end_time) + " = " + shortest(one.data.last_time()) +
                                  " s");
        overrides_.set_place(one.assignments.back(), given.where);
      }

      void read_parameter(const FitParameter &given)
      {
        const ParameterEntry *entry = find_parameter(base_.table,
                                                     base_values_,
                                                     given.path,
                                                     given.where,
                                                     units_,
                                                     fit_.diagnostics);
        if (entry == nullptr)
          return;
        if (!std::holds_alternative<double *>(entry->target) &&
            !std::holds_alternative<Schedule *>(entry->target))
          return error(given.where,
                       "'" + given.path + "' is no quantity that could be found",
                       "a number with a continuous range");
        if (given.from.empty() || given.to.empty())
          return; // which has been reported
        const auto from = quantity(given.from, entry->si_unit, given.section() + "/From");
        const auto to = quantity(given.to, entry->si_unit, given.section() + "/To");
        if (!from || !to)
          return;
        const Location at_from = fit_.values.location(given.section() + "/From");
        const Location at_to = fit_.values.location(given.section() + "/To");
        if (!(*from < *to))
          return error(at_to, "To is not above From", "exchange them");
        if (*from < entry->lowest)
          error(at_from,
                "'" + entry->name + "' = " + given.from + " is out of range",
                allowed(*entry, units_));
        if (*to > entry->highest)
          error(at_to,
                "'" + entry->name + "' = " + given.to + " is out of range",
                allowed(*entry, units_));
        if (given.scale == FitParameter::logarithmic && !(*from > 0.))
          return error(at_from, "a logarithmic scale begins above zero", "Scale = linear");
        FitRange range{given.path, entry->si_unit, entry->display_unit, *from, *to};
        const Unit unit = units_.unit(entry->display_unit, entry->si_unit);
        range.shown_extent = unit.from_si(*to) - unit.from_si(*from);
        range.is_log =
          given.scale == FitParameter::logarithmic ||
          (given.scale == FitParameter::automatic && *from > 0. && *to >= log_from * *from);
        double now = range.value(0.5);
        if (const auto *number = std::get_if<double *>(&entry->target))
          now = **number;
        const bool is_inside = now >= *from && now <= *to;
        plan_.start.push_back(is_inside ? std::clamp(range.unknown(now), 0., 1.) : 0.5);
        plan_.ranges.push_back(range);
      }

      /// The case of a data set as far as the file says it, whatever is wrong elsewhere.
      void check_conditions(const FitDataSet &one)
      {
        Case what(plan_.further_parts);
        const ReadCase read = read_case(plan_.case_file, one.assignments, units_, what);
        overrides_.take(read.diagnostics, "the data '" + one.settings.name + "'");
      }

      /// At the start and at both ends.
      void check_cases()
      {
        for (const FitDataSet &one : plan_.data)
          for (const Numbers &unknowns :
               {plan_.start, Numbers(plan_.ranges.size(), 0.), Numbers(plan_.ranges.size(), 1.)})
            if (!check_case(one, unknowns))
              return;
      }

      bool check_case(const FitDataSet &one, const Numbers &unknowns)
      {
        std::vector<std::string> all = one.assignments;
        const std::vector<std::string> found = assignments_at(plan_, unknowns, units_);
        std::string description = "the data '" + one.settings.name + "'";
        for (std::size_t i = 0; i < found.size(); ++i)
          {
            all.push_back(found[i]);
            overrides_.set_place(found[i], settings().parameters[i].where);
            description += ", '" + found[i] + "'";
          }
        Case what(plan_.further_parts);
        const ReadCase read = read_case(plan_.case_file, all, units_, what);
        overrides_.take(read.diagnostics, description);
        if (read.diagnostics.n_errors() > 0)
          return false;
        try
          {
            const Twin twin = make_twin(what);
            for (const std::string &warning : twin.warnings)
              if (unknowns == plan_.start)
                fit_.diagnostics.warning(one.settings.where, warning, "");
            if (twin.problem.is_of_ht)
              {
                error(one.settings.where,
                      "the film is LT from the beginning and turns into HT: a fit is of LT that "
                      "nucleates and grows in HT",
                      "conditions below T0, or another 'Initial state/Kind'");
                return false;
              }
            // Films that turn back are not drawn.
            const bool needs_spread =
              one.settings.is_curve() && (one.settings.films > 0 || !settings().is_by_mean_field());
            if (needs_spread && twin.turns.size() > 1)
              {
                error(one.settings.where,
                      "fronts turn in the course of these data, where HT becomes stable: how "
                      "single films differ by chance is known of the way from HT to LT alone",
                      "Films = 0 and Members = mean field, as if the curve were the mean of many "
                      "films; or data that end before the turn");
                return false;
              }
            const bool needs_surface =
              one.settings.quantity == FitDataSettings::nuclei_per_area || !one.settings.is_curve();
            if (needs_surface && twin.problem.sites.empty())
              {
                error(one.settings.where,
                      "the case has no exposed surface, so nothing nucleates",
                      "Geometry/Exposed boundaries");
                return false;
              }
          }
        catch (const InputError &problem)
          {
            error(one.settings.where, problem.what(), "");
            return false;
          }
        return true;
      }

      ReadFit &fit_;
      const UnitSystem &units_;
      StudyOverrides overrides_;
      Case base_; ///< without the conditions of the data
      ReadValues base_values_;
      FitPlan plan_;
    };
  } // namespace

  std::string FitDataSet::file_name() const
  {
    return std::filesystem::path(settings.file.path).filename().string();
  }

  std::size_t FitPlan::n_values() const
  {
    std::size_t n = 0;
    for (const FitDataSet &one : data)
      n += one.data.size();
    return n;
  }

  std::vector<std::string> assignments_at(const FitPlan &plan,
                                          const Numbers &unknowns,
                                          const UnitSystem &units)
  {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < plan.ranges.size(); ++i)
      {
        const FitRange &range = plan.ranges[i];
        all.push_back(range.path + " = " +
                      units.text(range.value(unknowns[i]), range.si_unit, range.display_unit));
      }
    return all;
  }

  FitPlan plan_fit(ReadFit &fit, const UnitSystem &units, const PartKinds &further_parts)
  {
    return FitPlanner(fit, units, further_parts).plan();
  }
} // namespace softlattice
