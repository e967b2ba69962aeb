// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

namespace softlattice
{
  struct Case;

  /// The radius [m] at which nuclei of LT enter the fields.
  double lt_seed_radius(const Case &what);
  /// The same of HT.
  double ht_seed_radius(const Case &what);
} // namespace softlattice
