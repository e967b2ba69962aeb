// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/time/integrator.h"
#include "solver/time/problem.h"

#include <functional>
#include <vector>

namespace softlattice
{
  /// A problem under a random force that is constant over a step and new in the next one,
  ///   du/dt = rate(t, u) + s,   s = (increment of the noise over the step)/dt,
  /// so that a method of the integrators sees an ordinary equation. For a mode that decays with the
  /// rate lambda, a method with the stability function R(z), z = lambda dt, makes of its equilibrium
  /// variance the part
  ///   (2/z) (1 - R)/(1 + R):   1 - O(z^2) for slow modes, about 2/z for those that a step cannot follow,
  /// so that stiff modes are quiet instead of wild. TR-BDF2: 0.9996 at z = 0.1, 0.990 at 0.5, 0.962 at 1.
  ///
  /// The error estimate of a step sees how the noise is followed by modes with z of order one and
  /// above, and would make the step so short that the fastest mode of the mesh is resolved. That error
  /// is not what the estimate is for: it is the factor above. In no mode does the estimate of TR-BDF2
  /// exceed 2/3 of the increment, both filtered alike (SDIRK2: 0.1), so that much, in squares, is taken
  /// off it: an error below the noise of the step goes unseen. So that a solution which is far off does
  /// not excuse itself, nothing is taken off where the largest value of the estimate exceeds that of the
  /// increment, and the increment, which the filter may then amplify, counts with at most twice the
  /// strength per root of time that it had in the steps before.
  class NoisyProblem final : public Problem
  {
  public:
    /// The problem must stay valid; `reinit` before the first use.
    explicit NoisyProblem(Problem &inner)
      : inner_(inner)
    {}

    /// After the mesh of the inner problem has changed: there is no force. The integrator is restarted
    /// by who changes the mesh.
    void reinit();

    /// Draws s [unit of the fields per second] for the next attempt, which has the length dt [s], and
    /// tells the integrator, whose rate at the beginning of the step holds the force of the last one.
    void set_force(const std::function<void(State &force)> &draw,
                   double dt,
                   Integrator &integrator);

    /// The last attempt has been accepted.
    void accept();

    void initialise(State &state) const override { inner_.initialise(state); }
    void limit(State &known) const override { inner_.limit(known); }
    bool begin_step(const double t, const State &u) override { return inner_.begin_step(t, u); }
    void rate(double t,
              AtJump side,
              const State &u,
              State &result,
              const Finish &finish = {}) override;
    bool rates_predict() const override { return false; }
    StageReport solve_stage(double t,
                            double weight,
                            const State &known,
                            double tolerance,
                            State &u) override;
    unsigned int filter(State &estimate) override;
    double spectral_radius(double t, const State &u) override
    {
      return inner_.spectral_radius(t, u);
    }
    std::vector<double> error_ratios(const State &estimate, const State &u) override;
    std::string fault() const override { return inner_.fault(); }
    double n_applications() const override { return inner_.n_applications(); }
    void keep(StepMemory &memory) const override;
    void recall(StepMemory &memory) override;

  private:
    /// Root mean square over the nodes.
    static double strength(const State &state, unsigned int field);

    Problem &inner_;
    double dt_ = 0.;
    State force_;
    State before_;    ///< the force of the last attempt, then the difference to it
    State known_;     ///< of the stage in hand
    State increment_; ///< of the noise over the step, filtered
    /// Of each field, mean square of the filtered increment per time in the last steps; empty: none yet.
    std::vector<double> usual_;
  };
} // namespace softlattice
