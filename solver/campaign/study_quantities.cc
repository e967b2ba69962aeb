// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/study_quantities.h"

#include "solver/case/case.h"
#include "solver/case/twin_report.h"
#include "solver/output/quantities.h"
#include "solver/parameters/nearest.h"
#include "solver/run/recorder.h"
#include "solver/study/study_table.h"

namespace softlattice
{
  std::vector<std::string> study_quantities(const Case &what)
  {
    const std::unique_ptr<Scenario> scenario = Scenario::create(what);
    std::vector<std::string> keys = scenario->quantity_keys();
    for (const Column &column : Recorder::columns_of(*scenario))
      keys.push_back("final " + column.key());
    return keys;
  }

  std::vector<std::string> mean_field_quantities()
  {
    std::vector<std::string> keys;
    for (const Quantity &quantity : twin_quantities({}))
      keys.push_back(quantity.key());
    return keys;
  }

  std::string find_quantity(const std::string &name, const std::vector<std::string> &known)
  {
    for (const std::string &key : known)
      if (key == name || without_unit(key) == name)
        return key;
    return "";
  }

  std::string hint_for_quantity(const std::string &name, const std::vector<std::string> &known)
  {
    std::vector<std::string> names;
    std::string all;
    for (const std::string &key : known)
      {
        names.push_back(without_unit(key));
        all += (all.empty() ? "" : ", ") + names.back();
      }
    if (const auto meant = nearest(name, names))
      return "did you mean '" + *meant + "'?";
    return "there are: " + all;
  }
} // namespace softlattice
