// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/study_members.h"

#include "solver/campaign/study_replicates.h"

namespace softlattice
{
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
    member.overrides = common_;
    member.overrides.insert(member.overrides.end(), own.begin(), own.end());
    std::vector<StudyMember> replicates = replicates_of(member,
                                                        reading.what.table,
                                                        reading.values,
                                                        variants_.identity(),
                                                        study_.settings.replicates,
                                                        study_.settings.members);
    if (replicates.empty())
      study_.diagnostics.error(study_.values.location("Study/Replicates"),
                               "nothing in the case is random, so that replicates are all alike",
                               "Replicates = 1");
    return replicates;
  }
} // namespace softlattice
