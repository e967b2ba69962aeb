// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/nucleation/front_travels.h"
#include "solver/nucleation/neighbour_grid.h"
#include "solver/nucleation/nucleus.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace softlattice
{
  /// A nucleus and its radius [m] at a time [s].
  struct GrownNucleus
  {
    Nucleus nucleus;
    double radius = 0.;
    double time = 0.;
  };

  /// What became of pending nuclei in a step, in the order of birth.
  struct PendingChange
  {
    std::vector<GrownNucleus> due;      ///< to be set into the phase field now, with this radius
    std::vector<GrownNucleus> vanished; ///< shrank to nothing at this time, before they were due
  };

  /// Nuclei that are smaller than the phase field can carry.
  ///
  /// A critical nucleus measures nanometres, a diffuse interface a hundred. A code that sets a seed
  /// of the radius r0 (several interface widths) at the moment when a nucleus forms is ahead of
  /// nature by the time r0/v that a nucleus needs to grow there, 2 s at 100 nm/s: a lag that depends
  /// on the numerical interface and not on the material, and that shifts every transformed fraction.
  /// Here a nucleus is born without radius at its own birth time, grows at the velocity of the sharp
  /// front as a number, r(t) = G(t) - G(birth), and enters the phase field when r reaches r0, with
  /// the radius that it has then. It shrinks while v < 0 and is gone at r = 0. Meanwhile it takes up
  /// its place: no other nucleus forms inside it, or closer than the exclusion radius.
  ///
  /// All nuclei in one class of composition share one v(t), that of the composition at their birth,
  /// without curvature (whose delay, about r* ln(r0/r*)/v, is that of a nucleus of physical size:
  /// nothing on this scale), so within a class they are due in the order of birth. Where conditions differ from place
  /// to place each has its own v(t), see FrontTravels.
  class PendingNuclei
  {
  public:
    /// `travels` must outlive this; seed radius > 0 and exclusion radius >= 0 [m]; `time`: now [s];
    /// `periods` [m]: of the body along each axis, 0 where its opposite sides are not joined.
    PendingNuclei(const FrontTravels &travels,
                  double seed_radius,
                  double exclusion_radius,
                  double time,
                  const std::array<double, 3> &periods = {});
    /// The same, without any nucleus.
    PendingNuclei without_nuclei() const;

    /// Takes nuclei that were born before the time of the next advance().
    void add(const std::vector<Nucleus> &born);
    /// The first time in (from, to] at which a nucleus reaches the seed radius, so that a step can
    /// end there; from >= time(). If none does, nuclei are set in at the end of the step, with the
    /// radius that they have then.
    std::optional<double> next_due(double from, double to) const;
    /// Moves on to `to` and gives up the nuclei that are due or vanished by then.
    PendingChange advance(double to);

    /// Whether no nucleus can form at `place` at `time` >= time(), because it lies inside one of
    /// these or closer to its centre than the exclusion radius. A nucleus that entered the phase
    /// field goes on excluding until its radius exceeds the exclusion radius, or it vanishes.
    bool covers(const std::array<double, 3> &place, double time) const;

    /// Radius at `time` [m]: 0 before the birth and once it vanished.
    double radius(const Nucleus &nucleus, double time) const;

    double time() const { return time_; }
    double seed_radius() const { return seed_radius_; }

    /// Nuclei that wait to be set in.
    std::vector<Nucleus> waiting() const;

    /// The state, for a checkpoint: nuclei that wait to be set in, and those already in the phase
    /// field that still exclude others.
    struct State
    {
      std::vector<Nucleus> waiting, excluding;
    };
    State state() const;
    void restore(const State &state, double time);

  private:
    /// By the way of the front at which the radius is zero: the order of becoming due.
    using Key = std::pair<double, std::uint64_t>;
    using List = std::map<Key, Nucleus>;

    /// Those that follow one way: of a class of composition, or a single one.
    struct Group
    {
      List waiting, excluding;
    };

    /// Without the images of the place.
    bool covers_here(const std::array<double, 3> &place, double time) const;
    /// Way of the front of its class at which a nucleus has no radius.
    double zero_level(const Nucleus &nucleus) const;
    /// Way of the front below which a nucleus is gone; the margin is for round-off at birth.
    double vanishing_level(double zero_level) const;
    void put(List Group::*list, const Nucleus &nucleus);
    List::iterator drop(List &list, List::iterator entry);
    void advance(Group &group, const FrontTravel &travel, double to, PendingChange &change);

    const FrontTravels *travels_;
    double seed_radius_, exclusion_radius_, time_;
    std::array<double, 3> periods_;
    std::map<FrontTravels::Key, Group> groups_; ///< none is empty
    NeighbourGrid grid_;                        ///< of all of them
  };
} // namespace softlattice
