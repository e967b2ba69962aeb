// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/time/problem.h"

#include <memory>
#include <string>

namespace softlattice
{
  /// What one attempted step gave. Nothing else has changed.
  struct Trial
  {
    bool solved = true;
    std::string failure;     ///< in words, if not solved
    double error_ratio = 0.; ///< see Problem::error_ratio
    unsigned int newton_iterations = 0;
    unsigned int krylov_iterations = 0;
    unsigned int stages = 0;     ///< of an explicit method; 0: an implicit one
    std::vector<double> tallied; ///< over the step, as the fields are integrated, see Tally
  };

  /// A one-step method of second order with an error estimate. A step is tried, and then either
  /// accepted or forgotten; between steps the method keeps the rate at the end of the last one, which
  /// `restart` makes it drop after the state or the surroundings have jumped.
  ///
  /// What a method may count on, and what it is asked for; tests/equations/integrator_contract.cc holds each
  /// method to it:
  /// - An attempt that is not accepted has changed nothing: the next one, of another length, gives what it would
  ///   have given without.
  /// - After accept() the next attempt begins where and when the accepted one ended, at its result. Nothing else
  ///   is said if nothing else has changed.
  /// - Between steps the mesh may be another one, with the state interpolated, nuclei may have been set into it,
  ///   or the surroundings may jump: restart() is then called before the next attempt, whose states may have
  ///   another size. What it gives is what a new method would give. A step ends at each jump of the
  ///   surroundings, and sees those before it at its end and those after it at its beginning (AtJump).
  /// - Noise is a force that is new in each step: rate_jumps() then follows accept(), before the next attempt.
  /// - keep() and recall() may come between any two steps; the run goes on to the last bit. A method that has
  ///   been restarted keeps that.
  class Integrator
  {
  public:
    virtual ~Integrator() = default;

    /// Name of the method now in use, for the log.
    virtual std::string name() const = 0;
    /// Attempts the step from u at t to `result` at t + dt.
    virtual Trial attempt(Problem &problem, double t, double dt, const State &u, State &result) = 0;
    /// The last attempt has been accepted.
    virtual void accept() = 0;
    /// State, mesh or surroundings have jumped: nothing of the past is of use.
    virtual void restart() = 0;
    /// The rate has jumped by `change` everywhere in time, as a force does that is new in every step,
    /// and the state has not.
    virtual void rate_jumps(const State &change) = 0;

    virtual void keep(StepMemory &memory) const = 0;
    /// Goes on as the one did that has kept this.
    virtual void recall(StepMemory &memory, const Problem &problem) = 0;
  };

  /// "TR-BDF2", "RKC2" or "auto".
  std::unique_ptr<Integrator> make_integrator(const std::string &name);
} // namespace softlattice
