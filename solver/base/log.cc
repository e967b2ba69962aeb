// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/base/log.h"

#include "solver/base/error.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/ostream_sink.h>

#include <algorithm>

namespace softlattice
{
  namespace
  {
    spdlog::level::level_enum level_of(const Verbosity verbosity)
    {
      switch (verbosity)
        {
          case Verbosity::quiet:
            return spdlog::level::warn;
          case Verbosity::normal:
            return spdlog::level::info;
          case Verbosity::verbose:
            return spdlog::level::debug;
        }
      return spdlog::level::info;
    }
  } // namespace

  Log::Log() = default;

  Log::Log(std::ostream &console,
           const Verbosity verbosity,
           const std::string &path,
           const File file)
    : console_(std::make_shared<spdlog::logger>(
        "console",
        std::make_shared<spdlog::sinks::ostream_sink_st>(console, true)))
  {
    console_->set_pattern("%v");
    console_->set_level(level_of(verbosity));
    if (path.empty())
      return;
    try
      {
        file_ = std::make_shared<spdlog::logger>(
          "file",
          std::make_shared<spdlog::sinks::basic_file_sink_st>(path, file == File::replaced));
      }
    catch (const spdlog::spdlog_ex &error)
      {
        throw FileError("cannot write '" + path + "': " + error.what());
      }
    file_->set_pattern("%Y-%m-%d %H:%M:%S %v");
    file_->set_level(verbosity == Verbosity::verbose ? spdlog::level::debug : spdlog::level::info);
    file_->flush_on(spdlog::level::debug); // a killed run leaves a complete log
  }

  void Log::say(const Level level, const std::string &message)
  {
    const auto wanted = level == Level::detail    ? spdlog::level::debug
                        : level == Level::info    ? spdlog::level::info
                        : level == Level::warning ? spdlog::level::warn
                                                  : spdlog::level::err;
    const std::string start = level == Level::warning ? "warning: "
                              : level == Level::error ? "error: "
                                                      : "";
    if (console_ && console_->should_log(wanted))
      {
        if (before_output_)
          before_output_();
        console_->log(wanted, "{}{}", start, message);
      }
    if (file_)
      file_->log(wanted, "{}{}", start, message);
  }

  void Log::detail(const std::string &message)
  {
    say(Level::detail, message);
  }

  void Log::info(const std::string &message)
  {
    say(Level::info, message);
  }

  void Log::error(const std::string &message)
  {
    say(Level::error, message);
  }

  void Log::warning(const std::string &message)
  {
    const auto same = std::find_if(warnings_.begin(), warnings_.end(), [&](const Warning &one) {
      return one.message == message;
    });
    if (same != warnings_.end())
      {
        ++same->count;
        return;
      }
    warnings_.push_back({message, 1});
    say(Level::warning, message);
  }

  void Log::recall_warnings(const std::vector<std::string> &messages)
  {
    for (const std::string &message : messages)
      warnings_.push_back({message, 1});
  }

  void Log::repeat_warnings()
  {
    if (warnings_.empty())
      return;
    say(Level::warning,
        std::to_string(warnings_.size()) +
          (warnings_.size() == 1 ? " warning" : " different warnings") + " in this run:");
    for (const Warning &one : warnings_)
      say(Level::warning,
          one.message + (one.count > 1 ? " (" + std::to_string(one.count) + " times)" : ""));
  }
} // namespace softlattice
