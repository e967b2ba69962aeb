// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/nucleation/nucleus.h"
#include "solver/nucleation/random_stream.h"
#include "solver/nucleation/sites.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// A nucleus that forms if the rate at its place and time, times the density of its point,
  /// exceeds its mark.
  struct Candidate
  {
    std::uint64_t id = 0; ///< see event_name()
    double time = 0.;     ///< [s]
    double mark = 0.;     ///< [1/m^2/s]
    double bound = 0.;    ///< largest rate that was promised for its patch and window [1/m^2/s]
    std::string site;     ///< kind of the site
    SitePoint point;
    double br_fraction = 0.; ///< of the film at its place and time [1]; the sampler leaves it open
    std::optional<ConditionsOverStep> conditions = {}; ///< at its place, likewise
  };

  /// Order of events: by time, and by id where two times agree.
  bool earlier(const Candidate &a, const Candidate &b);

  /// An id as it is printed: "n" and 16 hexadecimal digits (a reader of tables must not take it for
  /// a number and round it). Ids are 64 random bits fixed by (seed, kind, patch, slab, layer,
  /// index): the same in every run with this seed, and two of 10^6 events share one with
  /// probability 3e-8.
  std::string event_name(std::uint64_t id);

  /// Largest rate [1/m^2/s] that can occur on `patch` in the window [from, to] s.
  using RateBound = std::function<double(unsigned patch, double from, double to)>;

  /// Nucleation with the rate J(x,t) as a Poisson process in space x time x mark, thinned.
  ///
  /// Time is cut into slabs of fixed duration T. For patch p of measure A, slab s and layer l, a
  /// band of marks, N ~ Poisson(A T width) candidates are drawn, uniform in place, time and mark,
  /// from random numbers that are a function of (seed, kind, p, s, l) alone. A candidate is a nucleus
  /// iff its mark < J at its own place and time, so nuclei form with exactly the rate J; and as the
  /// candidates are the same whatever the mesh, the steps, the processes and J are,
  ///  - a step that is rejected, split, or computed after a restart meets the same nuclei,
  ///  - a higher J keeps all nuclei of a lower one and adds some.
  /// Layers: the first band is [0, a0) with a0 = 1/(16 A T), layer l >= 1 is [a0 2^(l-1), a0 2^l). a0
  /// depends on nothing but the patch and the slab duration; in units of 1/(A T) it is a constant.
  /// So a patch on which nothing is expected costs one draw per slab, in any system of units, and
  /// each doubling of J one draw more.
  class NucleationSampler
  {
  public:
    /// Candidates of one slab that may be in memory (56 B each) on each process.
    static constexpr double most_candidates_per_slab = 4e6;

    /// `sites` must outlive the sampler; slab duration > 0 in s. `what` tells what nucleates on the same sites
    /// apart: its name makes other random numbers. Throws InvariantError for a measure that is negative or
    /// not finite.
    NucleationSampler(const NucleationSites &sites,
                      std::uint64_t seed,
                      double slab_duration,
                      const std::string &what = {});

    /// All candidates in (from, to] with mark < bound, by (time, id). The answer depends on the
    /// arguments only; the slabs in which `from` and `to` lie are kept to make the next step cheap.
    /// `bound` is asked once for each patch and slab. Throws InvariantError for a bound that is
    /// negative or not a number, InputError if a slab holds more than most_candidates_per_slab.
    std::vector<Candidate> candidates(double from, double to, const RateBound &bound);

    const NucleationSites &sites() const { return *sites_; }

  private:
    struct Draw
    {
      std::uint64_t id;
      double time, mark;
      std::array<double, 3> position;
      unsigned patch;
    };
    struct Slab
    {
      std::vector<unsigned char> layers; ///< drawn so far, per patch
      std::vector<Draw> draws;           ///< by (time, id)
      double expected = 0.;              ///< mean of draws.size()
    };

    std::int64_t slab_at(double time) const;
    unsigned layers_below(unsigned patch, double bound) const;
    void draw_layer(unsigned patch,
                    std::int64_t slab,
                    unsigned layer,
                    std::vector<Draw> &draws) const;
    void extend(Slab &slab, std::int64_t number, const std::vector<double> &bounds) const;

    const NucleationSites *sites_;
    std::string kind_;
    std::uint64_t seed_, kind_number_;
    double slab_duration_;
    std::vector<double> first_band_; ///< a0 per patch [1/m^2/s]; infinite for a patch without area
    std::map<std::int64_t, Slab> kept_;
  };

  /// For whoever evaluates rates: throws InvariantError if `rate` exceeds the promised bound, because
  /// nuclei of the layers above it would have been lost without a word.
  void require_within_bound(double rate, double bound, const SitePoint &point, double time);
} // namespace softlattice
