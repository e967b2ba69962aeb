// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/nucleation/pinholes.h"

#include "solver/nucleation/random_stream.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    constexpr double most_boxes_along = 1000.;

    double nearest(const double difference, const double period)
    {
      return period > 0. ? difference - period * std::round(difference / period) : difference;
    }
  } // namespace

  Pinholes::Pinholes(const double density,
                     const double radius,
                     const int seed,
                     const Place &size,
                     const Place &periods)
    : radius_(radius)
    , size_(size)
    , periods_(periods)
  {
    const RandomKey key{static_cast<std::uint64_t>(seed), number_of_name("pinholes"), 0, 0};
    RandomStream counts(key, 0, 0);
    const std::uint64_t n = draw_poisson(density * size[0] * size[1], counts);
    for (std::uint64_t i = 0; i < n; ++i)
      {
        RandomStream stream(key, 1, i);
        const double x = stream.uniform(), y = stream.uniform();
        centres_.push_back({x * size[0], y * size[1]});
      }
    for (int d = 0; d < 2; ++d)
      n_boxes_[d] =
        static_cast<int>(std::clamp(std::floor(size[d] / (2. * radius)), 1., most_boxes_along));
    boxes_.resize(static_cast<std::size_t>(n_boxes_[0]) * n_boxes_[1]);
    for (std::size_t i = 0; i < centres_.size(); ++i)
      {
        const auto box = [&](const int d) {
          return static_cast<int>(centres_[i][d] / size[d] * n_boxes_[d]);
        };
        boxes_[box_at(box(0), box(1))].push_back(i);
      }
  }

  std::size_t Pinholes::box_at(const int i, const int j) const
  {
    return static_cast<std::size_t>(std::clamp(j, 0, n_boxes_[1] - 1)) * n_boxes_[0] +
           std::clamp(i, 0, n_boxes_[0] - 1);
  }

  int Pinholes::n_over(const Place &place) const
  {
    // Boxes around that of the place; each of them once, also where there are fewer than three along an axis.
    std::vector<std::size_t> boxes;
    for (int dj = -1; dj <= 1; ++dj)
      for (int di = -1; di <= 1; ++di)
        {
          std::array<int, 2> box{di, dj};
          for (int d = 0; d < 2; ++d)
            {
              box[d] += static_cast<int>(place[d] / size_[d] * n_boxes_[d]);
              if (periods_[d] > 0.)
                box[d] = (box[d] % n_boxes_[d] + n_boxes_[d]) % n_boxes_[d];
            }
          boxes.push_back(box_at(box[0], box[1]));
        }
    std::sort(boxes.begin(), boxes.end());
    boxes.erase(std::unique(boxes.begin(), boxes.end()), boxes.end());
    int n = 0;
    for (const std::size_t box : boxes)
      for (const std::size_t i : boxes_[box])
        if (std::hypot(nearest(place[0] - centres_[i][0], periods_[0]),
                       nearest(place[1] - centres_[i][1], periods_[1])) <= radius_)
          ++n;
    return n;
  }

  double Pinholes::area() const
  {
    // Places on a spiral, evenly over each hole; what several holes share counts in each in parts.
    constexpr int n_places = 200;
    const double golden_angle = 2.399963229728653, pi = 3.14159265358979323846;
    double sum = 0.;
    for (const Place &centre : centres_)
      for (int k = 0; k < n_places; ++k)
        {
          const double r = radius_ * std::sqrt((k + 0.5) / n_places), angle = k * golden_angle;
          Place place{centre[0] + r * std::cos(angle), centre[1] + r * std::sin(angle)};
          bool is_inside = true;
          for (int d = 0; d < 2; ++d)
            if (periods_[d] > 0.)
              place[d] -= periods_[d] * std::floor(place[d] / periods_[d]);
            else
              is_inside = is_inside && place[d] >= 0. && place[d] <= size_[d];
          if (is_inside)
            sum += 1. / std::max(1, n_over(place));
        }
    return sum * pi * radius_ * radius_ / n_places;
  }
} // namespace softlattice
