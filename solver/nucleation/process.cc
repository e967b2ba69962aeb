// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/nucleation/process.h"

#include "solver/nucleation/acceptance.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
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

    // What is due so shortly before the end of a step enters there [parts of the step]: the rest would be
    // a sliver.
    constexpr double smallest_rest = 0.01;

    // Bounds of rates are found for so many slabs at a time, unless the surroundings change earlier.
    constexpr double slabs_of_bounds = 64.;
  } // namespace

  NucleationProcess::NucleationProcess(const NucleationParameters &parameters,
                                       const ModelSet &models,
                                       const NucleatedFields fields,
                                       const NucleationSites &sites,
                                       SiteFactor factor,
                                       const double seed_radius,
                                       PrescribedNuclei prescribed,
                                       const std::array<double, 3> &periods,
                                       const NucleatingPhase phase)
    : models_(models)
    , laws_(models, fields, phase)
    , seed_(parameters.seed)
    , slab_duration_(parameters.slab_duration)
    , prescribed_(std::move(prescribed))
    , travels_(
        0.,
        parameters.slab_duration,
        models.transition().br_fraction(),
        [this](const double t, const double br_fraction) {
          return laws_.velocity(t, {}, br_fraction);
        },
        [this](const double from, const double to) {
          return models_.environment().breakpoints(from, to);
        })
    , pending_(travels_, seed_radius, parameters.exclusion_radius, 0., periods)
  {
    add_source(sites, std::move(factor), false);
    if (fields.fronts_know_places())
      travels_.follow_places([this](const double t, const Nucleus &nucleus) {
        return laws_.velocity(t, nucleus.conditions, nucleus.br_fraction);
      });
  }

  void NucleationProcess::add_source(const NucleationSites &sites,
                                     SiteFactor factor,
                                     const bool is_bulk)
  {
    sources_.push_back(
      {NucleationSampler(sites, seed_, slab_duration_, laws_.is_ht() ? "HT" : ""),
       std::move(factor),
       is_bulk,
       RateBounds(slabs_of_bounds * slab_duration_, [this](const double from, const double to) {
         return models_.environment().breakpoints(from, to);
       })});
    drawn_ = {};
  }

  void NucleationProcess::add_bulk(const NucleationSites &sites, SiteFactor factor)
  {
    add_source(sites, std::move(factor), true);
  }

  NucleationPlace NucleationProcess::place_of(const Candidate &candidate) const
  {
    if (candidate.point.is_inside)
      return NucleationPlace::bulk;
    return is_bare_ && is_bare_(candidate.point.place) ? NucleationPlace::bare_surface
                                                       : NucleationPlace::surface;
  }

  double NucleationProcess::largest_rate(Source &source,
                                         const Conditions &around,
                                         const Ranges &among) const
  {
    if (source.looked_at && are_alike(*source.looked_at, around))
      return source.largest;
    double largest =
      laws_.largest_rate(around,
                         among,
                         source.is_bulk ? NucleationPlace::bulk : NucleationPlace::surface);
    if (!source.is_bulk && is_bare_)
      largest = std::max(largest, laws_.largest_rate(around, among, NucleationPlace::bare_surface));
    source.looked_at = around;
    source.largest = largest;
    return largest;
  }

  double NucleationProcess::rate_bound(Source &source,
                                       const double from,
                                       const double to,
                                       const Ranges &among) const
  {
    if (!(among == source.bounds_among))
      {
        source.bounds.forget();
        source.looked_at.reset();
        source.bounds_among = among;
      }
    // With a margin for what lies between samples, of places above all. The sampler checks the promise.
    return 1.5 * source.factor.largest *
           source.bounds.over(from, to, [&](const double time, const bool just_before) {
             const Environment &environment = models_.environment();
             return largest_rate(source,
                                 just_before ? environment.before(time) : environment.at(time),
                                 among);
           });
  }

  const std::vector<Candidate> &NucleationProcess::drawn(const double from,
                                                         const double to,
                                                         const Ranges &among)
  {
    // The end of a step and its births are looked for among the same.
    if (from == drawn_.from && to == drawn_.to && among == drawn_.among)
      return drawn_.candidates;
    std::vector<Candidate> all;
    for (Source &source : sources_)
      for (Candidate &one :
           source.sampler.candidates(from, to, [&](unsigned, const double begin, const double end) {
             return rate_bound(source, begin, end, among);
           }))
        all.push_back(std::move(one));
    if (sources_.size() > 1)
      std::sort(all.begin(), all.end(), earlier);
    drawn_ = {from, to, among, std::move(all)};
    return drawn_.candidates;
  }

  std::vector<Candidate> NucleationProcess::candidates(const double from,
                                                       const double to,
                                                       const StepFields &fields,
                                                       const Ranges &among)
  {
    std::vector<Candidate> all = drawn(from, to, among);
    laws_.set_local(fields, from, to, among, all);
    for (Candidate &candidate : all)
      {
        // Between nodes a field may exceed what it is there.
        candidate.br_fraction =
          std::clamp(candidate.br_fraction, among.br_fraction.first, among.br_fraction.second);
        if (place_of(candidate) == NucleationPlace::bare_surface)
          candidate.site = bare_site;
      }
    return all;
  }

  void NucleationProcess::look_at_places(const double from,
                                         const double to,
                                         const StepFields &fields,
                                         const Ranges &among)
  {
    if (!travels_.follows_places())
      return;
    PendingNuclei::State nuclei = pending_.state();
    for (std::vector<Nucleus> *const list : {&nuclei.waiting, &nuclei.excluding})
      laws_.set_conditions(fields, from, to, among, *list);
    recall(nuclei, pending_.time());
  }

  void NucleationProcess::settle(const double time)
  {
    if (!travels_.follows_places())
      return;
    PendingNuclei::State nuclei = pending_.state();
    for (std::vector<Nucleus> *const list : {&nuclei.waiting, &nuclei.excluding})
      for (Nucleus &nucleus : *list)
        nucleus.known = RadiusSince{time, pending_.radius(nucleus, time)};
    recall(nuclei, time);
  }

  void NucleationProcess::recall(const PendingNuclei::State &memory, const double time)
  {
    travels_.begin_step(time);
    pending_.restore(memory, time);
  }

  std::vector<Nucleus> NucleationProcess::births(const double from,
                                                 const double to,
                                                 const StepFields &fields)
  {
    const Ranges among = laws_.ranges(fields);
    look_at_places(from, to, fields, among);
    return births(from, to, fields, among);
  }

  std::vector<Nucleus> NucleationProcess::births(const double from,
                                                 const double to,
                                                 const StepFields &fields,
                                                 const Ranges &among)
  {
    std::vector<Nucleus> prescribed = prescribed_.of_step(from, to);
    laws_.set_local(fields, from, to, among, prescribed);
    const bool turns_back = laws_.is_ht();
    std::vector<Nucleus> nuclei = accept(
      candidates(from, to, fields, among),
      one_by_one([this](const Candidate &candidate) {
        const Source &source = candidate.point.is_inside ? sources_.back() : sources_.front();
        return laws_.rate(candidate.time,
                          candidate.conditions,
                          candidate.br_fraction,
                          place_of(candidate)) *
               source.factor.at(candidate.point.place);
      }),
      [&](const std::vector<Candidate> &chosen) {
        const std::vector<double> phase = fields.at(laws_.fields().phase, chosen);
        std::vector<char> transformed(phase.size());
        std::transform(
          phase.begin(),
          phase.end(),
          transformed.begin(),
          [turns_back](const double value) { return turns_back ? value <= 0.5 : value >= 0.5; });
        return transformed;
      },
      pending_,
      prescribed);
    for (Nucleus &nucleus : nuclei)
      {
        nucleus.turns_back = turns_back;
        if (nucleus.site == bulk_site) // its rate is one per volume
          nucleus.rate = std::numeric_limits<double>::quiet_NaN();
      }
    return nuclei;
  }

  bool NucleationProcess::may_travel_far(const double from,
                                         const double to,
                                         const Ranges &among) const
  {
    const double level = seed_radius();
    if (travels_.follows_places())
      return (to - from) * laws_.largest_velocity(from, to, among) >= level;
    // The velocity is linear in the composition, and so largest at an end.
    const auto travels_far = [&](const double br_fraction) {
      const FrontTravel &travel = travels_.of(br_fraction);
      return travel.to(to) - travel.lowest(from, to) >= level;
    };
    return travels_far(among.br_fraction.first) || travels_far(among.br_fraction.second);
  }

  double NucleationProcess::arrival(const double way,
                                    const double from,
                                    const double to,
                                    const Ranges &among) const
  {
    if (travels_.follows_places())
      {
        const double fastest = laws_.largest_velocity(from, to, among);
        return fastest * (to - from) > way ? from + way / fastest : to;
      }
    double end = to;
    for (const double br_fraction : {among.br_fraction.first, among.br_fraction.second})
      {
        const FrontTravel &travel = travels_.of(br_fraction);
        const auto latest = travel.first_reaching(travel.to(from) + way, from, to);
        end = std::min(end, latest.value_or(to));
      }
    return end;
  }

  double NucleationProcess::step_end(const double from, const double to, const StepFields &fields)
  {
    const double level = seed_radius();
    const Ranges among = laws_.ranges(fields);
    look_at_places(from, to, fields, among);
    double first = pending_.next_due(from, to).value_or(infinity);
    // A nucleus born in the step can be due in it only if a front travels that far. Its way is that through all changes of
    // the surroundings since the beginning, and not asked for where nothing can be born.
    if (!prescribed_.all().empty() ||
        (!drawn(from, to, among).empty() && may_travel_far(from, to, among)))
      for (const Nucleus &nucleus : births(from, to, fields, among))
        {
          const FrontTravel &travel = travels_.of(nucleus);
          const double birth = std::max(nucleus.time, from);
          const auto due =
            travel.first_reaching(travel.to(birth) + level - nucleus.initial_radius, birth, to);
          first = std::min(first, due.value_or(infinity));
        }
    if (first == infinity)
      return to;
    const double end = arrival(lateness * level, first, to, among);
    return to - end > smallest_rest * (to - from) ? end : to;
  }

  bool NucleationProcess::any_due(const std::vector<Nucleus> &born, const double to) const
  {
    return pending_.next_due(pending_.time(), to).has_value() ||
           std::any_of(born.begin(), born.end(), [&](const Nucleus &nucleus) {
             const FrontTravel &travel = travels_.of(nucleus);
             const double birth = std::max(nucleus.time, pending_.time());
             return travel
               .first_reaching(travel.to(birth) + seed_radius() - nucleus.initial_radius, birth, to)
               .has_value();
           });
  }

  PendingChange NucleationProcess::advance(const std::vector<Nucleus> &born, const double to)
  {
    pending_.add(born);
    PendingChange change = pending_.advance(to);
    settle(to);
    return change;
  }

  std::vector<GrownNucleus> NucleationProcess::due_before(const double time) const
  {
    std::vector<GrownNucleus> due;
    for (const Nucleus &nucleus : pending_.state().waiting)
      {
        const double radius = pending_.radius(nucleus, time);
        if (radius >= pending_.seed_radius())
          due.push_back({nucleus, radius, time});
      }
    return due;
  }

  std::vector<GrownNucleus> NucleationProcess::below_grid() const
  {
    std::vector<GrownNucleus> list;
    for (const Nucleus &nucleus : pending_.waiting())
      list.push_back({nucleus, pending_.radius(nucleus, pending_.time()), pending_.time()});
    return list;
  }
} // namespace softlattice
