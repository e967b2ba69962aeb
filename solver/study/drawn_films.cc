// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/drawn_films.h"

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/poisson_distribution.hpp>
#include <boost/random/uniform_01.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace softlattice
{
  namespace
  {
    // So many places of an even grid know a fraction of a tenth to 1e-3, less than films differ by.
    constexpr double n_places_wanted = 2500.;
    // Rates are integrated by trapezia over so many equal parts of a run.
    constexpr int n_parts = 2000;

    std::vector<std::array<double, 3>> even_grid(const MeanFieldBody &body)
    {
      std::array<int, 3> n = {{1, 1, 1}};
      const double spacing =
        std::pow(body.measure() / n_places_wanted, 1. / static_cast<double>(body.dimension));
      for (int d = 0; d < body.dimension; ++d)
        n[d] = std::max(2, static_cast<int>(std::ceil(body.size[d] / spacing)));
      std::vector<std::array<double, 3>> places;
      for (int i = 0; i < n[0]; ++i)
        for (int j = 0; j < n[1]; ++j)
          for (int k = 0; k < n[2]; ++k)
            {
              std::array<double, 3> place{};
              const std::array<int, 3> index = {{i, j, k}};
              for (int d = 0; d < body.dimension; ++d)
                place[d] = body.lower[d] + body.size[d] * (index[d] + 0.5) / n[d];
              places.push_back(place);
            }
      return places;
    }
  } // namespace

  FilmOfNuclei::FilmOfNuclei(const MeanFieldProblem &problem)
    : problem_(problem)
    , places_(even_grid(problem.body))
  {
    const MeanFieldHistory &history = problem.history;
    for (int i = 0; i <= n_parts; ++i)
      times_.push_back(history.end * i / n_parts);
    times_.insert(times_.end(), history.breakpoints.begin(), history.breakpoints.end());
    std::sort(times_.begin(), times_.end());
    births_.push_back(0.);
    for (std::size_t i = 1; i < times_.size(); ++i)
      {
        // From inside, where the rate has not jumped.
        const double step = times_[i] - times_[i - 1], inside = 1e-6 * step;
        births_.push_back(
          births_.back() +
          0.5 * step * (history.rate(times_[i - 1] + inside) + history.rate(times_[i] - inside)));
      }
    for (const MeanFieldSites &sites : problem.sites)
      areas_.push_back((areas_.empty() ? 0. : areas_.back()) +
                       exposed_area(problem.body, sites) * sites.relative_rate);
    expected_ = areas_.empty() ? 0. : areas_.back() * births_.back();
  }

  std::vector<BirthOfNucleus> FilmOfNuclei::draw(const std::uint64_t seed) const
  {
    std::vector<BirthOfNucleus> nuclei;
    if (!(expected_ > 0.))
      return nuclei;
    boost::random::mt19937_64 generator(seed);
    boost::random::uniform_01<double> uniform;
    nuclei.resize(static_cast<std::size_t>(
      boost::random::poisson_distribution<int, double>(expected_)(generator)));
    for (BirthOfNucleus &one : nuclei)
      {
        const double born = uniform(generator) * births_.back();
        const auto after = static_cast<std::size_t>(
          std::upper_bound(births_.begin() + 1, births_.end() - 1, born) - births_.begin());
        const double gained = births_[after] - births_[after - 1];
        one.time = times_[after - 1] + (gained > 0. ? (born - births_[after - 1]) / gained : 0.) *
                                         (times_[after] - times_[after - 1]);
        const double area = uniform(generator) * areas_.back();
        const MeanFieldSites &sites = problem_.sites[static_cast<std::size_t>(
          std::upper_bound(areas_.begin(), areas_.end() - 1, area) - areas_.begin())];
        for (int d = 0; d < problem_.body.dimension; ++d)
          one.place[d] =
            problem_.body.lower[d] + problem_.body.size[d] * (d != sites.normal ? uniform(generator)
                                                              : sites.at_high_end ? 1.
                                                                                  : 0.);
      }
    return nuclei;
  }

  double FilmOfNuclei::time_of_way(const double way) const
  {
    double low = 0., high = problem_.history.end;
    if (!(problem_.history.way(high) >= way))
      return std::numeric_limits<double>::quiet_NaN();
    while (high - low > 1e-9 * problem_.history.end)
      {
        const double middle = 0.5 * (low + high);
        (problem_.history.way(middle) < way ? low : high) = middle;
      }
    return high;
  }

  std::vector<double> FilmOfNuclei::times(const std::vector<BirthOfNucleus> &nuclei,
                                          const std::vector<double> &levels) const
  {
    // When a front comes is told by how far a flat one has gone since the start: that is the sum of where it
    // stood when the nucleus was born, and of what the nucleus needs to get there.
    std::vector<std::pair<double, const BirthOfNucleus *>> born;
    for (const BirthOfNucleus &one : nuclei)
      born.emplace_back(problem_.history.way(one.time), &one);
    std::sort(born.begin(), born.end());
    std::vector<double> arrivals;
    arrivals.reserve(places_.size());
    for (const auto &place : places_)
      {
        double first = std::numeric_limits<double>::infinity();
        for (const auto &[way, nucleus] : born)
          {
            if (way >= first)
              break; // all others are born later
            const double away = distance_in(problem_.body, nucleus->place, place);
            if (way + away < first) // else too late even without curvature
              first = std::min(first, way + problem_.growth.way_to(away));
          }
        arrivals.push_back(first);
      }
    std::sort(arrivals.begin(), arrivals.end());
    std::vector<double> found;
    for (const double level : levels)
      {
        // The i-th arrival of n turns the fraction from i/n to (i + 1)/n.
        const double index = level * static_cast<double>(arrivals.size()) - 0.5;
        const auto below =
          static_cast<std::size_t>(std::clamp(index, 0., static_cast<double>(arrivals.size() - 1)));
        const std::size_t above = std::min(below + 1, arrivals.size() - 1);
        const double part = std::clamp(index - static_cast<double>(below), 0., 1.);
        found.push_back(
          std::isfinite(arrivals[above])
            ? time_of_way(arrivals[below] + part * (arrivals[above] - arrivals[below]))
            : std::numeric_limits<double>::quiet_NaN());
      }
    return found;
  }
} // namespace softlattice
