// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/interface_kinetics/wilson_frenkel.h"
#include "models/nucleation/surface_chain.h"
#include "tests/unit/model_support.h"

namespace softlattice::test
{
  /// The laws from humidity to nuclei and fronts, with their default parameters.
  struct NucleationChain : ::testing::Test
  {
    NucleationChain()
    {
      transition.declare(table);
      water.declare(table);
      vacancies.declare(table);
      kinetics.declare(table);
      chain.declare(table);
    }
    double vacancy_fraction(const Conditions &c) const
    {
      return vacancies.fraction(c.temperature, water.layer(c));
    }

    ParameterTable table;
    PhaseTransition transition;
    SurfaceWater water;
    SurfaceVacancies vacancies;
    WilsonFrenkel kinetics{transition, water};
    SurfaceChain chain{transition, water, vacancies, kinetics};
  };

} // namespace softlattice::test
