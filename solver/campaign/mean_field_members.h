// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/campaign/study_plan.h"

namespace softlattice
{
  /// Of a case with these quantities of twin_quantities(), each with its unit; times that are not reached are censored by the
  /// end of the run. @throws InputError where the theory does not hold
  std::vector<MemberResult> estimates_of(const Case &what,
                                         const std::vector<std::string> &quantities);

  /// Estimates the members of a study that have no row yet, each in milliseconds, and writes their rows.
  /// Where the theory does not hold for a member its row says why. @throws FileError
  void estimate_members(const StudyPlan &plan, StudyTable &table, const UnitSystem &units);
} // namespace softlattice
