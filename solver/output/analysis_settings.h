// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// Section "Output/Analysis": what is made of fields whenever they are written.
  struct AnalysisSettings
  {
    std::vector<std::string> fields = {"none"}; ///< "none", or the names of fields
    double shortest_wave = 0.;                  ///< of the structure factor [m]; 0: none
    std::string profile_axis = "none";          ///< x, y or z
    int profile_points = 401;
    bool interdiffusion = false;

    void declare(ParameterTable &table);

    bool is_asked_for() const
    {
      return !fields.empty() && fields != std::vector<std::string>{"none"};
    }
    /// 0, 1 or 2; -1: no profile.
    int axis() const;
  };
} // namespace softlattice
