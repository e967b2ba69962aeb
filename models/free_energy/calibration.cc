// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/free_energy/calibration.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace softlattice
{
  namespace
  {
    struct Node
    {
      double control_parameter;
      double ratio;

      // The ratio is an analytic function of P^2, because P and -P are mirror images.
      double square() const { return control_parameter * control_parameter; }
    };

    // Eigenvalues of the travelling-wave problem (11), solved by shooting from both wells to ten
    // digits; tests/unit/model_calibration.cc solves it anew and compares.
    constexpr std::array<Node, 18> exact_ratios = {{{0., 1.},
                                                    {0.25, 0.9992737844},
                                                    {0.5, 0.9971186539},
                                                    {0.75, 0.9936025900},
                                                    {1., 0.9888309236},
                                                    {1.5, 0.9760670008},
                                                    {2., 0.9600181807},
                                                    {3., 0.9225037693},
                                                    {4., 0.8829806339},
                                                    {5., 0.8448389007},
                                                    {6., 0.8094044559},
                                                    {7., 0.7770070906},
                                                    {8., 0.7475534938},
                                                    {9., 0.7207938631},
                                                    {10., 0.6964385879},
                                                    {12., 0.6538428068},
                                                    {14., 0.6178544869},
                                                    {16., 0.5870225448}}};

    // l / lambda for 10-90 %: 2 ln 9.
    const double width_over_length = 2. * std::log(9.);

    double secant(const std::size_t i)
    {
      return (exact_ratios[i + 1].ratio - exact_ratios[i].ratio) /
             (exact_ratios[i + 1].square() - exact_ratios[i].square());
    }

    /// Slope at a node for a cubic that stays monotone: weighted harmonic mean of the neighbouring
    /// secants (Fritsch and Butland 1984, 10.1137/0905021).
    double node_slope(const std::size_t i)
    {
      if (i == 0)
        return secant(0);
      if (i + 1 == exact_ratios.size())
        return secant(i - 1);
      const double left = exact_ratios[i].square() - exact_ratios[i - 1].square();
      const double right = exact_ratios[i + 1].square() - exact_ratios[i].square();
      const double weight_left = 2. * right + left;
      const double weight_right = right + 2. * left;
      return (weight_left + weight_right) /
             (weight_left / secant(i - 1) + weight_right / secant(i));
    }

    std::array<double, exact_ratios.size()> node_slopes()
    {
      std::array<double, exact_ratios.size()> slopes{};
      for (std::size_t i = 0; i < slopes.size(); ++i)
        slopes[i] = node_slope(i);
      return slopes;
    }
  } // namespace

  double front_velocity_ratio(const double control_parameter)
  {
    static const std::array<double, exact_ratios.size()> slopes = node_slopes();
    const double p = std::clamp(control_parameter, 0., exact_ratios.back().control_parameter);
    std::size_t i = 0;
    while (i + 2 < exact_ratios.size() && exact_ratios[i + 1].control_parameter <= p)
      ++i;
    const Node &a = exact_ratios[i];
    const Node &b = exact_ratios[i + 1];
    const double h = b.square() - a.square();
    const double t = (p * p - a.square()) / h;
    const double u = 1. - t;
    return a.ratio * u * u * (1. + 2. * t) + b.ratio * t * t * (3. - 2. * t) +
           h * t * u * (slopes[i] * u - slopes[i + 1] * t);
  }

  double PhaseFieldCoefficients::control_parameter(const double driving_force) const
  {
    return driving_force_scale * std::abs(driving_force) * interface_width / interface_energy;
  }

  double PhaseFieldCoefficients::mobility(const double interface_mobility,
                                          const double driving_force) const
  {
    return interface_mobility / (6. * profile_length * driving_force_scale *
                                 front_velocity_ratio(control_parameter(driving_force)));
  }

  double PhaseFieldCoefficients::numerical_critical_radius(const double driving_force,
                                                           const int dimension) const
  {
    return physical_critical_radius(driving_force, dimension) *
           (1. - cancelled_energy / interface_energy) / driving_force_scale;
  }

  double PhaseFieldCoefficients::physical_critical_radius(const double driving_force,
                                                          const int dimension) const
  {
    return (dimension - 1) * interface_energy / std::abs(driving_force);
  }

  void InterfaceCalibration::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Model/Interface").of_parts({"phase"});
    section.quantity("Energy", &interface_energy_, "J/m^2", "J/m^2")
      .about(
        "Energy of the mobile interface between HT and LT. It sets how strongly curvature holds "
        "a front back, and nothing else.")
      .range(1e-3, 1.)
      .from_equation("7")
      .from_source("no measured value; 0.01 to 0.10 J/m^2 is plausible for a liquid-like interface",
                   Confidence::assumed);
    section.quantity("Width", &interface_width_, "m", "nm")
      .about(
        "Width over which the order parameter goes from 10 % to 90 %. Choose a hundredth of the "
        "domain; at least five points have to fit into it. The velocity of fronts does not "
        "depend on it.")
      .range(1e-9, 1e-4)
      .from_equation("6")
      .from_source("numerical width; the physical one is about 2 nm", Confidence::numerical);
    section.number("Control parameter", &control_parameter_)
      .about(
        "Largest ratio P of driving force to interface energy over width. The driving force is "
        "scaled down to reach it while the mobility is scaled up, so that fronts move at their "
        "physical velocity.")
      .range(0.05, 16.)
      .from_equation("9")
      .from_source("0.5 to 4 keeps the profile close to its equilibrium form",
                   Confidence::numerical);
    section.choice("Curvature", &curvature_, {"physical", "variational"})
      .about(
        "What curvature does to fronts. Where the driving force is scaled down the energy of the "
        "interface is not, so that curvature would act a hundred times too strongly. 'physical' "
        "takes the excess out: a front of radius r is held back as much as in the material, by "
        "nothing to speak of above ten nanometres, and its profile is kept. The equation is then "
        "not "
        "variational: the reported free energy may rise, and no step is judged by it. "
        "'variational' leaves the equation the gradient flow of its energy; curvature is then "
        "fictitious below about five widths of the interface.")
      .from_equation("120")
      .from_source("Folch et al. 1999, 10.1103/PhysRevE.60.1724; Sun and Beckermann 2007, "
                   "10.1016/j.jcp.2006.05.025",
                   Confidence::numerical);
  }

  PhaseFieldCoefficients InterfaceCalibration::coefficients(
    const double largest_driving_force) const
  {
    PhaseFieldCoefficients c;
    c.interface_energy = interface_energy_;
    c.interface_width = interface_width_;
    c.profile_length = interface_width_ / width_over_length;
    c.gradient_coefficient = 6. * interface_energy_ * c.profile_length;
    c.barrier = 3. * interface_energy_ / c.profile_length;
    const double physical_parameter = c.control_parameter(largest_driving_force);
    if (physical_parameter > control_parameter_)
      c.driving_force_scale = control_parameter_ / physical_parameter;
    if (!is_variational())
      c.cancelled_energy = (1. - c.driving_force_scale) * interface_energy_;
    return c;
  }
} // namespace softlattice
