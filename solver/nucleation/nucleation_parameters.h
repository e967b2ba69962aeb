// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <string>

namespace softlattice
{
  /// How nuclei are drawn and set in: section "Nucleation", but for the rate law and listed nuclei.
  struct NucleationParameters
  {
    int seed = 1;
    double slab_duration = 60.; ///< [s]
    std::string seed_size = "automatic";
    double seed_radius = 200e-9;  ///< used if seed_size is "given" [m]
    double exclusion_radius = 0.; ///< [m]

    void declare(ParameterTable &table);

    /// The radius with which nuclei enter the phase field [m]: as given, or the larger of two
    /// interface widths, for the profile to have a core, and 1.5 critical radii of the phase field,
    /// for the seed to grow.
    double seed_radius_for(double interface_width, double critical_radius) const;
  };
} // namespace softlattice
