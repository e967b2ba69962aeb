// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/nucleation/nucleation.h"
#include "solver/nucleation/prescribed_nuclei.h"

namespace softlattice
{
  /// Listed nuclei alone, each set in at its time with its radius: for equations of which no
  /// velocity of a front is known, by which a nucleus could grow below the grid.
  class PrescribedNucleation final : public Nucleation
  {
  public:
    explicit PrescribedNucleation(PrescribedNuclei nuclei);

    std::vector<Nucleus> births(double from, double to, const StepFields &) override;
    double step_end(double from, double to, const StepFields &) override;
    bool any_due(const std::vector<Nucleus> &born, double) const override { return !born.empty(); }
    PendingChange advance(const std::vector<Nucleus> &born, double to) override;
    std::vector<GrownNucleus> due_before(double time) const override;
    double seed_radius() const override { return 0.; }
    PendingNuclei::State memory() const override { return {}; }
    void recall(const PendingNuclei::State & /*memory*/, const double time) override
    {
      now_ = time;
    }

  private:
    PrescribedNuclei nuclei_;
    double now_ = 0.;
  };
} // namespace softlattice
