// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/effective.h"

#include "solver/parameters/prm_writer.h"
#include "solver/parameters/value.h"

namespace softlattice
{
  std::string effective_parameters(const ParameterTable &table,
                                   const ReadValues &values,
                                   const UnitSystem &units,
                                   const std::vector<std::string> &header)
  {
    std::vector<PrmLine> lines;
    for (const ParameterEntry &entry : table.entries())
      if (values.is_active(entry))
        {
          const auto text = written(entry, units);
          lines.push_back({entry.section,
                           entry.name,
                           text.value_or(""),
                           one_line(values.origin(entry).text) + (text ? "" : ", not set") +
                             (entry.meaning.empty() ? "" : ": " + first_sentence(entry.meaning)),
                           {},
                           !text});
        }
    return prm_text(header, lines);
  }

  std::map<std::string, std::string> effective_values(const ParameterTable &table,
                                                      const ReadValues &values,
                                                      const UnitSystem &units)
  {
    std::map<std::string, std::string> texts;
    for (const ParameterEntry &entry : table.entries())
      if (values.is_active(entry))
        texts[entry.path()] = written(entry, units).value_or("");
    return texts;
  }
} // namespace softlattice
