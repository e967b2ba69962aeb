// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <array>
#include <functional>
#include <string>
#include <vector>

namespace softlattice
{
  struct Case;
  struct Geometry;

  /// Which places of the exposed surface nothing covers, neither ligands nor a barrier film: section "Model/Surface/Bare
  /// spots".
  struct BareSpots
  {
    std::string pattern = "none";
    double density = 1e10;  ///< of pinholes on the face of a film [1/m^2]
    double radius = 100e-9; ///< of a pinhole [m]
    int seed = 1;           ///< of the places of pinholes
    double width = 1e-6;    ///< of the strip along the edges [m]
    std::string formula;    ///< of x, y and z [m]: bare where it is above 0

    bool any() const { return pattern != "none"; }
    void declare(ParameterTable &table);
  };

  /// These places on the surface of a body.
  class BarePattern
  {
  public:
    using Place = std::array<double, 3>;

    /// For what check_bare_spots() lets pass.
    BarePattern(const BareSpots &spots, const Geometry &geometry);

    /// Whether nothing covers the surface at a place [m] of it. The same on every process.
    bool is_bare(const Place &place) const { return is_bare_(place); }
    /// The bare part of the exposed surface [1]; by a formula or in a strip to 1/200.
    double share() const { return share_; }
    /// "23 pinholes", or what else it is.
    const std::string &in_words() const { return in_words_; }

  private:
    std::function<bool(const Place &)> is_bare_;
    double share_ = 0.;
    std::string in_words_;
  };

  /// What is wrong with them: a pattern that the body cannot have, a formula that is none, spots in a surface that
  /// nothing covers.
  void check_bare_spots(const Case &what, std::vector<Finding> &findings);
} // namespace softlattice
