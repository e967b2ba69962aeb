// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <array>
#include <cstddef>

/// Small symmetric tensors in Voigt's notation: xx, yy, zz, yz, xz, xy. Strains have twice the shear, so that the energy
/// density is e.C.e/2 and the stress C e.
namespace softlattice
{
  /// A strain or misfit beyond it is not small, which all laws of elasticity here take for granted [1].
  constexpr double largest_strain = 0.5;

  using Voigt = std::array<double, 6>;     ///< strain [1] or stress [Pa]
  using Stiffness = std::array<Voigt, 6>;  ///< symmetric [Pa]
  using Rotation = std::array<double, 9>;  ///< row by row, orthogonal
  using Selection = std::array<bool, 6>;   ///< some of the components
  using Gradient3 = std::array<double, 9>; ///< du_i/dx_j, row by row [1]

  /// The component to which the strain e_ij belongs.
  constexpr std::size_t voigt_of(const std::size_t i, const std::size_t j)
  {
    return i == j ? i : 6 - i - j;
  }

  /// E [Pa] above 0, nu [1] in (-1, 1/2).
  Stiffness isotropic_stiffness(double youngs_modulus, double poisson_ratio);
  Stiffness cubic_stiffness(double c11, double c12, double c44);
  /// From the upper triangle, row by row.
  Stiffness full_stiffness(const std::array<double, 21> &upper);

  /// About the third axis by an angle [rad].
  Rotation rotation_about_z(double angle);
  Stiffness rotated(const Stiffness &stiffness, const Rotation &by);
  /// Of a strain.
  Voigt rotated(const Voigt &strain, const Rotation &by);

  Stiffness operator+(const Stiffness &a, const Stiffness &b);
  Stiffness operator*(double factor, const Stiffness &a);
  Voigt operator+(const Voigt &a, const Voigt &b);
  Voigt operator*(double factor, const Voigt &a);
  Voigt times(const Stiffness &stiffness, const Voigt &strain);
  double dot(const Voigt &a, const Voigt &b);
  /// The symmetric part.
  Voigt strain_of(const Gradient3 &gradient);

  /// Whether every strain costs energy.
  bool is_positive_definite(const Stiffness &stiffness);
  /// What is left where the selected components of the stress are zero, because the strain that belongs to them is
  /// free: the Schur complement, with zeros in their rows and columns. The stiffness has to be positive definite.
  Stiffness relaxed(const Stiffness &stiffness, const Selection &stress_free);

  /// Of a stress [Pa].
  double hydrostatic(const Voigt &stress); ///< a third of the trace
  double von_mises(const Voigt &stress);
} // namespace softlattice
