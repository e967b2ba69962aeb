// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fit/curve_likelihood.h"

#include "solver/fit/singular_values.h"

#include <boost/math/tools/minima.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/uniform_int_distribution.hpp>

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    constexpr double least_variance = 1e-3; ///< against that of the noise
    /// The mean of more films is drawn as that of these, with as much smaller deviations.
    constexpr double most_films = 32.;

    Rows transposed(const Rows &rows)
    {
      Rows columns(rows.empty() ? 0 : rows.front().size(), Numbers(rows.size()));
      for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t k = 0; k < columns.size(); ++k)
          columns[k][i] = rows[i][k];
      return columns;
    }
  } // namespace

  CurveLikelihood::CurveLikelihood(Numbers mean, Rows deviations, const double films)
    : mean_(std::move(mean))
    , deviations_(std::move(deviations))
    , films_(films)
  {
    const std::size_t n = mean_.size();
    if (!(films_ > 0.) || deviations_.size() < 2 || n == 0)
      {
        deviations_.clear();
        return;
      }
    // The longer side has to be that of the rows.
    const bool is_wide = n > deviations_.size();
    SingularValues parts = is_wide ? singular_values(transposed(deviations_), deviations_.size())
                                   : singular_values(deviations_, n);
    for (std::size_t k = 0; k < parts.values.size(); ++k)
      {
        const double variance = parts.values[k] * parts.values[k] /
                                (films_ * (static_cast<double>(deviations_.size()) - 1.));
        if (variance < least_variance)
          continue;
        variances_.push_back(variance);
        directions_.push_back(std::move(is_wide ? parts.left[k] : parts.right[k]));
        log_determinant_ += std::log1p(variance);
      }
  }

  double CurveLikelihood::components(const Numbers &data, Numbers &along) const
  {
    Numbers away(data.size());
    double square = 0.;
    for (std::size_t k = 0; k < data.size(); ++k)
      {
        away[k] = data[k] - mean_[k];
        square += away[k] * away[k];
      }
    along.assign(directions_.size(), 0.);
    for (std::size_t i = 0; i < along.size(); ++i)
      for (std::size_t k = 0; k < away.size(); ++k)
        along[i] += directions_[i][k] * away[k];
    return square;
  }

  double CurveLikelihood::minus_two_log(const Numbers &data) const
  {
    Numbers along;
    double sum = components(data, along) + log_determinant_;
    for (std::size_t i = 0; i < along.size(); ++i)
      sum -= along[i] * along[i] * variances_[i] / (1. + variances_[i]);
    return sum;
  }

  Numbers CurveLikelihood::drawn(std::mt19937 &random) const
  {
    boost::random::normal_distribution<double> normal;
    Numbers curve = mean_;
    for (double &one : curve)
      one += normal(random);
    if (deviations_.empty())
      return curve;
    boost::random::uniform_int_distribution<std::size_t> any(0, deviations_.size() - 1);
    const double n = std::clamp(std::round(films_), 1., most_films);
    const double weight = 1. / std::sqrt(n * films_);
    for (double i = 0.; i < n; ++i)
      {
        const Numbers &film = deviations_[any(random)];
        for (std::size_t k = 0; k < curve.size(); ++k)
          curve[k] += weight * film[k];
      }
    return curve;
  }

  double CurveLikelihood::noise_factor(const Numbers &data) const
  {
    Numbers along;
    double rest = components(data, along);
    for (const double one : along)
      rest -= one * one;
    const double n = static_cast<double>(data.size() - along.size());
    const auto misfit = [&](const double log_factor) {
      const double noise = std::exp(2. * log_factor);
      double sum = rest / noise + 2. * n * log_factor;
      for (std::size_t i = 0; i < along.size(); ++i)
        sum += along[i] * along[i] / (noise + variances_[i]) + std::log(noise + variances_[i]);
      return sum;
    };
    constexpr int bits = 12;
    return std::exp(
      boost::math::tools::brent_find_minima(misfit, std::log(0.01), std::log(3.), bits).first);
  }
} // namespace softlattice
