// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/mean_field_spread.h"

#include "solver/study/mean_field_pairs.h"

#include <boost/math/special_functions/beta.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace softlattice
{
  namespace
  {
    constexpr double most_unreached = 1e-3;
    // While the mean is below this part of the level, so is the fraction, or nearly always.
    constexpr double least_part = 0.02;

    /// Variance of the LT fraction of one body, for one number of panels after another.
    class Variance
    {
    public:
      Variance(const MeanFieldProblem &problem, const BirthPanels &panels, const ReachTable &table)
        : panels_(panels)
      {
        const MeanFieldSites &sites = problem.sites.front();
        double longest = 0.;
        for (const ReachTable::Node &node : table.nodes)
          longest = std::max(longest, 2. * node.reach);
        pairs_ = pairs_in(problem.body, sites, longest);
        std::vector<double> either(table.nodes.size()), both(table.nodes.size());
        for (const WeightedPair &pair : pairs_)
          {
            const auto within = [&](const auto &place, const double reach) {
              return sites_within(problem.body, sites, place, reach);
            };
            for (std::size_t q = 0; q < table.nodes.size(); ++q)
              {
                const double reach = table.nodes[q].reach;
                const double first = within(pair.first, reach), second = within(pair.second, reach);
                const double shared =
                  sites_within_both(problem.body, sites, pair.first, pair.second, reach);
                // What is shared is no more than either, whatever the quadrature says.
                both[q] = sites.relative_rate * std::min({shared, first, second});
                either[q] = sites.relative_rate * (first + second);
              }
            either_.push_back(parabolas(table, either.data()));
            both_.push_back(parabolas(table, both.data()));
          }
      }

      /// Mean over pairs of P(both are HT) - P(one is) P(the other is).
      double at(const std::size_t i) const
      {
        double variance = 0.;
        for (std::size_t k = 0; k < pairs_.size(); ++k)
          if (const double both = sum_over_births(panels_, both_[k], i); both > 0.)
            variance += pairs_[k].weight * std::exp(-sum_over_births(panels_, either_[k], i)) *
                        std::expm1(both);
        return variance;
      }

    private:
      const BirthPanels &panels_;
      std::vector<WeightedPair> pairs_;
      std::vector<std::vector<Parabola>> either_, both_; ///< areas, by pair
    };
  } // namespace

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
                             const ReachTable &table,
                             const TransformationSeries &series,
                             const double level)
  {
    const bool is_known = !problem.known.empty() || problem.way_from_initial_lt;
    if (is_known || problem.sites.size() != 1 || table.nodes.empty())
      return {};
    const std::vector<double> &x = series.fraction;
    const Variance variance(problem, panels, table);
    const double area = exposed_area(problem.body, problem.sites.front());
    // E[T] = int P(T > t) dt and E[T^2] = int 2 t P(T > t) dt, and the level is not reached iff X is below it.
    double mean = 0., square = 0., before = 1., born = 0.;
    for (std::size_t i = 1; i < x.size(); ++i)
      {
        born +=
          area * problem.sites.front().relative_rate * panels[i - 1].births * problem.body.copies;
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
