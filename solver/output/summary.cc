// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/output/summary.h"

#include "solver/files/text_file.h"

#include <nlohmann/json.hpp>

namespace softlattice
{
  std::string run_status(const ExitCode code)
  {
    switch (code)
      {
        case ExitCode::done:
          return "done";
        case ExitCode::stopped:
          return "stopped";
        default:
          return "failed";
      }
  }

  void write_summary(const std::string &path, const Summary &summary)
  {
    // The order of the file is the order in which a person reads it. A double that is not finite is
    // written as null by the library.
    nlohmann::ordered_json json;
    json["schema_version"] = 1;
    json["status"] = run_status(summary.ending.code);
    json["exit_code"] = static_cast<int>(summary.ending.code);
    json["ended_by"] = summary.ending.by;
    json["wall_time_s"] = summary.wall_time;
    json["steps"] = summary.steps;
    json["steps_limited_by"] = summary.steps_limited_by;
    json["unknowns_max"] = summary.largest_number_of_unknowns;
    json["final"] = nlohmann::ordered_json::object();
    for (const auto &[key, value] : summary.final_row)
      json["final"][key] = value;
    json["quantities"] = nlohmann::ordered_json::object();
    for (const Quantity &quantity : summary.quantities)
      json["quantities"][quantity.key()] = quantity.value;
    json["warnings"] = summary.warnings;
    if (summary.ending.code != ExitCode::done)
      json["error"] = summary.ending.words;
    if (!summary.advice.empty())
      json["advice"] = summary.advice;
    // Bytes that are not UTF-8 may come in through file names in messages.
    write_atomically(path,
                     json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
  }
} // namespace softlattice
