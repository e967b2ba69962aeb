// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <string>

namespace softlattice
{
  /// Nuclei that a case lists itself, and where it has equations of its own into which field they are
  /// set: the rest of section "Nucleation".
  struct SeedingParameters
  {
    InputFile file;              ///< path empty: none
    std::string field;           ///< of a case with equations of its own
    double interface_length = 1; ///< lambda of the profile (1 - tanh(d/(2 lambda)))/2 [m], likewise

    bool is_given() const { return !file.path.empty(); }

    void declare(ParameterTable &table);
  };
} // namespace softlattice
