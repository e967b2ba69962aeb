// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/output/progress.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <ostream>
#include <sys/ioctl.h>
#include <unistd.h>

namespace softlattice
{
  namespace
  {
    constexpr double seconds_between_plain_lines = 10.;
    constexpr double seconds_between_updates = 0.1;

    std::string remaining_text(const std::optional<TimeRange> &range)
    {
      if (!range)
        return "ETA unknown";
      const std::string shortest = readable_duration(range->shortest);
      const std::string longest = readable_duration(range->longest);
      return "ETA " + (shortest == longest ? shortest : shortest + " to " + longest);
    }

    std::string count_text(const long long n)
    {
      if (n < 10000)
        return fmt::format("{}", n);
      return n < 10000000 ? fmt::format("{:.3g} k", n / 1e3) : fmt::format("{:.3g} M", n / 1e6);
    }
  } // namespace

  int terminal_columns(const int file_descriptor)
  {
    const char *const terminal = std::getenv("TERM");
    if (!::isatty(file_descriptor) || !terminal || std::string(terminal) == "dumb")
      return 0;
    winsize size{};
    return ::ioctl(file_descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
  }

  std::string readable_duration(const double seconds, const int digits)
  {
    struct Unit
    {
      const char *name;
      double seconds;
    };
    // Each unit is used up to twice the next one, so that 90 s does not become 1.5 min.
    constexpr Unit units[] = {{"ns", 1e-9},
                              {"us", 1e-6},
                              {"ms", 1e-3},
                              {"s", 1.},
                              {"min", 60.},
                              {"h", 3600.},
                              {"d", 86400.}};
    const double size = std::abs(seconds);
    if (size == 0)
      return "0 s";
    std::size_t i = 0;
    while (i + 1 < std::size(units) &&
           size >= (units[i].seconds < 1 ? 1 : 2) * units[i + 1].seconds)
      ++i;
    const double value = seconds / units[i].seconds;
    // Large numbers of the last unit, days, keep all their digits.
    return std::abs(value) < std::pow(10., digits) - 0.5
             ? fmt::format("{:.{}g} {}", value, digits, units[i].name)
             : fmt::format("{:.0f} {}", value, units[i].name);
  }

  Progress::Progress(std::ostream &stream,
                     const int columns,
                     std::function<double()> wall,
                     const bool dimensionless)
    : stream_(stream)
    , columns_(columns)
    , wall_(std::move(wall))
    , dimensionless_(dimensionless)
    , next_(columns > 0 ? 0. : seconds_between_plain_lines)
  {}

  void Progress::report(const StepReport &step)
  {
    const double now = wall_();
    remaining_.add(now, step.fraction);
    last_ = step;
    pending_ = true;
    if (now >= next_)
      {
        next_ = now + (columns_ > 0 ? seconds_between_updates : seconds_between_plain_lines);
        show();
      }
  }

  void Progress::show()
  {
    std::string text = line(last_);
    if (columns_ > 0)
      {
        // A line that wraps cannot be rewritten.
        text.resize(std::min<std::size_t>(text.size(), columns_ - 1));
        const std::size_t size = text.size();
        text.append(shown_ > size ? shown_ - size : 0, ' ');
        stream_ << '\r' << text << std::flush;
        shown_ = size;
      }
    else
      stream_ << text << std::endl;
    pending_ = false;
  }

  void Progress::clear()
  {
    if (shown_ > 0)
      stream_ << '\r' << std::string(shown_, ' ') << '\r' << std::flush;
    shown_ = 0;
  }

  void Progress::finish()
  {
    if (pending_)
      show();
    if (shown_ > 0)
      stream_ << std::endl;
    shown_ = 0;
  }

  std::string Progress::line(const StepReport &step) const
  {
    const auto time = [&](const double t) {
      return dimensionless_ ? fmt::format("{:.4g}", t) : readable_duration(t, 3);
    };
    std::string text = fmt::format("{:3.0f} %  t {}  dt {}",
                                   std::floor(100 * step.fraction),
                                   time(step.time),
                                   time(step.time_step));
    if (!step.limited_by.empty())
      text += " (" + step.limited_by + ")";
    if (!std::isnan(step.transformed))
      text += fmt::format("  {} {:.1f} %", step.phase, 100 * step.transformed);
    if (step.nuclei >= 0)
      text += fmt::format("  {} {}", step.nuclei, step.nuclei == 1 ? "nucleus" : "nuclei");
    text += "  " + count_text(step.unknowns) + " unknowns  ";
    return text + remaining_text(remaining_.estimate());
  }
} // namespace softlattice
