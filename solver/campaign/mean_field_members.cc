// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/mean_field_members.h"

#include "solver/base/error.h"
#include "solver/case/case_twin.h"
#include "solver/case/case_variants.h"
#include "solver/case/twin_report.h"
#include "solver/study/transformation_quantities.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  std::vector<MemberResult> estimates_of(const Case &what,
                                         const std::vector<std::string> &quantities)
  {
    Twin twin = make_twin(what);
    // The spread over replicates takes ten times as long as all else.
    twin.problem.with_spread =
      std::any_of(quantities.begin(), quantities.end(), [](const std::string &key) {
        const std::string name = without_unit(key);
        return name == "t80 retained mean of replicates" ||
               name == "t80 retained standard deviation";
      });
    const std::vector<Quantity> found = twin_quantities(mean_field(twin));
    std::vector<MemberResult> results;
    for (const std::string &key : quantities)
      for (const Quantity &one : found)
        if (one.key() == key)
          {
            const bool is_censored = std::isnan(one.value) && is_time_to_reach(one.name);
            results.push_back({is_censored ? what.time.end_time : one.value, is_censored});
          }
    return results;
  }

  void estimate_members(const StudyPlan &plan, StudyTable &table, const UnitSystem &units)
  {
    CaseVariants variants(plan.case_file, {}, units, plan.further_parts);
    std::vector<std::string> order;
    for (const StudyMember &member : plan.members)
      {
        order.push_back(member.id);
        const auto known = table.rows().find(member.id);
        if (known != table.rows().end() && known->second.is_final())
          continue;
        MemberRow row;
        row.member = member.id;
        row.axes = member.axes;
        row.results.resize(plan.quantities.size());
        try
          {
            row.results = estimates_of(variants.read(member.overrides).what, plan.quantities);
            row.status = "done";
          }
        catch (const Error &error)
          {
            row.status = "failed";
            row.exit_code = static_cast<int>(error.code());
            row.reason = error.what();
          }
        table.set(row);
      }
    table.sort(order);
  }
} // namespace softlattice
