// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/nucleation/pending.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace softlattice
{
  namespace
  {
    /// Relative to the seed radius: a step that ends where next_due() said must find it reached.
    constexpr double tolerance = 1e-6;

    bool born_earlier(const GrownNucleus &a, const GrownNucleus &b)
    {
      return std::tie(a.nucleus.time, a.nucleus.id) < std::tie(b.nucleus.time, b.nucleus.id);
    }
  } // namespace

  PendingNuclei::PendingNuclei(const FrontTravels &travels,
                               const double seed_radius,
                               const double exclusion_radius,
                               const double time,
                               const std::array<double, 3> &periods)
    : travels_(&travels)
    , seed_radius_(seed_radius)
    , exclusion_radius_(exclusion_radius)
    , time_(time)
    , periods_(periods)
    , grid_(std::max(seed_radius, exclusion_radius))
  {}

  PendingNuclei PendingNuclei::without_nuclei() const
  {
    return {*travels_, seed_radius_, exclusion_radius_, time_, periods_};
  }

  double PendingNuclei::zero_level(const Nucleus &nucleus) const
  {
    const RadiusSince since = nucleus.since();
    return travels_->of(nucleus).to(since.time) - since.radius;
  }

  double PendingNuclei::vanishing_level(const double zero_level) const
  {
    return zero_level - tolerance * seed_radius_;
  }

  void PendingNuclei::put(List Group::*list, const Nucleus &nucleus)
  {
    const double level = zero_level(nucleus);
    const FrontTravels::Key way = travels_->key_of(nucleus);
    if ((groups_[way].*list).emplace(Key{level, nucleus.id}, nucleus).second)
      grid_.insert({nucleus.id, nucleus.place, nucleus.time, way, level});
  }

  PendingNuclei::List::iterator PendingNuclei::drop(List &list, const List::iterator entry)
  {
    grid_.erase(entry->second.id, entry->second.place);
    return list.erase(entry);
  }

  void PendingNuclei::add(const std::vector<Nucleus> &born)
  {
    for (const Nucleus &nucleus : born)
      put(&Group::waiting, nucleus);
  }

  std::optional<double> PendingNuclei::next_due(const double from, const double to) const
  {
    std::optional<double> next;
    for (const auto &[way, group] : groups_)
      {
        // The oldest grows ahead of all others, and if it vanishes they have gone before.
        if (group.waiting.empty())
          continue;
        const FrontTravel &travel = travels_->of_key(way);
        const auto &[key, nucleus] = *group.waiting.begin();
        const double start = std::max(from, nucleus.time);
        const auto due = travel.first_reaching(key.first + seed_radius_, start, to);
        if (!due || !(*due > from) || (next && *next <= *due))
          continue;
        if (!travel.first_below(vanishing_level(key.first), start, *due))
          next = due;
      }
    return next;
  }

  PendingChange PendingNuclei::advance(const double to)
  {
    PendingChange change;
    for (auto &[way, group] : groups_)
      advance(group, travels_->of_key(way), to, change);
    for (auto entry = groups_.begin(); entry != groups_.end();)
      entry = entry->second.waiting.empty() && entry->second.excluding.empty()
                ? groups_.erase(entry)
                : std::next(entry);
    time_ = to;
    std::sort(change.due.begin(), change.due.end(), born_earlier);
    std::sort(change.vanished.begin(), change.vanished.end(), born_earlier);
    return change;
  }

  void PendingNuclei::advance(Group &group,
                              const FrontTravel &travel,
                              const double to,
                              PendingChange &change)
  {
    const double way = travel.to(to), lowest = travel.lowest(std::min(time_, to), to);

    // The youngest vanish first; only those above the lowest way of the front can have done so.
    for (List *list : {&group.waiting, &group.excluding})
      for (auto entry = list->end(); entry != list->begin();)
        {
          const auto last = std::prev(entry);
          const auto &[key, nucleus] = *last;
          if (!(lowest < vanishing_level(key.first)))
            break;
          const auto gone =
            travel.first_below(vanishing_level(key.first), std::max(time_, nucleus.time), to);
          if (!gone) // born after the front had been there
            {
              entry = last;
              continue;
            }
          if (list == &group.waiting)
            change.vanished.push_back({nucleus, 0., *gone});
          entry = drop(*list, last);
        }

    while (!group.waiting.empty())
      {
        const auto entry = group.waiting.begin();
        const double radius = way - entry->first.first;
        if (radius < seed_radius_ * (1. - tolerance))
          break;
        change.due.push_back({entry->second, radius, to});
        group.excluding.insert(group.waiting.extract(entry));
      }
    while (!group.excluding.empty() &&
           way - group.excluding.begin()->first.first >= exclusion_radius_)
      drop(group.excluding, group.excluding.begin());
  }

  bool PendingNuclei::covers(const std::array<double, 3> &place, const double time) const
  {
    // Both lie in the body, so the nearest image is at most one period away along each axis.
    std::vector<std::array<double, 3>> images = {place};
    for (std::size_t d = 0; d < 3; ++d)
      if (periods_[d] > 0.)
        for (std::size_t i = images.size(); i-- > 0;)
          for (const double shift : {-periods_[d], periods_[d]})
            {
              images.push_back(images[i]);
              images.back()[d] += shift;
            }
    return std::any_of(images.begin(), images.end(), [&](const std::array<double, 3> &image) {
      return covers_here(image, time);
    });
  }

  bool PendingNuclei::covers_here(const std::array<double, 3> &place, const double time) const
  {
    double reach = exclusion_radius_; // of the largest
    for (const auto &[key, group] : groups_)
      {
        const double way = travels_->of_key(key).to(time);
        for (const List *list : {&group.waiting, &group.excluding})
          if (!list->empty())
            reach = std::max(reach, way - list->begin()->first.first);
      }
    if (groups_.empty() || !(reach > 0.))
      return false;
    for (const Reach &nucleus : grid_.within(place, reach))
      {
        const FrontTravel &travel = travels_->of_key(nucleus.way);
        const double since = std::max(time_, nucleus.birth);
        const double radius = travel.to(time) - nucleus.zero_level;
        if (since <= time && !(travel.lowest(since, time) < vanishing_level(nucleus.zero_level)) &&
            distance(nucleus.place, place) < std::max(exclusion_radius_, radius))
          return true;
      }
    return false;
  }

  double PendingNuclei::radius(const Nucleus &nucleus, const double time) const
  {
    const FrontTravel &travel = travels_->of(nucleus);
    const double level = zero_level(nucleus), since = nucleus.since().time;
    if (time < since || travel.lowest(since, time) < vanishing_level(level))
      return 0.;
    return std::max(0., travel.to(time) - level);
  }

  std::vector<Nucleus> PendingNuclei::waiting() const
  {
    std::vector<Nucleus> nuclei;
    for (const auto &[way, group] : groups_)
      for (const auto &[key, nucleus] : group.waiting)
        nuclei.push_back(nucleus);
    return nuclei;
  }

  PendingNuclei::State PendingNuclei::state() const
  {
    State state;
    state.waiting = waiting();
    for (const auto &[way, group] : groups_)
      for (const auto &[key, nucleus] : group.excluding)
        state.excluding.push_back(nucleus);
    return state;
  }

  void PendingNuclei::restore(const State &state, const double time)
  {
    *this = without_nuclei();
    time_ = time;
    add(state.waiting);
    for (const Nucleus &nucleus : state.excluding)
      put(&Group::excluding, nucleus);
  }
} // namespace softlattice
