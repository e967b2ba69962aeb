// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/elasticity/voigt.h"

#include <cmath>

namespace softlattice
{
  namespace
  {
    // i and j of the component.
    constexpr std::array<std::array<std::size_t, 2>, 6> pairs = {
      {{0, 0}, {1, 1}, {2, 2}, {1, 2}, {0, 2}, {0, 1}}};
  } // namespace

  Stiffness cubic_stiffness(const double c11, const double c12, const double c44)
  {
    Stiffness c{};
    for (std::size_t i = 0; i < 3; ++i)
      {
        for (std::size_t j = 0; j < 3; ++j)
          c[i][j] = i == j ? c11 : c12;
        c[3 + i][3 + i] = c44;
      }
    return c;
  }

  Stiffness isotropic_stiffness(const double youngs_modulus, const double poisson_ratio)
  {
    const double shear = youngs_modulus / (2. * (1. + poisson_ratio));
    const double lambda = 2. * shear * poisson_ratio / (1. - 2. * poisson_ratio);
    return cubic_stiffness(lambda + 2. * shear, lambda, shear);
  }

  Stiffness full_stiffness(const std::array<double, 21> &upper)
  {
    Stiffness c{};
    std::size_t next = 0;
    for (std::size_t a = 0; a < 6; ++a)
      for (std::size_t b = a; b < 6; ++b)
        c[a][b] = c[b][a] = upper[next++];
    return c;
  }

  Rotation rotation_about_z(const double angle)
  {
    const double c = std::cos(angle), s = std::sin(angle);
    return {c, -s, 0., s, c, 0., 0., 0., 1.};
  }

  Stiffness rotated(const Stiffness &stiffness, const Rotation &by)
  {
    // C'_ijkl = R_ip R_jq R_kr R_ls C_pqrs
    Stiffness turned{};
    for (std::size_t a = 0; a < 6; ++a)
      for (std::size_t b = 0; b < 6; ++b)
        {
          const auto [i, j] = pairs[a];
          const auto [k, l] = pairs[b];
          for (std::size_t p = 0; p < 3; ++p)
            for (std::size_t q = 0; q < 3; ++q)
              for (std::size_t r = 0; r < 3; ++r)
                for (std::size_t s = 0; s < 3; ++s)
                  turned[a][b] += by[3 * i + p] * by[3 * j + q] * by[3 * k + r] * by[3 * l + s] *
                                  stiffness[voigt_of(p, q)][voigt_of(r, s)];
        }
    return turned;
  }

  Voigt rotated(const Voigt &strain, const Rotation &by)
  {
    Voigt turned{};
    for (std::size_t a = 0; a < 6; ++a)
      {
        const auto [i, j] = pairs[a];
        for (std::size_t p = 0; p < 3; ++p)
          for (std::size_t q = 0; q < 3; ++q)
            turned[a] += by[3 * i + p] * by[3 * j + q] * strain[voigt_of(p, q)] *
                         (p == q ? 1. : 0.5) * (i == j ? 1. : 2.);
      }
    return turned;
  }

  Stiffness operator+(const Stiffness &a, const Stiffness &b)
  {
    Stiffness sum = a;
    for (std::size_t i = 0; i < 6; ++i)
      sum[i] = a[i] + b[i];
    return sum;
  }

  Stiffness operator*(const double factor, const Stiffness &a)
  {
    Stiffness product = a;
    for (Voigt &row : product)
      row = factor * row;
    return product;
  }

  Voigt operator+(const Voigt &a, const Voigt &b)
  {
    Voigt sum = a;
    for (std::size_t i = 0; i < 6; ++i)
      sum[i] += b[i];
    return sum;
  }

  Voigt operator*(const double factor, const Voigt &a)
  {
    Voigt product = a;
    for (double &one : product)
      one *= factor;
    return product;
  }

  double dot(const Voigt &a, const Voigt &b)
  {
    double sum = 0.;
    for (std::size_t i = 0; i < 6; ++i)
      sum += a[i] * b[i];
    return sum;
  }

  Voigt times(const Stiffness &stiffness, const Voigt &strain)
  {
    Voigt stress{};
    for (std::size_t i = 0; i < 6; ++i)
      stress[i] = dot(stiffness[i], strain);
    return stress;
  }

  Voigt strain_of(const Gradient3 &gradient)
  {
    Voigt strain{};
    for (std::size_t i = 0; i < 3; ++i)
      for (std::size_t j = 0; j < 3; ++j)
        strain[voigt_of(i, j)] += gradient[3 * i + j];
    return strain;
  }

  bool is_positive_definite(const Stiffness &stiffness)
  {
    // The pivots of an elimination; what rounding makes of zero is none.
    Stiffness c = stiffness;
    double size = 0.;
    for (std::size_t i = 0; i < 6; ++i)
      size = std::fmax(size, std::abs(c[i][i]));
    for (std::size_t k = 0; k < 6; ++k)
      {
        if (!(c[k][k] > 1e-12 * size))
          return false;
        for (std::size_t i = k + 1; i < 6; ++i)
          for (std::size_t j = k + 1; j < 6; ++j)
            c[i][j] -= c[i][k] * c[k][j] / c[k][k];
      }
    return true;
  }

  Stiffness relaxed(const Stiffness &stiffness, const Selection &stress_free)
  {
    // One component after the other: a Schur complement of a Schur complement is that of both.
    Stiffness c = stiffness;
    for (std::size_t k = 0; k < 6; ++k)
      if (stress_free[k])
        {
          const Voigt row = c[k];
          for (std::size_t i = 0; i < 6; ++i)
            for (std::size_t j = 0; j < 6; ++j)
              c[i][j] = i == k || j == k ? 0. : c[i][j] - row[i] * row[j] / row[k];
        }
    return c;
  }

  double hydrostatic(const Voigt &stress)
  {
    return (stress[0] + stress[1] + stress[2]) / 3.;
  }

  double von_mises(const Voigt &s)
  {
    const double a = s[0] - s[1], b = s[1] - s[2], c = s[2] - s[0];
    return std::sqrt(0.5 * (a * a + b * b + c * c) +
                     3. * (s[3] * s[3] + s[4] * s[4] + s[5] * s[5]));
  }
} // namespace softlattice
