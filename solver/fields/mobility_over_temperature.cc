// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/mobility_over_temperature.h"

#include "models/local_conditions.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    constexpr double spacing = 0.125;               // [K]
    constexpr double coldest = 1., hottest = 5000.; // where laws may be asked [K]

    bool is_temperature(const double value)
    {
      return value >= coldest && value <= hottest;
    }
  } // namespace

  void MobilityOverTemperature::extend(const ModelSet &models, const long first, const long last)
  {
    const auto at_knot = [&](const long knot) {
      return models.phase_field_mobility(
        at_place(around_, {std::max(coldest, around_.temperature + spacing * knot), {}}));
    };
    if (known_.empty())
      first_ = first;
    std::vector<double> more;
    for (long knot = first; knot < first_; ++knot)
      more.push_back(at_knot(knot));
    first_ = std::min(first, first_);
    known_.insert(known_.begin(), more.begin(), more.end());
    for (long knot = first_ + static_cast<long>(known_.size()); knot <= last; ++knot)
      known_.push_back(at_knot(knot));
  }

  void MobilityOverTemperature::evaluate(const ModelSet &models,
                                         const Conditions &around,
                                         const std::size_t n_nodes,
                                         const double *const temperature,
                                         double *const mobility,
                                         double *const slope)
  {
    if (!are_alike(around, around_))
      known_.clear();
    around_ = around;
    double low = std::numeric_limits<double>::max(), high = -low;
    for (std::size_t k = 0; k < n_nodes; ++k)
      if (is_temperature(temperature[k]))
        {
          low = std::min(low, temperature[k]);
          high = std::max(high, temperature[k]);
        }
    if (low <= high)
      extend(models,
             static_cast<long>(std::floor((low - around.temperature) / spacing)) - 1,
             static_cast<long>(std::floor((high - around.temperature) / spacing)) + 2);
    const auto evaluate_at = [&](const std::size_t k) {
      if (!is_temperature(temperature[k]))
        {
          mobility[k] = std::numeric_limits<double>::quiet_NaN();
          if (slope != nullptr)
            slope[k] = 0.;
          return;
        }
      const double at = (temperature[k] - around.temperature) / spacing, knot = std::floor(at),
                   s = at - knot;
      const double *const l = known_.data() + (static_cast<long>(knot) - first_);
      const double a = l[-1], b = l[0], c = l[1], d = l[2];
      const double linear = c - a / 3. - b / 2. - d / 6., quadratic = 0.5 * (a + c) - b,
                   cubic = (d - a) / 6. + 0.5 * (b - c);
      mobility[k] = b + s * (linear + s * (quadratic + s * cubic));
      if (slope != nullptr)
        slope[k] = (linear + s * (2. * quadratic + 3. * s * cubic)) / spacing;
    };
    // A thin film that has nothing to warm a part of it has the same temperature everywhere for most of the time.
    for (std::size_t k = 0; k < n_nodes; ++k)
      if (k > 0 && temperature[k] == temperature[k - 1])
        {
          mobility[k] = mobility[k - 1];
          if (slope != nullptr)
            slope[k] = slope[k - 1];
        }
      else
        evaluate_at(k);
  }
} // namespace softlattice
