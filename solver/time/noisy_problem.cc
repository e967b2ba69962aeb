// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/time/noisy_problem.h"

#include "solver/time/linear_combination.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    // Of the filtered increment in the filtered estimate, at most and in any mode.
    constexpr double noise_in_estimate = 2. / 3.;
  } // namespace

  void NoisyProblem::reinit()
  {
    for (State *state : {&force_, &before_, &known_, &increment_})
      inner_.initialise(*state);
  }

  void NoisyProblem::set_force(const std::function<void(State &force)> &draw,
                               const double dt,
                               Integrator &integrator)
  {
    dt_ = dt;
    before_.swap(force_);
    draw(force_);
    combine(before_, {{1., force_}, {-1., before_}});
    integrator.rate_jumps(before_);
  }

  double NoisyProblem::strength(const State &state, const unsigned int field)
  {
    const auto &values = state.block(field);
    return values.l2_norm() / std::sqrt(static_cast<double>(values.size()));
  }

  void NoisyProblem::accept()
  {
    constexpr double memory = 0.8;
    const bool is_first = usual_.empty();
    usual_.resize(increment_.n_blocks(), 0.);
    for (unsigned int i = 0; i < usual_.size(); ++i)
      {
        const double square = std::pow(strength(increment_, i), 2) / dt_;
        usual_[i] = is_first ? square : memory * usual_[i] + (1. - memory) * square;
      }
  }

  void NoisyProblem::keep(StepMemory &memory) const
  {
    inner_.keep(memory);
    memory.keep("noise/force", force_);
    memory.keep("noise/usual increments", usual_);
  }

  void NoisyProblem::recall(StepMemory &memory)
  {
    inner_.recall(memory);
    reinit();
    force_ = memory.state("noise/force");
    usual_ = memory.list_or_none("noise/usual increments", increment_.n_blocks());
  }

  void NoisyProblem::rate(const double t,
                          const AtJump side,
                          const State &u,
                          State &result,
                          const Finish &finish)
  {
    inner_.rate(t,
                side,
                u,
                result,
                [&](const unsigned int block, const unsigned int begin, const unsigned int end) {
                  const double *const force = force_.block(block).begin();
                  double *const rate = result.block(block).begin();
                  for (unsigned int k = begin; k < end; ++k)
                    rate[k] += force[k];
                  if (finish)
                    finish(block, begin, end);
                });
  }

  StageReport NoisyProblem::solve_stage(const double t,
                                        const double weight,
                                        const State &known,
                                        const double tolerance,
                                        State &u)
  {
    combine(known_, {{1., known}, {weight, force_}});
    return inner_.solve_stage(t, weight, known_, tolerance, u);
  }

  unsigned int NoisyProblem::filter(State &estimate)
  {
    combine(increment_, {{dt_, force_}});
    const unsigned int iterations = inner_.filter(increment_);
    return iterations + inner_.filter(estimate);
  }

  std::vector<double> NoisyProblem::error_ratios(const State &estimate, const State &u)
  {
    std::vector<double> ratios = inner_.error_ratios(estimate, u);
    const std::vector<double> of_noise = inner_.error_ratios(increment_, u);
    for (std::size_t i = 0; i < ratios.size(); ++i)
      {
        double part = 1.; // of the increment that counts
        if (!usual_.empty() && usual_[i] > 0.)
          part = std::min(1., 2. * std::sqrt(usual_[i] * dt_) / strength(increment_, i));
        if (estimate.block(i).linfty_norm() > part * increment_.block(i).linfty_norm())
          continue;
        const double noise = noise_in_estimate * part * of_noise[i];
        // What is not a number stays one.
        if (const double rest = ratios[i] * ratios[i] - noise * noise; std::isfinite(rest))
          ratios[i] = std::sqrt(std::max(0., rest));
      }
    return ratios;
  }
} // namespace softlattice
