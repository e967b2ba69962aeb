// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/parametric_survival.h"

#include "solver/study/likelihood_maximum.h"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    // The square of a time has to be a number, and its inverse.
    constexpr double shortest_time = 1e-150, longest_time = 1e150;
    // In ln t: what differs by less is the same time.
    constexpr double same_time = 1e-9;

    /// Of all finite limits above zero.
    std::vector<double> finite_limits(const std::vector<Lifetime> &lifetimes)
    {
      std::vector<double> limits;
      for (const Lifetime &lifetime : lifetimes)
        for (const double limit : {lifetime.lower, lifetime.upper})
          if (limit > 0. && std::isfinite(limit))
            limits.push_back(limit);
      return limits;
    }

    double middle(std::vector<double> values)
    {
      const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
      std::nth_element(values.begin(), half, values.end());
      return *half;
    }

    /// Why the likelihood has no maximum, or cannot be taken; empty if it has one.
    std::string why_none(const std::vector<Lifetime> &lifetimes)
    {
      if (lifetimes.empty())
        return "there are no lifetimes";
      double latest_start = 0., earliest_end = std::numeric_limits<double>::infinity();
      bool all_right = true, all_left = true, one_sided = true;
      double left_sum = 0., right_sum = 0.; // of ln t
      int n_left = 0, n_right = 0;
      for (const Lifetime &lifetime : lifetimes)
        {
          if (!(lifetime.upper > 0.))
            return "a lifetime of zero has no logarithm";
          for (const double limit : {lifetime.lower, lifetime.upper})
            if (std::isfinite(limit) && limit > 0. &&
                !(limit > shortest_time && limit < longest_time))
              return "the numbers are too large or too small; use another unit of time";
          const bool is_right = lifetime.is_right_censored(), is_left = lifetime.is_left_censored();
          all_right = all_right && is_right;
          all_left = all_left && is_left;
          one_sided = one_sided && (is_right || is_left);
          latest_start = std::max(latest_start, lifetime.lower);
          earliest_end = std::min(earliest_end, lifetime.upper);
          if (is_right && lifetime.lower > 0.)
            {
              right_sum += std::log(lifetime.lower);
              ++n_right;
            }
          if (is_left)
            {
              left_sum += std::log(lifetime.upper);
              ++n_left;
            }
        }
      if (all_right)
        return "nothing was seen to end";
      if (all_left)
        return "everything had ended before anybody looked";
      // A law without spread is then the most likely one.
      if (!(latest_start > earliest_end * (1. + same_time)))
        return "all of them agree with one and the same lifetime, so that nothing tells the spread";
      // Where the score of the inverse spread, which is positive elsewhere, is negative at zero already.
      if (one_sided && !(n_right > 0 && left_sum / n_left > right_sum / n_right))
        return "what was found ended was looked at earlier than what went on, so that nothing "
               "tells "
               "the spread";
      return {};
    }

    /// `log_error`: the standard error of the logarithm.
    Estimate95 positive(const double value, const double log_error, const double z)
    {
      return {value,
              value * log_error,
              value * std::exp(-z * log_error),
              value * std::exp(z * log_error)};
    }
  } // namespace

  std::string name_of(const LifetimeLaw law)
  {
    return law == LifetimeLaw::weibull ? "Weibull" : "lognormal";
  }

  SurvivalFit fit_survival(const LifetimeLaw law, const std::vector<Lifetime> &lifetimes)
  {
    SurvivalFit fit;
    fit.law = law;
    fit.reason = why_none(lifetimes);
    if (!fit.valid())
      return fit;

    const double unit = middle(finite_limits(lifetimes));
    const LifetimeLikelihood likelihood(law, lifetimes, unit);
    // From where no z is so large that the likelihood is none in double precision.
    constexpr double largest_z = 5.;
    const double start = 2. * largest_z / (likelihood.highest() - likelihood.lowest());
    const double centre = 0.5 * (likelihood.highest() + likelihood.lowest());
    const LikelihoodMaximum maximum = maximise(likelihood, start, {start * centre});
    fit.iterations = maximum.iterations;
    if (!maximum.found)
      {
        fit.reason = "the likelihood has no maximum that could be found";
        return fit;
      }

    // Covariance of (a, b) at the maximum; from it that of m = b/a, the centre of ln(t/unit), and of
    // ln sigma = -ln a, where the score is zero and the information transforms like a tensor.
    const double a = maximum.inverse_spread, m = maximum.coefficients[0] / a, sigma = 1. / a;
    const double var_a = maximum.covariance[0], cov = maximum.covariance[1],
                 var_b = maximum.covariance[3];
    const double var_m = (var_b - 2. * m * cov + m * m * var_a) / (a * a);
    const double var_log_sigma = var_a / (a * a);
    const double cov_m_log_sigma = -(cov - m * var_a) / (a * a);
    // ln(median/unit) = m + w sigma
    const double w = law == LifetimeLaw::weibull ? std::log(std::log(2.)) : 0.;
    const double var_log_median =
      var_m + 2. * w * sigma * cov_m_log_sigma + w * w * sigma * sigma * var_log_sigma;

    const double z = boost::math::quantile(boost::math::normal(), 0.975);
    const double error_m = std::sqrt(var_m), error_log_sigma = std::sqrt(var_log_sigma);
    if (law == LifetimeLaw::weibull)
      {
        fit.first = positive(a, error_log_sigma, z);
        fit.second = positive(unit * std::exp(m), error_m, z);
      }
    else
      {
        const double mu = m + std::log(unit);
        fit.first = {mu, error_m, mu - z * error_m, mu + z * error_m};
        fit.second = positive(sigma, error_log_sigma, z);
      }
    fit.median = positive(unit * std::exp(m + w * sigma), std::sqrt(var_log_median), z);
    for (const Estimate95 *estimate : {&fit.first, &fit.second, &fit.median})
      if (!std::isfinite(estimate->value) || !std::isfinite(estimate->standard_error) ||
          !(fit.median.value > 0.))
        {
          SurvivalFit none;
          none.law = law;
          none.reason = "the lifetimes spread so far that no number can hold the estimates";
          return none;
        }
    fit.log_likelihood = maximum.log_likelihood;
    const double n = double(lifetimes.size());
    constexpr double k = 2.;
    if (n > k + 1.)
      fit.aicc = 2. * k - 2. * fit.log_likelihood + 2. * k * (k + 1.) / (n - k - 1.);
    return fit;
  }
} // namespace softlattice
