// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "meshes/grains.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>

namespace softlattice
{
  namespace
  {
    double squared(const double x)
    {
      return x * x;
    }

    double squared_distance(const std::array<double, 2> &a, const std::array<double, 2> &b)
    {
      return squared(a[0] - b[0]) + squared(a[1] - b[1]);
    }
  } // namespace

  void GrainSettings::declare(const ParameterSection &section)
  {
    section.quantity("Grain size", &size, "m", "um")
      .range(5e-9, 1e-3)
      .about("Square root of the mean grain area.")
      .from_source("the sample at hand", Confidence::assumed);
    section.integer("Grain seed", &seed)
      .range(0, std::numeric_limits<int>::max())
      .about("Selects one of many equally likely grain structures.");
    section.integer("Grain relaxation steps", &relaxation_steps)
      .range(0, 50)
      .about("Times that each grain centre moves to the centroid of its grain. 0: areas scatter by "
             "53 % (Poisson-Voronoi); more steps give more equal grains.")
      .from_source("the sample at hand", Confidence::assumed);
    section.quantity("Grain boundary width", &boundary_width, "m", "nm")
      .range(0., 10e-6)
      .about(
        "Full width of the band along a grain boundary in which the two factors below hold. For "
        "the mobility factor to be seen, the mesh at a front has to resolve it.")
      .from_source("", Confidence::assumed);
    section.number("Boundary nucleation factor", &boundary_nucleation_factor)
      .range(0., 1e6)
      .about("Nucleation rate in the band along grain boundaries relative to that inside grains.")
      .from_source("", Confidence::assumed);
    section.number("Boundary mobility factor", &boundary_mobility_factor)
      .range(0., 10.)
      .about(
        "Mobility of a front in the band along grain boundaries relative to that inside grains; "
        "0 stops fronts. LT is reported to cross boundaries easily in films.")
      .from_source("10.1039/D5TA03723A for easy crossing; the number is assumed",
                   Confidence::assumed);
  }

  GrainMap::GrainMap(const GrainSettings &settings, const double length, const double width)
    : settings_(settings)
    , size_{{length, width}}
  {
    const double expected = length * width / squared(settings.size);
    centres_.resize(static_cast<std::size_t>(std::max(1., std::round(expected))));
    // The engine and its seeding are fixed by the C++ standard; the standard's distributions are not.
    std::mt19937_64 random(static_cast<std::uint64_t>(settings.seed));
    const auto uniform = [&random] { return static_cast<double>(random() >> 11) * 0x1p-53; };
    for (Place &centre : centres_)
      for (unsigned int d = 0; d < 2; ++d)
        centre[d] = uniform() * size_[d];

    // Buckets of the size of a grain, not more than a few per grain in a long and narrow film.
    const double side = std::sqrt(length * width / static_cast<double>(centres_.size()));
    for (unsigned int d = 0; d < 2; ++d)
      {
        n_buckets_[d] = static_cast<int>(std::max(1., std::floor(size_[d] / side)));
        bucket_size_[d] = size_[d] / n_buckets_[d];
      }
    sort_into_buckets();
    for (int step = 0; step < settings.relaxation_steps; ++step)
      relax();

    // A stream for each grain, so that the grains are those of a film without axes.
    for (std::size_t grain = 0; grain < n_grains(); ++grain)
      {
        std::mt19937_64 of_grain(static_cast<std::uint64_t>(settings.seed) ^
                                 (0x9e3779b97f4a7c15u * (grain + 1)));
        axis_angles_.push_back(std::acos(-1.) * (static_cast<double>(of_grain() >> 11) * 0x1p-53));
      }
  }

  std::array<int, 2> GrainMap::bucket_of(const Place &place) const
  {
    std::array<int, 2> bucket;
    for (unsigned int d = 0; d < 2; ++d)
      bucket[d] = static_cast<int>(
        std::clamp(std::floor(place[d] / bucket_size_[d]), 0., n_buckets_[d] - 1.));
    return bucket;
  }

  void GrainMap::sort_into_buckets()
  {
    const auto index_of = [this](const Place &centre) {
      const std::array<int, 2> bucket = bucket_of(centre);
      return static_cast<std::size_t>(bucket[1]) * n_buckets_[0] + bucket[0];
    };
    bucket_begin_.assign(static_cast<std::size_t>(n_buckets_[0]) * n_buckets_[1] + 1, 0);
    for (const Place &centre : centres_)
      ++bucket_begin_[index_of(centre) + 1];
    for (std::size_t b = 1; b < bucket_begin_.size(); ++b)
      bucket_begin_[b] += bucket_begin_[b - 1];
    std::vector<std::size_t> next(bucket_begin_.begin(), bucket_begin_.end() - 1);
    bucket_grains_.resize(centres_.size());
    for (std::size_t grain = 0; grain < centres_.size(); ++grain)
      bucket_grains_[next[index_of(centres_[grain])]++] = grain;
  }

  /// Calls visit(grain) for the grains in ever wider square rings of buckets around the place, until
  /// the rings are further away than reach(), which the visits may lower.
  template <class Visitor, class Reach>
  void GrainMap::visit_rings(const Place &place, const Visitor &visit, const Reach &reach) const
  {
    const std::array<int, 2> home = bucket_of(place);
    const int n_rings = std::max(n_buckets_[0], n_buckets_[1]);
    const double ring_width = std::min(bucket_size_[0], bucket_size_[1]);
    for (int ring = 0; ring < n_rings && (ring - 1) * ring_width <= reach(); ++ring)
      for (int j = home[1] - ring; j <= home[1] + ring; ++j)
        {
          if (j < 0 || j >= n_buckets_[1])
            continue;
          const bool is_full_row = (j == home[1] - ring || j == home[1] + ring);
          const int stride = (is_full_row || ring == 0) ? 1 : 2 * ring;
          for (int i = home[0] - ring; i <= home[0] + ring; i += stride)
            {
              if (i < 0 || i >= n_buckets_[0])
                continue;
              const std::size_t bucket = static_cast<std::size_t>(j) * n_buckets_[0] + i;
              for (std::size_t k = bucket_begin_[bucket]; k < bucket_begin_[bucket + 1]; ++k)
                visit(bucket_grains_[k]);
            }
        }
  }

  std::size_t GrainMap::grain_at(const double x, const double y) const
  {
    const Place place{{x, y}};
    std::size_t nearest = 0;
    double best = std::numeric_limits<double>::infinity();
    visit_rings(
      place,
      [&](const std::size_t grain) {
        const double candidate = squared_distance(centres_[grain], place);
        // The order of the buckets must not decide between equals.
        if (candidate < best || (candidate == best && grain < nearest))
          {
            best = candidate;
            nearest = grain;
          }
      },
      [&] { return std::sqrt(best); });
    return nearest;
  }

  double GrainMap::distance_to_boundary(const double x, const double y) const
  {
    // A grain is the intersection of the half-planes that the bisectors to the other centres bound,
    // so the distance to its boundary is the smallest distance to a bisector. A centre at distance r
    // has its bisector at least (r - r_own)/2 away, which ends the search.
    const Place place{{x, y}};
    const Place own = centres_[grain_at(x, y)];
    const double own_squared = squared_distance(own, place);
    double best = std::numeric_limits<double>::infinity();
    visit_rings(
      place,
      [&](const std::size_t grain) {
        const Place &other = centres_[grain];
        const double apart = std::sqrt(squared_distance(own, other));
        if (apart > 0.)
          best = std::min(best, (squared_distance(other, place) - own_squared) / (2. * apart));
      },
      [&] { return 2. * best + std::sqrt(own_squared); });
    return std::max(best, 0.);
  }

  void GrainMap::relax()
  {
    // 64 sample points per grain put a centroid well within a tenth of the grain size.
    const double spacing = std::sqrt(size_[0] * size_[1] / (64. * static_cast<double>(n_grains())));
    std::array<int, 2> n;
    for (unsigned int d = 0; d < 2; ++d)
      n[d] = static_cast<int>(std::max(1., std::round(size_[d] / spacing)));

    std::vector<Place> sum(n_grains(), Place{{0., 0.}});
    std::vector<int> count(n_grains(), 0);
    for (int j = 0; j < n[1]; ++j)
      for (int i = 0; i < n[0]; ++i)
        {
          const Place sample{{(i + 0.5) * size_[0] / n[0], (j + 0.5) * size_[1] / n[1]}};
          const std::size_t grain = grain_at(sample[0], sample[1]);
          ++count[grain];
          for (unsigned int d = 0; d < 2; ++d)
            sum[grain][d] += sample[d];
        }
    for (std::size_t grain = 0; grain < n_grains(); ++grain)
      if (count[grain] > 0)
        for (unsigned int d = 0; d < 2; ++d)
          centres_[grain][d] = sum[grain][d] / count[grain];
    sort_into_buckets();
  }

  double GrainMap::axis_angle(const double x, const double y) const
  {
    return axis_angles_[grain_at(x, y)];
  }

  bool GrainMap::is_near_boundary(const double x, const double y) const
  {
    return distance_to_boundary(x, y) <= settings_.boundary_width / 2.;
  }

  double GrainMap::nucleation_factor(const double x, const double y) const
  {
    return is_near_boundary(x, y) ? settings_.boundary_nucleation_factor : 1.;
  }

  double GrainMap::mobility_factor(const double x, const double y) const
  {
    return is_near_boundary(x, y) ? settings_.boundary_mobility_factor : 1.;
  }
} // namespace softlattice
