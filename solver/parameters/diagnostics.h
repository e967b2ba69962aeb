// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parameters/source_text.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace softlattice
{
  /// One problem of the input, where it is and what to do about it.
  struct Diagnostic
  {
    enum class Severity
    {
      warning,
      error
    };
    Severity severity = Severity::error;
    Location where;
    std::string message;
    std::string hint; ///< stands after the caret
  };

  /// The problems found in one input, collected so that all of them are reported at once. Those beyond
  /// the first `most_kept` are only counted: a file of nonsense must not fill the memory.
  class Diagnostics
  {
  public:
    static constexpr std::size_t most_kept = 200;

    void error(Location where, const std::string &message, const std::string &hint = {});
    void warning(Location where, const std::string &message, const std::string &hint = {});

    const std::vector<Diagnostic> &all() const { return all_; }
    int n_errors() const { return n_errors_; }
    int n_warnings() const { return n_warnings_; }
    /// No more is kept: working out advice is in vain.
    bool is_full() const { return all_.size() >= most_kept; }

    /// Every diagnostic with its source line, a caret under the text and the hint; at most `most` of
    /// them, then how many are left.
    std::string text(std::size_t most = 50) const;

    /// text() and the closing line "3 problems (2 errors). Nothing was run. Exit code 3."
    std::string rejection() const;

    /// {"errors", "warnings", "diagnostics": [{severity, file, line, column, length, message, hint}]}
    nlohmann::ordered_json json() const;

  private:
    void add(Diagnostic::Severity severity,
             Location where,
             const std::string &message,
             const std::string &hint);
    std::vector<const Diagnostic *> sorted() const;

    std::vector<Diagnostic> all_;
    int n_errors_ = 0;
    int n_warnings_ = 0;
  };
} // namespace softlattice
