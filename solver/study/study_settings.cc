// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/study_settings.h"

#include "solver/study/section_of_study.h"

#include <algorithm>
#include <set>

namespace softlattice
{
  namespace
  {
    constexpr const char *study_section = "Study";
    constexpr const char *kept_all = "all";
    constexpr const char *kept_failed = "failed";
    constexpr const char *kept_none = "none";

    bool is_study(const PrmFile &file, const int section)
    {
      return is_inside(file, section, study_section);
    }
  } // namespace

  KeptFields StudySettings::kept_fields() const
  {
    return keep == kept_none     ? KeptFields::of_none
           : keep == kept_failed ? KeptFields::of_failed
                                 : KeptFields::of_all;
  }

  void StudySettings::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section(study_section);
    section.file("Case", &case_file)
      .must_be_set()
      .about(
        "Parameter file of the case that is varied. What the study's file sets outside of section "
        "Study holds for all members and wins over that file.");
    section.choice("Members", &members, {full_model, mean_field})
      .about(
        "Whether each member is a run of the case, or a mean-field estimate of its transformation, "
        "as "
        "softlattice estimate makes it, in milliseconds: for maps of many points, time-temperature-"
        "transformation diagrams and a first look. An estimate is the mean over all seeds, so it "
        "has no "
        "replicates.");
    section
      .choice("Design", &design, {grid, one_at_a_time, latin_hypercube, sobol, sensitivity, list})
      .about(
        "Which points of the axes are run. grid: every value of one with every value of the "
        "others. "
        "one at a time: the case as it is, then each value of each axis with the others as in "
        "the case. "
        "latin hypercube and sobol: Points samples spread over the ranges From ... To. "
        "sensitivity: "
        "the same for Sobol indices, which tell how much of the variance of a result is due to "
        "which axis; Points times two more than there are axes are run. list: the first "
        "values of all axes together, then the second ones, and so on, or the rows of a file.");
    section.when("Design", {latin_hypercube, sobol, sensitivity})
      .integer("Points", &points)
      .must_be_set()
      .range(1, 1000000)
      .about("Number of samples; of sensitivity that of base points, best a power of two, such as "
             "256 or 1024.");
    section.when("Design", {latin_hypercube, sensitivity})
      .integer("Sampling seed", &sampling_seed)
      .range(0, 2147483647)
      .about("Another one gives another sample of the same kind.");
    section.when("Design", {list})
      .file("Points from", &points_from)
      .about(
        "CSV with a row for each point and a column for each axis, headed by the name of the "
        "parameter and the "
        "unit: 'Environment/Relative humidity [%]', or 'Relative humidity [%]' where no other "
        "parameter of the case "
        "is called so. The subsections of axes are then left out, but for those with a formula.");
    section.integer("Replicates", &replicates)
      .range(1, 100000)
      .about("Runs of each point that differ by chance alone: replicate r has the seeds of the "
             "case plus "
             "r - 1, the same for all points, so that differences between points are not blurred "
             "by chance. "
             "All points are run with replicate 1 first, then with replicate 2, and so on.");
    section.names("Quantities", &quantities)
      .must_be_set()
      .about("Results of each member that go into study.csv: names under 'quantities' of "
             "summary.json, such "
             "as t50, t80 retained, nuclei per area, Avrami exponent, Avrami rate, "
             "segregated fraction, drift of halides or PL peak shift, and \"final\" with the name "
             "of a column of "
             "statistics.csv, such as final LT fraction. A time that is not reached is censored: "
             "the table "
             "has the time until which the member was watched, and 'censored' says yes.");
    section.text("Precision of", &precision_of)
      .about("A quantity. As soon as the 95 % interval of its mean over the replicates of a point "
             "is within "
             "Precision, that point gets no more replicates; Replicates is then the most there "
             "are. Empty: "
             "all are run.");
    section.number("Precision", &precision)
      .range(1e-6, 1.)
      .about("Half the width of that interval, as a part of the mean.");
    section.choice("Keep fields of", &keep, {kept_all, kept_failed, kept_none})
      .about("Which members keep their files of fields and checkpoints, which take most of the "
             "disk; tables, "
             "summaries and logs of all stay.");
  }

  void StudySettings::declare_axis(ParameterTable &table,
                                   const std::string &path,
                                   const Location &where)
  {
    StudyAxis &axis = axes.emplace_back();
    axis.path = path;
    axis.where = where;
    const ParameterSection section = table.section(axis.section());
    section.text("Values", &axis.values)
      .about(
        "What the parameter is set to, as it would stand in the case: 40 %, 60 %, 85 %. A unit "
        "behind "
        "the last holds for all. With | between them where the values have commas themselves.");
    section.text("From", &axis.from).about("Instead of Values: the first of Points values.");
    section.text("To", &axis.to).about("The last of them.");
    section.integer("Points", &axis.points)
      .range(0, 100000)
      .about("Their number; not where points are sampled.");
    section.choice("Spacing", &axis.spacing, {"linear", "log", "inverse temperature"})
      .about("In what they are equally far from one another: the value, its logarithm, or its "
             "inverse, as "
             "for temperatures of an Arrhenius plot.");
    section.text("Formula", &axis.formula)
      .about("Instead of Values: what the parameter is at each point, from the values there of the "
             "axes that have no "
             "formula. These stand for themselves under the last part of their name, in small "
             "letters and with _ for "
             "blanks: relative_humidity. All numbers and the result are in SI units: K, fractions, "
             "m, s. For example "
             "3600*exp(9000*(1/temperature - 1/298.15)) for Time/End time.");
  }

  void read_study(const std::string &file, const UnitSystem &units, ReadStudy &to)
  {
    const PrmFile whole = read_prm_file(file, to.diagnostics);
    ParameterTable table;
    to.settings.declare(table);
    std::set<std::string> axes;
    bool has_study = false;
    for (std::size_t i = 0; i < whole.sections.size(); ++i)
      {
        const int section = static_cast<int>(i);
        if (!is_study(whole, section))
          continue;
        has_study = true;
        if (whole.sections[i].parent < 0 || !says_something(whole, section))
          continue; // Study itself, or a section that a parameter is in
        const std::string path = path_below_root(whole, section);
        if (path == AccelerationSettings::name && to.settings.acceleration.is_asked_for)
          continue; // goes on with it
        if (path == AccelerationSettings::name)
          {
            to.settings.acceleration.is_asked_for = true;
            to.settings.acceleration.where = whole.sections[i].where;
            to.settings.acceleration.declare(table);
          }
        else if (path.find('/') == std::string::npos)
          to.diagnostics.error(whole.sections[i].where,
                               "'" + path + "' is no parameter",
                               "an axis is called like the parameter that it varies: subsection "
                               "Environment/Temperature");
        else if (!axes.insert(path).second)
          to.diagnostics.error(whole.sections[i].where,
                               "two axes over one parameter, '" + path + "'",
                               "one with all values");
        else
          to.settings.declare_axis(table, path, whole.sections[i].where);
      }
    if (!has_study)
      {
        const bool has_fit =
          std::any_of(whole.sections.begin(), whole.sections.end(), [](const auto &one) {
            return one.parent < 0 && one.name == "Fit";
          });
        to.diagnostics.error(
          Location{},
          "'" + file + "' has no section Study, so it is no study",
          "softlattice explain Study shows one; softlattice " +
            (has_fit ? "fit " + file + " fits to data" : "run " + file + " runs a case"));
        return;
      }
    for (const PrmFile::Setting &one : whole.settings)
      {
        if (is_study(whole, one.section))
          continue;
        const std::string path = whole.section_path(one.section) + "/" + one.name;
        if (axes.count(path) > 0)
          to.diagnostics.error(one.name_at,
                               "'" + path + "' is set here and varied by an axis",
                               "one of the two");
        to.overrides.push_back({path, one.value, one.value_at});
      }
    const auto no_material = [](const auto &) { return std::vector<LayerValue>(); };
    const PrmFile part =
      part_of(whole, [&](const int section) { return is_study(whole, section); });
    to.values = read_parameters(table, part, {}, units, no_material, to.diagnostics);
  }
} // namespace softlattice
