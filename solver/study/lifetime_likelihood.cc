// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/lifetime_likelihood.h"

#include <boost/math/distributions/normal.hpp>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace softlattice
{
  namespace
  {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    // In z: an interval in which the density hardly changes, while F(b) - F(a) would lose digits. It
    // contributes the density at its middle times its width.
    constexpr double narrow = 1e-4;

    /// Of log(F(b) - F(a)), or of the log density at b.
    struct Contribution
    {
      double value = -infinity;
      double by_a = 0., by_b = 0.;
      double by_aa = 0., by_ab = 0., by_bb = 0.;
    };

    // Both laws: log g(z), and the first and second derivative of it.
    double log_density(const LifetimeLaw law, const double z)
    {
      static const double half_log_two_pi = 0.5 * std::log(2. * std::acos(-1.));
      return law == LifetimeLaw::weibull ? z - std::exp(z) : -0.5 * z * z - half_log_two_pi;
    }
    double slope_of_log_density(const LifetimeLaw law, const double z)
    {
      return law == LifetimeLaw::weibull ? 1. - std::exp(z) : -z;
    }
    double curvature_of_log_density(const LifetimeLaw law, const double z)
    {
      return law == LifetimeLaw::weibull ? -std::exp(z) : -1.;
    }

    /// log(F(b) - F(a)), from the tail that is nearer: their difference has all its digits then.
    double log_probability(const LifetimeLaw law, const double a, const double b)
    {
      if (law == LifetimeLaw::weibull)
        {
          // S(a) - S(b) = S(a) (1 - exp(-(e^b - e^a))), and e^b - e^a without loss of digits where they are
          // close, without 0 times infinity where they are not.
          const double width =
            b - a > 1. ? std::exp(b) - std::exp(a) : std::exp(a) * std::expm1(b - a);
          return -std::exp(a) + std::log(-std::expm1(-width));
        }
      using namespace boost::math;
      const normal standard;
      const auto below = [&](const double z) { return z == -infinity ? 0. : cdf(standard, z); };
      const auto above = [&](const double z) {
        return z == infinity ? 0. : cdf(complement(standard, z));
      };
      return std::log(a > 0. ? above(a) - above(b) : below(b) - below(a));
    }

    Contribution exact(const LifetimeLaw law, const double z)
    {
      Contribution c;
      c.value = log_density(law, z);
      c.by_b = slope_of_log_density(law, z);
      c.by_bb = curvature_of_log_density(law, z);
      return c;
    }

    /// The probability of an interval; `a` or `b` may be infinite.
    Contribution between(const LifetimeLaw law, const double a, const double b)
    {
      Contribution c;
      if (law == LifetimeLaw::weibull && b == infinity)
        {
          c.value = c.by_a = c.by_aa = -std::exp(a);
          return c;
        }
      c.value = log_probability(law, a, b);
      if (!(c.value > -infinity))
        return c;
      // f/D at both ends; its derivative has that of log f.
      const double at_a = a == -infinity ? 0. : std::exp(log_density(law, a) - c.value);
      const double at_b = b == infinity ? 0. : std::exp(log_density(law, b) - c.value);
      c.by_a = -at_a;
      c.by_b = at_b;
      c.by_ab = at_a * at_b;
      c.by_aa = at_a > 0. ? -at_a * (slope_of_log_density(law, a) + at_a) : 0.;
      c.by_bb = at_b > 0. ? at_b * (slope_of_log_density(law, b) - at_b) : 0.;
      return c;
    }
  } // namespace

  LifetimeLikelihood::LifetimeLikelihood(const LifetimeLaw law,
                                         const std::vector<Lifetime> &lifetimes,
                                         const double unit,
                                         const std::vector<std::vector<double>> &covariates)
    : law_(law)
    , covariates_(covariates)
    , log_unit_(std::log(unit))
    , lowest_(infinity)
    , highest_(-infinity)
  {
    if (covariates_.empty())
      covariates_.assign(lifetimes.size(), {1.});
    assert(covariates_.size() == lifetimes.size());
    for (const Lifetime &lifetime : lifetimes)
      {
        assert(lifetime.upper > 0.);
        limits_.push_back({std::log(lifetime.lower / unit), std::log(lifetime.upper / unit)});
        for (const double limit : {limits_.back().lower, limits_.back().upper})
          if (std::isfinite(limit))
            {
              lowest_ = std::min(lowest_, limit);
              highest_ = std::max(highest_, limit);
            }
      }
  }

  LikelihoodValue LifetimeLikelihood::at(const double inverse_spread,
                                         const std::vector<double> &coefficients) const
  {
    const std::size_t n = 1 + coefficients.size();
    LikelihoodValue sum;
    sum.score.assign(n, 0.);
    sum.hessian.assign(n * n, 0.);
    for (std::size_t i = 0; i < limits_.size(); ++i)
      {
        const std::vector<double> &x = covariates_[i];
        const double shift = std::inner_product(x.begin(), x.end(), coefficients.begin(), 0.);
        const double y_a = limits_[i].lower;
        double y_b = limits_[i].upper;
        Contribution c;
        if (inverse_spread * (y_b - y_a) < narrow)
          {
            const double log_width = y_a == y_b ? -y_b - log_unit_ : std::log(y_b - y_a);
            y_b = 0.5 * (y_a + y_b);
            c = exact(law_, inverse_spread * y_b - shift);
            c.value += std::log(inverse_spread) + log_width;
            sum.score[0] += 1. / inverse_spread;
            sum.hessian[0] -= 1. / (inverse_spread * inverse_spread);
          }
        else
          c = between(law_, inverse_spread * y_a - shift, inverse_spread * y_b - shift);
        sum.value += c.value;
        double mixed = 0.; // by the inverse spread and the shift
        // An infinite end depends on nothing.
        if (std::isfinite(y_a))
          {
            sum.score[0] += y_a * c.by_a;
            sum.hessian[0] += y_a * y_a * c.by_aa;
            mixed -= y_a * (c.by_aa + c.by_ab);
          }
        if (std::isfinite(y_b))
          {
            sum.score[0] += y_b * c.by_b;
            sum.hessian[0] += y_b * y_b * c.by_bb;
            mixed -= y_b * (c.by_bb + c.by_ab);
          }
        if (std::isfinite(y_a) && std::isfinite(y_b))
          sum.hessian[0] += 2. * y_a * y_b * c.by_ab;
        const double by_shifts = c.by_aa + 2. * c.by_ab + c.by_bb;
        for (std::size_t k = 0; k < x.size(); ++k)
          {
            sum.score[1 + k] -= x[k] * (c.by_a + c.by_b);
            sum.hessian[1 + k] += x[k] * mixed;
            sum.hessian[(1 + k) * n] = sum.hessian[1 + k];
            for (std::size_t l = 0; l < x.size(); ++l)
              sum.hessian[(1 + k) * n + 1 + l] += x[k] * x[l] * by_shifts;
          }
      }
    if (std::isnan(sum.value))
      sum.value = -infinity;
    return sum;
  }
} // namespace softlattice
