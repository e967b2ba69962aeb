// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "tests/performance/report.h"

#include <fmt/format.h>

#include <cmath>
#include <fstream>
#include <iostream>

namespace softlattice::bench
{
  namespace
  {
    constexpr int width_of_names = 34;

    bool is_first(const MPI_Comm communicator)
    {
      int rank = 0;
      MPI_Comm_rank(communicator, &rank);
      return rank == 0;
    }
  } // namespace

  Report::Report(const Choice &choice,
                 const nlohmann::ordered_json &machine,
                 const MPI_Comm communicator)
    : choice_(choice)
    , wanted_(choice.only)
    , speaks_(is_first(communicator))
  {
    all_["machine"] = machine;
    std::string text;
    for (const char *key : {"processor", "cores of the machine", "ranks", "compiler", "date"})
      text += fmt::format("{}{}: {}",
                          text.empty() ? "" : "; ",
                          key,
                          machine[key].is_string() ? machine[key].get<std::string>()
                                                   : machine[key].dump());
    print(text + "\n");
  }

  void Report::print(const std::string &text) const
  {
    if (speaks_)
      std::cout << text << std::flush;
  }

  bool Report::wants(const std::string &name) const
  {
    return choice_.only.empty() || std::regex_search(name, wanted_);
  }

  void Report::section(const std::string &title, const std::vector<PrintedColumn> &columns)
  {
    title_ = title;
    columns_ = columns;
    has_heading_ = false;
  }

  void Report::row(const std::string &name, const std::function<nlohmann::ordered_json()> &measure)
  {
    if (!wants(name))
      return;
    if (!has_heading_)
      {
        std::string text = fmt::format("\n{:<{}}", title_, width_of_names);
        for (const PrintedColumn &column : columns_)
          text += fmt::format("{:>12}", column.heading);
        print(text + "\n");
        has_heading_ = true;
      }
    nlohmann::ordered_json values = {{"name", name}};
    try
      {
        values.update(measure());
      }
    catch (const std::exception &error)
      {
        values["failure"] = error.what();
      }
    std::string text = fmt::format("{:<{}}", name, width_of_names);
    for (const PrintedColumn &column : columns_)
      {
        const auto value = values.find(column.key);
        std::string cell = "-";
        if (value != values.end() && value->is_string())
          cell = value->get<std::string>();
        else if (value != values.end() && value->is_number() && std::isfinite(value->get<double>()))
          cell = fmt::format(fmt::runtime(column.format), value->get<double>() * column.scale);
        text += fmt::format("{:>12}", cell);
      }
    if (values.contains("failure"))
      text += "  " + values["failure"].get<std::string>();
    print(text + "\n");
    all_[title_].push_back(values);
    if (speaks_)
      std::ofstream(choice_.json) << all_.dump(2) << "\n";
  }
} // namespace softlattice::bench
