// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/mean_field_spread.h"

#include "solver/study/gauss_rule.h"

#include <boost/math/special_functions/beta.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace softlattice
{
  namespace
  {
    constexpr double pi = 3.14159265358979323846;
    constexpr double most_unreached = 1e-3;
    // Outside of these parts of the level the fraction is below or above it for certain, or nearly so.
    constexpr double least_part = 0.02, largest_mean = 0.9;

    /// Along one length: density of the distance along it [1/m].
    double axis_density(const double distance, const double length, const bool periodic)
    {
      if (periodic)
        return distance <= length / 2. ? 2. / length : 0.;
      return distance <= length ? 2. * (length - distance) / (length * length) : 0.;
    }

    /// The axes along the only sites, without those along which nothing varies; none if there are several.
    std::vector<int> axes_of_sites(const MeanFieldProblem &problem)
    {
      std::vector<int> axes;
      if (problem.sites.size() == 1)
        for (int d = 0; d < problem.body.dimension; ++d)
          if (d != problem.sites.front().normal)
            axes.push_back(d);
      return axes;
    }

    /// Variance of the LT fraction of one body, for one number of panels after another.
    class Variance
    {
    public:
      Variance(const MeanFieldProblem &problem,
               const BirthPanels &panels,
               const ReachTable &reach,
               const Survival &survival,
               const std::vector<WeightedPlace> &places,
               const std::size_t last)
        : panels_(panels)
        , reach_(reach)
        , survival_(survival)
        , places_(places)
      {
        std::vector<double> lengths;
        std::vector<bool> periodic;
        double square = 0.;
        for (const int d : axes_of_sites(problem))
          {
            lengths.push_back(problem.body.size[d]);
            periodic.push_back(problem.body.periodic[d]);
            square += std::pow(lengths.back() / (periodic.back() ? 2. : 1.), 2);
          }
        const double longest = std::min(std::sqrt(square), 2. * reach.at[2 * last]);
        for (const RuleNode &node : gauss_rule<15>(0., longest))
          {
            weights_.push_back(node.weight * distance_density(node.at, lengths, periodic));
            std::vector<double> shared;
            for (std::size_t half = 0; half <= 2 * last; ++half)
              shared.push_back(
                shared_part(node.at, reach.at[half], static_cast<int>(lengths.size())));
            shared_.push_back(shared);
          }
      }

      double at(const std::size_t i) const
      {
        double variance = 0.;
        std::vector<double> both(2 * i + 1);
        for (std::size_t k = 0; k < places_.size(); ++k)
          {
            double sum = 0.;
            for (std::size_t q = 0; q < weights_.size(); ++q)
              {
                for (std::size_t half = 0; half <= 2 * i; ++half)
                  both[half] = survival_.area(k, half) * shared_[q][half];
                sum += weights_[q] *
                       std::expm1(sum_over_births(panels_, both.data(), reach_.youngest, i));
              }
            variance += places_[k].weight * std::exp(-2. * survival_.expected(k, i)) * sum;
          }
        return variance;
      }

    private:
      const BirthPanels &panels_;
      const ReachTable &reach_;
      const Survival &survival_;
      const std::vector<WeightedPlace> &places_;
      std::vector<double> weights_;
      std::vector<std::vector<double>> shared_;
    };
  } // namespace

  double shared_part(const double distance, const double radius, const int dimension)
  {
    if (!(distance < 2. * radius))
      return 0.;
    const double u = distance / (2. * radius);
    return dimension == 1 ? 1. - u : 2. / pi * (std::acos(u) - u * std::sqrt(1. - u * u));
  }

  double distance_density(const double distance,
                          const std::vector<double> &lengths,
                          const std::vector<bool> &periodic)
  {
    if (lengths.size() == 1)
      return axis_density(distance, lengths[0], periodic[0]);
    // Over the directions in which there are such pairs.
    const double first = lengths[0] / (periodic[0] ? 2. : 1.);
    const double second = lengths[1] / (periodic[1] ? 2. : 1.);
    const double from = std::acos(std::min(1., first / distance));
    const double to = std::asin(std::min(1., second / distance));
    if (!(from < to))
      return 0.;
    double sum = 0.;
    for (const RuleNode &node : gauss_rule<8>(from, to))
      sum += node.weight * axis_density(distance * std::cos(node.at), lengths[0], periodic[0]) *
             axis_density(distance * std::sin(node.at), lengths[1], periodic[1]);
    return distance * sum;
  }

  double probability_below(const double level,
                           const double probability_of_zero,
                           const double mean,
                           const double variance)
  {
    const double some = 1. - probability_of_zero;
    if (!(mean > 0. && some > 0.))
      return 1.;
    // Of those in which there is anything.
    const double m = std::min(mean / some, 1.);
    const double v = std::max(0., (variance + mean * mean) / some - m * m);
    const double room = m * (1. - m);
    if (!(v > 1e-10 * room))
      return probability_of_zero + (m < level ? some : 0.);
    const double size = std::max(1e-3, room / v - 1.);
    return probability_of_zero + some * boost::math::ibeta(m * size, (1. - m) * size, level);
  }

  TimeSpread spread_of_level(const MeanFieldProblem &problem,
                             const BirthPanels &panels,
                             const ReachTable &reach,
                             const Survival &survival,
                             const std::vector<WeightedPlace> &places,
                             const TransformationSeries &series,
                             const double level)
  {
    const bool is_known = !problem.known.empty() || problem.way_from_initial_lt;
    if (is_known || axes_of_sites(problem).empty())
      return {};
    const std::vector<double> &x = series.lt_fraction;
    std::size_t last = 1;
    while (last + 1 < x.size() && x[last] < largest_mean)
      ++last;
    const Variance variance(problem, panels, reach, survival, places, last);
    const double area = exposed_area(problem.body, problem.sites.front());
    // E[T] = int P(T > t) dt and E[T^2] = int 2 t P(T > t) dt, and the level is not reached iff X is below it.
    double mean = 0., square = 0., before = 1., born = 0.;
    for (std::size_t i = 1; i <= last; ++i)
      {
        if (i > reach.youngest)
          born += area * problem.sites.front().relative_rate *
                  panels[i - 1 - reach.youngest].births * problem.body.copies;
        const double below =
          x[i] < least_part * level
            ? 1.
            : probability_below(level, std::exp(-born), x[i], variance.at(i) / problem.body.copies);
        const double unreached = std::min(before, below);
        const double from = series.time[i - 1], to = series.time[i];
        mean += 0.5 * (before + unreached) * (to - from);
        square += (before * from + unreached * to) * (to - from);
        before = unreached;
        if (before < 1e-6)
          break;
      }
    if (before > most_unreached)
      return {};
    return {mean, std::sqrt(std::max(0., square - mean * mean))};
  }
} // namespace softlattice
