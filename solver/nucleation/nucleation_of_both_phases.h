// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/nucleation/nucleation.h"

#include <memory>

namespace softlattice
{
  /// Nuclei of LT in HT and of HT in LT, each by a process of its own, in the order of birth.
  class NucleationOfBothPhases final : public Nucleation
  {
  public:
    NucleationOfBothPhases(std::unique_ptr<Nucleation> lt, std::unique_ptr<Nucleation> ht);

    std::vector<Nucleus> births(double from, double to, const StepFields &fields) override;
    double step_end(double from, double to, const StepFields &fields) override;
    bool any_due(const std::vector<Nucleus> &born, double to) const override;
    PendingChange advance(const std::vector<Nucleus> &born, double to) override;
    std::vector<GrownNucleus> due_before(double time) const override;
    std::vector<GrownNucleus> below_grid() const override;
    double seed_radius() const override { return lt_->seed_radius(); }
    double seed_radius_of(const Nucleus &nucleus) const override
    {
      return nucleus.turns_back ? ht_->seed_radius() : lt_->seed_radius();
    }
    PendingNuclei::State memory() const override;
    void recall(const PendingNuclei::State &memory, double time) override;

  private:
    std::unique_ptr<Nucleation> lt_, ht_;
  };
} // namespace softlattice
