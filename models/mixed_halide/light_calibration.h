// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/mixed_halide/band_gap.h"
#include "models/mixed_halide/illumination.h"
#include "models/mixed_halide/photocarriers.h"
#include "models/mixed_halide/regular_solution.h"
#include "models/parameter_table.h"

#include <string>
#include <variant>

namespace softlattice
{
  /// Finds the two numbers of carriers that nobody has measured from two that people do measure, the
  /// intensity from which on a film segregates and the composition of the iodide-rich domains: of all
  /// E_p0 the one with which the nucleus of the threshold has that composition,
  ///   R(x_t) = 0,   dR/dx(x_t) = 0,
  /// and then tau = N/G with the N of this threshold and the G of this intensity.
  class LightCalibration
  {
  public:
    void declare(ParameterTable &table);
    bool is_asked_for() const { return calibrate_ != none; }

    struct Result
    {
      double polaron_energy;    ///< E_p0 [J]
      double lifetime;          ///< tau [s]
      double threshold_density; ///< N [1/m^3]
    };
    /// What to change, where no value in the range of a parameter reaches the measured ones.
    struct Failure
    {
      std::string path, message, fix;
    };
    /// The carriers have to be prepared.
    std::variant<Result, Failure> find(const RegularSolution &mixing,
                                       BandGap gap,
                                       const Photocarriers &carriers,
                                       const Illumination &light) const;

  private:
    static constexpr const char *none = "none";
    std::string calibrate_ = none;
    double intensity_ = 1.;             // [W/m^2]
    double terminal_composition_ = 0.2; // x_t [1]
    double composition_ = 0.5;          // x0 [1]
    double temperature_ = 298.15;       // [K]
  };
} // namespace softlattice
