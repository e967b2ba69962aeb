// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/run/noisy_steps.h"

#include "solver/time/step_end.h"

#include <limits>

namespace softlattice
{
  namespace
  {
    // That rounding does not make it longer: by a tenth of a per cent at most.
    constexpr double shortened = 0.999;
  } // namespace

  void NoisySteps::reinit()
  {
    problem_.reinit();
    longest_.reset();
  }

  double NoisySteps::longest_step(const double t)
  {
    if (!longest_)
      {
        double wave = scenario_.thermal_noise(t).value().shortest_wave;
        if (!(wave > 0.))
          {
            const double width = scenario_.interface_width();
            wave = width > 0. ? 2. * width : 8. * fields_.figures().finest_cell;
          }
        const double rate = fields_.measures().relaxation_rate(t, wave);
        longest_ =
          rate > 0. ? rounded_step(shortened / rate) : std::numeric_limits<double>::infinity();
      }
    return *longest_;
  }

  void NoisySteps::begin(const double t, const double dt, Integrator &integrator)
  {
    const ThermalNoise noise = scenario_.thermal_noise(t).value();
    problem_.set_force(
      [&](State &force) {
        fields_.draw_noise({noise.energy, noise.seed, step_, t, dt}, force);
      },
      dt,
      integrator);
  }

  void NoisySteps::accept()
  {
    problem_.accept();
    ++step_;
    longest_.reset();
  }
} // namespace softlattice
