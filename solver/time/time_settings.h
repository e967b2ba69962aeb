// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <string>

namespace softlattice
{
  /// Section "Time" of a parameter file.
  struct TimeSettings
  {
    double end_time = 3600.;       ///< [s]
    double end_fraction = 1.;      ///< of what is transformed [1]
    double maximum_wall_time = 0.; ///< [s], 0: no limit
    double largest_step = 1e12;    ///< [s]
    double smallest_step = 1e-9;   ///< [s]
    double relative_tolerance = 2e-3;
    double absolute_tolerance = 1e-6;
    std::string integrator = "TR-BDF2";
    std::string unit = "s"; ///< of times in messages; empty where the case has no units

    /// A time as messages show it: "0.1 s", or "0.1" where the case has no units.
    std::string shown(double time) const;

    /// `fraction`: what is called the fraction by which a case proceeds, as the column of its statistics, which the
    /// part `of` has.
    void declare(ParameterTable &table, const std::string &fraction, const std::string &of);
    /// The entry that ends a run by it.
    static std::string end_entry(const std::string &fraction) { return "End " + fraction; }
  };
} // namespace softlattice
