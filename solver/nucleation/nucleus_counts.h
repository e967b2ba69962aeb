// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/nucleation/nucleus.h"

#include <map>
#include <string>

namespace softlattice
{
  /// How many nuclei have appeared, by the kind of their site.
  struct NucleusCounts
  {
    using BySite = std::map<std::string, long>;

    BySite growing;      ///< of the phase that grows
    BySite turning_back; ///< of the other one, which form in it

    void add(const Nucleus &nucleus)
    {
      ++(nucleus.turns_back ? turning_back : growing)[nucleus.site];
    }
  };

  inline long total(const NucleusCounts::BySite &counts)
  {
    long sum = 0;
    for (const auto &[site, count] : counts)
      sum += count;
    return sum;
  }

  /// 0 where there is none of them.
  inline long of_site(const NucleusCounts::BySite &counts, const std::string &site)
  {
    const auto found = counts.find(site);
    return found == counts.end() ? 0 : found->second;
  }
} // namespace softlattice
