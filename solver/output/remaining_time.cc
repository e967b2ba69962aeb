// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/output/remaining_time.h"

#include <algorithm>

namespace softlattice
{
  void RemainingTime::add(const double wall, const double fraction)
  {
    // The nearest end criterion may change; what was reached once stays reached.
    const double reached =
      std::clamp(fraction, samples_.empty() ? 0. : samples_.back().fraction, 1.);
    samples_.push_back({wall, reached});
    if (samples_.size() > 512)
      {
        // Half of them describe the same curve: memory stays bounded, the first and the last stay.
        std::size_t kept = 0;
        for (std::size_t i = 0; i < samples_.size(); i += 2)
          samples_[kept++] = samples_[i];
        samples_[kept - 1] = samples_.back();
        samples_.resize(kept);
      }
  }

  std::optional<TimeRange> RemainingTime::estimate() const
  {
    if (samples_.size() < 3)
      return {};
    const Sample &first = samples_.front();
    const Sample &now = samples_.back();
    const double elapsed = now.wall - first.wall;
    std::optional<TimeRange> range;
    for (const double share : {0.2, 0.5, 1.})
      {
        const double since = now.wall - share * elapsed;
        // The last sample at or before that moment, so that the window is never empty.
        auto start = std::upper_bound(samples_.begin(),
                                      samples_.end(),
                                      since,
                                      [](const double w, const Sample &s) { return w < s.wall; });
        start = start == samples_.begin() ? start : start - 1;
        const double progress = now.fraction - start->fraction;
        if (!(progress > 0) || !(now.wall > start->wall))
          return {};
        const double rest = (1 - now.fraction) * (now.wall - start->wall) / progress;
        range = range ? TimeRange{std::min(range->shortest, 0.9 * rest),
                                  std::max(range->longest, 1.1 * rest)}
                      : TimeRange{0.9 * rest, 1.1 * rest};
      }
    return range;
  }
} // namespace softlattice
