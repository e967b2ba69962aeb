// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/time/state.h"
#include "solver/time/step_memory.h"

#include <cmath>
#include <functional>
#include <string>
#include <vector>

namespace softlattice
{
  /// How the solution of an implicit stage went.
  struct StageReport
  {
    bool converged = true;
    unsigned int newton_iterations = 0;
    unsigned int krylov_iterations = 0;
    std::string failure;         ///< in words, empty if it converged
    std::vector<double> tallied; ///< rates of what is added up over a run, in the stage
  };

  /// Which surroundings count at a time at which they jump.
  enum class AtJump
  {
    before,
    after
  };

  /// Coupled evolution equations du/dt = rate(t, u), as the time integrators see them. Everything is
  /// collective.
  class Problem
  {
  public:
    virtual ~Problem() = default;

    virtual void initialise(State &state) const = 0;

    /// An attempt at a step begins from u: what is taken from there and held over the step. Returns whether
    /// the rate at u is another one than at the end of the step before.
    virtual bool begin_step(double /*t*/, const State & /*u*/) { return false; }

    /// Work on a range of the owned elements of a block as soon as the rate is final there, while it
    /// is still in the cache. It must not change u.
    using Finish = std::function<void(unsigned int block, unsigned int begin, unsigned int end)>;
    /// du/dt at time t [s].
    virtual void rate(double t,
                      AtJump side,
                      const State &u,
                      State &result,
                      const Finish &finish = {}) = 0;

    /// Whether a rate tells where the state goes over a step, so that it is a guess for stages. It does not
    /// under noise, whose increment in stiff modes is far from what is left of it.
    virtual bool rates_predict() const { return true; }

    /// `known` of a stage of the step that is going on, before it is solved: what combinations of earlier rates take below the
    /// end of the range of a field, where there is next to nothing of it.
    virtual void limit(State & /*known*/) const {}

    /// Solves u = known + weight * rate(t, u) with weight [s] > 0, starting from the value of u, until
    /// the error of u, root mean square over the body, is about `tolerance` times that of an
    /// acceptable step. At a jump of the surroundings with those before it.
    virtual StageReport solve_stage(double t,
                                    double weight,
                                    const State &known,
                                    double tolerance,
                                    State &u) = 0;

    /// Makes potentials of Poisson's equation, if there are any, those of the other fields at time t, which have been
    /// interpolated on another mesh or have jumped. At a jump of the surroundings with those before it.
    virtual void solve_potentials(double /*t*/, State & /*u*/) {}

    /// Replaces an error estimate e by S^-1 M e with the stage matrix S of the last solve_stage():
    /// stiff components that the step has damped do not count.
    virtual unsigned int filter(State &estimate) = 0;

    /// Largest eigenvalue in modulus of the Jacobian of the rate [1/s], from above; infinite where a
    /// part of the state has no rate but follows from the others.
    virtual double spectral_radius(double t, const State &u) = 0;

    /// Size of an error estimate relative to what is tolerable for the step to u, of each field: at
    /// most 1 is acceptable. 0 for a part of the state that follows from the others.
    virtual std::vector<double> error_ratios(const State &estimate, const State &u) = 0;
    /// The largest over the fields; not finite if one is not.
    double error_ratio(const State &estimate, const State &u)
    {
      double worst = 0.;
      for (const double ratio : error_ratios(estimate, u))
        if (!(ratio <= worst))
          {
            worst = ratio;
            if (!std::isfinite(worst))
              break;
          }
      return worst;
    }

    /// Why the errors last asked for are no numbers, in words; empty where that is not known.
    virtual std::string fault() const { return {}; }

    /// Applications of the stiffness matrix so far, those of a preconditioner in single precision as
    /// halves: the unit in which work is compared. The same on any number of ranks.
    virtual double n_applications() const = 0;

    /// What earlier steps have taught and later ones use; on the same mesh.
    virtual void keep(StepMemory & /*memory*/) const {}
    virtual void recall(StepMemory & /*memory*/) {}
  };
} // namespace softlattice
