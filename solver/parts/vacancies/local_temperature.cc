// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/vacancies/local_temperature.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  void EntropyAtPlace::evaluate(const NodeRange nodes,
                                const double *const *u,
                                double *value,
                                double *const *gradient,
                                double *const *hessian) const
  {
    const double per_kelvin = defect_.site_density() * constants::boltzmann;
    for (std::size_t k = nodes.begin; k < nodes.end; ++k)
      {
        const double c = u[0][k], more = per_kelvin * (u[1][k] - state_.temperature);
        if (value != nullptr)
          value[k] = more * MobileDefect::minus_entropy(c);
        if (gradient != nullptr && gradient[0] != nullptr)
          gradient[0][k] = more * std::log(c / (1. - c));
        if (hessian != nullptr && hessian[0] != nullptr)
          hessian[0][k] = more / (c * (1. - c));
      }
    const auto clear = [&](double *const row) {
      if (row != nullptr)
        std::fill(row + nodes.begin, row + nodes.end, 0.);
    };
    if (gradient != nullptr)
      clear(gradient[1]);
    for (std::size_t i = 1; hessian != nullptr && i < 3; ++i)
      clear(hessian[i]);
  }

  void EntropyAtPlace::potential_by_temperature(const std::size_t n,
                                                const double *fraction,
                                                double *value,
                                                double *by_fraction) const
  {
    const double per_kelvin = defect_.site_density() * constants::boltzmann;
    for (std::size_t k = 0; k < n; ++k)
      {
        const double c = fraction[k];
        if (value != nullptr)
          value[k] = per_kelvin * std::log(c / (1. - c));
        if (by_fraction != nullptr)
          by_fraction[k] = per_kelvin / (c * (1. - c));
      }
  }
} // namespace softlattice
