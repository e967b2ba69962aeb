// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/study_members.h"

#include "solver/base/version.h"
#include "solver/output/provenance.h"

#include <limits>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t digits_of_id = 12;
  } // namespace

  bool is_seed(const ParameterEntry &entry)
  {
    return entry.name == "Seed" && std::holds_alternative<int *>(entry.target);
  }

  std::vector<StudyMember> StudyMembers::of(const StudyPoint &point)
  {
    StudyMember member;
    std::vector<std::string> own;
    std::string description;
    overrides_.forget();
    for (std::size_t a = 0; a < point.size(); ++a)
      {
        const Axis &axis = axes_[a].axis;
        if (point[a])
          {
            const AxisValue &value = *point[a];
            const Location &place = value.where.source ? value.where : axis.where;
            own.push_back(overrides_.make(*axes_[a].entry, value.text, place, place));
            member.point_name += (member.point_name.empty() ? "" : ", ") +
                                 axis.path.substr(axis.path.rfind('/') + 1) + " = " + value.text;
            description +=
              (description.empty() ? "'" : ", '") + axis.path + " = " + value.text + "'";
          }
        member.axes.push_back(point[a] ? point[a]->shown() : axes_[a].shown_in_case);
      }
    if (member.point_name.empty())
      member.point_name = "the case as it is";
    const CaseVariants::Reading &reading = variants_.read(own);
    overrides_.take(reading.diagnostics, description);
    if (reading.diagnostics.n_errors() > 0)
      return {};
    member.overrides = overrides_.common();
    member.overrides.insert(member.overrides.end(), own.begin(), own.end());
    return replicates_of(member, reading);
  }

  std::vector<StudyMember> StudyMembers::replicates_of(const StudyMember &first,
                                                       const CaseVariants::Reading &reading)
  {
    const int n = study_.settings.replicates;
    std::vector<std::pair<std::string, int>> seeds;
    for (const ParameterEntry &entry : reading.what.table.entries())
      if (is_seed(entry) && reading.values.is_active(entry))
        seeds.emplace_back(entry.path(), *std::get<int *>(entry.target));
    if (seeds.empty() && n > 1)
      {
        study_.diagnostics.error(study_.values.location("Study/Replicates"),
                                 "nothing in the case is random, so that replicates are all alike",
                                 "Replicates = 1");
        return {};
      }
    CaseIdentity identity = variants_.identity();
    std::vector<StudyMember> members;
    members.reserve(static_cast<std::size_t>(n));
    for (int r = 0; r < n; ++r)
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
        member.id = id_of(identity);
        members.push_back(std::move(member));
      }
    return members;
  }

  /// The same for the same case and the same program.
  std::string StudyMembers::id_of(const CaseIdentity &identity) const
  {
    std::string all = version().number + version().revision + study_.settings.members + "\n";
    for (const auto &list : {&identity.parameters, &identity.input_files})
      for (const auto &[path, text] : *list)
        all.append(path).append(" = ").append(text).append("\n");
    return sha1(all).substr(0, digits_of_id);
  }
} // namespace softlattice
