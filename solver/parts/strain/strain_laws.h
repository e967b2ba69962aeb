// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/elasticity/elastic_constants.h"
#include "models/elasticity/misfit_relaxation.h"
#include "solver/parts/strain/body_support.h"
#include "solver/parts/strain/lattice_angles.h"
#include "solver/parts/strain/mean_stress.h"

namespace softlattice
{
  /// All that the section "Strain" of a case says.
  struct StrainLaws
  {
    ElasticConstants constants;
    BodySupport support;
    MeanStress mean_stress;
    LatticeAngles lattices;
    MisfitRelaxation relaxation;
  };
} // namespace softlattice
