// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parameters/reader.h"

#include <string>

namespace softlattice
{
  /// The entry of a path, "Section/Name", that in use if there are several; null if there is none.
  const ParameterEntry *entry_in_use(const ParameterTable &table,
                                     const ReadValues &values,
                                     const std::string &path);

  /// The same; where there is none, that is reported with the nearest name.
  const ParameterEntry *find_parameter(const ParameterTable &table,
                                       const ReadValues &values,
                                       const std::string &path,
                                       const Location &where,
                                       const UnitSystem &units,
                                       Diagnostics &diagnostics);
} // namespace softlattice
