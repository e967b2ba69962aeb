// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/model_set.h"
#include "solver/nucleation/acceptance.h"
#include "solver/nucleation/front_travel.h"
#include "solver/nucleation/nucleation_parameters.h"
#include "solver/nucleation/pending.h"
#include "solver/nucleation/prescribed_nuclei.h"
#include "solver/nucleation/sampler.h"

#include <functional>
#include <vector>

namespace softlattice
{
  /// Nucleation over the time of a run: candidates at the rate that the models give under the
  /// surroundings of the moment, accepted against the state, growing below the grid, due in the phase
  /// field. The state comes in by callbacks only.
  class NucleationProcess
  {
  public:
    /// Factor on the rate at a place [m], at most the given largest.
    struct SiteFactor
    {
      std::function<double(const std::array<double, 3> &place)> at;
      double largest = 1.;
    };

    /// All references must stay valid. seed_radius [m]: see NucleationParameters::seed_radius_for.
    NucleationProcess(const NucleationParameters &parameters,
                      const ModelSet &models,
                      const NucleationSites &sites,
                      SiteFactor factor,
                      double seed_radius);

    /// The nuclei born in (from, to] if the state there is as `transformed_at` says; changes nothing.
    std::vector<Nucleus> births(double from, double to, const TransformedAt &transformed_at);
    /// Where a step that begins at `from` and would end at `to` should end instead, for no nucleus to
    /// enter the phase field with much more than the seed radius; `to` if there is no such nucleus.
    double step_end(double from, double to, const TransformedAt &transformed_at);
    /// Takes the births of an accepted step and moves on to its end; gives up what is due.
    PendingChange advance(const std::vector<Nucleus> &born, double to);
    /// Nuclei that will be due before a time, with their radius then: for the mesh to be ready.
    std::vector<GrownNucleus> due_before(double time) const;

    const PrescribedNuclei &prescribed() const { return prescribed_; }
    double seed_radius() const { return pending_.seed_radius(); }

  private:
    double rate_bound(double from, double to);

    const ModelSet &models_;
    SiteFactor factor_;
    NucleationSampler sampler_;
    PrescribedNuclei prescribed_;
    FrontTravel travel_;
    PendingNuclei pending_;
    RateOf rate_of_;
    // The bound is the same for all patches: kept for the window asked last.
    double bound_from_, bound_to_, bound_ = 0.;
  };
} // namespace softlattice
