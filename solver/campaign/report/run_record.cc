// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/report/run_record.h"

#include "solver/base/error.h"
#include "solver/output/result_directory.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <limits>

namespace softlattice
{
  namespace
  {
    namespace fs = std::filesystem;

    /// Null if it is not there or damaged; the latter is a gap.
    nlohmann::ordered_json json_file(const std::string &path, std::vector<std::string> &gaps)
    {
      std::ifstream file(path);
      if (!file)
        return nullptr;
      nlohmann::ordered_json json = nlohmann::ordered_json::parse(file, nullptr, false);
      if (json.is_object())
        return json;
      gaps.push_back(fs::path(path).filename().string() + " is damaged");
      return nullptr;
    }

    bool begins_with(const std::string &text, const std::string &start)
    {
      return text.compare(0, start.size(), start) == 0;
    }

    /// Tables of curves beside statistics.csv, in the order of their names.
    std::vector<std::string> curve_files(const std::string &directory)
    {
      std::vector<std::string> files;
      std::error_code problem;
      for (const fs::directory_entry &entry : fs::directory_iterator(directory, problem))
        {
          const std::string name = entry.path().filename().string();
          if (entry.path().extension() == ".csv" &&
              (name == "photoluminescence.csv" || begins_with(name, "structure_factor_") ||
               begins_with(name, "profile_")))
            files.push_back(name);
        }
      std::sort(files.begin(), files.end());
      return files;
    }

    /// The charts of all parts that a case may have, as far as their tables are there; a damaged one is a gap.
    void add_charts(RunRecord &run, const PartKinds &further)
    {
      const ResultDirectory files(run.directory);
      for (const PartKind &kind : further)
        for (const ResultChart &chart : kind.settings()->charts())
          {
            std::error_code problem;
            const std::string file = files.table(chart.table);
            if (chart.table != "statistics" && !fs::exists(file, problem))
              continue;
            try
              {
                run.charts.emplace_back(chart,
                                        chart.table == "statistics" ? run.statistics
                                                                    : read_result_table(file));
              }
            catch (const FileError &error)
              {
                run.gaps.emplace_back(error.what());
              }
          }
    }
  } // namespace

  double RunRecord::last(const std::string &column) const
  {
    const std::vector<double> *const values = statistics.column(column);
    return values == nullptr || values->empty() ? std::numeric_limits<double>::quiet_NaN()
                                                : values->back();
  }

  std::string RunRecord::text_in_summary(const char *member) const
  {
    if (!summary.is_object())
      return "";
    const auto found = summary.find(member);
    return found != summary.end() && found->is_string() ? found->get<std::string>() : "";
  }

  std::vector<std::pair<std::string, double>> RunRecord::quantities() const
  {
    std::vector<std::pair<std::string, double>> all;
    if (!summary.is_object())
      return all;
    if (const auto found = summary.find("quantities"); found != summary.end() && found->is_object())
      for (const auto &[key, value] : found->items())
        all.emplace_back(key,
                         value.is_number() ? value.get<double>()
                                           : std::numeric_limits<double>::quiet_NaN());
    return all;
  }

  RunRecord read_run(const std::string &directory, const PartKinds &further)
  {
    const ResultDirectory files(directory);
    RunRecord run;
    run.directory = directory;
    run.name = fs::absolute(directory).lexically_normal().filename().string();
    if (run.name.empty()) // "results/humid_film/"
      run.name = fs::absolute(directory).lexically_normal().parent_path().filename().string();
    run.statistics = read_result_table(files.statistics());
    if (run.statistics.column("time") == nullptr || run.statistics.n_rows() == 0)
      throw FileError("'" + files.statistics() + "' has no step yet: there is nothing to report");
    run.summary = json_file(files.summary(), run.gaps);
    // That of an earlier stretch of a run that has been resumed says less than the table.
    const auto steps = run.summary.is_object() ? run.summary.find("steps") : run.summary.end();
    if (run.summary.is_object() && steps != run.summary.end() && steps->is_number() &&
        steps->get<double>() < run.last("step"))
      run.summary = nullptr;
    run.provenance = json_file(files.provenance(), run.gaps);
    if (!run.provenance.is_object())
      run.gaps.emplace_back("provenance.json is missing: what program made this is not known");
    try
      {
        run.parameters = parameter_lines(files.effective_parameters(), further);
      }
    catch (const FileError &error)
      {
        run.gaps.push_back(std::string("parameters are not known: ") + error.what());
      }
    for (const std::string &name : curve_files(directory))
      try
        {
          run.tables.emplace_back(name, read_result_table(directory + "/" + name));
        }
      catch (const FileError &error)
        {
          run.gaps.emplace_back(error.what());
        }
    add_charts(run, further);
    return run;
  }

  std::string meaning_of(const std::vector<Topic> &topics,
                         const std::string &kind,
                         const std::string &name)
  {
    for (const Topic &topic : topics)
      if (topic.kind == kind && topic.name == name)
        return topic.documentation;
    return "";
  }
} // namespace softlattice
