// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/model_set.h"
#include "solver/nucleation/front_travels.h"
#include "solver/nucleation/nucleation.h"
#include "solver/nucleation/nucleation_laws.h"
#include "solver/nucleation/nucleation_parameters.h"
#include "solver/nucleation/prescribed_nuclei.h"
#include "solver/nucleation/rate_bounds.h"
#include "solver/nucleation/sampler.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace softlattice
{
  /// Nucleation over the time of a run: candidates at the rate that the models give under the
  /// conditions of the moment at the composition of their place, accepted against the state,
  /// growing below the grid at the velocity of a front at their place through the composition they were born in,
  /// due in the phase field.
  class NucleationProcess final : public Nucleation
  {
  public:
    /// Factor on the rate at a place [m], at most the given largest.
    struct SiteFactor
    {
      std::function<double(const std::array<double, 3> &place)> at;
      double largest = 1.;
    };

    /// Whether nothing covers the surface at a place [m].
    using IsBare = std::function<bool(const std::array<double, 3> &place)>;

    /// All references must stay valid. seed_radius [m]: see NucleationParameters::seed_radius_for;
    /// periods [m]: see PendingNuclei.
    NucleationProcess(const NucleationParameters &parameters,
                      const ModelSet &models,
                      NucleatedFields fields,
                      const NucleationSites &sites,
                      SiteFactor factor,
                      double seed_radius,
                      PrescribedNuclei prescribed = {},
                      const std::array<double, 3> &periods = {},
                      NucleatingPhase phase = NucleatingPhase::lt);

    /// The surface has places that nothing covers, of which the rate is that of a bare surface.
    void set_bare_places(IsBare is_bare) { is_bare_ = std::move(is_bare); }
    /// Nuclei form inside as well, at the rate per volume. The sites must stay valid.
    void add_bulk(const NucleationSites &sites, SiteFactor factor);

    std::vector<Nucleus> births(double from, double to, const StepFields &fields) override;
    /// No nucleus shall enter the phase field with much more than the seed radius.
    double step_end(double from, double to, const StepFields &fields) override;
    bool any_due(const std::vector<Nucleus> &born, double to) const override;
    PendingChange advance(const std::vector<Nucleus> &born, double to) override;
    std::vector<GrownNucleus> due_before(double time) const override;
    std::vector<GrownNucleus> below_grid() const override;
    double seed_radius() const override { return pending_.seed_radius(); }
    PendingNuclei::State memory() const override { return pending_.state(); }
    void recall(const PendingNuclei::State &memory, double time) override;

  private:
    using Ranges = NucleationLaws::Ranges;
    /// Places of one kind where nuclei may form.
    struct Source
    {
      NucleationSampler sampler;
      SiteFactor factor;
      bool is_bulk;
      // The bounds are the same for all patches. Those of what there is now, and what was looked at last for them.
      RateBounds bounds;
      Ranges bounds_among = {};
      std::optional<Conditions> looked_at = {};
      double largest = 0.; ///< there
    };
    void add_source(const NucleationSites &sites, SiteFactor factor, bool is_bulk);
    double rate_bound(Source &source, double from, double to, const Ranges &among) const;
    /// The largest rate of a source under these surroundings.
    double largest_rate(Source &source, const Conditions &around, const Ranges &among) const;
    /// Of a step. Their compositions and conditions are left open. Valid until it is asked for another step.
    const std::vector<Candidate> &drawn(double from, double to, const Ranges &among);
    /// All candidates of a step, with the conditions at their places.
    std::vector<Candidate> candidates(double from,
                                      double to,
                                      const StepFields &fields,
                                      const Ranges &among);
    NucleationPlace place_of(const Candidate &candidate) const;
    std::vector<Nucleus> births(double from,
                                double to,
                                const StepFields &fields,
                                const Ranges &among);
    /// Where places differ: an attempt at a step with these fields begins. Collective.
    void look_at_places(double from, double to, const StepFields &fields, const Ranges &among);
    /// Where places differ: what has been reached is kept, and the ways begin anew.
    void settle(double time);
    /// Whether a nucleus that is born in a step may be due in it.
    bool may_travel_far(double from, double to, const Ranges &among) const;
    /// When the fastest front has gone a way [m], `to` if it does not before.
    double arrival(double way, double from, double to, const Ranges &among) const;

    /// What was drawn last, and for what.
    struct Drawn
    {
      double from = 0., to = 0.;
      Ranges among = {};
      std::vector<Candidate> candidates;
    };

    const ModelSet &models_;
    NucleationLaws laws_;
    std::uint64_t seed_;
    double slab_duration_;
    std::vector<Source> sources_; ///< the surface first
    Drawn drawn_;
    IsBare is_bare_;
    PrescribedNuclei prescribed_;
    FrontTravels travels_;
    PendingNuclei pending_;
  };
} // namespace softlattice
