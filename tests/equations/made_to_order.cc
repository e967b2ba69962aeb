// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "tests/equations/made_to_order.h"

#include "tests/support/own_equations.h"

#include <array>
#include <vector>

namespace softlattice::tests
{
  namespace
  {
    struct Amplitude
    {
      std::string value, rate;
    };

    Amplitude amplitude(const Motion motion,
                        const std::array<std::string, 2> &linear,
                        const std::array<std::string, 2> &swinging)
    {
      const auto &[value, rate] = motion == Motion::swinging ? swinging : linear;
      return {value, rate};
    }

    /// cos(pi x) cos(pi y) [cos(pi z)], or with a sine along the axes of `by`.
    std::string product(const int dim, const std::string &by = "")
    {
      std::string text;
      for (int d = 0; d < dim; ++d)
        {
          const char axis = "xyz"[d];
          text += (d == 0 ? "(" : "*") +
                  std::string(by.find(axis) == std::string::npos ? "cos" : "sin") + "(pi*" + axis +
                  ")";
        }
      return text + ")";
    }

    std::string nothing_of(const std::vector<std::string> &fields)
    {
      std::string text = "subsection Initial state\n";
      for (const std::string &field : fields)
        text += "set " + field + " = 0\n";
      return text + "end\n";
    }
  } // namespace

  std::string chain_of_rates(const Motion motion, const int dim)
  {
    const auto [p, p1] =
      amplitude(motion, {"(1.5 + t)", "1"}, {"(1 + 0.5*cos(3*t))", "(-1.5*sin(3*t))"});
    const auto [q, q1] =
      amplitude(motion, {"(1 + t/2)", "0.5"}, {"(1 + 0.3*sin(2*t))", "(0.6*cos(2*t))"});
    const auto [s, s1] = amplitude(motion, {"(1 - t)", "(-1)"}, {"cos(2*t)", "(-2*sin(2*t))"});
    const std::string diffusion = dim == 2 ? "0.2*pi^2*" : "0.3*pi^2*";
    const auto waves = [&](const std::string &text) { return product(dim) + "*" + text; };
    return equations(
             "set Dimensionless = true\nset Fields = v, U, phi\n"
             "set Free energy = v^2/2 + U^2/2 + phi^2/2\n",
             field("v",
                   "set Kind = non-conserved\nset Mobility = 1\nset Source = 0.3*dt(U) + " +
                     waves("(" + s1 + " + " + s + " - 0.3*" + q1 + ")") +
                     "\nset Exact solution = " + waves(s) + "\n") +
               field(
                 "U",
                 "set Kind = conserved\nset Mobility = 0.1\nset Source = (0.5 + 0.2*U)*dt(phi) + " +
                   waves("(" + q1 + " + " + diffusion + q + ")") + " - (0.5 + 0.2*" + waves(q) +
                   ")*" + waves(p1) + "\nset Exact solution = " + waves(q) + "\n") +
               field("phi",
                     "set Kind = non-conserved\nset Mobility = 1\nset Source = " +
                       waves("(" + p1 + " + " + p + ")") + "\nset Exact solution = " + waves(p) +
                       "\n")) +
           nothing_of({"v", "U", "phi"});
  }

  std::string cross_mobilities(const Motion motion, const int dim)
  {
    const std::string q = product(dim), mixed = "(0.3*(1 + " + q + "/2))", d = std::to_string(dim);
    std::string square;
    for (const std::string axis : {"x", "y", "z"})
      if (dim == 3 || axis != "z")
        square += (square.empty() ? "(pi^2*(" : " + ") + product(dim, axis) + "^2";
    square += "))";
    const auto [p, p1] =
      amplitude(motion, {"(1 + t)", "1"}, {"(1 + 0.5*cos(3*t))", "(-1.5*sin(3*t))"});
    const auto [s, s1] =
      amplitude(motion, {"(1 - t/2)", "(-0.5)"}, {"(0.5*cos(4*t))", "(-2*sin(4*t))"});
    const std::string of_cross = "(-" + d + "*pi^2*" + mixed + "*" + q + " + 0.15*" + square + ")";
    const std::string potential = "((2 + 0.05*" + d + "*pi^2)*" + p + ")";
    return equations(
             "set Dimensionless = true\nset Fields = a, b\nset Free energy = a^2 + b^2/2\n",
             field("a",
                   "set Kind = conserved\nset Mobility = 1\nset Gradient coefficient = 0.05\n"
                   "set Cross mobilities = b: " +
                     mixed + "\nset Source = " + p1 + "*" + q + " + " + d + "*pi^2*" + potential +
                     "*" + q + " - " + s + "*" + of_cross + "\nset Exact solution = " + p + "*" +
                     q + "\n") +
               field("b",
                     "set Kind = conserved\nset Mobility = 0.5\nset Source = " + s1 + "*" + q +
                       " + 0.5*" + d + "*pi^2*" + s + "*" + q + " - " + potential + "*" + of_cross +
                       "\nset Exact solution = " + s + "*" + q + "\n")) +
           nothing_of({"a", "b"});
  }

  std::string gradient_energy(const Motion motion)
  {
    const auto [a, a1] =
      amplitude(motion, {"(t/4)", "(1/4)"}, {"(0.25*cos(3*t))", "(-0.75*sin(3*t))"});
    const std::string cx = "cos(pi*x)", cy = "cos(2*pi*y)", sx = "sin(pi*x)", sy = "sin(2*pi*y)";
    const std::string u = "(0.5 + " + a + "*" + cx + "*" + cy + ")";
    const std::string ux = "(-pi*" + a + "*" + sx + "*" + cy + ")";
    const std::string uy = "(-2*pi*" + a + "*" + cx + "*" + sy + ")";
    const std::string uxx = "(-pi^2*" + a + "*" + cx + "*" + cy + ")";
    const std::string uyy = "(-4*pi^2*" + a + "*" + cx + "*" + cy + ")";
    const std::string uxy = "(2*pi^2*" + a + "*" + sx + "*" + sy + ")";
    const std::string q = "(" + ux + "^2 + " + uy + "^2)";
    const std::string variation = "(" + u + "*" + ux + "^2 - 2*" + u + "*" + ux + "^2 - (2 + " + u +
                                  "^2)*" + uxx + " - " + uyy + " - " + q + "*(" + uxx + " + " +
                                  uyy + ") - 2*(" + ux + "^2*" + uxx + " + 2*" + ux + "*" + uy +
                                  "*" + uxy + " + " + uy + "^2*" + uyy + "))";
    return equations("set Dimensionless = true\nset Fields = u\n"
                     "set Free energy = (2 + u^2)/2*d(u, x)^2 + d(u, y)^2/2 + grad2(u)^2/4\n",
                     field("u",
                           "set Kind = non-conserved\nset Mobility = 0.5\nset Source = " + a1 +
                             "*" + cx + "*" + cy + " + 0.5*" + variation +
                             "\nset Exact solution = " + u + "\n")) +
           nothing_of({"u"});
  }

  std::string tilted_diffusion(const Motion motion, const int dim)
  {
    const auto [p, p1] =
      amplitude(motion, {"(1 + t/2)", "0.5"}, {"(1 + 0.5*cos(3*t))", "(-1.5*sin(3*t))"});
    // A = (1.5, 0.5, 2 along z) with A_xy = xy(x, y), which is zero on the boundaries x and y = 0 and 1.
    const std::string xy = "(8*x*(1 - x)*y*(1 - y))", xy_by_x = "(8*(1 - 2*x)*y*(1 - y))",
                      xy_by_y = "(8*x*(1 - x)*(1 - 2*y))";
    const std::string q = product(dim), u = "(" + p + "*" + q + ")";
    const std::string by_x = "(-pi*" + product(dim, "x") + ")",
                      by_y = "(-pi*" + product(dim, "y") + ")",
                      by_xy = "(pi^2*" + product(dim, "xy") + ")";
    const std::string sum_of_axes = dim == 2 ? "2" : "4";
    const std::string divergence = "(-" + sum_of_axes + "*pi^2*" + q + " + 2*" + xy + "*" + by_xy +
                                   " + " + xy_by_x + "*" + by_y + " + " + xy_by_y + "*" + by_x +
                                   ")";
    std::string product_of_gradients =
      "(1.5*" + by_x + "^2 + 0.5*" + by_y + "^2 + 2*" + xy + "*" + by_x + "*" + by_y;
    if (dim == 3)
      product_of_gradients += " + 2*pi^2*" + product(dim, "z") + "^2";
    product_of_gradients += ")";
    return equations("set Dimensionless = true\nset Fields = u\nset Free energy = u^2/2\n",
                     field("u",
                           "set Kind = conserved\nset Mobility = 0.1*(1 + 0.3*u)\n"
                           "set Mobility directions = " +
                             (dim == 2 ? "1.5, 0.5, " + xy : "1.5, 0.5, 2, " + xy + ", 0, 0") +
                             "\nset Source = " + p1 + "*" + q + " - 0.1*((1 + 0.3*" + u + ")*" + p +
                             "*" + divergence + " + 0.3*" + p + "^2*" + product_of_gradients +
                             ")\nset Exact solution = " + u + "\n")) +
           nothing_of({"u"});
  }

  std::string sixth_order(const Motion motion, const int dim)
  {
    const auto [p, p1] =
      amplitude(motion, {"(1 + t/2)", "0.5"}, {"(1 + 0.5*cos(3*t))", "(-1.5*sin(3*t))"});
    const std::string q = product(dim), k2 = "(" + std::to_string(dim) + "*pi^2)";
    return equations("set Dimensionless = true\nset Fields = u, w\nset Constants = c = 1e-3\n"
                     "set Free energy = u^2/2 - c*(w^2/2 + dot(grad(w), grad(u)))\n",
                     field("u",
                           "set Kind = conserved\nset Mobility = 0.1\nset Source = " + q + "*(" +
                             p1 + " + 0.1*" + k2 + "*(1 + c*" + k2 + "^2)*" + p +
                             ")\nset Exact solution = " + p + "*" + q + "\n") +
                       field("w",
                             "set Kind = equilibrium\nset Absolute tolerance = 1e-6\n"
                             "set Exact solution = -" +
                               k2 + "*" + p + "*" + q + "\n")) +
           nothing_of({"u"});
  }
} // namespace softlattice::tests
