// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/equal_turns.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    /// What tells the history of a turn from others. Conditions are linear between the breakpoints: two samples tell them.
    std::vector<double> samples_of(const MeanFieldHistory &history)
    {
      std::vector<double> ends = history.breakpoints;
      ends.push_back(history.end);
      std::vector<double> samples;
      double begin = 0.;
      for (const double end : ends)
        {
          samples.push_back(end);
          for (const double part : {0.25, 0.75})
            {
              const double time = begin + part * (end - begin);
              samples.insert(samples.end(), {history.rate(time), history.way(time)});
            }
          begin = end;
        }
      return samples;
    }

    /// To what rounding and the tabulated way of a front leave.
    bool are_alike(const std::vector<double> &a, const std::vector<double> &b)
    {
      return a.size() == b.size() &&
             std::equal(a.begin(), a.end(), b.begin(), [](const double one, const double other) {
               return std::abs(one - other) <= 1e-6 * (std::abs(one) + std::abs(other));
             });
    }
  } // namespace

  const MeanFieldResult &EqualTurns::result_of(const MeanFieldProblem &problem)
  {
    const std::vector<double> history = samples_of(problem.history);
    const bool is_special =
      !problem.known.empty() || problem.way_from_initial_lt || problem.with_spread;
    if (is_special || !are_alike(history, history_))
      {
        result_ = mean_field(problem);
        history_ = is_special ? std::vector<double>() : history;
      }
    return result_;
  }
} // namespace softlattice
