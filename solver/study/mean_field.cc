// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/mean_field.h"

#include "solver/study/mean_field_spread.h"
#include "solver/study/mean_field_survival.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t n_panels = 96, n_coarse = 24;
    /// Of HT, so little that the rest does not matter.
    constexpr double nothing = 3e-4;

    /// Pieces between changes of the surroundings that are looked at all at once.
    constexpr double few_pieces = 512.;

    /// Such that nuclei enter the fields at the border of a panel, unless that is in the first one.
    double panel_width(const double seed_radius, const double way, const std::size_t n)
    {
      const double wanted = way / static_cast<double>(n);
      return seed_radius > wanted ? seed_radius / std::ceil(seed_radius / wanted) : wanted;
    }

    std::size_t panels_up_to(const double way, const double width)
    {
      return static_cast<std::size_t>(std::max(1., std::ceil(way / width * (1. - 1e-9))));
    }

    /// The way after which nearly all is LT, or that of the run: found on ways of ever more of the run, and then on ever
    /// shorter ones, with a few panels, at the place that is reached last.
    double way_to_the_end(const MeanFieldProblem &problem, BirthPieces &pieces)
    {
      const MeanFieldBody &body = problem.body;
      std::vector<WeightedPlace> places = {{body.lower, 0.5}, {body.lower, 0.5}};
      for (int d = 0; d < body.dimension; ++d)
        places[1].place[d] += body.size[d] / 2.;
      const bool is_known = !problem.known.empty() || problem.way_from_initial_lt;
      if (is_known || problem.sites.size() != 1)
        places = places_in(body, problem.sites, {0., is_known});
      else if (const MeanFieldSites &only = problem.sites.front(); only.normal >= 0)
        // The far side of the body.
        for (WeightedPlace &one : places)
          one.place[only.normal] =
            body.lower[only.normal] + (only.at_high_end ? 0. : body.size[only.normal]);
      // The end of the panel, among those of a way, after which nearly all is LT; none if it never is.
      const auto end_within = [&](const double way) -> std::optional<double> {
        const double width = panel_width(problem.growth.seed_radius(), way, n_coarse);
        const BirthPanels panels(pieces, width, panels_up_to(way, width));
        const ReachTable reach(problem, Reach::of_fronts, width, panels.size(), 2);
        const Survival survival(problem, panels, reach, places);
        for (std::size_t end = 1; end <= panels.size(); ++end)
          if (survival.mean(end) <= nothing)
            return width * static_cast<double>(end);
        return {};
      };
      // Of years of weather no more than that, for each hour has to be looked at.
      const double run_end = problem.history.end;
      double way = 0.;
      for (double part = few_pieces / static_cast<double>(pieces.size()); part < 1. && way == 0.;
           part *= 4.)
        if (const double first = problem.history.way(part * run_end);
            first > 0. && end_within(first))
          way = first;
      if (way == 0.)
        way = problem.history.way(run_end);
      for (int round = 0; round < 40 && way > 0.; ++round)
        {
          const double found = end_within(way).value_or(way);
          // What is over before a front has gone anywhere was LT from the start.
          if (found > 0.6 * way || found < 1e-7 * body.size[0])
            return way;
          way = found;
        }
      return way;
    }

    /// Nuclei that are born outside of LT and of each other up to the end of each panel, of one body; first
    /// those at the start.
    std::vector<double> nuclei_born(const MeanFieldProblem &problem,
                                    const BirthPanels &panels,
                                    const PlacesFor &what)
    {
      std::vector<double> nuclei(panels.size() + 1, 0.);
      const ReachTable reach(problem, Reach::on_site, panels.width(), panels.size());
      for (const MeanFieldSites &sites : problem.sites)
        {
          const Survival free(problem,
                              panels,
                              reach,
                              places_on(problem.body, problem.sites, sites, what));
          const double area = exposed_area(problem.body, sites) * sites.relative_rate;
          double before = free.mean(0), sum = 0.;
          for (std::size_t i = 1; i <= panels.size(); ++i)
            {
              const BirthPanels::Panel &panel = panels[i - 1];
              const double after = free.mean(i);
              sum += area * (before * panel.first + after * (panel.births - panel.first));
              nuclei[i] += sum;
              before = after;
            }
        }
      for (const KnownNucleus &one : problem.known)
        for (std::size_t i = 0; i <= panels.size(); ++i)
          if (i == panels.size() || one.time <= (i == 0 ? 0. : panels[i - 1].end_time))
            nuclei[i] += 1. / problem.body.copies;
      return nuclei;
    }
  } // namespace

  double effective_area(const MeanFieldProblem &problem)
  {
    double area = 0.;
    for (const MeanFieldSites &sites : problem.sites)
      area += problem.body.copies * exposed_area(problem.body, sites) * sites.relative_rate;
    return area;
  }

  MeanFieldResult mean_field(const MeanFieldProblem &problem)
  {
    MeanFieldResult result;
    result.is_of_ht = problem.is_of_ht;
    for (const MeanFieldSites &sites : problem.sites)
      result.exposed_area += problem.body.copies * exposed_area(problem.body, sites);
    BirthPieces pieces(problem.history);
    result.first_nucleus = waiting_time(pieces, effective_area(problem));

    const double way = way_to_the_end(problem, pieces);
    // A front that does not move has a panel all the same, in which nuclei are born.
    const double width = way > 0.
                           ? panel_width(problem.growth.seed_radius(), way, n_panels)
                           : std::max(problem.growth.seed_radius(), problem.body.size[0] * 1e-3);
    const BirthPanels panels(pieces, width, panels_up_to(way, width));
    const bool is_known = !problem.known.empty() || problem.way_from_initial_lt;
    const PlacesFor what{0.5 * way, is_known};
    const std::vector<WeightedPlace> places = places_in(problem.body, problem.sites, what);
    const ReachTable reach(problem, Reach::of_fronts, width, panels.size());
    const Survival survival(problem, panels, reach, places);

    for (std::size_t i = 0; i <= panels.size(); ++i)
      {
        double here = width * static_cast<double>(i),
               fraction =
                 std::max(0., 1. - survival.mean(i)); // weights add up to 1 but for rounding
        // The last panel may end with the run instead of at its border.
        if (i == panels.size() && panels[i - 1].end_time >= problem.history.end)
          {
            const double run_way = std::min(here, problem.history.way(problem.history.end));
            const double part = 1. - (here - run_way) / width;
            const double before = result.series.fraction.back();
            fraction = before + part * (fraction - before);
            here = run_way;
          }
        result.series.time.push_back(i == 0 ? 0. : panels[i - 1].end_time);
        result.series.fraction.push_back(fraction);
        result.way.push_back(here);
      }
    for (const double one : nuclei_born(problem, panels, what))
      result.nuclei_so_far.push_back(problem.body.copies * one);
    result.nuclei = result.nuclei_so_far.back();
    if (problem.with_spread)
      result.retained = spread_of_level(problem, panels, reach, result.series, 0.2);
    return result;
  }
} // namespace softlattice
