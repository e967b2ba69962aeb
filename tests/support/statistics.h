// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

/// Textbook statistics for tests.
namespace softlattice::statistics
{
  inline double mean(const std::vector<double> &sample)
  {
    double sum = 0.;
    for (const double x : sample)
      sum += x;
    return sum / static_cast<double>(sample.size());
  }

  /// Unbiased.
  inline double variance(const std::vector<double> &sample)
  {
    const double m = mean(sample);
    double sum = 0.;
    for (const double x : sample)
      sum += (x - m) * (x - m);
    return sum / (static_cast<double>(sample.size()) - 1.);
  }

  inline double standard_error(const std::vector<double> &sample)
  {
    return std::sqrt(variance(sample) / static_cast<double>(sample.size()));
  }

  inline double correlation(const std::vector<double> &a, const std::vector<double> &b)
  {
    const double mean_a = mean(a), mean_b = mean(b);
    double sum = 0.;
    for (std::size_t i = 0; i < a.size(); ++i)
      sum += (a[i] - mean_a) * (b[i] - mean_b);
    return sum / std::sqrt(variance(a) * variance(b)) / (static_cast<double>(a.size()) - 1.);
  }

  /// p-value of the Kolmogorov-Smirnov test of a sample against a continuous distribution, with
  /// the correction for small samples of Stephens 1970.
  inline double kolmogorov_smirnov(std::vector<double> sample,
                                   const std::function<double(double)> &distribution)
  {
    std::sort(sample.begin(), sample.end());
    const double n = static_cast<double>(sample.size());
    double largest = 0.;
    for (std::size_t i = 0; i < sample.size(); ++i)
      {
        const double f = distribution(sample[i]);
        largest = std::max({largest, f - i / n, (i + 1) / n - f});
      }
    const double lambda = (std::sqrt(n) + 0.12 + 0.11 / std::sqrt(n)) * largest;
    double p = 0.;
    for (int k = 1; k <= 100; ++k)
      p += (k % 2 ? 2. : -2.) * std::exp(-2. * k * k * lambda * lambda);
    return lambda < 0.2 ? 1. : std::clamp(p, 0., 1.);
  }

  /// p-value of a chi-square statistic by the cube root transformation of Wilson and Hilferty, good
  /// to a few per cent of p for 5 degrees of freedom and more.
  inline double chi_square_p(const double statistic, const double degrees)
  {
    const double spread = 2. / (9. * degrees);
    const double z = (std::cbrt(statistic / degrees) - (1. - spread)) / std::sqrt(spread);
    return 0.5 * std::erfc(z / std::sqrt(2.));
  }

  /// The same for counts that are expected in bins.
  inline double chi_square_p(const std::vector<double> &observed,
                             const std::vector<double> &expected,
                             const double degrees)
  {
    double statistic = 0.;
    for (std::size_t i = 0; i < observed.size(); ++i)
      statistic += (observed[i] - expected[i]) * (observed[i] - expected[i]) / expected[i];
    return chi_square_p(statistic, degrees);
  }
} // namespace softlattice::statistics
