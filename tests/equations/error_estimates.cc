// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The error estimates of the methods against the error of a step, for an equation whose solution is known.
#include "solver/time/integrator.h"

#include <gtest/gtest.h>

#include <cmath>

namespace
{
  using namespace softlattice;

  /// du/dt = -u, or -exp(-t) where it is forced, solved stage by stage without any error of its own; an error
  /// counts as it is.
  class Decay final : public Problem
  {
  public:
    explicit Decay(const bool is_forced)
      : is_forced_(is_forced)
    {}
    void initialise(State &state) const override { state.reinit(1, 1); }
    void rate(const double t, AtJump, const State &u, State &result, const Finish &finish) override
    {
      result.block(0).local_element(0) = is_forced_ ? -std::exp(-t) : -u.block(0).local_element(0);
      if (finish)
        finish(0, 0, 1);
    }
    StageReport solve_stage(const double t,
                            const double weight,
                            const State &known,
                            double,
                            State &u) override
    {
      const double value = known.block(0).local_element(0);
      u.block(0).local_element(0) =
        is_forced_ ? value - weight * std::exp(-t) : value / (1. + weight);
      return {};
    }
    unsigned int filter(State &) override { return 0; }
    double spectral_radius(double, const State &) override { return 1.; }
    std::vector<double> error_ratios(const State &estimate, const State &) override
    {
      return {std::abs(estimate.block(0).local_element(0))};
    }
    double n_applications() const override { return 0.; }

  private:
    bool is_forced_;
  };

  struct Step
  {
    double estimate, error;
  };

  /// Of a step from 1 at 0, the first one or after a step that ended there.
  Step step_of(const std::string &method,
               const double dt,
               const bool is_first,
               const bool is_forced)
  {
    Decay decay(is_forced);
    State u, result;
    decay.initialise(u);
    decay.initialise(result);
    const auto integrator = make_integrator(method);
    if (!is_first)
      {
        u = std::exp(1e-4);
        integrator->attempt(decay, -1e-4, 1e-4, u, result);
        integrator->accept();
      }
    u = 1.;
    const double estimate = integrator->attempt(decay, 0., dt, u, result).error_ratio;
    return {estimate, std::abs(result.block(0).local_element(0) - std::exp(-dt))};
  }

  TEST(ErrorEstimate, IsTheErrorOfAStep)
  {
    // Both are c dt^3 with the same c, and differ in the next order.
    for (const bool is_forced : {false, true})
      for (const double dt : {0.1, 0.03, 0.01})
        {
          const Step step = step_of("TR-BDF2", dt, false, is_forced);
          EXPECT_NEAR(step.estimate / step.error, 1., 3. * dt) << is_forced << ", " << dt;
        }
  }

  TEST(ErrorEstimate, OfAFirstStepIsThatOfAQuadrature)
  {
    // Three rates make no method of third order: what a stage of first order has missed goes unseen, so that
    // the estimate is that of a force, and of a decay a part: that of the weights and the stages of SDIRK2,
    //   with d = 1 - 1/sqrt(2): sum b a c = b1 d^2 + b2/2, less its own value, by 1/6 less that.
    const double d = 1. - std::sqrt(0.5);
    const double of_middle = 1. / (6. * d * (1. - d)), of_end = (2. - 3. * d) / (6. * (1. - d));
    const double own = (1. - d) * d * d + d / 2.;
    const double part = (of_middle * d * d + of_end / 2. - own) / (1. / 6. - own);
    for (const double dt : {0.1, 0.03, 0.01})
      {
        const Step forced = step_of("TR-BDF2", dt, true, true),
                   free = step_of("TR-BDF2", dt, true, false);
        EXPECT_NEAR(forced.estimate / forced.error, 1., 3. * dt) << dt;
        EXPECT_NEAR(free.estimate / free.error, std::abs(part), 3. * dt) << dt;
      }
  }

  TEST(ErrorEstimate, OfTheStabilisedMethodFollowsFromItsPolynomial)
  {
    // 0.8 (u - u') + 0.4 dt (f + f') for u' = 1 - dt + dt^2/2 - c dt^3 is (1 - 4 c) dt^3/5, and the error of
    // the step (1/6 - c) dt^3, with a c that depends on the number of stages.
    for (const double dt : {0.1, 0.03, 0.01})
      {
        const Step step = step_of("RKC2", dt, false, false);
        EXPECT_NEAR(5. * step.estimate / (dt * dt * dt / 3. + 4. * step.error), 1., 3. * dt) << dt;
      }
  }
} // namespace
