// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/time/integrator.h"

namespace softlattice
{
  /// Runge-Kutta-Chebyshev method of second order (Sommeijer, Shampine & Verwer 1998,
  /// 10.1016/S0377-0427(97)00219-7): explicit, with as many stages as the step needs to be stable, of
  /// which the number grows with the square root of step times spectral radius only.
  class Rkc2 final : public Integrator
  {
  public:
    static constexpr unsigned int most_stages = 200;

    std::string name() const override { return "RKC2"; }
    Trial attempt(Problem &problem, double t, double dt, const State &u, State &result) override;
    void accept() override;
    void restart() override { has_rate_ = false; }
    void rate_jumps(const State &change) override;
    void keep(StepMemory &memory) const override;
    void recall(StepMemory &memory, const Problem &problem) override;

    /// Stages [1] of a step dt [s] at a spectral radius [1/s].
    static unsigned int stages_for(double dt, double spectral_radius);

  private:
    void allocate(const Problem &problem);

    bool has_rate_ = false;
    State rate_begin_;
    State rate_;
    State before_last_;
    State last_;
  };
} // namespace softlattice
