// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Fields that are at every moment where the energy does not change with them: displacements of an elastic body, and a
// field that smooths another one, against solutions that are known.
#include "tests/equations/case_run.h"
#include "tests/equations/exact_problem.h"

#include <gtest/gtest.h>

#include <cmath>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  // Plane strain of a body with a force in it that is made for the displacement
  //   u_x = 2 a S cos(pi y), u_y = a S sin(2 y), S = sin(pi x)^2, a = (1 + t)/100,
  // which leaves no traction at x = 0 and 1 and is given at y = 0 and 1.
  std::string loaded_body()
  {
    const std::string s = "sin(pi*x)^2", s1 = "pi*sin(2*pi*x)", s2 = "2*pi^2*cos(2*pi*x)";
    const std::string a = "(1 + t)/100";
    const std::string ux = a + "*2*" + s + "*cos(pi*y)", uy = a + "*" + s + "*sin(2*y)";
    const std::string force_x = "(-" + a + "*((lambda + 2*G)*2*" + s2 + "*cos(pi*y) - G*2*pi^2*" +
                                s + "*cos(pi*y) + (lambda + G)*2*" + s1 + "*cos(2*y)))";
    const std::string force_y = "(-" + a + "*(-(lambda + 2*G)*4*" + s + "*sin(2*y) + G*" + s2 +
                                "*sin(2*y) - (lambda + G)*2*pi*" + s1 + "*sin(pi*y)))";
    const auto displacement = [](const std::string &name, const std::string &exact) {
      return field(name, "set Kind = equilibrium\nset Exact solution = " + exact + "\n");
    };
    const auto given = [](const std::string &name, const std::string &exact) {
      return "subsection " + name + "\nset Values = front: " + exact + "; back: " + exact +
             "\nend\n";
    };
    return equations(
             "set Dimensionless = true\nset Fields = ux, uy\n"
             "set Constants = G = 2.5, lambda = 3.75\n"
             "set Free energy = lambda/2*(d(ux, x) + d(uy, y))^2 + G*(d(ux, x)^2 + d(uy, y)^2 + "
             "(d(ux, y) + d(uy, x))^2/2) - " +
               force_x + "*ux - " + force_y + "*uy\n",
             displacement("ux", ux) + displacement("uy", uy)) +
           "subsection Boundary conditions\n" + given("ux", ux) + given("uy", uy) + "end\n";
  }

  std::array<double, 2> errors_of_displacement(const unsigned int degree,
                                               const unsigned int n_cells,
                                               const bool refined)
  {
    Mesh<2> mesh(MPI_COMM_WORLD);
    make_box<2>(mesh, n_cells);
    if (refined)
      refine_a_third<2>(mesh, 5);
    ExactProblem<2> problem(loaded_body(), mesh, degree, {0., 1e-10, 0.});
    problem.integrate("TR-BDF2", 0.5, 2);
    return {problem.error(0, 0.5), problem.error(1, 0.5)};
  }

  TEST(Equilibrium, DisplacementsInOrder)
  {
    for (unsigned int degree = 1; degree <= 4; ++degree)
      for (const bool refined : {false, true})
        {
          const unsigned int n = degree == 1 ? 16 : 8;
          const auto coarse = errors_of_displacement(degree, n, refined);
          const auto fine = errors_of_displacement(degree, 2 * n, refined);
          for (const int i : {0, 1})
            EXPECT_GE(std::log2(coarse[i] / fine[i]), degree + 1. - 0.3)
              << "field " << i << ", degree " << degree << ", refined " << refined << ": "
              << coarse[i] << ", " << fine[i];
        }
  }

  // w - n = 0.1 laplace w at every moment, beside dn/dt = - (n - w) + S: second order in time, and the order of the
  // elements in space, which a degree of 4 makes negligible.
  TEST(Equilibrium, FollowsAFieldInTime)
  {
    const std::string wave = "cos(pi*x)*cos(pi*y)", in_time = "(1 + 0.5*cos(3*t))";
    const std::string part = "(1/(1 + 0.2*pi^2))";
    const std::string text =
      equations("set Dimensionless = true\nset Fields = n, w\nset Free energy = (n - w)^2/2\n",
                field("n",
                      "set Kind = non-conserved\nset Mobility = 1\nset Source = " + wave +
                        "*(-1.5*sin(3*t) + " + in_time + "*(1 - " + part +
                        "))\nset Exact solution = " + wave + "*" + in_time + "\n") +
                  field("w",
                        "set Kind = equilibrium\nset Gradient coefficient = 0.1\n"
                        "set Exact solution = " +
                          wave + "*" + in_time + "*" + part + "\n")) +
      "subsection Initial state\nset n = " + wave + "*1.5\nend\n";
    Mesh<2> mesh(MPI_COMM_WORLD);
    make_box<2>(mesh, 6);
    double error[2][2];
    for (const int halving : {0, 1})
      {
        ExactProblem<2> problem(text, mesh, 4);
        problem.integrate("TR-BDF2", 0.5, 8u << halving);
        for (const int field : {0, 1})
          error[halving][field] = problem.error(field, 0.5);
      }
    for (const int field : {0, 1})
      EXPECT_NEAR(std::log2(error[0][field] / error[1][field]), 2., 0.15) << "field " << field;
  }

  // A cylinder in plane strain whose misfit is e0 in all directions, in an infinite body (Eshelby 1957,
  // 10.1098/rspa.1957.0133): with moduli k times those around it u_r = A r inside and A R^2/r outside, where
  //   A = (3 lambda' + 2 G') e0/(2 (lambda' + G' + G)),   lambda' = k lambda, G' = k G,
  // makes the radial stress continuous. A quarter, with the displacement given on the outer sides. The interface is
  // 0.011 wide and R 0.25, which matters where the moduli differ, with w/R = 0.02.
  TEST(Equilibrium, CylinderOfEshelby)
  {
    for (const double k : {1., 2., 10.})
      {
        const double lambda = 1.5, shear = 1., misfit = 0.01, radius = 0.25;
        const double a =
          (3. * k * lambda + 2. * k * shear) * misfit / (2. * (k * lambda + k * shear + shear));
        const std::string square = "(x^2 + y^2)",
                          given = std::to_string(a / misfit) + "*e0*0.0625/";
        TextRun run(
          "subsection Model\nset Equations = expressions\nset Dimensionless = true\nset Fields = "
          "ux, uy\n"
          "set Constants = e0 = 0.01, k = " +
          std::to_string(k) +
          "\nset Definitions = h = 0.5*(1 - tanh((sqrt(x^2 + y^2) - 0.25)/0.005)); "
          "xx = d(ux, x) - e0*h; yy = d(uy, y) - e0*h; zz = -e0*h; xy2 = d(ux, y) + d(uy, x)\n"
          "set Free energy = (1 + (k - 1)*h)*(1.5/2*(xx + yy + zz)^2 + xx^2 + yy^2 + zz^2 + "
          "xy2^2/2)\n"
          "subsection Field ux\nset Kind = equilibrium\nset Absolute tolerance = 1e-6\nend\n"
          "subsection Field uy\nset Kind = equilibrium\nset Absolute tolerance = 1e-6\nend\nend\n"
          "subsection Geometry\nset Kind = box\nset Size = 1, 1\nend\n"
          "subsection Boundary conditions\n"
          "subsection ux\nset Values = left: 0; right: " +
          given + square + "; top: " + given + square + "*x\nend\n" +
          "subsection uy\nset Values = bottom: 0; right: " + given + square + "*y; top: " + given +
          square +
          "\nend\nend\n"
          "subsection Discretisation\nset Finest cell = 0.015625\nset Adaptive = false\nend\n"
          "subsection Time\nset End time = 1\nend\n");
        const auto &measures = run.simulation->fields().measures();
        const auto displacement = [&](const std::array<double, 3> &place) {
          const double square = place[0] * place[0] + place[1] * place[1];
          return a * place[0] * std::min(1., radius * radius / square);
        };
        const double size =
          std::sqrt(0.5) * a * radius * radius; // about: a R^2 x/r^2 over the square
        for (const std::size_t field : {0, 1})
          {
            const double error = measures.l2_error(field, [&](const std::array<double, 3> &place) {
              return displacement({place[field], place[1 - field], 0.});
            });
            EXPECT_LE(error, 0.01 * size) << "k = " << k << ", field " << field;
            EXPECT_GT(error, 0.) << "k = " << k;
          }
      }
  }
} // namespace
