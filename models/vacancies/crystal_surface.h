// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// That vacancies cost less at surfaces of a crystal, (298).
  class CrystalSurface
  {
  public:
    CrystalSurface();
    void declare(ParameterTable &table);

    bool is_asked_for() const { return boundaries_ != std::vector<std::string>{"none"}; }
    const std::vector<std::string> &boundaries() const { return boundaries_; }
    /// What is added to the formation energy at a distance from the nearest of them [J].
    double shift(double distance) const;

  private:
    std::vector<std::string> boundaries_ = {"none"};
    double shift_;        ///< there [J]
    double depth_ = 1e-9; ///< [m]
  };
} // namespace softlattice
