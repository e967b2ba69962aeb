// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/case/identity.h"

#include "solver/output/provenance.h"
#include "solver/parameters/effective.h"

#include <fmt/format.h>

namespace softlattice
{
  CaseIdentity identity_of(const Case &what, const ReadValues &values, const UnitSystem &units)
  {
    CaseIdentity identity;
    identity.parameters = effective_values(what.table, values, units);
    for (const ParameterEntry &entry : what.table.entries())
      if (values.is_active(entry))
        if (const auto *file = std::get_if<InputFile *>(&entry.target);
            file && !(*file)->path.empty())
          identity.input_files[entry.path()] = sha1_of_file((*file)->path);
    for (const std::string &file : what.formula_tables)
      identity.input_files["table(\"" + file + "\")"] = sha1_of_file(file);
    for (const auto &[name, files] : what.given_fields.files())
      {
        std::string sums;
        for (const std::string &file : files)
          sums += sha1_of_file(file);
        identity.input_files["Initial state, " + name] = sha1(sums);
      }
    return identity;
  }

  std::vector<std::string> differences(const CaseIdentity &before,
                                       const CaseIdentity &now,
                                       const ParameterTable &table)
  {
    std::vector<std::string> list;
    const auto text_of = [](const std::map<std::string, std::string> &texts,
                            const std::string &path) {
      const auto found = texts.find(path);
      return found == texts.end() ? "not in use" : "'" + found->second + "'";
    };
    const auto may_change = [&](const std::string &path) {
      for (const ParameterEntry &entry : table.entries())
        if (entry.path() == path && entry.changeable)
          return true;
      return false;
    };
    std::map<std::string, std::string> all = before.parameters;
    all.insert(now.parameters.begin(), now.parameters.end());
    for (const auto &[path, ignored] : all)
      {
        const std::string was = text_of(before.parameters, path);
        const std::string is = text_of(now.parameters, path);
        if (was != is && !may_change(path))
          list.push_back(fmt::format("'{}' was {} and is now {}", path, was, is));
      }
    for (const auto &[path, sum] : before.input_files)
      {
        const auto found = now.input_files.find(path);
        if (found != now.input_files.end() && found->second != sum)
          list.push_back("the file of '" + path + "' is not what it was");
      }
    return list;
  }
} // namespace softlattice
