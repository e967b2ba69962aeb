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

    // Compositions are rounded, to a part that changes no rate by as much as a per cent: the fields
    // depend on the number of processes in their last digits, and nuclei shall not.
    double rounded(const double br_fraction)
    {
      constexpr double steps = 1e4;
      return std::clamp(std::round(br_fraction * steps) / steps, 0., 1.);
    }
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
    , phase_(phase)
    , fields_(fields)
    , factor_(std::move(factor))
    , sampler_(sites,
               parameters.seed,
               parameters.slab_duration,
               phase == NucleatingPhase::ht ? "HT" : "")
    , prescribed_(std::move(prescribed))
    , travels_(
        0.,
        parameters.slab_duration,
        models.transition().br_fraction(),
        [this](const double t, const double br_fraction) { return velocity(t, br_fraction); },
        [this](const double from, const double to) {
          return models_.environment().breakpoints(from, to);
        })
    , pending_(travels_, seed_radius, parameters.exclusion_radius, 0., periods)
    , bound_from_(infinity)
    , bound_to_(-infinity)
  {}

  double NucleationProcess::rate(const Conditions &conditions, const double br_fraction) const
  {
    return phase_ == NucleatingPhase::ht
             ? models_.ht_nuclei().rate(conditions.temperature, br_fraction)
             : models_.nucleation_rate().rate(conditions, br_fraction);
  }

  double NucleationProcess::velocity(const double t, const double br_fraction) const
  {
    const double of_lt = models_.front_velocity(models_.environment().at(t), br_fraction);
    return phase_ == NucleatingPhase::ht ? -of_lt : of_lt;
  }

  NucleationProcess::Compositions NucleationProcess::compositions(const StepFields &fields) const
  {
    if (!fields_.br_fraction)
      {
        const double nominal = models_.transition().br_fraction();
        return {nominal, nominal};
      }
    const auto [lowest, highest] = fields.range(*fields_.br_fraction);
    return {rounded(lowest), rounded(highest)};
  }

  template <typename Born>
  void NucleationProcess::set_compositions(const StepFields &fields, std::vector<Born> &born) const
  {
    std::vector<double> values(born.size(), models_.transition().br_fraction());
    if (fields_.br_fraction && !born.empty())
      values = fields.at(*fields_.br_fraction, born);
    for (std::size_t i = 0; i < born.size(); ++i)
      born[i].br_fraction = fields_.br_fraction ? rounded(values[i]) : values[i];
  }

  double NucleationProcess::rate_bound(const double from,
                                       const double to,
                                       const Compositions &among)
  {
    if (from == bound_from_ && to == bound_to_ && among == bound_among_)
      return bound_;
    // Between the breakpoints the surroundings are linear in time and the rate is a smooth function
    // of them and of the composition: sampled, with a margin for what lies between. The sampler
    // checks the promise.
    const Environment &environment = models_.environment();
    const auto [lowest, highest] = among;
    const int n_compositions = highest > lowest ? 16 : 0;
    const auto largest_at = [&, lowest = lowest, highest = highest](const Conditions &conditions) {
      double largest = rate(conditions, lowest);
      for (int k = 1; k <= n_compositions; ++k)
        largest =
          std::max(largest,
                   rate(conditions, lowest + double(k) / n_compositions * (highest - lowest)));
      return largest;
    };
    std::vector<double> times = environment.breakpoints(from, to);
    times.insert(times.begin(), from);
    times.push_back(to);
    double largest = 0.;
    for (std::size_t i = 0; i + 1 < times.size(); ++i)
      for (int k = 0; k <= 8; ++k)
        {
          const double t = times[i] + k / 8. * (times[i + 1] - times[i]);
          largest =
            std::max({largest, largest_at(environment.at(t)), largest_at(environment.before(t))});
        }
    bound_from_ = from;
    bound_to_ = to;
    bound_among_ = among;
    bound_ = 1.5 * factor_.largest * largest;
    return bound_;
  }

  std::vector<Nucleus> NucleationProcess::births(const double from,
                                                 const double to,
                                                 const StepFields &fields)
  {
    return births(from, to, fields, compositions(fields));
  }

  std::vector<Nucleus> NucleationProcess::births(const double from,
                                                 const double to,
                                                 const StepFields &fields,
                                                 const Compositions &among)
  {
    auto candidates =
      sampler_.candidates(from, to, [&](unsigned, const double begin, const double end) {
        return rate_bound(begin, end, among);
      });
    set_compositions(fields, candidates);
    for (Candidate &candidate : candidates) // between nodes a field may exceed what it is there
      candidate.br_fraction = std::clamp(candidate.br_fraction, among.first, among.second);
    std::vector<Nucleus> prescribed = prescribed_.of_step(from, to);
    set_compositions(fields, prescribed);
    const bool is_ht = phase_ == NucleatingPhase::ht;
    std::vector<Nucleus> nuclei = accept(
      candidates,
      one_by_one([this](const Candidate &candidate) {
        return rate(models_.environment().at(candidate.time), candidate.br_fraction) *
               factor_.at(candidate.point.place);
      }),
      [&](const std::vector<Candidate> &chosen) {
        const std::vector<double> phase = fields.at(fields_.phase, chosen);
        std::vector<char> transformed(phase.size());
        std::transform(phase.begin(),
                       phase.end(),
                       transformed.begin(),
                       [is_ht](const double value) { return is_ht ? value <= 0.5 : value >= 0.5; });
        return transformed;
      },
      pending_,
      prescribed);
    for (Nucleus &nucleus : nuclei)
      nucleus.is_ht = is_ht;
    return nuclei;
  }

  double NucleationProcess::step_end(const double from, const double to, const StepFields &fields)
  {
    const double level = seed_radius();
    const Compositions among = compositions(fields);
    double first = pending_.next_due(from, to).value_or(infinity);
    // A nucleus born in the step can be due in it only if a front travels that far. The velocity is
    // linear in the composition, and so largest at an end.
    const auto travels_far = [&](const double br_fraction) {
      const FrontTravel &travel = travels_.of(br_fraction);
      return travel.to(to) - travel.lowest(from, to) >= level;
    };
    if (travels_far(among.first) || travels_far(among.second) || !prescribed_.all().empty())
      for (const Nucleus &nucleus : births(from, to, fields, among))
        {
          const FrontTravel &travel = travels_.of(nucleus.br_fraction);
          const double birth = std::max(nucleus.time, from);
          const auto due =
            travel.first_reaching(travel.to(birth) + level - nucleus.initial_radius, birth, to);
          first = std::min(first, due.value_or(infinity));
        }
    if (first == infinity)
      return to;
    // How far a front goes meanwhile, where it is fastest.
    double end = to;
    for (const double br_fraction : {among.first, among.second})
      {
        const FrontTravel &travel = travels_.of(br_fraction);
        const auto latest = travel.first_reaching(travel.to(first) + lateness * level, first, to);
        end = std::min(end, latest.value_or(to));
      }
    return to - end > smallest_rest * (to - from) ? end : to;
  }

  bool NucleationProcess::any_due(const std::vector<Nucleus> &born, const double to) const
  {
    return pending_.next_due(pending_.time(), to).has_value() ||
           std::any_of(born.begin(), born.end(), [&](const Nucleus &nucleus) {
             const FrontTravel &travel = travels_.of(nucleus.br_fraction);
             const double birth = std::max(nucleus.time, pending_.time());
             return travel
               .first_reaching(travel.to(birth) + seed_radius() - nucleus.initial_radius, birth, to)
               .has_value();
           });
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
