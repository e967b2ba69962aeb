// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/mean_field_survival.h"

#include "solver/study/gauss_rule.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    /// The way of the front at which the first known LT reaches a place [m].
    double known_way_to(const MeanFieldProblem &problem, const std::array<double, 3> &place)
    {
      const MeanFieldGrowth &growth = problem.growth;
      double first = problem.way_from_initial_lt ? problem.way_from_initial_lt(place)
                                                 : std::numeric_limits<double>::infinity();
      for (const KnownNucleus &nucleus : problem.known)
        {
          const double distance = distance_in(problem.body, nucleus.place, place);
          const double birth = problem.history.way(nucleus.time);
          // Small ones are born with a lead, and curvature does not hold them back at first.
          const bool is_small = nucleus.radius < growth.seed_radius();
          first = std::min(first,
                           is_small ? birth - nucleus.radius + growth.way_to(distance)
                                    : birth + growth.way(nucleus.radius, distance));
        }
      return first;
    }
  } // namespace

  double reach_after(const MeanFieldProblem &problem, const Reach kind, const double way)
  {
    const double radius = problem.growth.radius(way);
    return kind == Reach::of_fronts ? radius : std::max(radius, problem.exclusion_radius);
  }

  ReachTable::ReachTable(const MeanFieldProblem &problem,
                         const Reach kind,
                         const double panel_width,
                         const std::size_t n,
                         const int most_pieces)
  {
    double diagonal = 0.;
    for (int d = 0; d < problem.body.dimension; ++d)
      diagonal = std::hypot(diagonal, problem.body.size[d]);
    static const std::vector<RuleNode> rule = gauss_rule<3>(0., 1.);
    for (std::size_t lag = 0; lag < n; ++lag)
      {
        begin.push_back(nodes.size());
        const double from = panel_width * static_cast<double>(lag), to = from + panel_width;
        // Where nuclei enter the fields there is a kink; and a body that is crossed within a panel or
        // two is resolved, in which nothing happens once it has been crossed.
        std::vector<double> borders = {from, to};
        if (const double r0 = problem.growth.seed_radius(); from < r0 && r0 < to)
          borders.insert(borders.begin() + 1, r0);
        const double wanted = std::min<double>(std::ceil(8. * panel_width / diagonal), most_pieces);
        const int n_pieces = from > 2. * diagonal ? 1 : static_cast<int>(std::max(1., wanted));
        for (std::size_t b = 0; b + 1 < borders.size(); ++b)
          for (int piece = 0; piece < n_pieces; ++piece)
            for (const RuleNode &node : rule)
              {
                const double length = (borders[b + 1] - borders[b]) / n_pieces;
                const double way = borders[b] + length * (piece + node.at);
                nodes.push_back({(way - from) / panel_width,
                                 node.weight * length / panel_width,
                                 reach_after(problem, kind, way)});
              }
      }
    begin.push_back(nodes.size());
  }

  std::vector<Parabola> parabolas(const ReachTable &table, const double *at_nodes)
  {
    std::vector<Parabola> all;
    all.reserve(table.begin.size());
    for (std::size_t panel = 0; panel + 1 < table.begin.size(); ++panel)
      {
        // By the Legendre polynomials of [0, 1].
        Parabola a = {};
        for (std::size_t q = table.begin[panel]; q < table.begin[panel + 1]; ++q)
          {
            const double value = table.nodes[q].weight * at_nodes[q], eta = table.nodes[q].eta;
            a[0] += value;
            a[1] += 3. * value * (2. * eta - 1.);
            a[2] += 5. * value * (6. * eta * (eta - 1.) + 1.);
          }
        all.push_back({a[0] - a[1] + a[2], 2. * a[1] - 6. * a[2], 6. * a[2]});
      }
    return all;
  }

  double sum_over_births(const BirthPanels &panels,
                         const std::vector<Parabola> &function,
                         const std::size_t i)
  {
    double sum = 0.;
    for (std::size_t j = 0; j < i; ++j)
      {
        const BirthPanels::Panel &panel = panels[j];
        const Parabola &c = function[i - 1 - j];
        sum += panel.births * c[0] + panel.first * c[1] + panel.second * c[2];
      }
    return sum;
  }

  Survival::Survival(const MeanFieldProblem &problem,
                     const BirthPanels &panels,
                     const ReachTable &table,
                     const std::vector<WeightedPlace> &places)
    : n_panels_(panels.size())
    , n_nodes_(table.nodes.size())
    , width_(panels.width())
    , places_(places)
  {
    areas_.resize(places.size() * n_nodes_);
    expected_.resize(places.size() * (n_panels_ + 1));
    const bool is_known = !problem.known.empty() || problem.way_from_initial_lt;
    for (std::size_t k = 0; k < places.size(); ++k)
      {
        double *areas = areas_.data() + k * n_nodes_;
        for (const MeanFieldSites &sites : problem.sites)
          for (std::size_t q = 0; q < n_nodes_; ++q)
            if (table.nodes[q].reach > 0.)
              areas[q] += sites.relative_rate *
                          sites_within(problem.body, sites, places[k].place, table.nodes[q].reach);
        const std::vector<Parabola> function = parabolas(table, areas);
        for (std::size_t i = 1; i <= n_panels_; ++i)
          expected_[k * (n_panels_ + 1) + i] = sum_over_births(panels, function, i);
        if (is_known)
          known_way_.push_back(known_way_to(problem, places[k].place));
      }
  }

  double Survival::mean(const std::size_t i) const
  {
    const double way = width_ * static_cast<double>(i);
    double sum = 0.;
    for (std::size_t k = 0; k < places_.size(); ++k)
      if (known_way_.empty() || way < known_way_[k])
        sum += places_[k].weight * std::exp(-expected(k, i));
    return sum;
  }
} // namespace softlattice
