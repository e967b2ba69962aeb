// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/mixed_halide/miscibility.h"

#include <cmath>

namespace softlattice
{
  namespace
  {
    // Compositions are searched over ln(x/(1 - x)), to which both ends look alike; beyond this x
    // is 1e-15 from an end.
    constexpr double furthest = 34.5;
    constexpr int n_searched = 2000;

    double from_logit(const double q)
    {
      return q < 0. ? std::exp(q) / (1. + std::exp(q)) : 1. / (1. + std::exp(-q));
    }
    double to_logit(const double x)
    {
      return std::log(x / (1. - x));
    }

    /// The place in [from, to] where a function changes its sign, as good as numbers allow.
    template <class Function>
    double bisect(double from, double to, const Function &function)
    {
      const bool begins_positive = function(from) > 0.;
      for (int i = 0; i < 200; ++i)
        {
          const double middle = 0.5 * (from + to);
          if (middle <= from || middle >= to)
            break;
          ((function(middle) > 0.) == begins_positive ? from : to) = middle;
        }
      return 0.5 * (from + to);
    }
  } // namespace

  MixingCurve::MixingCurve(const FreeEnergy &energy, const double temperature)
    : energy_(energy)
  {
    state_.temperature = temperature;
  }

  MixingCurve::Value MixingCurve::at(const double x) const
  {
    Value result{};
    const double *fields[1] = {&x};
    double *gradient[1] = {&result.first};
    double *hessian[1] = {&result.second};
    energy_.evaluate(1, fields, state_, &result.value, gradient, hessian);
    return result;
  }

  std::optional<CompositionPair> MixingCurve::spinodal() const
  {
    const auto curvature = [this](const double q) { return at(from_logit(q)).second; };
    double first = 0., last = 0.;
    bool found = false;
    double before = curvature(-furthest);
    for (int i = 1; i <= n_searched; ++i)
      {
        const double q = -furthest + 2. * furthest * i / n_searched;
        const double here = curvature(q);
        const double step = 2. * furthest / n_searched;
        if (before > 0. && here <= 0. && !found)
          {
            first = bisect(q - step, q, curvature);
            found = true;
          }
        if (before <= 0. && here > 0.)
          last = bisect(q - step, q, curvature);
        before = here;
      }
    if (!found)
      return {};
    return CompositionPair{from_logit(first), from_logit(last)};
  }

  double MixingCurve::with_slope(const double slope, const double from, const double to) const
  {
    return from_logit(bisect(to_logit(from), to_logit(to), [&](const double q) {
      return at(from_logit(q)).first - slope;
    }));
  }

  std::optional<CompositionPair> MixingCurve::binodal() const
  {
    const auto unstable = spinodal();
    if (!unstable)
      return {};
    const double lowest = from_logit(-furthest), highest = from_logit(furthest);
    // Between the slopes at the spinodal there is a composition of this slope on either side. The
    // difference of f - slope x, the grand potential, falls with the slope: it vanishes once.
    CompositionPair pair{};
    const auto difference = [&](const double slope) {
      pair = {with_slope(slope, lowest, unstable->lower),
              with_slope(slope, unstable->upper, highest)};
      return (at(pair.upper).value - slope * pair.upper) -
             (at(pair.lower).value - slope * pair.lower);
    };
    const double slope = bisect(at(unstable->upper).first, at(unstable->lower).first, difference);
    difference(slope);
    return pair;
  }

  std::optional<double> critical_temperature(const FreeEnergy &energy,
                                             const double lowest,
                                             const double highest)
  {
    const auto sign = [&](const double temperature) {
      return MixingCurve(energy, temperature).spinodal() ? -1. : 1.;
    };
    if (sign(lowest) == sign(highest))
      return {};
    double from = lowest, to = highest;
    while (to - from > 1e-9 * to)
      {
        const double middle = 0.5 * (from + to);
        (sign(middle) == sign(lowest) ? from : to) = middle;
      }
    return 0.5 * (from + to);
  }
} // namespace softlattice
