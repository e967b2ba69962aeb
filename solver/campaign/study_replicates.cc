// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/study_replicates.h"

#include "solver/base/version.h"
#include "solver/output/provenance.h"

#include <limits>
#include <utility>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t digits_of_id = 12;

    /// The same for the same case and the same program.
    std::string id_of(const CaseIdentity &identity, const std::string &kind)
    {
      std::string all = version().number + version().revision + kind + "\n";
      for (const auto &list : {&identity.parameters, &identity.input_files})
        for (const auto &[path, text] : *list)
          all.append(path).append(" = ").append(text).append("\n");
      return sha1(all).substr(0, digits_of_id);
    }
  } // namespace

  bool is_seed(const ParameterEntry &entry)
  {
    return entry.name == "Seed" && std::holds_alternative<int *>(entry.target);
  }

  std::vector<StudyMember> replicates_of(const StudyMember &first,
                                         const ParameterTable &table,
                                         const ReadValues &values,
                                         CaseIdentity identity,
                                         const int replicates,
                                         const std::string &kind)
  {
    std::vector<std::pair<std::string, int>> seeds;
    for (const ParameterEntry &entry : table.entries())
      if (is_seed(entry) && values.is_active(entry))
        seeds.emplace_back(entry.path(), *std::get<int *>(entry.target));
    if (seeds.empty() && replicates > 1)
      return {};
    std::vector<StudyMember> members;
    members.reserve(static_cast<std::size_t>(replicates));
    for (int r = 0; r < replicates; ++r)
      {
        StudyMember member = first;
        member.replicate = r + 1;
        member.seed = seeds.empty() ? 0 : long(seeds.front().second) + r;
        for (const auto &[path, seed] : seeds)
          {
            // Around the end, so that any seed of the case has followers.
            const std::string text =
              std::to_string((long(seed) + r) % (long(std::numeric_limits<int>::max()) + 1));
            if (r > 0)
              member.overrides.push_back(path + " = " + text);
            identity.parameters[path] = text;
          }
        member.id = id_of(identity, kind);
        members.push_back(std::move(member));
      }
    return members;
  }
} // namespace softlattice
