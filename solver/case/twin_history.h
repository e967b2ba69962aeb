// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/mean_field_births.h"

#include <vector>

namespace softlattice
{
  struct Case;

  /// The phase that appears, as the twin has it.
  struct TwinPhase
  {
    bool is_ht = false;
    double slower = 1.; ///< factor on the velocity of fronts, for grain boundaries and needles [1]
    double depth =
      0.; ///< volume of the body over its exposed area: nuclei inside count with it [m]
    double bare_share = 0.; ///< of the exposed surface that nothing covers [1]
  };

  /// J and the way of the front of a phase over a run, from the laws of the case, which must outlive it. While the other
  /// phase is stable the front stands.
  MeanFieldHistory history_of(const Case &what, const TwinPhase &phase);

  /// sigma/(s |dg|), the critical radius of the phase field in two dimensions [m]: its mean over the way
  /// of the front, which is what an integral over the way makes of it to first order.
  double critical_radius_of(const Case &what, bool of_ht);

  /// Whether nuclei of HT can form at some time.
  bool forms_ht(const Case &what);

  /// A part of a run in which one phase is stable.
  struct TwinTurn
  {
    double begin; ///< [s]
    bool is_ht;   ///< the stable phase
  };

  /// The turns of a run at the nominal composition, the first from 0 on; each lasts until the next one begins.
  std::vector<TwinTurn> turns_of(const Case &what);
} // namespace softlattice
