// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/mean_field_survival.h"

#include <algorithm>
#include <cmath>

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
          // Small ones are born with a lead, and are not in the fields before the others are.
          const bool is_small = !nucleus.is_in_fields && nucleus.radius < growth.seed_radius();
          first = std::min(first,
                           is_small ? birth - nucleus.radius + growth.way_to(distance)
                                    : birth + growth.way(nucleus.radius, distance));
        }
      return first;
    }
  } // namespace

  double reach_after(const MeanFieldProblem &problem, const Reach kind, const double way)
  {
    const double r0 = problem.growth.seed_radius();
    const double radius = way >= r0 ? problem.growth.radius(way) : way;
    return kind == Reach::on_site ? std::max(radius, problem.exclusion_radius) : radius;
  }

  ReachTable::ReachTable(const MeanFieldProblem &problem,
                         const Reach kind,
                         const double panel_width,
                         const std::size_t n)
    : youngest(kind == Reach::on_site
                 ? 0
                 : static_cast<std::size_t>(problem.growth.seed_radius() / panel_width + 1e-6))
  {
    // A place at the very edge of a nucleus that enters now is in it: rounding must not decide.
    for (std::size_t half = 0; half <= 2 * n; ++half)
      at.push_back(
        reach_after(problem, kind, 0.5 * panel_width * static_cast<double>(half) * (1. + 1e-12)));
  }

  double sum_over_births(const BirthPanels &panels,
                         const double *at_half_panels,
                         const std::size_t youngest,
                         const std::size_t i)
  {
    double sum = 0.;
    for (std::size_t j = 0; j + youngest < i; ++j)
      {
        // The parabola through the ends and the middle of what the panel sees, over its moments.
        const BirthPanels::Panel &panel = panels[j];
        const double *at = at_half_panels + 2 * (i - 1 - j);
        sum += (panel.births - 3. * panel.first + 2. * panel.second) * at[0] +
               4. * (panel.first - panel.second) * at[1] +
               (2. * panel.second - panel.first) * at[2];
      }
    return sum;
  }

  Survival::Survival(const MeanFieldProblem &problem,
                     const BirthPanels &panels,
                     const ReachTable &reach,
                     const std::vector<WeightedPlace> &places)
    : n_panels_(panels.size())
    , width_(panels.width())
    , places_(places)
  {
    const std::size_t n_halves = 2 * n_panels_ + 1;
    areas_.resize(places.size() * n_halves);
    expected_.resize(places.size() * (n_panels_ + 1));
    const bool is_known = !problem.known.empty() || problem.way_from_initial_lt;
    for (std::size_t k = 0; k < places.size(); ++k)
      {
        double *areas = areas_.data() + k * n_halves;
        for (const MeanFieldSites &sites : problem.sites)
          for (std::size_t half = 0; half < n_halves; ++half)
            areas[half] += sites.relative_rate *
                           sites_within(problem.body, sites, places[k].place, reach.at[half]);
        for (std::size_t i = 1; i <= n_panels_; ++i)
          expected_[k * (n_panels_ + 1) + i] = sum_over_births(panels, areas, reach.youngest, i);
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
