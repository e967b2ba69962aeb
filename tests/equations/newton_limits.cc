// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Linear solutions that end at the limit of their iterations.
#include "solver/linear/newton.h"

#include <gtest/gtest.h>

#include <cmath>

namespace
{
  using namespace softlattice;

  /// d_i u_i = 1, with d_i from 1 to `spread` in equal ratios and no preconditioner to speak of.
  struct Spread final : NonlinearSystem
  {
    static constexpr unsigned int n = 400;

    explicit Spread(const double spread)
      : spread_(spread)
    {}
    void initialise(State &state) const override
    {
      state.reinit(1);
      state.block(0).reinit(n);
      state.collect_sizes();
    }
    void residual(const State &u, State &result) override
    {
      for (unsigned int i = 0; i < n; ++i)
        result.block(0)(i) = factor(i) * u.block(0)(i) - 1.;
    }
    void linearise(const State &) override {}
    void apply_jacobian(const State &direction, State &result) override
    {
      for (unsigned int i = 0; i < n; ++i)
        result.block(0)(i) = factor(i) * direction.block(0)(i);
    }
    void precondition(const State &residual, State &result) override { result = residual; }
    const std::vector<double> &units() const override { return units_; }
    bool is_symmetric() const override { return false; }

    double factor(const unsigned int i) const { return std::pow(spread_, i / (n - 1.)); }

  private:
    double spread_;
    std::vector<double> units_ = {1.};
  };

  NewtonReport solved(const double spread, double &error)
  {
    Spread system(spread);
    Newton newton(system, MPI_COMM_SELF);
    State u;
    system.initialise(u);
    const NewtonReport report = newton.solve(u, 0.01);
    error = 0.;
    for (unsigned int i = 0; i < Spread::n; ++i)
      error += std::pow(u.block(0)(i) - 1. / system.factor(i), 2) / Spread::n;
    error = std::sqrt(error);
    return report;
  }

  // Sixty iterations of GMRES are too few for 1 % of the residual here, and enough to go on from: the solution has been reached
  // when its error is below what is tolerated, by another update.
  TEST(NewtonLimits, ALinearSolutionAtItsLimitCountsIfItHasGainedEnough)
  {
    double error = 1.;
    const NewtonReport report = solved(3e3, error);
    EXPECT_TRUE(report.converged) << report.failure;
    EXPECT_GT(report.newton_iterations, 1u);
    EXPECT_GE(report.krylov_iterations, 120u);
    EXPECT_LT(error, 0.01);
  }

  // Where hardly anything has been gained it is said.
  TEST(NewtonLimits, ALinearSolutionThatGainsNothingIsAFailure)
  {
    double error = 1.;
    const NewtonReport report = solved(1e12, error);
    EXPECT_FALSE(report.converged);
    EXPECT_NE(report.failure.find("linear solver"), std::string::npos) << report.failure;
  }
} // namespace
