// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What solver/time/integrator.h says that may happen between steps, for each method.
#include "tests/equations/exact_problem.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  /// u relaxes, diffuses and is driven by a source; the mobility varies, so that each method has work.
  std::string driven(const std::string &source)
  {
    return equations("set Fields = u\nset Free energy = u^2/2 + u^4/4\n",
                     field("u",
                           "set Kind = non-conserved\nset Gradient coefficient = 1e-3\n"
                           "set Mobility = 1 + x\nset Source = " +
                             source + "\n")) +
           "subsection Initial state\nset u = 0\nend\n";
  }

  /// A problem on a mesh of its own, its integrator and what has been done.
  struct Stepped
  {
    Stepped(const std::string &method, const std::string &source, const unsigned int n_cells = 4)
      : mesh(MPI_COMM_WORLD)
      , integrator(make_integrator(method))
    {
      make_box<2>(mesh, n_cells);
      problem =
        std::make_unique<ExactProblem<2>>(driven(source), mesh, 3, Tolerance{1e-3, 1e-6, 0.});
      begin();
    }

    void begin()
    {
      problem->set([](std::size_t, const std::array<double, 3> &x) {
        return std::cos(3.14159265358979 * x[0]) * std::cos(3.14159265358979 * x[1]);
      });
    }

    Trial attempt(const double dt)
    {
      const Trial trial = integrator->attempt(problem->system, t, dt, problem->u, problem->trial);
      EXPECT_TRUE(trial.solved) << trial.failure;
      return trial;
    }

    void step(const double dt)
    {
      attempt(dt);
      integrator->accept();
      problem->u.swap(problem->trial);
      t += dt;
    }

    Mesh<2> mesh;
    std::unique_ptr<ExactProblem<2>> problem;
    std::unique_ptr<Integrator> integrator;
    double t = 0.;
  };

  double difference(const State &a, const State &b)
  {
    State c(a);
    c -= b;
    return c.linfty_norm();
  }

  // Stages are solved to 5 % of the tolerated error of a step, 1e-3 of the 0.5 that is the root mean square of u;
  // cos x cos y is at most twice that.
  constexpr double solved = 5e-5, dt = 0.02;

  class IntegratorContract : public testing::TestWithParam<std::string>
  {};

  TEST_P(IntegratorContract, AnAttemptThatIsNotAcceptedChangesNothing)
  {
    Stepped plain(GetParam(), "1"), tried(GetParam(), "1");
    for (Stepped *one : {&plain, &tried})
      one->step(dt);
    tried.attempt(10. * dt);
    tried.attempt(0.3 * dt);
    for (Stepped *one : {&plain, &tried})
      one->step(dt);
    EXPECT_LT(difference(plain.problem->u, tried.problem->u), solved);
    EXPECT_EQ(plain.integrator->name(), tried.integrator->name());
  }

  TEST_P(IntegratorContract, AfterAnotherMeshItIsAsNew)
  {
    Stepped used(GetParam(), "1", 2), fresh(GetParam(), "1", 2);
    used.step(dt);
    used.mesh.refine_global(1);
    fresh.mesh.refine_global(1);
    for (Stepped *one : {&used, &fresh})
      {
        one->problem->reinit();
        one->begin();
        one->t = dt;
      }
    used.integrator->restart();
    for (Stepped *one : {&used, &fresh})
      one->step(dt);
    EXPECT_LT(difference(used.problem->u, fresh.problem->u), solved);
  }

  TEST_P(IntegratorContract, AfterAJumpOfTheSurroundingsItIsAsNew)
  {
    Stepped before(GetParam(), "100"), fresh(GetParam(), "-100"), told(GetParam(), "-100"),
      untold(GetParam(), "-100");
    before.step(dt);
    for (Stepped *one : {&fresh, &told, &untold})
      {
        one->problem->u = before.problem->u;
        one->t = dt;
      }
    Stepped again(GetParam(), "100");
    again.step(dt);
    std::swap(told.integrator, before.integrator);
    std::swap(untold.integrator, again.integrator);
    told.integrator->restart();
    for (Stepped *one : {&fresh, &told, &untold})
      one->step(dt);
    EXPECT_LT(difference(fresh.problem->u, told.problem->u), solved);
    EXPECT_GT(difference(fresh.problem->u, untold.problem->u), 1e-2) << "or this says nothing";
  }

  // A force that is another one from this step on, against many short steps of a new method. With u''' up to 5e3 and
  // error constants of 1/15 and 1/25 a step is wrong by 3e-3 at most; one that begins with the old rate by a part of dt
  // times the 20 that it jumps by.
  TEST_P(IntegratorContract, AfterAJumpOfTheRateItGoesOnWithTheNewOne)
  {
    Stepped fine(GetParam(), "-10"), told(GetParam(), "-10"), untold(GetParam(), "-10");
    for (Stepped *one : {&told, &untold})
      {
        Stepped before(GetParam(), "10");
        before.step(dt);
        one->problem->u = before.problem->u;
        fine.problem->u = before.problem->u;
        std::swap(one->integrator, before.integrator);
        one->t = dt;
      }
    State change = told.problem->u;
    change = -20.;
    told.integrator->rate_jumps(change);
    for (Stepped *one : {&told, &untold})
      one->step(dt);
    fine.t = dt;
    for (int i = 0; i < 50; ++i)
      fine.step(dt / 50.);
    EXPECT_LT(difference(fine.problem->u, told.problem->u), 4e-3);
    EXPECT_GT(difference(fine.problem->u, untold.problem->u), 2e-2) << "or this says nothing";
  }

  TEST_P(IntegratorContract, WhatItKeepsMakesAnotherGoOn)
  {
    Stepped whole(GetParam(), "1"), resumed(GetParam(), "1");
    for (int i = 0; i < 3; ++i)
      for (Stepped *one : {&whole, &resumed})
        one->step(dt);
    StepMemory memory;
    resumed.integrator->keep(memory);
    resumed.integrator = make_integrator(GetParam());
    StepMemory kept = memory;
    resumed.integrator->recall(kept, resumed.problem->system);
    for (Stepped *one : {&whole, &resumed})
      one->step(dt);
    EXPECT_EQ(difference(whole.problem->u, resumed.problem->u), 0.);
  }

  INSTANTIATE_TEST_SUITE_P(,
                           IntegratorContract,
                           testing::Values("TR-BDF2", "RKC2", "auto"),
                           [](const auto &info) {
                             std::string name = info.param;
                             name.erase(std::remove(name.begin(), name.end(), '-'), name.end());
                             return name;
                           });
} // namespace
