// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fit/film_intervals.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t n_drawn = 800;
    constexpr double outside = 0.025; ///< on each side

    /// The distribution of one unknown.
    class Distribution
    {
    public:
      Distribution(const Rows &places, const Numbers &weights, const std::size_t unknown)
      {
        std::vector<std::size_t> order(places.size());
        std::iota(order.begin(), order.end(), 0);
        std::sort(order.begin(), order.end(), [&](const std::size_t a, const std::size_t b) {
          return places[a][unknown] < places[b][unknown];
        });
        double sum = 0.;
        for (const std::size_t i : order)
          {
            value_.push_back(places[i][unknown]);
            below_.push_back(sum + weights[i] / 2.);
            sum += weights[i];
          }
      }

      /// The ends of the places where there is less on a side than the nearest of them has.
      double quantile(const double level) const
      {
        const auto i = static_cast<std::size_t>(
          std::upper_bound(below_.begin(), below_.end(), level) - below_.begin());
        if (i == 0 || i == below_.size())
          return i == 0 ? value_.front() : value_.back();
        return value_[i - 1] +
               (value_[i] - value_[i - 1]) * (level - below_[i - 1]) / (below_[i] - below_[i - 1]);
      }

    private:
      Numbers value_, below_;
    };

    double part_below(const Rows &places,
                      const Numbers &weights,
                      const std::size_t unknown,
                      const double value)
    {
      double sum = 0.;
      for (std::size_t i = 0; i < places.size(); ++i)
        if (places[i][unknown] <= value)
          sum += places[i][unknown] < value ? weights[i] : weights[i] / 2.;
      return sum;
    }

    /// What is found of curves that are drawn at places as likely as the data have them.
    struct OfDrawn
    {
      Rows levels;   ///< of the truth in the distribution of each unknown, ascending
      Numbers least; ///< -2 log L at the best place
    };

    OfDrawn of_drawn(const FilmPlaces &places, const Numbers &weights)
    {
      std::mt19937 random(1);
      OfDrawn drawn;
      Rows &levels = drawn.levels;
      levels.resize(places.places().front().size());
      // Each place as often as its weight says, but for less than one.
      double due = 0.5;
      for (std::size_t i = 0; i < weights.size(); ++i)
        for (due += weights[i] * n_drawn; due >= 1.; due -= 1.)
          {
            const Numbers misfits = places.minus_two_log(places.drawn(i, random));
            const Numbers found = weights_of_places(misfits);
            drawn.least.push_back(*std::min_element(misfits.begin(), misfits.end()));
            for (std::size_t j = 0; j < levels.size(); ++j)
              levels[j].push_back(part_below(places.places(), found, j, places.places()[i][j]));
          }
      for (Numbers &one : levels)
        std::sort(one.begin(), one.end());
      return drawn;
    }

    double part_of(const Numbers &sorted, const double part)
    {
      const double place = part * static_cast<double>(sorted.size()) - 0.5;
      const auto i =
        static_cast<std::size_t>(std::clamp(place, 0., static_cast<double>(sorted.size()) - 1.));
      return sorted[i];
    }

    Rows covariance_of(const Rows &places, const Numbers &weights, const Numbers &mean)
    {
      Rows covariance(mean.size(), Numbers(mean.size(), 0.));
      for (std::size_t k = 0; k < places.size(); ++k)
        for (std::size_t i = 0; i < mean.size(); ++i)
          for (std::size_t j = 0; j < mean.size(); ++j)
            covariance[i][j] += weights[k] * (places[k][i] - mean[i]) * (places[k][j] - mean[j]);
      return covariance;
    }
  } // namespace

  Numbers weights_of_places(const Numbers &minus_two_log)
  {
    const double least = *std::min_element(minus_two_log.begin(), minus_two_log.end());
    Numbers weights;
    double sum = 0.;
    for (const double one : minus_two_log)
      sum += weights.emplace_back(std::exp(-0.5 * (one - least)));
    for (double &one : weights)
      one /= sum;
    return weights;
  }

  FilmEstimates film_estimates(const FilmPlaces &places, const CurveValues &curves)
  {
    const Rows &at = places.places();
    const Numbers misfits = places.minus_two_log(curves);
    const Numbers weights = weights_of_places(misfits);
    const std::size_t n = at.front().size();
    const auto [levels, least] = of_drawn(places, weights);
    FilmEstimates found;
    const double own = *std::min_element(misfits.begin(), misfits.end());
    found.misfit =
      static_cast<double>(
        std::count_if(least.begin(), least.end(), [own](const double one) { return one >= own; })) /
      static_cast<double>(least.size());
    Numbers mean(n, 0.);
    for (std::size_t k = 0; k < at.size(); ++k)
      for (std::size_t i = 0; i < n; ++i)
        mean[i] += weights[k] * at[k][i];
    for (std::size_t i = 0; i < n; ++i)
      {
        const Distribution distribution(at, weights, i);
        const double low = distribution.quantile(part_of(levels[i], outside));
        const double high = distribution.quantile(part_of(levels[i], 1. - outside));
        found.intervals.push_back({std::clamp(mean[i], low, high), low, high});
      }
    const Rows covariance = covariance_of(at, weights, mean);
    found.correlation = covariance;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        found.correlation[i][j] /= std::sqrt(covariance[i][i] * covariance[j][j]);
    found.effective_places = effective_number(weights);
    return found;
  }

  double effective_number(const Numbers &weights)
  {
    return 1. / sum_of_squares(weights);
  }
} // namespace softlattice
