// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// A clamped block with a force in it that is made for the displacement
//   u_x = a sin(pi x) sin(2 pi y), u_y = a sin(2 pi x) sin(pi y)   (times sin(pi z) in 3D, u_z = 0)
// and its order of convergence, with the part beside formulas, which state the force.
#include "tests/strain/strain_run.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  constexpr double edge = 1e-6, size = 1e-9;

  /// The force from the second derivatives of u: f_i = - (lambda + G) d_i div u - G laplace u.
  std::string clamped_block(const int dimension, const int degree, const int cells)
  {
    const bool is_3d = dimension == 3;
    const std::string z = is_3d ? "*sin(p*z)" : "", cz = is_3d ? "*cos(p*z)" : "";
    const std::string ux = "a*sin(p*x)*sin(2*p*y)" + z, uy = "a*sin(2*p*x)*sin(p*y)" + z;
    const std::string laplace = is_3d ? "6" : "5"; // of both, times - p^2
    const std::string uxy = "2*a*cos(p*x)*cos(2*p*y)" + z, vxy = "2*a*cos(2*p*x)*cos(p*y)" + z;
    std::string energy = "-p^2*((lambda + G)*(" + ux + " - " + vxy + ") + G*" + laplace + "*" + ux +
                         ")*ux" + " - p^2*((lambda + G)*(" + uy + " - " + uxy + ") + G*" + laplace +
                         "*" + uy + ")*uy";
    if (is_3d)
      energy += " + p^2*(lambda + G)*a*(cos(p*x)*sin(2*p*y) + sin(2*p*x)*cos(p*y))" + cz + "*uz";
    const double shear = 15e9 / 2.6;
    return fmt::format(
      "subsection Model\n set Parts = strain, expressions\n"
      " set Constants = p = pi/1e-6, a = 1e-9, G = {0:.17g}, lambda = {1:.17g}\n"
      " set Free energy = {2}\nend\n"
      "subsection Geometry\n set Kind = box\n set Size = {3}\nend\n"
      "subsection Strain\n set Clamped boundaries = left, right, bottom, top{4}\nend\n"
      "subsection Discretisation\n set Adaptive = false\n set Polynomial degree = {5}\n"
      " set Finest cell = {6:.17g} m\nend\n"
      "subsection Time\n set End time = 1 s\n set Relative tolerance = 1e-8\nend\n",
      shear,
      shear * 0.6 / 0.4,
      energy,
      is_3d ? "1 um, 1 um, 1 um" : "1 um, 1 um",
      is_3d ? ", front, back" : "",
      degree,
      1.0000001 * edge / cells);
  }

  double error(const int dimension, const int degree, const int cells)
  {
    StrainRun run(clamped_block(dimension, degree, cells));
    const double p = std::acos(-1.) / edge;
    return run.simulation->fields().measures().l2_error(run.number("ux"), [&](const auto &x) {
      return size * std::sin(p * x[0]) * std::sin(2. * p * x[1]) *
             (dimension == 3 ? std::sin(p * x[2]) : 1.);
    });
  }

  TEST(MadeToOrder, DisplacementsConvergeInTheOrderOfTheElements)
  {
    for (int degree = 1; degree <= 4; ++degree)
      {
        const int n = degree == 1 ? 16 : degree == 4 ? 4 : 8;
        const double coarse = error(2, degree, n), fine = error(2, degree, 2 * n);
        EXPECT_GE(std::log2(coarse / fine), degree + 1. - 0.3)
          << degree << ": " << coarse << ", " << fine;
        EXPECT_LT(fine, 0.02 * size * edge) << degree;
      }
  }

  TEST(MadeToOrder, SoInThreeDimensions)
  {
    const double coarse = error(3, 2, 4), fine = error(3, 2, 8);
    EXPECT_GE(std::log2(coarse / fine), 3. - 0.3) << coarse << ", " << fine;
    EXPECT_LT(fine, 0.02 * size * std::pow(edge, 1.5));
  }
} // namespace
