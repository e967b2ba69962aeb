// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/analysis/domain_sizes.h"
#include "solver/analysis/structure_factor.h"

#include <cstddef>
#include <vector>

namespace softlattice
{
  /// What shapes the fields of a case have at present: regions, waves and profiles. All functions are collective.
  class FieldStructure
  {
  public:
    virtual ~FieldStructure() = default;

    /// Connected regions in which a field exceeds a threshold.
    virtual unsigned int count_regions(std::size_t field, double threshold) const = 0;
    /// Their volumes [m^d], see component_volumes().
    virtual std::vector<double> region_volumes(std::size_t field,
                                               double threshold,
                                               Side side) const = 0;
    /// Waves of a field in a rectangular body, see project_on_waves(). @throws std::invalid_argument
    virtual std::vector<WaveMode> waves(std::size_t field, double largest) const = 0;
    /// Averages over planes, see plane_averages(). @throws std::invalid_argument
    virtual std::vector<double> plane_averages(std::size_t field,
                                               int axis,
                                               const std::vector<double> &positions) const = 0;
  };
} // namespace softlattice
