// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fit/observations.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    class CurveObservations : public Observations
    {
    public:
      CurveObservations(const MeasuredCurve &curve, const std::optional<double> noise)
        : curve_(curve)
        , noise_(noise)
      {}

      const Numbers &times() const override { return curve_.time; }
      bool is_curve() const override { return true; }
      std::size_t size() const override { return curve_.time.size(); }
      bool has_unknown_noise() const override { return !noise_ && curve_.deviation.empty(); }

      void add_residuals(const Response &response, const double noise, Numbers &to) const override
      {
        for (std::size_t i = 0; i < size(); ++i)
          to.push_back((response.value[i] - curve_.value[i]) / deviation(i, noise));
      }

      void add_informative(const Response &response, const double noise, Numbers &to) const override
      {
        for (std::size_t i = 0; i < size(); ++i)
          to.push_back(response.value[i] / deviation(i, noise));
      }

      double mean_square(const Response &response) const override
      {
        double sum = 0.;
        for (std::size_t i = 0; i < size(); ++i)
          sum += std::pow(response.value[i] - curve_.value[i], 2);
        return sum / static_cast<double>(size());
      }

      double first_noise() const override
      {
        const auto [low, high] = std::minmax_element(curve_.value.begin(), curve_.value.end());
        return std::max(0.05 * (*high - *low), least_noise());
      }

    private:
      double least_noise() const
      {
        double largest = 0.;
        for (const double one : curve_.value)
          largest = std::max(largest, std::abs(one));
        return largest > 0. ? 1e-4 * largest : 1e-4;
      }

      double deviation(const std::size_t i, const double noise) const
      {
        if (!curve_.deviation.empty())
          return curve_.deviation[i];
        return noise_ ? *noise_ : std::max(noise, least_noise());
      }

      MeasuredCurve curve_;
      std::optional<double> noise_;
    };

    class WaitingTimes : public Observations
    {
    public:
      explicit WaitingTimes(const std::vector<Lifetime> &waiting)
        : waiting_(waiting)
      {
        for (const Lifetime &one : waiting)
          for (const double time : {one.lower, one.upper})
            if (std::isfinite(time) && time > 0.)
              times_.push_back(time);
        std::sort(times_.begin(), times_.end());
        times_.erase(std::unique(times_.begin(), times_.end()), times_.end());
        for (const Lifetime &one : waiting)
          places_.emplace_back(place(one.lower), place(one.upper));
      }

      const Numbers &times() const override { return times_; }
      bool is_curve() const override { return false; }
      std::size_t size() const override { return waiting_.size(); }
      bool has_unknown_noise() const override { return false; }
      double mean_square(const Response &) const override { return 0.; }
      double first_noise() const override { return 1.; }

      void add_residuals(const Response &response, double, Numbers &to) const override
      {
        for (std::size_t i = 0; i < size(); ++i)
          {
            to.push_back(std::sqrt(2. * expected(response, places_[i].first)));
            to.push_back(std::sqrt(-2. * log_of_end(response, i)));
          }
      }

      // The predictable part of a counting process, sum over its events of the squared slope of the logarithm of
      // the rate; for intervals the slope of the logarithm of what has ended in them.
      void add_informative(const Response &response, double, Numbers &to) const override
      {
        for (std::size_t i = 0; i < size(); ++i)
          if (waiting_[i].is_exact())
            to.push_back(std::log(std::max(response.rate[places_[i].first], least)));
          else if (!waiting_[i].is_right_censored())
            to.push_back(log_of_end(response, i) - expected(response, places_[i].first));
      }

    private:
      static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
      static constexpr double least = 1e-300, resolution = 1e-3;

      std::size_t place(const double time) const
      {
        if (!std::isfinite(time) || time <= 0.)
          return none;
        return static_cast<std::size_t>(std::lower_bound(times_.begin(), times_.end(), time) -
                                        times_.begin());
      }

      static double expected(const Response &response, const std::size_t at)
      {
        return at == none ? 0. : response.value[at];
      }

      /// Logarithm of the probability that it ends as it did, after all that went before.
      double log_of_end(const Response &response, const std::size_t i) const
      {
        const Lifetime &one = waiting_[i];
        if (one.is_right_censored())
          return 0.;
        const double births =
          one.is_exact()
            ? response.rate[places_[i].first] * resolution * one.lower
            : expected(response, places_[i].second) - expected(response, places_[i].first);
        return std::log(std::max(-std::expm1(-births), least));
      }

      std::vector<Lifetime> waiting_;
      Numbers times_;
      std::vector<std::pair<std::size_t, std::size_t>> places_; ///< of lower and upper in times_
    };
  } // namespace

  std::unique_ptr<Observations> observations_of(const MeasuredCurve &curve,
                                                const std::optional<double> noise)
  {
    return std::make_unique<CurveObservations>(curve, noise);
  }

  std::unique_ptr<Observations> observations_of(const std::vector<Lifetime> &waiting)
  {
    return std::make_unique<WaitingTimes>(waiting);
  }
} // namespace softlattice
