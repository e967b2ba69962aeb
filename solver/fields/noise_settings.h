// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

namespace softlattice
{
  /// Section "Model/Noise" of a parameter file: thermal noise of conserved fields.
  struct NoiseSettings
  {
    bool thermal = false;
    double energy = 0.; ///< kT [J] of a case that defines its own equations
    double depth = 0.;  ///< of a 2D body across its plane [m]; 0: as the geometry says
    int seed = 1;
    double shortest_wave = 0.; ///< that steps follow [m]; 0: by the mesh

    void declare(ParameterTable &table);
  };
} // namespace softlattice
