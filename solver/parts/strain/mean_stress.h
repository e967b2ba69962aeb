// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parts/strain/body_support.h"
#include "solver/parts/strain/strain_energy.h"

#include <cstddef>
#include <string>
#include <vector>

namespace softlattice
{
  /// Components of the mean strain of a body that are not given, but for the mean stress that belongs to them: of periodic
  /// bodies, and across the plane of bodies in two dimensions (generalised plane strain).
  class MeanStress
  {
  public:
    /// In section "Strain".
    void declare(ParameterTable &table);
    void check(const Geometry &geometry,
               const BodySupport &support,
               std::vector<Finding> &findings) const;

    StrainEnergy::Free free_strains() const;

    /// "xx", "yy", "zz", "yz", "xz", "xy".
    static const std::array<std::string, 6> &names_of_components();

  private:
    /// Numbers of the components that are named, as far as there are such.
    std::vector<std::size_t> components() const;
    /// Why the mean stress of a component cannot be given, and what to write instead; empty: it can.
    std::array<std::string, 2> objection(std::size_t component,
                                         const Geometry &geometry,
                                         const BodySupport &support) const;

    std::vector<std::string> given_ = {"none"};
    std::vector<double> stress_ = {0.}; // [Pa]
  };
} // namespace softlattice
