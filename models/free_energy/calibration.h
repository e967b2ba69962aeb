// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <string>

namespace softlattice
{
  /// Coefficients of the phase-field equation
  ///   d eta/dt = - L ( f'(eta) - kappa laplace eta ),   f = W g + s dg h.
  struct PhaseFieldCoefficients
  {
    double interface_energy = 0.;     ///< sigma [J/m^2]
    double interface_width = 0.;      ///< l, eta from 10 to 90 % [m]
    double profile_length = 0.;       ///< lambda, eta = (1 - tanh(z / (2 lambda))) / 2 [m]
    double gradient_coefficient = 0.; ///< kappa [J/m]
    double barrier = 0.;              ///< W [J/m^3]
    double driving_force_scale = 1.;  ///< s [1], at most 1
    /// The part of sigma whose curvature is taken out of the motion of fronts [J/m^2]: (1 - s) sigma, so that what is
    /// left against s dg is what sigma is against dg; or 0.
    double cancelled_energy = 0.;

    /// P = s |dg| l / sigma [1] at the physical driving force dg [J/m^3].
    double control_parameter(double driving_force) const;

    /// L [m^3/(J s)] such that a flat front moves at interface_mobility * |driving_force|, the
    /// travelling-wave correction of the numerical width included.
    /// interface_mobility = v/|dg| [m^4/(J s)] and driving_force dg [J/m^3] are the physical ones.
    double mobility(double interface_mobility, double driving_force) const;

    /// Radius [m] at which curvature stops a front in the phase-field model; dimension is 2 or 3.
    double numerical_critical_radius(double driving_force, int dimension) const;
    /// The same of the material (without scale); the former is this one where the rest of sigma is cancelled.
    double physical_critical_radius(double driving_force, int dimension) const;
  };

  /// Interface energy, width and control parameter as the user gives them.
  class InterfaceCalibration
  {
  public:
    void declare(ParameterTable &table);
    /// largest_driving_force: the largest |dg| [J/m^3] of the run, where P has the wanted value.
    PhaseFieldCoefficients coefficients(double largest_driving_force) const;
    /// Whether the equation is the gradient flow of its energy, with all of its curvature.
    bool is_variational() const { return curvature_ == "variational"; }

  private:
    double interface_energy_ = 0.03;  // [J/m^2]
    double interface_width_ = 200e-9; // [m]
    double control_parameter_ = 2.;   // [1]
    std::string curvature_ = "physical";
  };

  /// v / (M_int |dg|) of a flat travelling wave with the quintic h at control parameter P >= 0, from a
  /// table of exact solutions and monotone cubic interpolation; 1 at P = 0. See models/README.md.
  double front_velocity_ratio(double control_parameter);
} // namespace softlattice
