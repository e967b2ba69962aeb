// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/moisture/layered_slab.h"

#include <cmath>
#include <utility>

namespace softlattice
{
  namespace
  {
    /// Eigenvalues, on the diagonal afterwards, and eigenvectors, in columns, of a symmetric matrix by Jacobi's
    /// rotations (Golub and Van Loan, Matrix Computations, section 8.5).
    void diagonalise(std::vector<double> &matrix, std::vector<double> &vectors, const std::size_t n)
    {
      vectors.assign(n * n, 0.);
      for (std::size_t i = 0; i < n; ++i)
        vectors[i * n + i] = 1.;
      constexpr int most_sweeps = 60;
      for (int sweep = 0; sweep < most_sweeps; ++sweep)
        {
          bool is_diagonal = true;
          for (std::size_t p = 0; p + 1 < n; ++p)
            for (std::size_t q = p + 1; q < n; ++q)
              {
                const double off = matrix[p * n + q];
                // Relative to both: slow modes beside fast ones keep their digits.
                if (std::abs(off) <=
                    1e-16 * std::sqrt(std::abs(matrix[p * n + p] * matrix[q * n + q])))
                  continue;
                is_diagonal = false;
                const double theta = (matrix[q * n + q] - matrix[p * n + p]) / (2. * off);
                const double t =
                  std::copysign(1., theta) / (std::abs(theta) + std::sqrt(theta * theta + 1.));
                const double c = 1. / std::sqrt(t * t + 1.), s = t * c;
                const auto rotate = [c, s](double &a, double &b) {
                  const double before = a;
                  a = c * before - s * b;
                  b = s * before + c * b;
                };
                for (std::size_t k = 0; k < n; ++k)
                  rotate(matrix[k * n + p], matrix[k * n + q]);
                for (std::size_t k = 0; k < n; ++k)
                  rotate(matrix[p * n + k], matrix[q * n + k]);
                for (std::size_t k = 0; k < n; ++k)
                  rotate(vectors[k * n + p], vectors[k * n + q]);
                matrix[p * n + q] = matrix[q * n + p] = 0.;
              }
          if (is_diagonal)
            return;
        }
    }
  } // namespace

  LayeredSlab::LayeredSlab(std::vector<double> thicknesses)
    : thicknesses_(std::move(thicknesses))
    , n_nodes_(thicknesses_.size() * cells_per_layer)
  {}

  std::vector<double> LayeredSlab::node_contents(const std::vector<double> &contents,
                                                 const double content_at_end) const
  {
    std::vector<double> all(n_nodes_, 0.);
    all.back() = content_at_end;
    for (std::size_t cell = 0; cell < n_nodes_; ++cell)
      {
        const std::size_t layer = cell / cells_per_layer;
        const double half = contents[layer] * thicknesses_[layer] / cells_per_layer / 2.;
        all[cell] += half;
        if (cell > 0)
          all[cell - 1] += half;
      }
    return all;
  }

  LayeredSlab::Modes LayeredSlab::modes(const std::vector<double> &diffusivities,
                                        const std::vector<double> &contents,
                                        const double content_at_end) const
  {
    const std::size_t n = n_nodes_;
    Modes modes;
    modes.content = node_contents(contents, content_at_end);
    std::vector<double> matrix(n * n, 0.);
    double first = 0.; // conductance of the cell at the air [kg/(m^2 s)]
    for (std::size_t cell = 0; cell < n; ++cell)
      {
        const std::size_t layer = cell / cells_per_layer;
        const double length = thicknesses_[layer] / cells_per_layer;
        const double conductance = diffusivities[layer] * contents[layer] / length;
        matrix[cell * n + cell] += conductance;
        if (cell == 0)
          {
            first = conductance;
            continue;
          }
        matrix[(cell - 1) * n + cell - 1] += conductance;
        matrix[(cell - 1) * n + cell] -= conductance;
        matrix[cell * n + cell - 1] -= conductance;
      }
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        matrix[i * n + j] /= std::sqrt(modes.content[i] * modes.content[j]);
    diagonalise(matrix, modes.vectors, n);
    for (std::size_t k = 0; k < n; ++k)
      {
        modes.rates.push_back(matrix[k * n + k]);
        modes.drive.push_back(modes.vectors[k] * first / std::sqrt(modes.content.front()));
      }
    return modes;
  }

  std::vector<double> LayeredSlab::amplitudes(const Modes &modes,
                                              const std::vector<double> &activities)
  {
    const std::size_t n = activities.size();
    std::vector<double> amplitudes(n, 0.);
    for (std::size_t i = 0; i < n; ++i)
      {
        const double scaled = std::sqrt(modes.content[i]) * activities[i];
        for (std::size_t k = 0; k < n; ++k)
          amplitudes[k] += modes.vectors[i * n + k] * scaled;
      }
    return amplitudes;
  }

  std::vector<double> LayeredSlab::activities(const Modes &modes,
                                              const std::vector<double> &amplitudes)
  {
    const std::size_t n = amplitudes.size();
    std::vector<double> activities(n, 0.);
    for (std::size_t i = 0; i < n; ++i)
      {
        for (std::size_t k = 0; k < n; ++k)
          activities[i] += modes.vectors[i * n + k] * amplitudes[k];
        activities[i] /= std::sqrt(modes.content[i]);
      }
    return activities;
  }

  double LayeredSlab::amplitude_after(const Modes &modes,
                                      const std::size_t k,
                                      const double before,
                                      const double a,
                                      const double slope,
                                      const double time)
  {
    const double rate = modes.rates[k];
    const double gained = -std::expm1(-rate * time);
    // What it comes to, and how far that has moved; a mode that hardly moves needs the series.
    const double at_rest = modes.drive[k] / rate, x = rate * time;
    const double late = x < 1e-4 ? x * time * (0.5 - x / 6.) : time - gained / rate;
    return before + (at_rest * a - before) * gained + at_rest * slope * late;
  }
} // namespace softlattice
