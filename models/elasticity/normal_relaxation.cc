// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/constants.h"
#include "models/elasticity/elastic_energy.h"

#include <cmath>
#include <vector>

namespace softlattice
{
  namespace
  {
    using Place = std::array<double, 3>;

    /// Evenly spread, of a half of all directions.
    std::vector<Place> normals(const int dimension)
    {
      constexpr int n_in_plane = 36, n_in_space = 400;
      std::vector<Place> all;
      for (int k = 0; dimension == 2 && k < n_in_plane; ++k)
        {
          const double angle = constants::pi * (k + 0.5) / n_in_plane;
          all.push_back({std::cos(angle), std::sin(angle), 0.});
        }
      // The spiral of Fibonacci, by which cubic moduli are averaged to 1e-4.
      const double golden = constants::pi * (3. - std::sqrt(5.));
      for (int k = 0; dimension == 3 && k < n_in_space; ++k)
        {
          const double z = (k + 0.5) / n_in_space, r = std::sqrt(1. - z * z);
          all.push_back({r * std::cos(golden * k), r * std::sin(golden * k), z});
        }
      return all;
    }

    /// t.G^-1.t of a symmetric positive definite G of so many rows.
    double inverse_form(std::array<Place, 3> g, Place t, const int rows)
    {
      double sum = 0.;
      for (int k = 0; k < rows; ++k) // by elimination: sum of squares over pivots
        {
          sum += t[k] * t[k] / g[k][k];
          for (int i = k + 1; i < rows; ++i)
            {
              const double part = g[i][k] / g[k][k];
              t[i] -= part * t[k];
              for (int j = k + 1; j < rows; ++j)
                g[i][j] -= part * g[k][j];
            }
        }
      return sum;
    }
  } // namespace

  double normal_relaxation(const ElasticEnergy &energy, const int dimension)
  {
    const Stiffness c = 0.5 * (energy.ht + energy.lt);
    const Voigt stress = times(c, energy.phase_misfit);
    const std::vector<Place> all = normals(dimension);
    double sum = 0.;
    for (const Place &n : all)
      {
        Place t{};
        std::array<Place, 3> acoustic{};
        for (int i = 0; i < dimension; ++i)
          for (int j = 0; j < dimension; ++j)
            {
              t[i] += stress[voigt_of(i, j)] * n[j];
              for (int k = 0; k < dimension; ++k)
                for (int l = 0; l < dimension; ++l)
                  acoustic[i][k] += c[voigt_of(i, j)][voigt_of(k, l)] * n[j] * n[l];
            }
        sum += inverse_form(acoustic, t, dimension);
      }
    return sum / double(all.size());
  }

  double inclusion_energy(const ElasticEnergy &energy)
  {
    const Voigt &m = energy.phase_misfit;
    return 0.5 * (dot(m, times(0.5 * (energy.ht + energy.lt), m)) - normal_relaxation(energy, 3));
  }
} // namespace softlattice
