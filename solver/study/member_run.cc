// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/member_run.h"

#include "solver/base/error.h"
#include "solver/files/text_file.h"
#include "solver/output/file_list.h"
#include "solver/output/quantities.h"
#include "solver/output/result_directory.h"
#include "solver/study/transformation_quantities.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace softlattice
{
  namespace
  {
    namespace fs = std::filesystem;
    using Json = nlohmann::json;

    /// The summary of a run; null if there is none that can be read.
    Json summary_in(const std::string &folder)
    {
      std::ifstream file(ResultDirectory(folder).summary());
      return file ? Json::parse(file, nullptr, false) : Json();
    }

    double number(const Json &object, const std::string &key)
    {
      const auto found = object.find(key);
      return found != object.end() && found->is_number() ? found->get<double>()
                                                         : std::numeric_limits<double>::quiet_NaN();
    }

    /// The value of the only column whose name begins so, whatever its unit.
    double value_of_column(const Json &row, const std::string &name)
    {
      for (const auto &[key, value] : row.items())
        if (without_unit(key) == name && value.is_number())
          return value.get<double>();
      return std::numeric_limits<double>::quiet_NaN();
    }

    /// The time of the first row of events.csv, NaN if it has none.
    double first_time_in(const std::string &events)
    {
      std::ifstream file(events);
      std::string header, row;
      if (!std::getline(file, header) || !std::getline(file, row) ||
          row.find(',') == std::string::npos)
        return std::numeric_limits<double>::quiet_NaN();
      return std::strtod(row.c_str() + row.find(',') + 1, nullptr); // id, time
    }

    MemberResult result_of(const Json &summary,
                           const std::string &quantity,
                           const std::string &events)
    {
      const Json &last = summary.at("final");
      if (without_unit(quantity) == first_nucleus)
        {
          const double time = first_time_in(events);
          return std::isnan(time) ? MemberResult{value_of_column(last, "time"), true}
                                  : MemberResult{time, false};
        }
      if (const std::string column = column_of_final(without_unit(quantity)); !column.empty())
        return {value_of_column(last, column), false};
      MemberResult result{number(summary.at("quantities"), quantity), false};
      if (std::isnan(result.value) && is_time_to_reach(without_unit(quantity)))
        result = {value_of_column(last, "time"), true};
      return result;
    }

    /// The last line of a text file that says something.
    std::string last_line(const std::string &path)
    {
      std::ifstream file(path);
      std::string line, last;
      while (std::getline(file, line))
        if (line.find_first_not_of(" \t\r") != std::string::npos)
          last = line;
      return last;
    }

    std::string first_line(const std::string &text)
    {
      return text.substr(0, text.find('\n'));
    }
  } // namespace

  bool MemberRun::is_done(const StudyMember &member) const
  {
    const Json summary = summary_in(folder(member));
    return summary.is_object() && summary.value("status", "") == "done";
  }

  bool MemberRun::has_checkpoint(const StudyMember &member) const
  {
    const std::string checkpoints = ResultDirectory(folder(member)).checkpoints();
    std::error_code none;
    return fs::is_directory(checkpoints, none) && !fs::is_empty(checkpoints, none);
  }

  std::vector<std::string> MemberRun::command_from_the_beginning(const StudyMember &member) const
  {
    std::vector<std::string> words =
      {program_, "run", case_file_, "-o", folder(member), "--overwrite", "--quiet"};
    for (const std::string &one : member.overrides)
      words.insert(words.end(), {"-s", one});
    return words;
  }

  std::vector<std::string> MemberRun::command(const StudyMember &member) const
  {
    if (has_checkpoint(member))
      return {program_, "resume", folder(member), "--quiet"};
    return command_from_the_beginning(member);
  }

  MemberRow MemberRun::row(const StudyMember &member,
                           const ProcessEnd &end,
                           const std::vector<std::string> &quantities) const
  {
    MemberRow row;
    row.member = member.id;
    row.axes = member.axes;
    row.replicate = member.replicate;
    row.seed = member.seed;
    row.exit_code = end.exit_code;
    row.results.resize(quantities.size());
    const Json summary = summary_in(folder(member));
    if (summary.is_object())
      row.wall_time = number(summary, "wall_time_s");
    if (end.signal != 0)
      {
        row.status = "killed";
        row.exit_code = 128 + end.signal; // as a shell has it
        row.reason =
          std::string("killed by a signal: ") + ::strsignal(end.signal) +
          (end.signal == SIGKILL ? "; the memory of the machine may have been used up" : "");
      }
    else if (end.exit_code == static_cast<int>(ExitCode::stopped))
      {
        row.status = "stopped";
        row.reason = summary.is_object() ? first_line(summary.value("error", "")) : "";
      }
    else if (end.exit_code != 0 || !summary.is_object() || summary.value("status", "") != "done")
      {
        row.status = "failed";
        row.reason = summary.is_object() && summary.contains("error")
                       ? first_line(summary.value("error", ""))
                       : last_line(log(member));
      }
    else
      {
        row.status = "done";
        for (std::size_t q = 0; q < quantities.size(); ++q)
          row.results[q] =
            result_of(summary, quantities[q], ResultDirectory(folder(member)).events());
      }
    return row;
  }

  void MemberRun::remove_fields(const StudyMember &member) const
  {
    FileList list(folder(member));
    const ResultDirectory result(folder(member));
    for (const char *what : {"solution/", "solution.pvd", "checkpoint/"})
      list.remove_from(what);
  }
} // namespace softlattice
