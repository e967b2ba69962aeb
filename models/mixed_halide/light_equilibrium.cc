// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/mixed_halide/light_equilibrium.h"

#include "models/jet.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    // Two compositions as close as this are one: what they differ by is the curvature, see
    // instability(), and the differences of R are lost in rounding.
    constexpr double same_composition = 1e-3;

    /// Energy of a pair with its derivatives by composition. [J]
    struct PairEnergy
    {
      double value, first, second;
    };
    PairEnergy pair_energy(const BandGap &gap, const double x)
    {
      using One = Jet<double, 1, 2>;
      const One e = gap.carrier_energy(One::variable(0, x));
      return {e.value, e.first[0], e.second[0]};
    }
  } // namespace

  LightEquilibrium::LightEquilibrium(const FreeEnergy &mixing,
                                     const BandGap &gap,
                                     const Photocarriers &carriers,
                                     const double temperature)
    : curve_(mixing, temperature)
    , gap_(gap)
    , carriers_(carriers)
    , thermal_energy_(constants::boltzmann * temperature)
  {
    // Even in x in the middle, and in ln x towards the ends.
    for (double x = 1e-9; x < 0.01; x *= 1.1)
      {
        searched_.push_back(x);
        searched_.push_back(1. - x);
      }
    for (int i = 10; i <= 990; ++i)
      searched_.push_back(1e-3 * i);
    std::sort(searched_.begin(), searched_.end());
  }

  double LightEquilibrium::work_in_the_dark(const double x0, const double x) const
  {
    const auto reservoir = curve_.at(x0);
    return curve_.at(x).value - reservoir.value - reservoir.first * (x - x0);
  }

  double LightEquilibrium::local_density(const double x0,
                                         const double x,
                                         const double carriers) const
  {
    const double fall = (gap_.carrier_energy(x0) - gap_.carrier_energy(x)) / thermal_energy_;
    return pairs(carriers_.log_ratio(carriers, thermal_energy_) + fall).density;
  }

  double LightEquilibrium::work(const double x0, const double x, const double carriers) const
  {
    const double in_the_dark = work_in_the_dark(x0, x);
    if (carriers == 0.)
      return in_the_dark;
    const PairEnergy reservoir = pair_energy(gap_, x0);
    const double fall = (reservoir.value - gap_.carrier_energy(x)) / thermal_energy_;
    const double log_ratio = carriers_.log_ratio(carriers, thermal_energy_);
    return in_the_dark - (pairs(log_ratio + fall).pressure - pairs(log_ratio).pressure) -
           carriers * reservoir.first * (x - x0);
  }

  double LightEquilibrium::work_slope(const double x0, const double x, const double carriers) const
  {
    return curve_.at(x).first - curve_.at(x0).first +
           local_density(x0, x, carriers) * pair_energy(gap_, x).first -
           carriers * pair_energy(gap_, x0).first;
  }

  double LightEquilibrium::threshold_of(const double x0, const double x) const
  {
    const double in_the_dark = work_in_the_dark(x0, x);
    if (in_the_dark <= 0.)
      return 0.;
    // With l = ln r of the reservoir, y the fall of energy from x0 to x over kT and y0 its linear part,
    //   R = W - [ p(l + y) - p(l) - y0 kT n(l) ].
    const PairEnergy reservoir = pair_energy(gap_, x0);
    const double y = (reservoir.value - gap_.carrier_energy(x)) / thermal_energy_;
    const double y0 = -reservoir.first * (x - x0) / thermal_energy_;
    const auto work_at = [&](const double log_ratio) {
      const Photocarriers::Pairs outside = pairs(log_ratio);
      return in_the_dark - (pairs(log_ratio + y).pressure - outside.pressure -
                            y0 * thermal_energy_ * outside.density);
    };
    // Few carriers, p = kT b n and n proportional to e^(l/b) with b = 1 for pairs that are bound and 2
    // for free ones: kT N [ b (e^(y/b) - 1) - y0 ] = W. Filling only weakens the pull.
    const double b = carriers_.fill_bands() ? 2. : 1.;
    const double gain = b * std::expm1(y / b) - y0;
    if (!(gain > 0.))
      return infinity;
    const double reference = carriers_.reference_density(thermal_energy_);
    double low = b * std::log(in_the_dark / (gain * thermal_energy_ * reference)) - 1.;
    double high = 0.;
    if (carriers_.fill_bands())
      {
        high = low;
        while (high < ParabolicBands::highest && !(work_at(high) < 0.))
          high += 0.25;
      }
    else
      {
        // One extremum over q = e^l, at q = (e^y - 1 - y0)/(1 + (y0 - 1) e^y).
        const double bend = 1. + (y0 - 1.) * std::exp(y);
        high = bend > 0. ? std::log(gain / bend) : 700.;
      }
    if (!(work_at(high) < 0.))
      return infinity;
    low = std::min(low, high - 1.);
    for (int i = 0; i < 200 && high - low > 1e-14 * (1. + std::abs(low)); ++i)
      {
        const double middle = 0.5 * (low + high);
        (work_at(middle) < 0. ? high : low) = middle;
      }
    return pairs(0.5 * (low + high)).density;
  }

  template <class Function>
  std::pair<double, double> LightEquilibrium::lowest(const double x0,
                                                     const Function &function) const
  {
    std::size_t best = searched_.size();
    double least = infinity;
    for (std::size_t i = 0; i < searched_.size(); ++i)
      if (std::abs(searched_[i] - x0) > same_composition)
        if (const double value = function(searched_[i]); value < least)
          {
            least = value;
            best = i;
          }
    if (best == searched_.size())
      return {x0, infinity};
    // Golden section between the neighbours, on this side of the reservoir.
    double from = searched_[best > 0 ? best - 1 : 0];
    double to = searched_[std::min(best + 1, searched_.size() - 1)];
    if (searched_[best] < x0)
      to = std::min(to, x0 - same_composition);
    else
      from = std::max(from, x0 + same_composition);
    const double part = 0.5 * (3. - std::sqrt(5.));
    double a = from + part * (to - from), b = to - part * (to - from);
    double at_a = function(a), at_b = function(b);
    for (int i = 0; i < 60; ++i)
      if (at_a < at_b)
        {
          to = b;
          b = a;
          at_b = at_a;
          a = from + part * (to - from);
          at_a = function(a);
        }
      else
        {
          from = a;
          a = b;
          at_a = at_b;
          b = to - part * (to - from);
          at_b = function(b);
        }
    const double x = 0.5 * (from + to);
    const double value = function(x);
    return value < least ? std::make_pair(x, value) : std::make_pair(searched_[best], least);
  }

  std::optional<LightEquilibrium::Nucleus> LightEquilibrium::nucleus(const double x0,
                                                                     const double carriers) const
  {
    const auto [x, value] =
      lowest(x0, [&](const double other) { return work(x0, other, carriers); });
    if (!(value < 0.))
      return {};
    return Nucleus{x, value, local_density(x0, x, carriers)};
  }

  std::optional<double> LightEquilibrium::instability(const double x0) const
  {
    // f'' + n E'' = dn/dl E'^2/kT at the least l.
    const double curvature = curve_.at(x0).second;
    if (curvature <= 0.)
      return 0.;
    const PairEnergy energy = pair_energy(gap_, x0);
    const double pull = energy.first * energy.first / thermal_energy_;
    const auto stiffness = [&](const double log_ratio) {
      const Photocarriers::Pairs here = pairs(log_ratio);
      return curvature + here.density * energy.second - here.slope * pull;
    };
    constexpr double step = 0.25;
    const double end = carriers_.fill_bands() ? ParabolicBands::highest : 40.;
    double high = -200.;
    while (high < end && stiffness(high) > 0.)
      high += step;
    if (!(stiffness(high) <= 0.))
      return {};
    double low = high - step;
    for (int i = 0; i < 60; ++i)
      {
        const double middle = 0.5 * (low + high);
        (stiffness(middle) > 0. ? low : high) = middle;
      }
    return pairs(high).density;
  }

  std::optional<LightEquilibrium::Threshold> LightEquilibrium::threshold(const double x0) const
  {
    const auto [x, carriers] =
      lowest(x0, [&](const double other) { return threshold_of(x0, other); });
    if (carriers == 0.)
      return Threshold{0., nucleus(x0, 0.).value_or(Nucleus{x, 0., 0.})};
    const std::optional<double> unstable = instability(x0);
    if (unstable && *unstable <= carriers)
      return Threshold{*unstable, {x0, 0., *unstable}};
    if (!(carriers < infinity))
      return {};
    return Threshold{carriers, {x, 0., local_density(x0, x, carriers)}};
  }

  std::optional<CompositionPair> LightEquilibrium::binodal(const double carriers) const
  {
    // Whether a reservoir demixes changes at a few compositions only.
    const auto demixes = [&](const double x0) {
      const auto unstable = instability(x0);
      return (unstable && *unstable < carriers) || nucleus(x0, carriers).has_value();
    };
    constexpr int n = 100;
    std::vector<double> places;
    for (double x = 1e-6; x < 1. / n; x *= 3.)
      {
        places.push_back(x);
        places.push_back(1. - x);
      }
    for (int i = 1; i < n; ++i)
      places.push_back(double(i) / n);
    std::sort(places.begin(), places.end());
    std::vector<bool> is_demixed;
    is_demixed.reserve(places.size());
    for (const double x : places)
      is_demixed.push_back(demixes(x));
    const auto first = std::find(is_demixed.begin(), is_demixed.end(), true);
    if (first == is_demixed.end())
      return {};
    const auto edge = [&](double mixed, double demixed) {
      for (int i = 0; i < 30; ++i)
        {
          const double middle = 0.5 * (mixed + demixed);
          (demixes(middle) ? demixed : mixed) = middle;
        }
      return 0.5 * (mixed + demixed);
    };
    const std::size_t begin = first - is_demixed.begin();
    std::size_t end = places.size() - 1;
    while (!is_demixed[end])
      --end;
    return CompositionPair{begin == 0 ? places[0] : edge(places[begin - 1], places[begin]),
                           end + 1 == places.size() ? places[end]
                                                    : edge(places[end + 1], places[end])};
  }
} // namespace softlattice
