// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fit/least_squares.h"

#include "solver/linear/petsc_check.h"

#include <petsctao.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <exception>

namespace softlattice
{
  namespace
  {
    constexpr int most_iterations = 100;
    constexpr double first_radius = 0.1; ///< of the trust region
    /// Of the sum of squares, -2 log L: less in so many steps is nothing that data could tell.
    constexpr double least_gain_of_window = 1e-3;
    constexpr std::size_t window = 5;

    constexpr double pi = 3.14159265358979323846;

    double unbounded(const double unknown)
    {
      // At a bound itself the derivative vanishes, and nothing would ever leave it.
      return std::acos(1. - 2. * std::clamp(unknown, 1e-3, 1. - 1e-3)) / pi;
    }

    double bounded(const double any)
    {
      return (1. - std::cos(pi * any)) / 2.;
    }

    /// The objects of one solution, released in the end whatever happens.
    class Search
    {
    public:
      Search(const FunctionOfUnknowns &residuals, const Numbers &start)
        : residuals_(residuals)
        , n_(static_cast<PetscInt>(start.size()))
        , best_{start, 0., true}
      {
        const Numbers first = residuals(start);
        best_.sum = sum_of_squares(first);
        m_ = static_cast<PetscInt>(first.size());
        // Errors are reported by exceptions, not on the screen.
        check_petsc(PetscPushErrorHandler(PetscReturnErrorHandler, nullptr));
        create(start);
      }
      Search(const Search &) = delete;
      Search &operator=(const Search &) = delete;
      ~Search()
      {
        TaoDestroy(&tao_);
        for (Vec *one : {&at_, &residual_})
          VecDestroy(one);
        PetscPopErrorHandler();
      }

      LeastSquaresMinimum solve()
      {
        const PetscErrorCode code = TaoSolve(tao_);
        if (thrown_)
          std::rethrow_exception(thrown_);
        check_petsc(code);
        TaoConvergedReason reason = TAO_CONTINUE_ITERATING;
        check_petsc(TaoGetConvergedReason(tao_, &reason));
        // A region in which nothing lower is found any more is where the model is rough.
        best_.has_converged = reason > 0 || reason == TAO_DIVERGED_TR_REDUCTION;
        return best_;
      }

    private:
      void create(const Numbers &start)
      {
        const MPI_Comm alone = PETSC_COMM_SELF;
        check_petsc(VecCreateSeq(alone, n_, &at_));
        check_petsc(VecCreateSeq(alone, m_, &residual_));
        double *values = nullptr;
        check_petsc(VecGetArray(at_, &values));
        std::transform(start.begin(), start.end(), values, unbounded);
        check_petsc(VecRestoreArray(at_, &values));
        check_petsc(TaoCreate(alone, &tao_));
        check_petsc(TaoSetType(tao_, TAOPOUNDERS));
        check_petsc(TaoSetSolution(tao_, at_));
        check_petsc(TaoSetResidualRoutine(tao_, residual_, take_residuals, this));
        check_petsc(TaoSetInitialTrustRegionRadius(tao_, first_radius));
        check_petsc(TaoSetTolerances(tao_, 1e-6, 1e-6, 1e-6));
        check_petsc(TaoSetMaximumIterations(tao_, most_iterations));
        check_petsc(TaoSetMaximumFunctionEvaluations(tao_, 2 * most_iterations));
        check_petsc(TaoSetConvergenceTest(tao_, end_where_nothing_is_gained, this));
      }

      /// Along a valley of parameters that are not known apart it would go on and on.
      static PetscErrorCode end_where_nothing_is_gained(Tao tao, void *context)
      {
        auto &self = *static_cast<Search *>(context);
        PetscInt iteration = 0;
        TaoConvergedReason reason = TAO_CONTINUE_ITERATING;
        PetscErrorCode code = TaoDefaultConvergenceTest(tao, nullptr);
        if (code == 0)
          code = TaoGetSolutionStatus(tao, &iteration, nullptr, nullptr, nullptr, nullptr, &reason);
        if (code != 0)
          return code;
        self.sums_.push_back(self.best_.sum);
        const std::size_t n = self.sums_.size();
        if (reason == TAO_CONTINUE_ITERATING && n > window &&
            self.sums_[n - 1 - window] - self.sums_[n - 1] < least_gain_of_window)
          return TaoSetConvergedReason(tao, TAO_CONVERGED_USER);
        return 0;
      }

      static Numbers numbers_of(Vec vector)
      {
        const double *values = nullptr;
        PetscInt n = 0;
        check_petsc(VecGetSize(vector, &n));
        check_petsc(VecGetArrayRead(vector, &values));
        Numbers all(values, values + n);
        check_petsc(VecRestoreArrayRead(vector, &values));
        for (double &one : all)
          one = bounded(one);
        return all;
      }

      /// Exceptions must not pass through PETSc.
      template <class Work>
      PetscErrorCode guarded(const Work &work)
      {
        try
          {
            work();
            return 0;
          }
        catch (...)
          {
            thrown_ = std::current_exception();
            return PETSC_ERR_USER;
          }
      }

      static PetscErrorCode take_residuals(Tao, Vec at, Vec residual, void *context)
      {
        auto &self = *static_cast<Search *>(context);
        return self.guarded([&] {
          const Numbers unknowns = numbers_of(at), values = self.residuals_(unknowns);
          const double sum = sum_of_squares(values);
          if (sum < self.best_.sum)
            self.best_ = {unknowns, sum, true};
          double *to = nullptr;
          check_petsc(VecGetArray(residual, &to));
          std::copy(values.begin(), values.end(), to);
          check_petsc(VecRestoreArray(residual, &to));
        });
      }

      const FunctionOfUnknowns &residuals_;
      PetscInt n_, m_ = 0;
      LeastSquaresMinimum best_;
      Numbers sums_; ///< the least one by each iteration
      std::exception_ptr thrown_;
      Tao tao_ = nullptr;
      Vec at_ = nullptr, residual_ = nullptr;
    };
  } // namespace

  double sum_of_squares(const Numbers &values)
  {
    double sum = 0.;
    for (const double one : values)
      sum += one * one;
    return sum;
  }

  Rows differences(const FunctionOfUnknowns &function, const Numbers &at, const double step)
  {
    Rows rows;
    for (std::size_t j = 0; j < at.size(); ++j)
      {
        Numbers low = at, high = at;
        low[j] = std::max(0., at[j] - step);
        high[j] = std::min(1., at[j] + step);
        const Numbers below = function(low), above = function(high);
        rows.resize(below.size(), Numbers(at.size(), 0.));
        for (std::size_t i = 0; i < below.size(); ++i)
          rows[i][j] = (above[i] - below[i]) / (high[j] - low[j]);
      }
    return rows;
  }

  LeastSquaresMinimum least_squares(const FunctionOfUnknowns &residuals, const Numbers &start)
  {
    return Search(residuals, start).solve();
  }
} // namespace softlattice
