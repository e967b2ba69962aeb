// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/time/integrator.h"

#include <vector>

namespace softlattice
{
  /// TR-BDF2 (Bank et al. 1985; Hosea & Shampine 1996, 10.1016/0168-9274(95)00115-8): a trapezoidal
  /// stage to t + gamma dt, gamma = 2 - sqrt(2), and a BDF2 stage to t + dt, with equal stage matrices;
  /// second order, L-stable. The estimate is the difference to the third-order quadrature of the three
  /// rates, filtered by one solve with the stage matrix.
  ///
  /// After a restart there is no smooth rate to begin with (M^-1 K amplifies the noise of an
  /// interpolation), so the first step is the two-stage SDIRK method with the same diagonal,
  /// 1 - 1/sqrt(2), which needs none.
  class TrBdf2 final : public Integrator
  {
  public:
    std::string name() const override { return "TR-BDF2"; }
    Trial attempt(Problem &problem, double t, double dt, const State &u, State &result) override;
    void accept() override;
    void restart() override { has_rate_ = false; }
    void rate_jumps(const State &change) override;
    void keep(StepMemory &memory) const override;
    void recall(StepMemory &memory, const Problem &problem) override;

  private:
    void allocate(const Problem &problem);
    Trial tr_bdf2(Problem &problem, double t, double dt, const State &u, State &result);
    Trial sdirk2(Problem &problem, double t, double dt, const State &u, State &result);
    static bool add(Trial &trial, const StageReport &report, std::vector<double> &tallied);

    bool has_rate_ = false;
    State rate_begin_; ///< at the beginning of the step
    /// And its change per time [1/s], for a first guess: that between the stages of the step before.
    State bend_;
    double between_stages_ = 0.; ///< of the last attempt [s]
    State rate_middle_;
    State rate_end_;
    State known_;
    State middle_;
    /// Rates of what is added up, at the beginning, in the stage in between and at the end.
    std::vector<double> tallied_begin_, tallied_middle_, tallied_end_;
  };
} // namespace softlattice
