// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <mpi.h>
#include <nlohmann/json.hpp>

#include <functional>
#include <regex>
#include <string>
#include <vector>

namespace softlattice::bench
{
  /// What to measure.
  struct Choice
  {
    double largest_unknowns = 6e5;
    std::string only; ///< a regular expression for the names of rows; empty: all
    bool to_the_end = false;
    bool scaling = false; ///< one row, for a comparison of numbers of ranks
    std::string json = "bench.json";
  };

  /// A column of a printed table; the value of a row under `key`, times `scale`.
  struct PrintedColumn
  {
    std::string heading;
    std::string key;
    std::string format; ///< of fmt, for a double
    double scale = 1.;
  };

  /// Prints rows as they come, and keeps all that is known of them in a JSON file. Speaks and writes
  /// on the first rank only.
  class Report
  {
  public:
    Report(const Choice &choice, const nlohmann::ordered_json &machine, MPI_Comm communicator);

    void section(const std::string &title, const std::vector<PrintedColumn> &columns);
    /// Measures a row if its name is wanted; it may fail without harm to the others. Collective.
    void row(const std::string &name, const std::function<nlohmann::ordered_json()> &measure);
    bool wants(const std::string &name) const;

  private:
    void print(const std::string &text) const;

    const Choice &choice_;
    std::regex wanted_;
    bool speaks_;
    nlohmann::ordered_json all_;
    std::string title_;
    std::vector<PrintedColumn> columns_;
    bool has_heading_ = false;
  };
} // namespace softlattice::bench
