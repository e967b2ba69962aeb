// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/time/rkc2.h"
#include "solver/time/tr_bdf2.h"

namespace softlattice
{
  /// TR-BDF2 or RKC2, whichever needs fewer applications of the stiffness matrix per time that is
  /// simulated. Starts implicitly; where the explicit method would take the same step with clearly less
  /// work it is tried, and kept as long as that stays so. What it costs is seen, not guessed: noise
  /// after a remesh, which shortens explicit steps, counts.
  class AutomaticIntegrator final : public Integrator
  {
  public:
    std::string name() const override { return explicit_now_ ? "RKC2" : "TR-BDF2"; }
    Trial attempt(Problem &problem, double t, double dt, const State &u, State &result) override;
    void accept() override;
    void restart() override;
    void rate_jumps(const State &change) override;
    void keep(StepMemory &memory) const override;
    void recall(StepMemory &memory, const Problem &problem) override;

  private:
    /// Sums over the last steps, which fade away.
    struct Cost
    {
      double work = 0., time = 0., steps = 0.;
      void add(double work_of_step, double step);
      double per_step() const { return work / steps; }
      double per_time() const { return work / time; } ///< [1/s]
      std::vector<double> numbers() const { return {work, time, steps}; }
      void set_numbers(const std::vector<double> &list)
      {
        work = list.at(0);
        time = list.at(1);
        steps = list.at(2);
      }
    };

    void change_to(bool explicit_method);

    TrBdf2 implicit_;
    Rkc2 explicit_;
    bool explicit_now_ = false;
    double work_ = 0.; ///< applications since the last accepted step, rejected ones included
    double step_ = 0.; ///< that was tried last [s]
    double explicit_work_ = 0.; ///< that the explicit method would need for it
    Cost implicit_cost_;        ///< as last seen
    Cost explicit_cost_;        ///< since the last change
    unsigned int steps_ = 0;    ///< accepted since the last change
    unsigned int wait_ = 4;     ///< steps before the explicit method is tried again
  };
} // namespace softlattice
