// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fit/fit_statistics.h"

#include "solver/fit/fit_inverse.h"
#include "solver/fit/profile_interval.h"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace softlattice
{
  namespace
  {
    constexpr double at_bound = 1e-4;

    double dot(const Numbers &a, const Numbers &b)
    {
      double sum = 0.;
      for (std::size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
      return sum;
    }

    /// P(T < x) = probability, by Student's t if the noise was estimated.
    double quantile_of(const double probability, const bool is_estimated, const double freedom)
    {
      if (is_estimated && freedom >= 1.)
        return boost::math::quantile(boost::math::students_t(freedom), probability);
      return boost::math::quantile(boost::math::normal(), probability);
    }

    /// The matrix without the columns of unknowns that are held.
    Rows columns_of(const Rows &rows, const std::vector<std::size_t> &wanted)
    {
      Rows part;
      for (const Numbers &row : rows)
        {
          Numbers &one = part.emplace_back();
          for (const std::size_t j : wanted)
            one.push_back(row[j]);
        }
      return part;
    }

    EstimateInterval::Bound bound_at(const double at, const double downhill)
    {
      if (at < at_bound && downhill <= 0.)
        return EstimateInterval::Bound::lower;
      if (at > 1. - at_bound && downhill >= 0.)
        return EstimateInterval::Bound::upper;
      return EstimateInterval::Bound::none;
    }

    /// -J^T r: where the sum of squares falls.
    Numbers downhill(const Rows &derivatives, const Numbers &residuals, const std::size_t n)
    {
      Numbers way(n, 0.);
      for (std::size_t i = 0; i < residuals.size(); ++i)
        for (std::size_t j = 0; j < n; ++j)
          way[j] -= derivatives[i][j] * residuals[i];
      return way;
    }

    class StatisticsMaker
    {
    public:
      StatisticsMaker(const FitProblem &problem,
                      const FitSolution &solution,
                      const std::vector<FilmSpread> &films)
        : problem_(problem)
        , solution_(solution)
        , films_(films)
        , n_(problem.n_unknowns)
      {
        residuals_ = problem.residuals(solution.best.at, solution.noise);
        slopes_ =
          differences([&](const Numbers &x) { return problem.residuals(x, solution.noise); },
                      solution.best.at,
                      problem.step);
        information_ =
          differences([&](const Numbers &x) { return problem.informative(x, solution.noise); },
                      solution.best.at,
                      problem.step);
      }

      FitStatistics make()
      {
        set_up();
        std::vector<std::size_t> free(n_);
        std::iota(free.begin(), free.end(), 0);
        add_directions(free, covariance_of(free).whole);
        const bool is_identified = found_.is_identified();
        const Numbers way = downhill(slopes_, residuals_, n_);
        free.clear();
        for (std::size_t j = 0; j < n_; ++j)
          {
            EstimateInterval &one = found_.intervals[j];
            one.at = solution_.best.at[j];
            // Where parameters are not known apart a bound is as good as any other place.
            if (is_identified && !found_.has_few_films)
              one.at_bound = bound_at(one.at, way[j]);
            if (one.at_bound == EstimateInterval::Bound::none)
              free.push_back(j);
          }
        if (!free.empty())
          add_free(free);
        if (!found_.has_few_films)
          for (std::size_t j = 0; j < n_; ++j)
            if (found_.intervals[j].at_bound != EstimateInterval::Bound::none)
              add_bound(j, free);
        return found_;
      }

    private:
      void set_up()
      {
        found_.intervals.resize(n_);
        found_.covariance.assign(n_, Numbers(n_, 0.));
        found_.correlation.assign(n_, Numbers(n_, 0.));
        for (const auto &one : problem_.data)
          {
            found_.n_data += one->size();
            is_estimated_ = is_estimated_ || one->has_unknown_noise();
          }
        found_.has_few_films = std::any_of(films_.begin(), films_.end(), [](const FilmSpread &one) {
          return one.films > 0.;
        });
        freedom_ = static_cast<double>(found_.n_data) - static_cast<double>(n_);
        found_.quantile = quantile_of(0.975, is_estimated_, freedom_);
      }

      struct Covariance
      {
        Rows of_noise; ///< alone
        Rows whole;    ///< with chance in single films
      };

      Covariance covariance_of(const std::vector<std::size_t> &unknowns)
      {
        const FitInverse inverse(columns_of(information_, unknowns), unknowns.size());
        Covariance covariance{inverse.covariance(), inverse.covariance()};
        add_film_spread(problem_, solution_.noise, films_, inverse, covariance.whole);
        return covariance;
      }

      /// By the profile likelihood of one of some unknowns, the others of which are free.
      ProfileEnds interval_of(const std::size_t i,
                              const std::vector<std::size_t> &unknowns,
                              const Rows &covariance,
                              const double quantile) const
      {
        ProfileStart start;
        start.unknown = unknowns[i];
        start.standard_deviation = std::sqrt(covariance[i][i]);
        start.quantile = quantile;
        start.step = problem_.step;
        for (std::size_t k = 0; k < unknowns.size(); ++k)
          if (k != i)
            {
              start.others.push_back(unknowns[k]);
              start.tangent.push_back(covariance[k][i] / covariance[i][i]);
            }
        return profile_interval(
          [&](const Numbers &x) { return problem_.residuals(x, solution_.noise); },
          solution_.best,
          start);
      }

      void add_free(const std::vector<std::size_t> &free)
      {
        const Covariance both = covariance_of(free);
        const Rows &covariance = both.whole;
        for (std::size_t i = 0; i < free.size(); ++i)
          {
            EstimateInterval &one = found_.intervals[free[i]];
            one.standard_deviation = std::sqrt(covariance[i][i]);
            const ProfileEnds ends =
              found_.is_identified() && !found_.has_few_films
                ? interval_of(i, free, both.of_noise, found_.quantile)
                : ProfileEnds{one.at - found_.quantile * one.standard_deviation,
                              one.at + found_.quantile * one.standard_deviation};
            one.low = std::max(0., ends.low);
            one.high = std::min(1., ends.high);
            found_.film_part =
              std::max(found_.film_part, 1. - both.of_noise[i][i] / covariance[i][i]);
            for (std::size_t j = 0; j < free.size(); ++j)
              {
                found_.covariance[free[i]][free[j]] = covariance[i][j];
                found_.correlation[free[i]][free[j]] =
                  covariance[i][j] / std::sqrt(covariance[i][i] * covariance[j][j]);
              }
          }
        const FitInverse slopes(columns_of(slopes_, free), free.size());
        const Numbers step = slopes.times(residuals_);
        for (std::size_t i = 0; i < free.size(); ++i)
          found_.newton_step =
            std::max(found_.newton_step, std::abs(step[i]) / std::sqrt(covariance[i][i]));
      }

      void add_directions(const std::vector<std::size_t> &free, const Rows &covariance)
      {
        const SingularValues parts = singular_values(columns_of(information_, free), free.size());
        for (const Numbers &along : parts.right)
          {
            FitDirection &one = found_.directions.emplace_back();
            one.along.assign(n_, 0.);
            double variance = 0.;
            for (std::size_t i = 0; i < free.size(); ++i)
              {
                one.along[free[i]] = along[i];
                variance += along[i] * dot(covariance[i], along);
              }
            one.standard_deviation = std::sqrt(variance);
            one.is_known = one.standard_deviation < unknown_from;
          }
      }

      /// From the bound as far as the data allow, the others free.
      void add_bound(const std::size_t j, std::vector<std::size_t> free)
      {
        free.insert(free.begin(), j);
        EstimateInterval &one = found_.intervals[j];
        one.standard_deviation = std::nan("");
        const ProfileEnds ends = interval_of(0,
                                             free,
                                             covariance_of(free).of_noise,
                                             quantile_of(0.95, is_estimated_, freedom_));
        const bool is_low = one.at_bound == EstimateInterval::Bound::lower;
        one.low = is_low ? 0. : std::max(0., ends.low);
        one.high = is_low ? std::min(1., ends.high) : 1.;
      }

      const FitProblem &problem_;
      const FitSolution &solution_;
      const std::vector<FilmSpread> &films_;
      std::size_t n_;
      Numbers residuals_;
      Rows slopes_, information_;
      FitStatistics found_;
      bool is_estimated_ = false;
      double freedom_ = 0.;
    };
  } // namespace

  bool FitStatistics::is_identified() const
  {
    return std::all_of(directions.begin(), directions.end(), [](const FitDirection &one) {
      return one.is_known;
    });
  }

  double FitStatistics::half_width(const Numbers &gradient) const
  {
    double variance = 0.;
    for (std::size_t i = 0; i < gradient.size(); ++i)
      variance += gradient[i] * dot(covariance[i], gradient);
    return quantile * std::sqrt(std::max(0., variance));
  }

  FitStatistics statistics_of(const FitProblem &problem,
                              const FitSolution &solution,
                              const std::vector<FilmSpread> &films)
  {
    return StatisticsMaker(problem, solution, films).make();
  }
} // namespace softlattice
