// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/mean_field_films.h"

#include "solver/study/mean_field_survival.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <memory>
#include <random>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t n_times = 512, n_distances = 256;

    using Place = std::array<double, 3>;

    /// In [0, 1), the same with every standard library.
    double uniform(std::mt19937 &random)
    {
      return random() / 4294967296.;
    }

    /// Linear between even places from 0 to the last one, where a value may be infinite.
    class EvenTable
    {
    public:
      EvenTable(const double last, std::vector<double> values)
        : last_(last)
        , values_(std::move(values))
      {}
      double at(const double x) const
      {
        const double place =
          std::clamp(x / last_, 0., 1.) * static_cast<double>(values_.size() - 1);
        const auto i = std::min(static_cast<std::size_t>(place), values_.size() - 2);
        const double part = place - static_cast<double>(i);
        return part > 0. ? values_[i] + part * (values_[i + 1] - values_[i]) : values_[i];
      }

    private:
      double last_;
      std::vector<double> values_;
    };

    struct Birth
    {
      double time, way;
      Place place;
    };

    class Films
    {
    public:
      Films(const MeanFieldProblem &problem, const std::vector<double> &times, const FilmDraws &how)
        : problem_(problem)
        , times_(times)
        , how_(how)
        , end_(times.empty() ? 0. : std::min(times.back(), problem.history.end))
      {
        for (const MeanFieldSites &one : problem.sites)
          areas_.push_back(exposed_area(problem.body, one) * one.relative_rate);
        for (std::size_t i = 0; i < n_times; ++i)
          grid_.push_back(end_ * static_cast<double>(i) / (n_times - 1));
        births_ = births_until(problem.history, grid_);
        for (const double area : areas_)
          expected_ += area * births_.back();
      }

      std::vector<DrawnFilm> draw()
      {
        std::vector<DrawnFilm> films;
        if (!(expected_ > 0.) || expected_ > most_drawn_nuclei || !(end_ > 0.))
          return films;
        prepare();
        for (std::size_t i = 0; i < how_.n; ++i)
          films.push_back(film(i));
        shrink_to_all_bodies(films);
        return films;
      }

    private:
      void prepare()
      {
        double diagonal = 0.;
        for (int d = 0; d < problem_.body.dimension; ++d)
          diagonal += problem_.body.size[d] * problem_.body.size[d];
        diagonal = std::sqrt(diagonal) * 1.001;
        std::vector<double> ways;
        for (std::size_t i = 0; i < n_distances; ++i)
          ways.push_back(
            problem_.growth.way_to(diagonal * static_cast<double>(i) / (n_distances - 1)));
        way_to_ = std::make_unique<EvenTable>(diagonal, std::move(ways));
        for (const double time : times_)
          ways_.push_back(problem_.history.way(std::min(time, problem_.history.end)));
        // A sequence without lattice planes (Roberts): powers of the roots of x^(d+1) = x + 1.
        constexpr double steps[4][3] = {
          {0., 0., 0.},
          {0.6180339887498949, 0., 0.},
          {0.7548776662466927, 0.5698402909980532, 0.},
          {0.8191725133961645, 0.6710436067037893, 0.5497004779019703}};
        const int dim = problem_.body.dimension;
        for (std::size_t i = 0; i < how_.places; ++i)
          {
            Place one{};
            for (int d = 0; d < dim; ++d)
              one[d] = problem_.body.lower[d] +
                       problem_.body.size[d] * std::fmod(0.5 + steps[dim][d] * double(i + 1), 1.);
            places_.push_back(one);
            double known = std::numeric_limits<double>::infinity();
            if (problem_.way_from_initial_lt)
              known = problem_.way_from_initial_lt(one);
            for (const KnownNucleus &nucleus : problem_.known)
              known =
                std::min(known,
                         problem_.history.way(nucleus.time) +
                           problem_.growth.way(nucleus.radius,
                                               distance_in(problem_.body, nucleus.place, one)));
            known_.push_back(known);
          }
      }

      Place place_on(const MeanFieldSites &sites, std::mt19937 &random) const
      {
        Place one{};
        for (int d = 0; d < problem_.body.dimension; ++d)
          one[d] = problem_.body.lower[d] +
                   problem_.body.size[d] *
                     (d == sites.normal ? (sites.at_high_end ? 1. : 0.) : uniform(random));
        return one;
      }

      /// Births come when the integral of the rate reaches the events of a Poisson process of rate 1, which are the
      /// same for any rate: a film changes continuously with the parameters.
      std::vector<Birth> all_births(const std::size_t film) const
      {
        std::vector<Birth> births;
        for (std::size_t s = 0; s < areas_.size(); ++s)
          {
            std::seed_seq seeds{how_.seed,
                                static_cast<unsigned int>(film),
                                static_cast<unsigned int>(s)};
            std::mt19937 random(seeds);
            const double last = areas_[s] * births_.back();
            for (double sum = -std::log1p(-uniform(random)); sum < last;
                 sum -= std::log1p(-uniform(random)))
              {
                const double time = time_of(sum / areas_[s]);
                births.push_back(
                  {time, problem_.history.way(time), place_on(problem_.sites[s], random)});
              }
          }
        std::sort(births.begin(), births.end(), [](const Birth &a, const Birth &b) {
          return a.time < b.time;
        });
        return births;
      }

      /// When so many nuclei per area have been born.
      double time_of(const double births) const
      {
        const auto i = static_cast<std::size_t>(
          std::upper_bound(births_.begin() + 1, births_.end() - 1, births) - births_.begin());
        return grid_[i - 1] + (grid_[i] - grid_[i - 1]) * (births - births_[i - 1]) /
                                (births_[i] - births_[i - 1]);
      }

      /// Whether another one keeps a nucleus from being born.
      bool is_prevented(const Birth &one, const std::vector<Birth> &earlier) const
      {
        return std::any_of(earlier.begin(), earlier.end(), [&](const Birth &other) {
          const double away = distance_in(problem_.body, one.place, other.place);
          const double gone = one.way - other.way;
          return away < problem_.exclusion_radius || gone >= way_to_->at(away);
        });
      }

      DrawnFilm film(const std::size_t number) const
      {
        std::vector<Birth> births = all_births(number);
        if (how_.with_nuclei || problem_.exclusion_radius > 0.)
          {
            std::vector<Birth> kept;
            for (const Birth &one : births)
              if (!is_prevented(one, kept))
                kept.push_back(one);
            births = std::move(kept);
          }
        std::vector<double> arrivals = known_;
        for (std::size_t k = 0; k < places_.size(); ++k)
          for (const Birth &one : births)
            {
              if (one.way >= arrivals[k])
                break; // nor do later ones come first
              arrivals[k] =
                std::min(arrivals[k],
                         one.way + way_to_->at(distance_in(problem_.body, one.place, places_[k])));
            }
        std::sort(arrivals.begin(), arrivals.end());
        DrawnFilm drawn;
        for (std::size_t i = 0; i < times_.size(); ++i)
          {
            drawn.lt_fraction.push_back(
              double(std::upper_bound(arrivals.begin(), arrivals.end(), ways_[i]) -
                     arrivals.begin()) /
              double(how_.places));
            drawn.nuclei.push_back(
              problem_.body.copies *
              double(std::count_if(births.begin(), births.end(), [&](const Birth &one) {
                return one.time <= times_[i];
              })));
          }
        return drawn;
      }

      void shrink_to_all_bodies(std::vector<DrawnFilm> &films) const
      {
        const double part = 1. / std::sqrt(problem_.body.copies);
        for (std::vector<double> DrawnFilm::*values : {&DrawnFilm::lt_fraction, &DrawnFilm::nuclei})
          for (std::size_t i = 0; i < times_.size(); ++i)
            {
              double mean = 0.;
              for (const DrawnFilm &one : films)
                mean += (one.*values)[i] / static_cast<double>(films.size());
              for (DrawnFilm &one : films)
                (one.*values)[i] = mean + part * ((one.*values)[i] - mean);
            }
      }

      const MeanFieldProblem &problem_;
      const std::vector<double> &times_;
      FilmDraws how_;
      double end_, expected_ = 0.;
      std::vector<double> areas_, grid_, births_, ways_, known_;
      std::vector<Place> places_;
      std::unique_ptr<EvenTable> way_to_;
    };
  } // namespace

  std::vector<DrawnFilm> draw_films(const MeanFieldProblem &problem,
                                    const std::vector<double> &times,
                                    const FilmDraws &how)
  {
    return Films(problem, times, how).draw();
  }
} // namespace softlattice
