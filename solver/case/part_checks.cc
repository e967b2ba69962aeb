// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/case/part_checks.h"

#include "solver/case/case.h"

#include <algorithm>

namespace softlattice
{
  void check_further_parts(const Case &what, std::vector<Finding> &findings)
  {
    const auto reject = [&](const std::string &message, const std::string &fix) {
      findings.push_back({Finding::Severity::error, "Model/Parts", message, fix});
    };
    const std::vector<Case::Field> fields = what.fields();
    const auto number_of = [&](const std::string &name) {
      return std::count_if(fields.begin(), fields.end(), [&](const Case::Field &field) {
        return field.name == name;
      });
    };
    for (const FurtherPart *one : what.further_parts_in_use())
      {
        for (const Case::Field &field : one->settings->fields_in(what))
          if (number_of(field.name) > 1)
            reject("the part '" + one->name + "' has a field '" + field.name +
                     "', and so has another part",
                   "leave one of the two out");
        for (const std::string &name : one->settings->needed_fields())
          if (number_of(name) == 0)
            reject("the part '" + one->name + "' acts on the field '" + name +
                     "', and no part of the case has it",
                   "add the part that has it");
        one->settings->check(what, findings);
      }
  }
} // namespace softlattice
