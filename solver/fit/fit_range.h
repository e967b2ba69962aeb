// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fit/fit_statistics.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// Where a parameter is looked for; an unknown from 0 to 1 runs over it.
  struct FitRange
  {
    std::string path; ///< "Nucleation/Prefactor"
    std::string si_unit = "1", display_unit = "1";
    double from = 0., to = 1.; ///< SI
    double shown_extent = 1.;  ///< from one end to the other in the display unit
    bool is_log = false;

    double value(double unknown) const; ///< SI
    double unknown(double value) const; ///< beyond 0 ... 1 outside of the range
    /// "Prefactor"
    std::string name() const { return path.substr(path.rfind('/') + 1); }
  };

  /// What a direction that is not known means, in words: which parameters, and which combination of them
  /// alone is known, where there are two.
  std::string description_of(const FitDirection &direction, const std::vector<FitRange> &ranges);

  /// The names of parameters, with as many of the sections before them as tell all apart.
  std::vector<std::string> short_names(const std::vector<FitRange> &ranges);
} // namespace softlattice
