// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/sample.h"

#include <boost/math/distributions/students_t.hpp>

#include <cmath>
#include <limits>

namespace softlattice
{
  SampleMean mean_of(const std::vector<double> &values)
  {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    SampleMean sample{values.size(), none, none, none};
    if (values.empty())
      return sample;
    const auto n = static_cast<double>(values.size());
    // From the first on: values that are all the same have no spread from rounding.
    double sum = 0., squares = 0.;
    for (const double value : values)
      sum += value - values.front();
    sample.mean = values.front() + sum / n;
    if (values.size() < 2)
      return sample;
    for (const double value : values)
      squares += (value - sample.mean) * (value - sample.mean);
    sample.standard_deviation = std::sqrt(squares / (n - 1.));
    const boost::math::students_t distribution(n - 1.);
    sample.half_width =
      boost::math::quantile(distribution, 0.975) * sample.standard_deviation / std::sqrt(n);
    return sample;
  }
} // namespace softlattice
