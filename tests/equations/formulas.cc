// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "tests/equations/formulas.h"

#include "models/constants.h"
#include "tests/support/own_equations.h"

#include <iomanip>
#include <sstream>
#include <utility>
#include <vector>

namespace softlattice::tests
{
  namespace
  {
    using std::string;

    string number(const double value)
    {
      std::ostringstream text;
      text << std::setprecision(17) << '(' << value << ')';
      return text.str();
    }

    string sum(const std::vector<string> &terms)
    {
      string text;
      for (const string &term : terms)
        text += (text.empty() ? "" : " + ") + term;
      return "(" + text + ")";
    }

    string product(const std::vector<string> &factors)
    {
      string text;
      for (const string &factor : factors)
        text += (text.empty() ? "" : "*") + ("(" + factor + ")");
      return text;
    }

    string dot(const std::array<string, 3> &a, const std::array<string, 3> &b)
    {
      return sum({product({a[0], b[0]}), product({a[1], b[1]}), product({a[2], b[2]})});
    }

    std::array<string, 3> combination(
      const std::vector<std::pair<string, std::array<string, 3>>> &terms)
    {
      std::array<string, 3> result;
      for (int d = 0; d < 3; ++d)
        {
          std::vector<string> parts;
          for (const auto &[factor, gradient] : terms)
            parts.push_back(product({factor, gradient[d]}));
          result[d] = sum(parts);
        }
      return result;
    }

    InTime amplitude(const Motion motion, const double c, const double s)
    {
      return motion == Motion::linear ? linear(c, s) : swinging(c, s, 5.);
    }

    // u^2 (1 - u)^2 and (s^2 - 0.04)^2 with s = c - 1/2: their derivatives that are needed.
    string well_1(const string &u)
    {
      return "(2*" + u + " - 6*" + u + "^2 + 4*" + u + "^3)";
    }
    string mixing_2(const string &s)
    {
      return "(12*" + s + "^2 - 0.16)";
    }
    string mixing_3(const string &s)
    {
      return "(24*" + s + ")";
    }

    string boundary_section(const string &name, const string &lines)
    {
      return "subsection Boundary conditions\n  subsection " + name + "\n" + lines + "  end\nend\n";
    }
    string initial_section(const string &lines)
    {
      return "subsection Initial state\n" + lines + "end\n";
    }
    string set(const string &name, const string &value)
    {
      return "    set " + name + " = " + value + "\n";
    }

    /// u_t + L (f' - kappa laplace u)
    string source_of_relaxation(const Wave &u,
                                const string &mobility,
                                const string &derivative,
                                const string &kappa)
    {
      return sum(
        {u.by_time, product({mobility, derivative + " - " + product({kappa, u.laplacian})})});
    }

    using constants::pi;
    double along_z(const int dim)
    {
      return dim == 3 ? pi : 0.;
    }
  } // namespace

  const char *const boundaries[6] = {"left", "right", "front", "back", "below", "above"};

  Wave wave(const InTime &mean,
            const InTime &amplitude,
            const std::array<double, 3> &k,
            const std::array<double, 3> &phases)
  {
    const char *const axes[] = {"x", "y", "z"};
    std::array<string, 3> cosine, sine;
    double k_squared = 0.;
    for (int d = 0; d < 3; ++d)
      {
        const string argument =
          "(" + number(k[d]) + "*" + axes[d] + " + " + number(phases[d]) + ")";
        cosine[d] = "cos" + argument;
        sine[d] = "sin" + argument;
        k_squared += k[d] * k[d];
      }
    const string shape = product({cosine[0], cosine[1], cosine[2]});
    Wave result;
    result.k_squared = k_squared;
    result.value = sum({mean.value, product({amplitude.value, shape})});
    result.by_time = sum({mean.rate, product({amplitude.rate, shape})});
    result.laplacian = product({number(-k_squared), amplitude.value, shape});
    for (int d = 0; d < 3; ++d)
      result.gradient[d] = product(
        {number(-k[d]), amplitude.value, sine[d], cosine[(d + 1) % 3], cosine[(d + 2) % 3]});
    return result;
  }

  InTime linear(const double c, const double s)
  {
    return {sum({number(c), number(s) + "*t"}), number(s)};
  }

  InTime swinging(const double c, const double s, const double w)
  {
    return {sum({number(c), number(s) + "*cos(" + number(w) + "*t)"}),
            number(-s * w) + "*sin(" + number(w) + "*t)"};
  }

  string allen_cahn(const Motion motion, const int dim)
  {
    const Wave u = wave(linear(0.5, 0.), amplitude(motion, 0.3, 0.1), {2. * pi, pi, along_z(dim)});
    const string mobility = "1 + 0.5*", kappa = "0.05";
    return equations(
             set("Fields", "u") + set("Free energy", "u^2*(1 - u)^2"),
             field("u",
                   set("Kind", "non-conserved") + set("Gradient coefficient", kappa) +
                     set("Mobility", mobility + "u") +
                     set("Source",
                         source_of_relaxation(u, mobility + u.value, well_1(u.value), kappa)) +
                     set("Exact solution", u.value))) +
           initial_section(set("u", "0"));
  }

  namespace
  {
    string relaxation_with(const Wave &u, const string &kappa, const string &conditions)
    {
      return equations(
               set("Fields", "u") + set("Free energy", "u^2*(1 - u)^2"),
               field("u",
                     set("Kind", "non-conserved") + set("Gradient coefficient", kappa) +
                       set("Mobility", "1.3") +
                       set("Source", source_of_relaxation(u, "1.3", well_1(u.value), kappa)) +
                       set("Exact solution", u.value))) +
             initial_section(set("u", "0")) + boundary_section("u", conditions);
    }
  } // namespace

  string allen_cahn_between_boundaries(const Motion motion)
  {
    const Wave u = wave(linear(0.5, 0.), amplitude(motion, 0.3, 0.1), {pi, 4., 0.}, {0., 0.6, 0.});
    const string kappa = "0.05";
    // kappa u_y = h (outside - u) at the back, with h = 0.2.
    return relaxation_with(
      u,
      kappa,
      set("Values", "front: " + u.value) +
        set("Exchange", "back: 0.2, " + sum({u.value, product({kappa + "/0.2", u.gradient[1]})})));
  }

  string allen_cahn_with_flux(const Motion motion)
  {
    const Wave u = wave(linear(0.5, 0.), amplitude(motion, 0.3, 0.1), {pi, 4., 0.}, {0., 0.6, 0.});
    const string kappa = "0.05";
    return relaxation_with(u,
                           kappa,
                           set("Fluxes",
                               "front: " + product({"-" + kappa, u.gradient[1]}) +
                                 "; back: " + product({kappa, u.gradient[1]})));
  }

  namespace
  {
    /// c_t - div(M grad mu), from M with its gradient and mu with its own.
    string source_of_conservation(const Wave &c,
                                  const string &mobility,
                                  const std::array<string, 3> &mobility_gradient,
                                  const std::array<string, 3> &potential_gradient,
                                  const string &potential_laplacian)
    {
      return c.by_time + " - " + product({mobility, potential_laplacian}) + " - " +
             dot(mobility_gradient, potential_gradient);
    }

    /// Gradient and Laplacian of mu = w f'(c - 1/2) - kappa laplace c, for a wave of wave number k.
    struct Potential
    {
      Potential(const Wave &c, const double w, const double kappa)
      {
        const string s = "(" + c.value + " - 0.5)";
        slope = sum({product({number(w), mixing_2(s)}), number(kappa * c.k_squared)});
        gradient = combination({{slope, c.gradient}});
        laplacian = sum({product({number(w), mixing_3(s), dot(c.gradient, c.gradient)}),
                         product({slope, c.laplacian})});
      }
      string slope, laplacian;
      std::array<string, 3> gradient;
    };

    string separation(const Wave &c, const double kappa, const string &conditions)
    {
      const Potential mu(c, 5., kappa);
      const string mobility = "0.5 + c^2", by_c = "2*" + c.value;
      return equations(set("Fields", "c") + set("Free energy", "5*((c - 0.5)^2 - 0.04)^2"),
                       field("c",
                             set("Kind", "conserved") + set("Gradient coefficient", number(kappa)) +
                               set("Mobility", mobility) +
                               set("Source",
                                   source_of_conservation(c,
                                                          "0.5 + " + c.value + "^2",
                                                          combination({{by_c, c.gradient}}),
                                                          mu.gradient,
                                                          mu.laplacian)) +
                               set("Exact solution", c.value))) +
             initial_section(set("c", "0")) +
             (conditions.empty() ? "" : boundary_section("c", conditions));
    }
  } // namespace

  string cahn_hilliard(const Motion motion, const int dim)
  {
    const Wave c = wave(linear(0.5, 0.), amplitude(motion, 0.2, 0.05), {2. * pi, pi, along_z(dim)});
    return separation(c, 0.02, "");
  }

  string cahn_hilliard_with_reservoir(const Motion motion)
  {
    // At y = 0 the wave has a node: c is its mean, and mu = f'(c) since its Laplacian is zero.
    const InTime mean = motion == Motion::linear ? linear(0.5, 0.1) : swinging(0.5, 0.05, 5.);
    const Wave c =
      wave(mean, amplitude(motion, 0.2, 0.05), {pi, 0.5 * pi, 0.}, {0., -0.5 * pi, 0.});
    // The mean moves: laplace c = - k^2 (c - mean) has the same derivatives in space.
    return separation(c, 0.02, set("Values", "front: " + mean.value));
  }

  string diffusion(const Motion motion)
  {
    const Wave c = wave(linear(0.5, 0.), amplitude(motion, 0.2, 0.05), {pi, 4., 0.}, {0., 0.6, 0.});
    // f = c^2: mu = 2 c.
    const string mobility = "0.5 + " + c.value + "^2";
    return equations(set("Fields", "c") + set("Free energy", "c^2"),
                     field("c",
                           set("Kind", "conserved") + set("Mobility", "0.5 + c^2") +
                             set("Source",
                                 source_of_conservation(c,
                                                        mobility,
                                                        combination({{"2*" + c.value, c.gradient}}),
                                                        combination({{"2", c.gradient}}),
                                                        product({"2", c.laplacian}))) +
                             set("Exact solution", c.value))) +
           initial_section(set("c", "0")) +
           boundary_section(
             "c",
             set("Values", "front: " + c.value) +
               set("Exchange",
                   "back: 0.8, " + sum({c.value, product({mobility, "2/0.8", c.gradient[1]})})));
  }

  string coupled(const Motion motion, const int dim)
  {
    const Wave c = wave(linear(0.5, 0.), amplitude(motion, 0.2, 0.05), {pi, 2. * pi, along_z(dim)});
    const Wave eta =
      wave(linear(0.5, 0.), amplitude(motion, 0.3, 0.1), {2. * pi, pi, along_z(dim)});
    const Wave phi =
      wave(linear(0., 0.), amplitude(motion, 0.4, 0.2), {pi, pi, along_z(dim)}, {0., 0.3, 0.});
    const double kappa = 0.02;
    const string g = "0.3", q = "0.5";
    Potential mu(c, 5., kappa);
    // The energy also holds g c eta^2 and q c phi.
    mu.gradient = combination(
      {{mu.slope, c.gradient}, {product({"2", g, eta.value}), eta.gradient}, {q, phi.gradient}});
    mu.laplacian =
      sum({mu.laplacian,
           product(
             {"2", g, sum({dot(eta.gradient, eta.gradient), product({eta.value, eta.laplacian})})}),
           product({q, phi.laplacian})});
    const string mobility = sum({"1", "0.4*" + c.value, "0.2*" + eta.value});
    const string flux = product({mobility, q, phi.gradient[1]});
    const string permittivity = sum({"1", "0.5*" + c.value});
    // What is missing in - div(eps grad phi) = q (c - 1/2) + fixed charge.
    const string fixed_charge = "- " + product({permittivity, phi.laplacian}) + " - 0.5*" +
                                dot(c.gradient, phi.gradient) + " - " +
                                product({q, c.value + " - 0.5"});
    return equations(set("Fields", "c, eta, phi") +
                       set("Free energy",
                           "5*((c - 0.5)^2 - 0.04)^2 + eta^2*(1 - eta)^2 + " + g + "*c*eta^2"),
                     field("c",
                           set("Kind", "conserved") + set("Gradient coefficient", number(kappa)) +
                             set("Mobility", "1 + 0.4*c + 0.2*eta") +
                             set("Source",
                                 source_of_conservation(
                                   c,
                                   mobility,
                                   combination({{"0.4", c.gradient}, {"0.2", eta.gradient}}),
                                   mu.gradient,
                                   mu.laplacian)) +
                             set("Exact solution", c.value)) +
                       field("eta",
                             set("Kind", "non-conserved") + set("Gradient coefficient", "0.05") +
                               set("Mobility", "1") +
                               set("Source",
                                   source_of_relaxation(eta,
                                                        "1",
                                                        well_1(eta.value) + " + " +
                                                          product({"2", g, c.value, eta.value}),
                                                        "0.05")) +
                               set("Exact solution", eta.value)) +
                       field("phi",
                             set("Kind", "electrostatic") + set("Permittivity", "1 + 0.5*c") +
                               set("Charge density", q + "*(c - 0.5) + " + sum({fixed_charge})) +
                               set("Exact solution", phi.value))) +
           initial_section(set("c", "0") + set("eta", "0")) +
           boundary_section("c", set("Fluxes", "front: -" + flux + "; back: " + flux)) +
           boundary_section(
             "phi",
             set("Values", "front: " + phi.value) +
               set("Exchange",
                   "back: 0.7, " +
                     sum({phi.value, product({permittivity, "1/0.7", phi.gradient[1]})})));
  }
} // namespace softlattice::tests
