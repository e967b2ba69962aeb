// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// An exception of the equations passes through PETSc, which is C, as what it is.
#include "solver/adapt/mesh_bounds.h"
#include "solver/base/error.h"
#include "solver/linear/newton.h"

#include <gtest/gtest.h>

#include <functional>
#include <new>

namespace
{
  using namespace softlattice;

  /// u = 1 in three unknowns, of which a part throws.
  struct Thrower final : NonlinearSystem
  {
    enum class Part
    {
      none,
      residual,
      linearise,
      apply,
      precondition
    };

    void act(const Part here) const
    {
      if (here == where)
        action();
    }

    void initialise(State &state) const override
    {
      state.reinit(1);
      state.block(0).reinit(3);
      state.collect_sizes();
    }
    void residual(const State &u, State &result) override
    {
      act(Part::residual);
      result = u;
      for (double &value : result.block(0))
        value -= 1.;
    }
    void linearise(const State &) override { act(Part::linearise); }
    void apply_jacobian(const State &direction, State &result) override
    {
      act(Part::apply);
      result = direction;
    }
    void precondition(const State &residual, State &result) override
    {
      act(Part::precondition);
      result = residual;
    }
    const std::vector<double> &units() const override { return units_; }
    bool is_symmetric() const override { return false; }

    Part where = Part::none;
    std::function<void()> action;

  private:
    std::vector<double> units_ = {1.};
  };

  TEST(NewtonExceptions, KeepTheirType)
  {
    using Part = Thrower::Part;
    // What PETSc was in the middle of it does not forget: after an exception a solver is of no use.
    const auto solve = [](const Part part, const std::function<void()> &action) {
      Thrower system;
      Newton newton(system, MPI_COMM_SELF);
      State u;
      system.initialise(u);
      EXPECT_TRUE(newton.solve(u, 1e-8).converged);
      EXPECT_NEAR(u.block(0)(0), 1., 1e-6);
      u = 0.;
      system.where = part;
      system.action = action;
      newton.solve(u, 1e-8);
    };
    for (const Part part : {Part::residual, Part::linearise, Part::apply, Part::precondition})
      {
        EXPECT_THROW(solve(part, [] { throw FileError("a file"); }), FileError);
        EXPECT_THROW(solve(part, [] { throw SolverError("a solver"); }), SolverError);
        EXPECT_THROW(solve(part, [] { throw std::bad_alloc(); }), std::bad_alloc);
        EXPECT_THROW(solve(part, [] { throw 7; }), int);
      }
  }

  // PETSc numbers the unknowns of all fields together with 31 bits: 2^31 - 1 = 2147483647 at most.
  TEST(MeshBounds, CountUnknownsOfAllFields)
  {
    const auto refusal = [](const unsigned int n_fields) -> std::string {
      try
        {
          MeshBounds{2, 1, n_fields}.require_input(1e9, 0, MPI_COMM_SELF);
        }
      catch (const InputError &error)
        {
          return error.what();
        }
      return {};
    };
    const auto is_numbering = [&](const unsigned int n_fields) {
      return refusal(n_fields).find("that can be numbered") != std::string::npos;
    };
    EXPECT_FALSE(is_numbering(2)) << refusal(2); // 2e9
    EXPECT_TRUE(is_numbering(3)) << refusal(3);  // 3e9
  }
} // namespace
