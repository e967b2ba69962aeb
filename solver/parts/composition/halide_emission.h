// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/analysis/photoluminescence.h"
#include "solver/case/case.h"
#include "solver/fields/halide_equations.h"
#include "solver/parts/part_report.h"

#include <vector>

namespace softlattice
{
  /// photoluminescence.csv: the spectrum whenever fields are written.
  const OwnTable &photoluminescence_table();

  /// The light that comes out of a mixed halide: every pair emits with the same rate from where it is. In
  /// the dark it is that of a few pairs, as a weak probe makes them.
  class HalideEmission
  {
  public:
    /// The references must stay valid.
    HalideEmission(const Case &what, const HalideEquations &equations);

    /// Of the present state, which is that of the time t [s]. Collective.
    Spectrum spectrum(PhaseField &fields, double t) const;
    /// Its rows of the table. Collective.
    std::vector<std::vector<double>> rows(PhaseField &fields, double t) const;

  private:
    const HalideEquations &equations_;
    double broadening_;         ///< [J]
    double lowest_pair_energy_; ///< of all compositions and phases [J]
    EnergyGrid grid_;           ///< the same over the run
  };
} // namespace softlattice
