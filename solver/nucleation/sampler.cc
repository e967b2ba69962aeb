// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/nucleation/sampler.h"

#include "solver/base/error.h"

#include <algorithm>
#include <cinttypes>
#include <cmath>
#include <cstdio>
#include <limits>
#include <tuple>

namespace softlattice
{
  namespace
  {
    /// Expected candidates of a patch and slab in the first layer.
    constexpr double first_mean = 1. / 16.;

    /// What the random numbers of a layer are for; the layer is added.
    constexpr std::uint64_t for_counts = 0, for_candidates = std::uint64_t{1} << 32;

    double mean_of_layer(const unsigned layer)
    {
      return layer == 0 ? first_mean : std::ldexp(first_mean, static_cast<int>(layer) - 1);
    }

    double mean_of_layers_below(const unsigned n_layers)
    {
      return n_layers == 0 ? 0. : std::ldexp(first_mean, static_cast<int>(n_layers) - 1);
    }

    std::string scientific(const double value)
    {
      char text[32];
      std::snprintf(text, sizeof text, "%.4g", value);
      return text;
    }
  } // namespace

  bool earlier(const Candidate &a, const Candidate &b)
  {
    return std::tie(a.time, a.id) < std::tie(b.time, b.id);
  }

  std::string event_name(const std::uint64_t id)
  {
    char text[18];
    std::snprintf(text, sizeof text, "n%016" PRIx64, id);
    return text;
  }

  NucleationSampler::NucleationSampler(const NucleationSites &sites,
                                       const std::uint64_t seed,
                                       const double slab_duration,
                                       const std::string &what)
    : sites_(&sites)
    , kind_(sites.kind())
    , seed_(seed)
    , kind_number_(number_of_name(kind_ + what))
    , slab_duration_(slab_duration)
  {
    if (!(slab_duration > 0. && std::isfinite(slab_duration)))
      throw InputError("'Slab duration' must be a positive time, got " + scientific(slab_duration) +
                       " s");
    for (unsigned patch = 0; patch < sites.n_patches(); ++patch)
      {
        const double measure = sites.measure(patch);
        if (!(measure >= 0. && std::isfinite(measure)))
          throw InvariantError("patch " + std::to_string(patch) + " of the " + kind_ +
                               " sites has the measure " + scientific(measure));
        first_band_.push_back(measure > 0. ? first_mean / (measure * slab_duration)
                                           : std::numeric_limits<double>::infinity());
      }
  }

  std::int64_t NucleationSampler::slab_at(const double time) const
  {
    const double quotient = std::floor(time / slab_duration_);
    if (!(std::abs(quotient) < 0x1p52))
      throw InvariantError("nucleation asked at t = " + scientific(time) +
                           " s, which is beyond 2^52 "
                           "slabs of " +
                           scientific(slab_duration_) + " s");
    // The quotient may be rounded over a border; the product is what the times are made with.
    auto slab = static_cast<std::int64_t>(quotient);
    while (static_cast<double>(slab) * slab_duration_ > time)
      --slab;
    while (static_cast<double>(slab + 1) * slab_duration_ <= time)
      ++slab;
    return slab;
  }

  unsigned NucleationSampler::layers_below(const unsigned patch, const double bound) const
  {
    const double ratio = bound / first_band_[patch];
    if (!(ratio > 0.))
      return 0;
    if (ratio <= 1.)
      return 1;
    if (ratio > 0x1p60)
      return 61; // far more than extend() lets pass
    int exponent = 0;
    const double fraction = std::frexp(ratio, &exponent);
    return static_cast<unsigned>(fraction == 0.5 ? exponent : exponent + 1);
  }

  void NucleationSampler::draw_layer(const unsigned patch,
                                     const std::int64_t slab,
                                     const unsigned layer,
                                     std::vector<Draw> &draws) const
  {
    const RandomKey key{seed_, kind_number_, patch, static_cast<std::uint64_t>(slab)};
    RandomStream counts(key, for_counts + layer, 0);
    const std::uint64_t n = draw_poisson(mean_of_layer(layer), counts);
    if (n == 0)
      return;
    const double width =
      layer == 0 ? first_band_[patch] : std::ldexp(first_band_[patch], static_cast<int>(layer) - 1);
    for (std::uint64_t index = 0; index < n; ++index)
      {
        RandomStream stream(key, for_candidates + layer, index);
        Draw draw;
        draw.id = stream.word();
        // 1 - u is in (0, 1], as a slab is (s T, (s + 1) T]
        draw.time = (static_cast<double>(slab) + (1. - stream.uniform())) * slab_duration_;
        draw.mark = (layer == 0 ? 0. : width) + stream.uniform() * width;
        for (double &coordinate : draw.position)
          coordinate = stream.uniform();
        draw.patch = patch;
        draws.push_back(draw);
      }
  }

  void NucleationSampler::extend(Slab &slab,
                                 const std::int64_t number,
                                 const std::vector<double> &bounds) const
  {
    std::vector<unsigned> needed(bounds.size());
    double expected = slab.expected;
    for (unsigned patch = 0; patch < bounds.size(); ++patch)
      {
        needed[patch] = layers_below(patch, bounds[patch]);
        if (needed[patch] > slab.layers[patch])
          expected +=
            mean_of_layers_below(needed[patch]) - mean_of_layers_below(slab.layers[patch]);
      }
    if (expected > most_candidates_per_slab)
      throw InputError(scientific(expected) + " candidates for nuclei on " + kind_ +
                       " sites are expected between " +
                       scientific(static_cast<double>(number) * slab_duration_) + " s and " +
                       scientific(static_cast<double>(number + 1) * slab_duration_) +
                       " s, more than the " + scientific(most_candidates_per_slab) +
                       " that are kept in memory. Set 'Slab duration' in section 'Nucleation' to " +
                       scientific(slab_duration_ * most_candidates_per_slab / expected / 4.) +
                       " s or less, or check the units of the nucleation rate.");

    const std::size_t before = slab.draws.size();
    for (unsigned patch = 0; patch < bounds.size(); ++patch)
      for (; slab.layers[patch] < needed[patch]; ++slab.layers[patch])
        draw_layer(patch, number, slab.layers[patch], slab.draws);
    slab.expected = expected;
    if (slab.draws.size() > before)
      std::sort(slab.draws.begin(), slab.draws.end(), [](const Draw &a, const Draw &b) {
        return std::tie(a.time, a.id) < std::tie(b.time, b.id);
      });
  }

  std::vector<Candidate> NucleationSampler::candidates(const double from,
                                                       const double to,
                                                       const RateBound &bound)
  {
    std::vector<Candidate> found;
    if (!(to > from) || first_band_.empty())
      return found;
    const std::int64_t first = slab_at(from), last = slab_at(to);
    kept_.erase(kept_.begin(), kept_.lower_bound(first));

    std::vector<double> bounds(first_band_.size());
    for (std::int64_t number = first; number <= last; ++number)
      {
        // A time that was rounded to the border may belong to either slab: the last slab is
        // looked at even if it begins at `to`, with the bound at that instant.
        const double start = std::max(from, static_cast<double>(number) * slab_duration_);
        const double end = std::min(to, static_cast<double>(number + 1) * slab_duration_);
        double largest = 0.;
        for (unsigned patch = 0; patch < bounds.size(); ++patch)
          {
            bounds[patch] = bound(patch, start, end);
            if (!(bounds[patch] >= 0. && std::isfinite(bounds[patch])))
              throw InvariantError("the bound of the nucleation rate on patch " +
                                   std::to_string(patch) + " of the " + kind_ + " sites is " +
                                   scientific(bounds[patch]) + " 1/m^2/s");
            largest = std::max(largest, bounds[patch]);
          }
        if (largest == 0.)
          continue;

        Slab passing;
        Slab &slab = number == first || number == last ? kept_[number] : passing;
        slab.layers.resize(bounds.size(), 0);
        extend(slab, number, bounds);

        auto draw =
          std::upper_bound(slab.draws.begin(),
                           slab.draws.end(),
                           from,
                           [](const double time, const Draw &d) { return time < d.time; });
        for (; draw != slab.draws.end() && draw->time <= to; ++draw)
          if (draw->mark < bounds[draw->patch])
            found.push_back(
              {draw->id,
               draw->time,
               draw->mark,
               bounds[draw->patch],
               kind_,
               sites_->point(draw->patch, draw->position[0], draw->position[1], draw->position[2]),
               0.,
               {}});
      }
    // Slabs are in order, but two times that agree may come from neighbouring ones.
    if (!std::is_sorted(found.begin(), found.end(), earlier))
      std::sort(found.begin(), found.end(), earlier);
    return found;
  }

  void require_within_bound(const double rate,
                            const double bound,
                            const SitePoint &point,
                            const double time)
  {
    // The tolerance is round-off between two ways to compute the same rate.
    if (rate >= 0. && rate <= bound * (1. + 1e-10))
      return;
    throw InvariantError("the nucleation rate is " + scientific(rate) + " 1/m^2/s at (" +
                         scientific(point.place[0]) + ", " + scientific(point.place[1]) + ", " +
                         scientific(point.place[2]) + ") m, t = " + scientific(time) +
                         " s, but at most " + scientific(bound) +
                         " 1/m^2/s was expected there: nuclei would have been lost");
  }
} // namespace softlattice
