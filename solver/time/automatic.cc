// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/time/automatic.h"

#include <stdexcept>

namespace softlattice
{
  namespace
  {
    // An implicit step does more besides than an explicit stage: Newton's updates, vector sums of the
    // Krylov method, copies. Measured per application: see the bench target.
    constexpr double implicit_overhead = 1.5;
    // Who is in use stays so unless the other is clearly better: a change costs a restart.
    constexpr double hysteresis = 1.25;
  } // namespace

  Integrator &
  Automatic::choose(Problem &problem, const double t, const double dt, const State &u)
  {
    const unsigned int stages = Rkc2::stages_for(dt, problem.spectral_radius(t, u));
    const double explicit_cost = stages * (in_use_ == &implicit_ ? hysteresis : 1.);
    const double implicit_cost =
      implicit_overhead * implicit_applications_ * (in_use_ == &explicit_ ? hysteresis : 1.);
    if (stages <= Rkc2::most_stages && explicit_cost < implicit_cost)
      return explicit_;
    return implicit_;
  }

  Trial Automatic::attempt(Problem &problem,
                           const double t,
                           const double dt,
                           const State &u,
                           State &result)
  {
    Integrator &chosen = choose(problem, t, dt, u);
    if (&chosen != in_use_)
      chosen.restart();
    in_use_ = &chosen;
    const unsigned long before = problem.n_applications();
    const Trial trial = chosen.attempt(problem, t, dt, u, result);
    if (&chosen == &implicit_ && trial.solved)
      implicit_applications_ +=
        0.3 * (double(problem.n_applications() - before) - implicit_applications_);
    return trial;
  }

  void Automatic::restart()
  {
    implicit_.restart();
    explicit_.restart();
  }

  std::unique_ptr<Integrator> make_integrator(const std::string &name)
  {
    if (name == "auto")
      return std::make_unique<Automatic>();
    if (name == "TR-BDF2")
      return std::make_unique<TrBdf2>();
    if (name == "RKC2")
      return std::make_unique<Rkc2>();
    throw std::logic_error("no integrator '" + name + "'");
  }
} // namespace softlattice
