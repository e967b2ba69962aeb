// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/kaplan_meier.h"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <map>

namespace softlattice
{
  namespace
  {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    const double rounding = std::sqrt(std::numeric_limits<double>::epsilon());

    /// Where a curve that falls in steps crosses 1/2; `value` is one of its limits or the curve itself.
    double crossing(const std::vector<SurvivalStep> &steps, double SurvivalStep::*value)
    {
      const auto first = std::find_if(steps.begin(), steps.end(), [&](const SurvivalStep &step) {
        return step.*value < 0.5 + rounding;
      });
      if (first == steps.end())
        return none;
      if (std::abs((*first).*value - 0.5) < rounding)
        {
          const auto next = std::find_if(first, steps.end(), [&](const SurvivalStep &step) {
            return step.*value < (*first).*value;
          });
          if (next != steps.end())
            return 0.5 * (first->time + next->time);
        }
      return first->time;
    }
  } // namespace

  bool has_kaplan_meier(const std::vector<Lifetime> &lifetimes)
  {
    return std::all_of(lifetimes.begin(), lifetimes.end(), [](const Lifetime &lifetime) {
      return lifetime.is_exact() || lifetime.is_right_censored();
    });
  }

  std::vector<double> times_without_rounding(const std::vector<Lifetime> &lifetimes)
  {
    std::map<double, double> same; // each time, and what it is taken for
    for (const Lifetime &lifetime : lifetimes)
      same.emplace(lifetime.lower, lifetime.lower);
    double mean = 0.;
    for (const auto &[time, meant] : same)
      mean += time / double(same.size());
    const double *previous = nullptr;
    double first = 0.;
    for (auto &[time, meant] : same)
      {
        if (previous == nullptr || time - *previous > rounding * mean)
          first = time;
        meant = first;
        previous = &time;
      }
    std::vector<double> times;
    times.reserve(lifetimes.size());
    for (const Lifetime &lifetime : lifetimes)
      times.push_back(same.at(lifetime.lower));
    return times;
  }

  SurvivalCurve kaplan_meier(const std::vector<Lifetime> &lifetimes)
  {
    assert(has_kaplan_meier(lifetimes));
    struct Counts
    {
      int events = 0;
      int censored = 0;
    };
    std::map<double, Counts> counts;
    const std::vector<double> times = times_without_rounding(lifetimes);
    for (std::size_t i = 0; i < times.size(); ++i)
      ++(lifetimes[i].is_exact() ? counts[times[i]].events : counts[times[i]].censored);

    SurvivalCurve curve;
    curve.n = static_cast<int>(lifetimes.size());
    const double z = boost::math::quantile(boost::math::normal(), 0.975);
    double survival = 1., greenwood = 0.;
    int at_risk = curve.n;
    for (const auto &[time, here] : counts)
      {
        const double d = here.events, n = at_risk;
        const bool is_end = here.events == at_risk;
        survival *= 1. - d / n;
        greenwood += is_end ? 0. : d / (n * (n - d));
        SurvivalStep step{time,
                          at_risk,
                          here.events,
                          here.censored,
                          survival,
                          survival * std::sqrt(greenwood),
                          1.,
                          1.};
        if (is_end || survival == 0.)
          step.standard_error = step.lower = step.upper = none;
        else if (survival < 1.)
          {
            const double log_survival = std::log(survival);
            const double shift =
              z * std::sqrt(greenwood) / log_survival; // of log(-log S), negative
            step.lower = std::exp(log_survival * std::exp(-shift));
            step.upper = std::exp(log_survival * std::exp(shift));
          }
        curve.steps.push_back(step);
        curve.events += here.events;
        at_risk -= here.events + here.censored;
      }
    curve.median = crossing(curve.steps, &SurvivalStep::survival);
    curve.median_lower = crossing(curve.steps, &SurvivalStep::lower);
    curve.median_upper = crossing(curve.steps, &SurvivalStep::upper);
    return curve;
  }
} // namespace softlattice
