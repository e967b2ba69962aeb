// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/model_set.h"
#include "solver/nucleation/front_travel.h"
#include "solver/nucleation/nucleation.h"
#include "solver/nucleation/nucleation_parameters.h"
#include "solver/nucleation/prescribed_nuclei.h"
#include "solver/nucleation/sampler.h"

#include <array>
#include <functional>
#include <vector>

namespace softlattice
{
  /// Nucleation over the time of a run: candidates at the rate that the models give under the
  /// surroundings of the moment, accepted against the state, growing below the grid, due in the phase
  /// field.
  class NucleationProcess final : public Nucleation
  {
  public:
    /// Factor on the rate at a place [m], at most the given largest.
    struct SiteFactor
    {
      std::function<double(const std::array<double, 3> &place)> at;
      double largest = 1.;
    };

    /// All references must stay valid. seed_radius [m]: see NucleationParameters::seed_radius_for;
    /// periods [m]: see PendingNuclei.
    NucleationProcess(const NucleationParameters &parameters,
                      const ModelSet &models,
                      const NucleationSites &sites,
                      SiteFactor factor,
                      double seed_radius,
                      PrescribedNuclei prescribed = {},
                      const std::array<double, 3> &periods = {});

    std::vector<Nucleus> births(double from,
                                double to,
                                const TransformedAt &transformed_at) override;
    /// No nucleus shall enter the phase field with much more than the seed radius.
    double step_end(double from, double to, const TransformedAt &transformed_at) override;
    PendingChange advance(const std::vector<Nucleus> &born, double to) override;
    std::vector<GrownNucleus> due_before(double time) const override;
    double seed_radius() const override { return pending_.seed_radius(); }
    PendingNuclei::State memory() const override { return pending_.state(); }
    void recall(const PendingNuclei::State &memory, const double time) override
    {
      pending_.restore(memory, time);
    }

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
