// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/free_energy/calibration.h"
#include "models/parameter_table.h"
#include "solver/fields/initial_fields.h"

#include <array>
#include <functional>
#include <string>

namespace softlattice
{
  /// Section "Initial state": which phase is where at the beginning, with equilibrium profiles.
  struct InitialStateSettings
  {
    std::string kind = "HT";
    double front_position = 5e-6;                       ///< [m]
    double centre_x = 0., centre_y = 0., centre_z = 0.; ///< [m]
    double radius = 2e-6;                               ///< [m]

    void declare(ParameterTable &table);
  };

  /// One phase, a front or a grain of the HT-LT transformation, or what a formula says where it is one.
  InitialFields initial_phases(const InitialStateSettings &settings,
                               const std::function<double(const std::array<double, 3> &)> &formula,
                               const PhaseFieldCoefficients &coefficients,
                               int dimension);
} // namespace softlattice
