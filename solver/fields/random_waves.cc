// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/random_waves.h"

#include "models/constants.h"
#include "solver/nucleation/random_stream.h"

#include <cmath>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t n_waves = 100;
  }

  std::vector<Wave> random_waves(const std::uint64_t seed,
                                 const double length,
                                 const int dimension,
                                 const std::array<double, 3> &periods)
  {
    using constants::pi;
    const std::uint64_t purpose = number_of_name("waves of an initial state");
    std::vector<Wave> waves(n_waves);
    for (std::size_t i = 0; i < n_waves; ++i)
      {
        RandomStream stream({seed, 0, 0, 0}, purpose, i);
        std::vector<double> normal(3);
        draw_normal(stream, normal);
        Wave &wave = waves[i];
        wave.amplitude = std::sqrt(2. / static_cast<double>(n_waves));
        wave.phase = 2. * pi * stream.uniform();
        for (int d = 0; d < dimension; ++d)
          {
            wave.wave_vector[d] = normal[d] / length;
            if (const double least = periods[d] > 0. ? 2. * pi / periods[d] : 0.; least > 0.)
              wave.wave_vector[d] = least * std::round(wave.wave_vector[d] / least);
          }
      }
    return waves;
  }
} // namespace softlattice
