// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/geometry.h"
#include "solver/case/initial_formulas.h"
#include "solver/fields/given_fields.h"
#include "solver/output/own_numbers.h"

#include <string>
#include <vector>

namespace softlattice
{
  struct Case;

  /// The names of faces; none if the mesh cannot be read, which is reported elsewhere.
  std::vector<std::vector<std::string>> known_boundaries(const Geometry &geometry);
  std::vector<std::string> periodic_boundaries(const Geometry &geometry);
  /// What the formulas of columns know.
  OwnNumbers::Known known_to_numbers(const Case &what);
  /// The same of those of initial states.
  InitialFormulas::Known known_to_initial_formulas(const Case &what);
  /// What the fields from files have to cover.
  GivenFields::Domain domain_of_given_fields(const Case &what);
} // namespace softlattice
