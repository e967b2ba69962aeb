// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/time/rkc2.h"

#include "solver/time/linear_combination.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace softlattice
{
  namespace
  {
    constexpr double damping = 2. / 13.;

    /// Chebyshev polynomial of the first kind with its first two derivatives.
    struct Chebyshev
    {
      double value, first, second;
    };

    constexpr const char *rate_of_rkc2 = "RKC2/rate at the beginning"; // in a StepMemory
  }                                                                    // namespace

  unsigned int Rkc2::stages_for(const double dt, const double spectral_radius)
  {
    // Stability interval of s stages: 2/3 (s^2 - 1) (1 - 2/15 damping).
    const double needed = dt * spectral_radius / (2. / 3. * (1. - 2. / 15. * damping));
    const double stages = std::ceil(std::sqrt(1. + needed));
    return static_cast<unsigned int>(std::min(std::max(2., stages), 1e9));
  }

  Trial Rkc2::attempt(Problem &problem,
                      const double t,
                      const double dt,
                      const State &u,
                      State &result)
  {
    Trial trial;
    const bool rate_has_changed = problem.begin_step(t, u);
    if (!has_rate_)
      allocate(problem);
    if (!has_rate_ || rate_has_changed)
      problem.rate(t, AtJump::after, u, rate_begin_);
    const unsigned int s = stages_for(dt, problem.spectral_radius(t, u));
    trial.stages = s;
    if (s > most_stages)
      {
        trial.solved = false;
        trial.failure = "the explicit method needs " + std::to_string(s) + " stages";
        return trial;
      }

    const double w0 = 1. + damping / (double(s) * s);
    std::vector<Chebyshev> polynomial(s + 1);
    polynomial[0] = {1., 0., 0.};
    polynomial[1] = {w0, 1., 0.};
    for (unsigned int j = 2; j <= s; ++j)
      {
        const Chebyshev &a = polynomial[j - 1], &b = polynomial[j - 2];
        polynomial[j] = {2. * w0 * a.value - b.value,
                         2. * a.value + 2. * w0 * a.first - b.first,
                         4. * a.first + 2. * w0 * a.second - b.second};
      }
    const double w1 = polynomial[s].first / polynomial[s].second;
    const auto weight = [&](const unsigned int j) {
      const Chebyshev &p = polynomial[std::max(j, 2u)];
      return p.second / (p.first * p.first);
    };

    // Stage j makes y_j in the place of y_j-2; y_0 = u, y_1 = u + mu_1 dt f(u).
    const double b1 = weight(1);
    combine(last_, {{1., u}, {b1 * w1 * dt, rate_begin_}});
    double c_before = 0., c_last = b1 * w1;
    for (unsigned int j = 2; j <= s; ++j)
      {
        const double bj = weight(j), b_last = weight(j - 1), b_before = weight(j - 2);
        const double mu = 2. * bj * w0 / b_last;
        const double nu = -bj / b_before;
        const double mu_rate = 2. * bj * w1 / b_last;
        const double gamma_rate = -(1. - b_last * polynomial[j - 1].value) * mu_rate;
        const State &before = j == 2 ? u : before_last_;
        State &next = j == s ? result : before_last_;
        problem.rate(
          t + c_last * dt,
          AtJump::before,
          last_,
          rate_,
          [&](const unsigned int block, const unsigned int begin, const unsigned int end) {
            const double *y0 = u.block(block).begin();
            const double *y1 = last_.block(block).begin();
            const double *y2 = before.block(block).begin();
            const double *rate = rate_.block(block).begin();
            const double *rate0 = rate_begin_.block(block).begin();
            double *y = next.block(block).begin();
            DEAL_II_OPENMP_SIMD_PRAGMA
            for (unsigned int k = begin; k < end; ++k)
              y[k] = (1. - mu - nu) * y0[k] + mu * y1[k] + nu * y2[k] +
                     dt * (mu_rate * rate[k] + gamma_rate * rate0[k]);
          });

        const double c = mu * c_last + nu * c_before + mu_rate + gamma_rate;
        c_before = c_last;
        c_last = c;
        before_last_.swap(last_);
      }

    // The surroundings may jump where the step ends: what it follows are those before.
    problem.rate(t + dt, AtJump::before, result, rate_);
    // Estimate: 0.8 (u - y) + 0.4 dt (f(u) + f(y)).
    combine(before_last_, {{0.8, u}, {-0.8, result}, {0.4 * dt, rate_begin_}, {0.4 * dt, rate_}});
    trial.error_ratio = problem.error_ratio(before_last_, result);
    return trial;
  }

  void Rkc2::allocate(const Problem &problem)
  {
    for (State *state : {&rate_begin_, &rate_, &before_last_, &last_})
      problem.initialise(*state);
  }

  void Rkc2::keep(StepMemory &memory) const
  {
    if (has_rate_)
      memory.keep(rate_of_rkc2, rate_begin_);
  }

  void Rkc2::recall(StepMemory &memory, const Problem &problem)
  {
    has_rate_ = memory.has_state(rate_of_rkc2);
    if (!has_rate_)
      return;
    allocate(problem);
    rate_begin_ = memory.state(rate_of_rkc2);
  }

  void Rkc2::accept()
  {
    rate_begin_.swap(rate_);
    has_rate_ = true;
  }

  void Rkc2::rate_jumps(const State &change)
  {
    if (has_rate_)
      combine(rate_begin_, {{1., rate_begin_}, {1., change}});
  }
} // namespace softlattice
