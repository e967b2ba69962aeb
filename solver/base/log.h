// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

namespace spdlog
{
  class logger;
} // namespace spdlog

namespace softlattice
{
  enum class Verbosity
  {
    quiet,  ///< warnings and errors
    normal, ///< and what happens
    verbose ///< and details
  };

  /// What a run tells its user and its log.txt. Passed to those who have something to say; there is
  /// no global one. The file gets everything but details, whatever the verbosity, unless that is
  /// verbose. Plain text only, no escape sequences. For one thread.
  class Log
  {
  public:
    /// Says nothing anywhere: for the ranks that are not heard.
    Log();

    enum class File
    {
      replaced,
      continued
    };
    /// To `console` and, if `path` is not empty, to that file. Throws FileError.
    Log(std::ostream &console,
        Verbosity verbosity,
        const std::string &path = {},
        File file = File::replaced);

    void detail(const std::string &message);
    void info(const std::string &message);
    /// The same warning is shown once and counted.
    void warning(const std::string &message);
    void error(const std::string &message);

    struct Warning
    {
      std::string message;
      int count;
    };
    const std::vector<Warning> &warnings() const { return warnings_; }

    /// Warnings that a run which is resumed has shown before: they count, and are not shown again now.
    void recall_warnings(const std::vector<std::string> &messages);

    /// Says all warnings again, with how often each occurred; nothing if there were none.
    void repeat_warnings();

    /// Called before anything goes to the console, for instance to remove a progress line.
    void before_output(std::function<void()> function) { before_output_ = std::move(function); }

  private:
    enum class Level
    {
      detail,
      info,
      warning,
      error
    };
    void say(Level level, const std::string &message);

    std::shared_ptr<spdlog::logger> console_; // empty: silent
    std::shared_ptr<spdlog::logger> file_;
    std::function<void()> before_output_;
    std::vector<Warning> warnings_;
  };
} // namespace softlattice
