// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/survival_data.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// Weeks of remission of acute leukaemia under 6-mercaptopurine ("6-MP") or "placebo": Freireich et
  /// al. 1963, Blood 21, 699, the example that every textbook and R's packages print figures of.
  inline std::vector<Lifetime> leukaemia(const std::string &group)
  {
    std::vector<Lifetime> lifetimes;
    if (group == "6-MP")
      {
        for (const double weeks : {6, 6, 6, 7, 10, 13, 16, 22, 23})
          lifetimes.push_back(Lifetime::exact(weeks, group));
        for (const double weeks : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35})
          lifetimes.push_back(Lifetime::longer_than(weeks, group));
      }
    else
      for (const double weeks :
           {1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23})
        lifetimes.push_back(Lifetime::exact(weeks, group));
    return lifetimes;
  }
} // namespace softlattice
