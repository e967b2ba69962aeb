// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

namespace softlattice
{
  constexpr double vacuum_permittivity = 8.8541878128e-12; ///< eps_0, CODATA 2018 [F/m]
}
