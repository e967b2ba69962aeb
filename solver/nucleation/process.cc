// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/nucleation/process.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace softlattice
{
  namespace
  {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    // A nucleus may enter the phase field with its radius up to this part above the seed radius:
    // finer than the accuracy of its sub-grid growth, and it lets several nuclei share a step.
    constexpr double lateness = 0.1;
  } // namespace

  NucleationProcess::NucleationProcess(const NucleationParameters &parameters,
                                       const ModelSet &models,
                                       const NucleationSites &sites,
                                       SiteFactor factor,
                                       const double seed_radius,
                                       PrescribedNuclei prescribed,
                                       const std::array<double, 3> &periods)
    : models_(models)
    , factor_(std::move(factor))
    , sampler_(sites, parameters.seed, parameters.slab_duration)
    , prescribed_(std::move(prescribed))
    , travel_(
        0.,
        parameters.slab_duration,
        [this](const double t) { return models_.front_velocity(models_.environment().at(t)); },
        [this](const double from, const double to) {
          return models_.environment().breakpoints(from, to);
        })
    , pending_(travel_, seed_radius, parameters.exclusion_radius, 0., periods)
    , rate_of_(pointwise([this](const SitePoint &point, const double time) {
      return models_.nucleation_rate().rate(models_.environment().at(time)) *
             factor_.at(point.place);
    }))
    , bound_from_(infinity)
    , bound_to_(-infinity)
  {}

  double NucleationProcess::rate_bound(const double from, const double to)
  {
    if (from == bound_from_ && to == bound_to_)
      return bound_;
    // Between the breakpoints the surroundings are linear in time and the rate is a smooth function
    // of them: sampled, with a margin for what lies between. The sampler checks the promise.
    const Environment &environment = models_.environment();
    std::vector<double> times = environment.breakpoints(from, to);
    times.insert(times.begin(), from);
    times.push_back(to);
    double largest = 0.;
    for (std::size_t i = 0; i + 1 < times.size(); ++i)
      for (int k = 0; k <= 8; ++k)
        {
          const double t = times[i] + k / 8. * (times[i + 1] - times[i]);
          largest = std::max({largest,
                              models_.nucleation_rate().rate(environment.at(t)),
                              models_.nucleation_rate().rate(environment.before(t))});
        }
    bound_from_ = from;
    bound_to_ = to;
    bound_ = 1.5 * factor_.largest * largest;
    return bound_;
  }

  std::vector<Nucleus> NucleationProcess::births(const double from,
                                                 const double to,
                                                 const TransformedAt &transformed_at)
  {
    const auto candidates =
      sampler_.candidates(from, to, [this](unsigned, const double begin, const double end) {
        return rate_bound(begin, end);
      });
    return accept(candidates, rate_of_, transformed_at, pending_, prescribed_.of_step(from, to));
  }

  double NucleationProcess::step_end(const double from,
                                     const double to,
                                     const TransformedAt &transformed_at)
  {
    double first = pending_.next_due(from, to).value_or(infinity);
    const double level = seed_radius();
    // A nucleus born in the step can be due in it only if the front travels that far.
    if (travel_.to(to) - travel_.lowest(from, to) >= level || !prescribed_.all().empty())
      for (const Nucleus &nucleus : births(from, to, transformed_at))
        {
          const double birth = std::max(nucleus.time, from);
          const auto due =
            travel_.first_reaching(travel_.to(birth) + level - nucleus.initial_radius, birth, to);
          first = std::min(first, due.value_or(infinity));
        }
    if (first == infinity)
      return to;
    const auto latest = travel_.first_reaching(travel_.to(first) + lateness * level, first, to);
    return latest.value_or(to);
  }

  PendingChange NucleationProcess::advance(const std::vector<Nucleus> &born, const double to)
  {
    pending_.add(born);
    return pending_.advance(to);
  }

  std::vector<GrownNucleus> NucleationProcess::due_before(const double time) const
  {
    std::vector<GrownNucleus> due;
    for (const Nucleus &nucleus : pending_.state().waiting)
      {
        const double radius = pending_.radius(nucleus, time);
        if (radius < pending_.seed_radius())
          break; // they are due in the order of their birth
        due.push_back({nucleus, radius, time});
      }
    return due;
  }
} // namespace softlattice
