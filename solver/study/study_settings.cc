// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/study_settings.h"

#include <algorithm>
#include <map>
#include <set>

namespace softlattice
{
  namespace
  {
    constexpr const char *study_section = "Study";

    /// The section directly in the file that a section is part of.
    int root_of(const PrmFile &file, int section)
    {
      while (section >= 0 && file.sections[section].parent >= 0)
        section = file.sections[section].parent;
      return section;
    }

    bool is_study(const PrmFile &file, const int section)
    {
      const int root = root_of(file, section);
      return root >= 0 && file.sections[root].name == study_section;
    }

    /// The path of a section below Study; its name may hold slashes itself.
    std::string path_in_study(const PrmFile &file, const int section)
    {
      return file.section_path(section).substr(std::string(study_section).size());
    }

    /// Section Study alone, for a reader that takes all others for mistakes.
    PrmFile study_part(const PrmFile &whole)
    {
      PrmFile part;
      part.path = whole.path;
      std::map<int, int> index{{-1, -1}};
      for (std::size_t i = 0; i < whole.sections.size(); ++i)
        if (const int section = static_cast<int>(i); is_study(whole, section))
          {
            index[section] = static_cast<int>(part.sections.size());
            part.sections.push_back(whole.sections[i]);
            part.sections.back().parent = index.at(whole.sections[i].parent);
          }
      for (PrmFile::Setting one : whole.settings)
        if (is_study(whole, one.section))
          {
            one.section = index.at(one.section);
            part.settings.push_back(std::move(one));
          }
      return part;
    }
  } // namespace

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
    section.choice("Design", &design, {grid, one_at_a_time, latin_hypercube, sobol, list})
      .about("Which points of the axes are run. grid: every value of one with every value of the "
             "others. "
             "one at a time: the case as it is, then each value of each axis with the others as in "
             "the case. "
             "latin hypercube and sobol: Points samples spread over the ranges From ... To. list: "
             "the first "
             "values of all axes together, then the second ones, and so on.");
    section.when("Design", {latin_hypercube, sobol})
      .integer("Points", &points)
      .must_be_set()
      .range(1, 1000000)
      .about("Number of samples.");
    section.when("Design", {latin_hypercube})
      .integer("Sampling seed", &sampling_seed)
      .range(0, 2147483647)
      .about("Another one gives another Latin hypercube of the same kind.");
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
             "segregated fraction or drift of halides, and \"final\" with the name of a column of "
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
    section.choice("Keep fields of", &keep, {"all", "failed", "none"})
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
      .about("Their number; not for Latin hypercubes and Sobol points.");
    section.choice("Spacing", &axis.spacing, {"linear", "log", "inverse temperature"})
      .about("In what they are equally far from one another: the value, its logarithm, or its "
             "inverse, as "
             "for temperatures of an Arrhenius plot.");
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
        const bool has_settings =
          std::any_of(whole.settings.begin(), whole.settings.end(), [&](const auto &one) {
            return one.section == section;
          });
        const bool has_inner = std::any_of(whole.sections.begin(),
                                           whole.sections.end(),
                                           [&](const auto &one) { return one.parent == section; });
        if (whole.sections[i].parent < 0 || (has_inner && !has_settings))
          continue; // Study itself, or a section that a parameter is in
        const std::string path = path_in_study(whole, section).substr(1);
        if (path.find('/') == std::string::npos)
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
        to.diagnostics.error(Location{},
                             "'" + file + "' has no section Study, so it is no study",
                             "softlattice explain Study shows one; softlattice run " + file +
                               " runs a case");
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
    to.values = read_parameters(table, study_part(whole), {}, units, no_material, to.diagnostics);
  }
} // namespace softlattice
