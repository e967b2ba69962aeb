// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/case.h"
#include "solver/study/mean_field_turns.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// A case as its mean-field twin sees it.
  struct Twin
  {
    MeanFieldProblem problem;         ///< of the phase that appears first, over the whole run
    std::vector<MeanFieldTurn> turns; ///< where fronts turn in the course of the run, else empty
    std::vector<std::string>
      warnings; ///< what of the case the twin has only on average, or not at all
  };

  /// The HT-LT transformation of a case with the same rate, velocities, surroundings, geometry and nuclei as
  /// the full model. The case must outlive it, and its surroundings must stay as they are.
  /// @throws InputError where the theory does not hold: no transformation, an imported mesh, or known
  /// nuclei in an island array
  Twin make_twin(const Case &what);
  /// The same in a periodic square of this exposed area [m^2] instead of the body of the case: what there is
  /// to say about an imported mesh.
  Twin make_twin_on_square(const Case &what, double exposed_area);

  /// The mean over all that chance allows, through all turns.
  MeanFieldResult mean_field(const Twin &twin);

  /// Sets a quantity of the surroundings anew in a case that has been read, such as "Relative humidity"
  /// (in SI units), and all that follows from it: for scans that do not read the case again.
  /// @throws InputError if the case has no such quantity
  void set_surroundings(Case &what, const std::string &name, const Schedule &values);
} // namespace softlattice
