// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression_model/other_field.h"

#include "models/expression_model/expression_model.h"

#include <utility>

namespace softlattice
{
  void OtherField::declare(ParameterTable &table)
  {
    const std::string user = "the case at hand";
    const ParameterSection here = table.section(section())
                                    .when("Model/Parts", {"expressions"})
                                    .when(part.empty() ? "Model/Equations" : "Model/Parts",
                                          part.empty() ? equations : std::vector{part});
    here.text("Source", &source)
      .about("What formulas add to " + name +
             " per time: a formula of all fields, the constants, x, y, z, t, the temperature T [K] "
             "and the relative humidity RH.")
      .from_equation("27, 28")
      .from_source(user, Confidence::assumed);
    here.text("Mobility factor", &mobility_factor)
      .about(
        "By what the mobility of " + name +
        " that its law gives is multiplied: a formula as of Source, not negative. Of LT_phase it "
        "is by what fronts are faster, at unchanged driving force.")
      .from_equation("27, 28")
      .from_source(user, Confidence::assumed);
  }

  void ExpressionModel::add_other_field(const std::string &name,
                                        const std::vector<std::string> &equations,
                                        std::function<bool()> is_there)
  {
    others_.emplace_back();
    others_.back().name = name;
    others_.back().equations = equations;
    others_.back().is_there = std::move(is_there);
  }

  void ExpressionModel::add_further_part(const std::string &name,
                                         const std::string &meaning,
                                         const std::vector<std::string> &fields,
                                         const std::function<bool(const std::string &)> &has)
  {
    parts_.add_further(name, meaning);
    for (const std::string &field : fields)
      {
        add_other_field(field,
                        {},
                        has ? [has, field] { return has(field); } : std::function<bool()>());
        others_.back().part = name;
      }
  }
} // namespace softlattice
