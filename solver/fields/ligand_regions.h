// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/mixed_halide/halide_mobility.h"
#include "models/parameter_table.h"

#include <array>
#include <cmath>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// Where ligands hold the lattice, and what they do to halides there: section "Ligands".
  class LigandRegions
  {
  public:
    void declare(ParameterTable &table);
    /// A rectangular body: its lowest and highest corner [m], for distances from its boundaries.
    void set_body(const std::array<double, 3> &lowest,
                  const std::array<double, 3> &highest,
                  std::vector<std::string> boundaries);

    /// What does not fit a body of this dimension.
    void check_dimension(int dimension, std::vector<Finding> &findings) const;

    /// The names or numbers of the materials of cells that they are on, if this is the kind of region.
    std::vector<std::string> materials() const;
    void set_material_ids(std::vector<unsigned int> ids) { material_ids_ = std::move(ids); }
    /// Their ids, once known; empty if it is another kind of region.
    const std::vector<unsigned int> &material_ids() const { return material_ids_; }

    /// Whether there is any region at all.
    bool any() const { return region_ != "none"; }
    /// How much there is of them at a place, 0 to 1: of regions that are known by places, not by materials.
    double amount(const std::array<double, 3> &place) const;
    /// What that much of them does.
    LigandEffect effect(const double amount = 1.) const
    {
      return {std::pow(mobility_factor_, amount), amount * vacancy_shift_};
    }
    /// Name of the boundary in whose neighbourhood they are; empty if it is another kind of region.
    std::string boundary() const { return region_ == "near boundary" ? boundary_ : ""; }

  private:
    double share_inside(double distance) const;

    std::string region_ = "none";
    double mobility_factor_ = 1e-3; // S_lig [1]
    double vacancy_shift_ = 0.;     // dg_lig [J]
    std::string boundary_;
    double distance_ = 10e-9; // [m]
    double edge_width_ = 0.;  // [m]
    std::vector<double> box_; // lowest and highest x, y (and z) [m]
    std::vector<std::string> materials_;
    std::vector<unsigned int> material_ids_;

    std::array<double, 3> lowest_{};
    std::array<double, 3> highest_{};
    std::vector<std::string> boundaries_;
  };
} // namespace softlattice
