// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/study_parameters.h"

#include "solver/parameters/name_hints.h"

namespace softlattice
{
  const ParameterEntry *entry_in_use(const ParameterTable &table,
                                     const ReadValues &values,
                                     const std::string &path)
  {
    const ParameterEntry *found = nullptr;
    for (const ParameterEntry &entry : table.entries())
      if (entry.path() == path && (found == nullptr || values.is_active(entry)))
        found = &entry;
    return found;
  }

  const ParameterEntry *find_parameter(const ParameterTable &table,
                                       const ReadValues &values,
                                       const std::string &path,
                                       const Location &where,
                                       const UnitSystem &units,
                                       Diagnostics &diagnostics)
  {
    if (const ParameterEntry *entry = entry_in_use(table, values, path))
      return entry;
    const NameHints hints(table, units);
    const std::size_t slash = path.rfind('/');
    const std::string section = path.substr(0, slash);
    diagnostics.error(where,
                      "the case has no parameter '" + path + "'",
                      hints.is_section(section) ? hints.for_name(section, path.substr(slash + 1))
                                                : hints.for_section(section));
    return nullptr;
  }
} // namespace softlattice
