// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/lifetime_regression.h"

#include "solver/study/cholesky.h"
#include "solver/study/likelihood_maximum.h"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <optional>

namespace softlattice
{
  namespace
  {
    using Rows = std::vector<std::vector<double>>;

    double product(const std::vector<double> &a, const std::vector<double> &b)
    {
      return std::inner_product(a.begin(), a.end(), b.begin(), 0.);
    }

    /// Makes all covariates but the first of mean 0 and variance 1 over some rows, so that they are far from
    /// being multiples of one another: 1/kT alone is nearly the same everywhere.
    class Standard
    {
    public:
      explicit Standard(const Rows &rows)
        : mean_(rows.front().size(), 0.)
        , spread_(rows.front().size(), 0.)
      {
        const auto n = static_cast<double>(rows.size());
        for (std::size_t k = 0; k < mean_.size(); ++k)
          {
            for (const std::vector<double> &row : rows)
              mean_[k] += row[k] / n;
            for (const std::vector<double> &row : rows)
              spread_[k] += (row[k] - mean_[k]) * (row[k] - mean_[k]) / n;
            spread_[k] = std::sqrt(spread_[k]);
            constexpr double rounding = 1e-9;
            is_varied_ = is_varied_ && (k == 0 || spread_[k] > rounding * std::abs(mean_[k]));
          }
        mean_[0] = 0.;
        spread_[0] = 1.;
      }

      bool is_varied() const { return is_varied_; }

      std::vector<double> of(std::vector<double> row) const
      {
        for (std::size_t k = 0; k < row.size(); ++k)
          row[k] = (row[k] - mean_[k]) / spread_[k];
        return row;
      }

      /// Coefficients of the covariates themselves are this matrix times those of the standard ones.
      Rows back() const
      {
        Rows matrix(mean_.size(), std::vector<double>(mean_.size(), 0.));
        matrix[0][0] = 1.;
        for (std::size_t k = 1; k < mean_.size(); ++k)
          {
            matrix[k][k] = 1. / spread_[k];
            matrix[0][k] = -mean_[k] / spread_[k];
          }
        return matrix;
      }

    private:
      std::vector<double> mean_, spread_;
      bool is_varied_ = true;
    };

    /// Of ordinary least squares; none where the rows do not fix it.
    std::optional<std::vector<double>> least_squares(const Rows &rows, const std::vector<double> &y)
    {
      const std::size_t p = rows.front().size();
      std::vector<double> matrix(p * p, 0.), right(p, 0.);
      for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t k = 0; k < p; ++k)
          {
            right[k] += rows[i][k] * y[i];
            for (std::size_t l = 0; l < p; ++l)
              matrix[k * p + l] += rows[i][k] * rows[i][l];
          }
      const auto factors = Cholesky::of(matrix);
      if (!factors)
        return {};
      // Standard covariates that agree to a part in a million are one.
      constexpr double least = 1e-6;
      const std::vector<double> inverse = factors->inverse();
      for (std::size_t k = 0; k < p; ++k)
        if (!(inverse[k * p + k] * matrix[k * p + k] < 1. / least))
          return {};
      return factors->solve(std::move(right));
    }

    std::vector<double> times(const Rows &matrix, const std::vector<double> &vector)
    {
      std::vector<double> result;
      for (const std::vector<double> &row : matrix)
        result.push_back(product(row, vector));
      return result;
    }
  } // namespace

  Estimate95 LifetimeRegression::coefficient(const std::size_t index) const
  {
    const double value = coefficients[index],
                 error = std::sqrt(covariance[index * coefficients.size() + index]);
    return {value, error, value - quantile * error, value + quantile * error};
  }

  Estimate95 LifetimeRegression::median_at(const std::vector<double> &x) const
  {
    double variance = 0.;
    for (std::size_t k = 0; k < x.size(); ++k)
      for (std::size_t l = 0; l < x.size(); ++l)
        variance += x[k] * x[l] * covariance[k * x.size() + l];
    const double value = std::exp(product(x, coefficients));
    const double log_error = std::sqrt(std::max(0., variance));
    return {value,
            value * log_error,
            value * std::exp(-quantile * log_error),
            value * std::exp(quantile * log_error)};
  }

  LifetimeRegression regress(const std::vector<Lifetime> &lifetimes, const Rows &covariates)
  {
    assert(lifetimes.size() == covariates.size());
    LifetimeRegression fit;
    Rows seen;
    std::vector<double> y;
    for (std::size_t i = 0; i < lifetimes.size(); ++i)
      if (lifetimes[i].is_exact())
        {
          seen.push_back(covariates[i]);
          y.push_back(std::log(lifetimes[i].upper));
        }
    fit.n_seen = seen.size();
    const std::size_t p = covariates.empty() ? 1 : covariates.front().size();
    if (seen.size() < p + 1)
      {
        fit.reason = std::to_string(p + 1) + " lives at least have to be seen to end, and " +
                     std::to_string(seen.size()) + " were";
        return fit;
      }
    const Standard standard(seen);
    for (std::vector<double> &row : seen)
      row = standard.of(row);
    const auto start = standard.is_varied() ? least_squares(seen, y) : std::nullopt;
    if (!start)
      {
        fit.reason = "the lives that were seen to end are at conditions that do not tell its "
                     "parameters apart";
        return fit;
      }
    // No z so large that the likelihood is none in double precision.
    constexpr double largest_z = 5., exact_fit = 1e-9;
    double largest = 0., of_seen = 0.;
    Rows rows;
    for (std::size_t i = 0; i < lifetimes.size(); ++i)
      {
        rows.push_back(standard.of(covariates[i]));
        const double residual =
          std::abs(std::log(lifetimes[i].lower) - product(rows.back(), *start));
        largest = std::max(largest, residual);
        of_seen = std::max(of_seen, lifetimes[i].is_exact() ? residual : 0.);
      }
    if (!(of_seen > exact_fit))
      {
        fit.reason = "it goes through all lives, so that nothing tells how far it may be off";
        return fit;
      }
    const LifetimeLikelihood likelihood(LifetimeLaw::lognormal, lifetimes, 1., rows);
    std::vector<double> b = *start;
    for (double &one : b)
      one *= largest_z / largest;
    const LikelihoodMaximum maximum = maximise(likelihood, largest_z / largest, b);
    if (!maximum.found)
      {
        fit.reason = "the likelihood has no maximum that could be found";
        return fit;
      }

    // From (a, b) to b/a, and from there to the covariates as they were given.
    const double a = maximum.inverse_spread;
    const Rows back = standard.back();
    Rows by_parameters; // derivatives of the coefficients by a and b
    std::vector<double> scaled = maximum.coefficients;
    for (double &one : scaled)
      one /= a;
    fit.coefficients = times(back, scaled);
    for (std::size_t k = 0; k < p; ++k)
      {
        by_parameters.push_back({-fit.coefficients[k] / a});
        for (const double one : back[k])
          by_parameters.back().push_back(one / a);
      }
    const auto n = static_cast<double>(fit.n_seen), free = n - static_cast<double>(p);
    for (std::size_t k = 0; k < p; ++k)
      for (std::size_t l = 0; l < p; ++l)
        {
          double sum = 0.;
          for (std::size_t i = 0; i <= p; ++i)
            for (std::size_t j = 0; j <= p; ++j)
              sum +=
                by_parameters[k][i] * maximum.covariance[i * (p + 1) + j] * by_parameters[l][j];
          fit.covariance.push_back(sum * n / free);
        }
    fit.quantile = boost::math::quantile(boost::math::students_t(free), 0.975);
    fit.sigma = 1. / a;
    fit.log_likelihood = maximum.log_likelihood;
    const double k = static_cast<double>(p) + 1., of_all = static_cast<double>(lifetimes.size());
    if (of_all > k + 1.)
      fit.aicc = 2. * k - 2. * fit.log_likelihood + 2. * k * (k + 1.) / (of_all - k - 1.);
    return fit;
  }
} // namespace softlattice
