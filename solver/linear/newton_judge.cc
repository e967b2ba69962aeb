// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// When Newton's method has converged, and how exact its linear solutions have to be.
#include "solver/linear/newton.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    // An update that is going to be the last one is not solved for more than it has to be: so that half of what is
    // tolerated is left, but at least to this.
    constexpr double loosest_linear_tolerance = 0.2;
    constexpr double part_for_the_last = 0.5;
    // Nor is a first one, as far as those of the solutions before tell how large it will be. If another follows, what is
    // left then is mostly what the equations bend.
    constexpr double loosest_first = 0.1, part_of_contraction = 0.5;

    // An update that is as far as iterations may go is taken with this part of its residual left: Newton's method goes on from
    // there as after a rough update, which costs less than a step in vain.
    constexpr double enough_at_the_limit = 0.3;
  } // namespace

  PetscErrorCode Newton::judge_linear(const KSP krylov,
                                      const PetscInt iteration,
                                      const PetscReal norm,
                                      KSPConvergedReason *reason,
                                      void *self)
  {
    auto &newton = *static_cast<Newton *>(self);
    if (iteration == 0)
      newton.first_norm_ = norm;
    PetscErrorCode code = KSPConvergedDefault(krylov, iteration, norm, reason, newton.linear_ends_);
    PetscInt most = 0;
    if (code == 0)
      code = KSPGetTolerances(krylov, nullptr, nullptr, nullptr, &most);
    if (code == 0 && *reason == KSP_CONVERGED_ITERATING && iteration >= most &&
        norm <= enough_at_the_limit * newton.first_norm_)
      {
        *reason = KSP_CONVERGED_ITS;
        newton.linear_tolerance_ = norm / newton.first_norm_;
      }
    return code;
  }

  PetscErrorCode Newton::judge(SNES,
                               const PetscInt iteration,
                               const PetscReal,
                               const PetscReal unweighted_norm,
                               const PetscReal residual_norm,
                               SNESConvergedReason *reason,
                               void *self)
  {
    // What is left after an update is its size times the contraction per iteration: that of this
    // solution once there are two updates, else that of the solution before.
    auto &newton = *static_cast<Newton *>(self);
    *reason = SNES_CONVERGED_ITERATING;
    double next_tolerance = linear_tolerance;
    // c with c/(1 - c) times an update = what may be left after it
    const auto enough_after = [&](const double update) {
      const double ratio = part_for_the_last * newton.tolerance_ / update;
      return ratio / (1. + ratio);
    };
    const double update_norm =
      newton.more_update_ == 0.
        ? unweighted_norm
        : std::sqrt(unweighted_norm * unweighted_norm + newton.more_update_);
    if (!std::isfinite(residual_norm))
      *reason = SNES_DIVERGED_FNORM_NAN;
    else if (residual_norm == 0.)
      *reason = SNES_CONVERGED_FNORM_ABS;
    else if (iteration > 0)
      {
        if (iteration > 1)
          {
            const double seen = update_norm / newton.last_update_;
            // Where nodes weigh more a part of them may have been found only now.
            if (seen > 2. && (newton.more_update_ == 0. || residual_norm > newton.last_residual_))
              *reason = SNES_DIVERGED_DTOL;
            // Else it says how far the solver went, which is a bound.
            if (newton.tolerance_before_ <= linear_tolerance ||
                seen > 2. * newton.tolerance_before_)
              newton.memory_.contraction = std::clamp(seen, linear_tolerance, 0.9);
            else
              newton.memory_.contraction =
                std::clamp(seen, linear_tolerance, newton.memory_.contraction);
          }
        else
          newton.remember_first(update_norm / newton.tolerance_);
        const double contraction =
          std::max(2. * newton.linear_tolerance_, newton.memory_.contraction);
        // A shortened update says nothing of what is left.
        if (!newton.is_restrained_ && !newton.system_.has_woken() &&
            contraction / (1. - contraction) * update_norm <= newton.tolerance_)
          *reason = SNES_CONVERGED_SNORM_RELATIVE;
        newton.last_update_ = update_norm;
        const double enough = enough_after(contraction * update_norm);
        if (newton.adapts_ && !newton.is_restrained_ && newton.memory_.contraction <= enough)
          next_tolerance = std::clamp(0.5 * enough, linear_tolerance, loosest_linear_tolerance);
      }
    else if (newton.adapts_ && newton.expected_first() > 0.)
      {
        const double enough = enough_after(newton.expected_first() * newton.tolerance_);
        next_tolerance = newton.memory_.contraction <= enough
                           ? std::clamp(0.5 * enough, linear_tolerance, loosest_linear_tolerance)
                           : std::clamp(part_of_contraction * newton.memory_.contraction,
                                        linear_tolerance,
                                        loosest_first);
      }
    newton.last_residual_ = residual_norm;
    newton.tolerance_before_ = newton.linear_tolerance_;
    newton.linear_tolerance_ = next_tolerance;
    return newton.adapts_ ? newton.set_linear_tolerance(next_tolerance) : 0;
  }

  void Newton::remember_first(const double update)
  {
    memory_.first_updates = {memory_.first_updates[1], update};
  }

  double Newton::expected_first() const
  {
    return memory_.first_updates[0] > 0.
             ? std::max(memory_.first_updates[0], memory_.first_updates[1])
             : 0.;
  }

  PetscErrorCode Newton::set_linear_tolerance(const double relative)
  {
    KSP krylov = nullptr;
    PetscReal rtol = 0., atol = 0., dtol = 0.;
    PetscInt most = 0;
    PetscErrorCode code = SNESGetKSP(snes_, &krylov);
    if (code == 0)
      code = KSPGetTolerances(krylov, &rtol, &atol, &dtol, &most);
    return code == 0 ? KSPSetTolerances(krylov, relative, atol, dtol, most) : code;
  }
} // namespace softlattice
