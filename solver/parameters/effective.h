// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parameters/reader.h"

#include <map>
#include <string>
#include <vector>

namespace softlattice
{
  /// The text of parameters.effective.prm: every parameter in use, in display units, with where its
  /// value came from. Reading it gives the same values to the last bit; paths of input files are
  /// absolute, so that it can be read from anywhere.
  std::string effective_parameters(const ParameterTable &table,
                                   const ReadValues &values,
                                   const UnitSystem &units,
                                   const std::vector<std::string> &header);

  /// The same as values by "Section/Name"; empty where there is none.
  std::map<std::string, std::string> effective_values(const ParameterTable &table,
                                                      const ReadValues &values,
                                                      const UnitSystem &units);
} // namespace softlattice
