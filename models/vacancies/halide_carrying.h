// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

namespace softlattice
{
  /// What vacancies do to the halides of a mixture, which move by them, (296) and (297).
  class HalideCarrying
  {
  public:
    void declare(ParameterTable &table);

    /// Whether halides are as fast as there are vacancies.
    bool sets_speed() const { return sets_speed_; }
    /// Whether the flux of vacancies takes them along, the other way.
    bool carries() const { return carries_; }
    double ratio() const
    {
      return ratio_;
    } ///< diffusivity of the heavier halide over that of the lighter one

  private:
    bool sets_speed_ = true, carries_ = true;
    double ratio_ = 3.;
  };
} // namespace softlattice
