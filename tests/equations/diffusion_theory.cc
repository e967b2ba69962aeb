// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Transformations that diffusion decides, by formulas alone, against exact theory: growth after Zener, and how fast the
// waves of a ternary mixture grow.
#include "tests/equations/case_run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  const double pi = std::acos(-1.);

  /// x = growth sqrt(D t) of a plate that takes what it needs from a matrix with the supersaturation s (Zener 1949,
  /// 10.1063/1.1698258; the exact solution for a plane): sqrt(pi) y exp(y^2) erfc(y) = s with y = growth/2.
  double zener_growth(const double s)
  {
    double low = 0., high = 10.;
    for (int i = 0; i < 100; ++i)
      {
        const double y = 0.5 * (low + high);
        (std::sqrt(pi) * y * std::exp(y * y) * std::erfc(y) < s ? low : high) = y;
      }
    return 2. * low;
  }

  // Two parabolas of the same curvature A at 0 and 1, D = M A = 1. The plate begins at its equilibrium in a matrix of s.
  // The width of the interface and its kinetics shift x by a constant and its square root law by (width/x)^2, 1e-3. The
  // barrier between the parabolas makes the interface thinner than the wells alone, 2 instead of 4.4.
  TEST(LongDiffusionTheory, ZenerGrowth)
  {
    constexpr double s = 0.3;
    const std::string text = std::to_string(s);
    TextRun run(
      "subsection Model\nset Equations = expressions\nset Dimensionless = true\n"
      "set Fields = c, eta\n"
      "set Definitions = h = eta^3*(10 - 15*eta + 6*eta^2)\n"
      "set Free energy = (1 - h)*c^2/2 + h*(1 - c)^2/2 + 0.5*eta^2*(1 - eta)^2\n"
      "subsection Field c\nset Kind = conserved\nset Mobility = 1\nend\n"
      "subsection Field eta\nset Kind = non-conserved\nset Mobility = 10\n"
      "set Gradient coefficient = 1\nend\nend\n"
      "subsection Geometry\nset Kind = box\nset Size = 400, 6.25\nend\n"
      "subsection Initial state\nset eta = (1 - tanh((x - 10)/2))/2\n"
      "set c = " +
      text + " + (1 - " + text +
      ")*(1 - tanh((x - 10)/2))/2\nend\n"
      "subsection Discretisation\nset Interface width = 2\nset Points per interface = 10\nend\n"
      "subsection Time\nset End time = 4000\nset Relative tolerance = 1e-4\nend\n");
    const auto position = [&] { return 400. * run.measure().fields[1].mean; };
    run.advance_to(1000.);
    const double first = position();
    run.advance_to(4000.);
    const double growth = (position() - first) / (std::sqrt(4000.) - std::sqrt(1000.));
    std::printf("  supersaturation %.1f: growth %.5f, exactly %.5f; %u steps\n",
                s,
                growth,
                zener_growth(s),
                run.n_steps);
    EXPECT_NEAR(growth, zener_growth(s), 0.003 * zener_growth(s));
  }

  // c = d = 1/3 of three components that dislike each other alike (w = 4), with mobilities of vacancies and kappa = 1:
  //   rates = eigenvalues of - k^2 M (F + k^2),  M = 1/9 (2, -1; -1, 2),  F = (6 - 2 w, 3 - w; 3 - w, 6 - 2 w)
  // of which the modes are (1, 1), with k^2/9 (3 w - 9 - k^2), and (1, -1), with k^2/3 (w - 3 - k^2): the wave length that
  // grows fastest has k^2 = (3 w - 9)/2 = 3/2.
  TEST(DiffusionTheory, WavesOfATernaryMixture)
  {
    constexpr double length = 20., amplitude = 1e-5;
    std::string waves;
    for (int n = 3; n <= 12; ++n)
      waves += (waves.empty() ? "" : " + ") + std::string("cos(") + std::to_string(n) + "*pi*x/20)";
    TextRun run(
      "subsection Model\nset Equations = expressions\nset Dimensionless = true\n"
      "set Fields = c, d\nset Constants = w = 4\n"
      "set Definitions = e = 1 - c - d\n"
      "set Free energy = c*log(c) + d*log(d) + e*log(e) + w*(c*d + c*e + d*e)\n"
      "subsection Field c\nset Kind = conserved\nset Gradient coefficient = 1\n"
      "set Mobility = c*(1 - c)\nset Cross mobilities = d: -c*d\nset Relative tolerance = 1e-5\n"
      "set Absolute tolerance = 1e-11\nset Lowest value = 0\nset Highest value = 1\nend\n"
      "subsection Field d\nset Kind = conserved\nset Gradient coefficient = 1\n"
      "set Mobility = d*(1 - d)\nset Relative tolerance = 1e-5\nset Absolute tolerance = 1e-11\n"
      "set Lowest value = 0\nset Highest value = 1\nend\nend\n"
      "subsection Geometry\nset Kind = box\nset Size = 20, 1.25\nend\n"
      "subsection Initial state\nset c = 1/3 + 1e-5*(" +
      waves + ")\nset d = 1/3 + 1e-5*(" + waves +
      ")\nend\n"
      "subsection Discretisation\nset Polynomial degree = 4\nset Finest cell = 1.25\n"
      "set Adaptive = false\nend\n"
      "subsection Time\nset End time = 4\nend\n");
    run.advance_to(4.);
    const auto nodes = run.simulation->fields().measures().integration_nodes({});
    const auto &c = run.simulation->fields().state().block(0);
    double fastest = 0., k_of_fastest = 0.;
    for (int n = 3; n <= 12; ++n)
      {
        const double k = n * pi / length;
        double sum = 0.;
        for (std::size_t i = 0; i < nodes.node.size(); ++i)
          sum += nodes.weight[i] * (c.local_element(nodes.node[i]) - 1. / 3.) *
                 std::cos(k * nodes.place[0][i]);
        const double rate = std::log(2. * sum / (length * 1.25) / amplitude) / 4.;
        const double expected = k * k / 9. * (3. - k * k);
        EXPECT_NEAR(rate, expected, 0.002)
          << "k = " << k; // e^(2 rate t) amplitude is of second order
        if (rate > fastest)
          {
            fastest = rate;
            k_of_fastest = k;
          }
      }
    std::printf("  grows fastest: k = %.3f of multiples of %.3f, theory %.3f; %u steps\n",
                k_of_fastest,
                pi / length,
                std::sqrt(1.5),
                run.n_steps);
    EXPECT_NEAR(k_of_fastest, std::sqrt(1.5), 0.5 * pi / length);
  }
} // namespace
