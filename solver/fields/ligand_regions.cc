// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/ligand_regions.h"

#include "models/constants.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace softlattice
{
  void LigandRegions::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Ligands").of_parts({"composition"});
    section.choice("Region", &region_, {"none", "everywhere", "box", "near boundary", "material"})
      .about("Where ligands hold the lattice: nowhere, in the whole body, in a box, within a "
             "distance of a boundary of a rectangular body, or in the cells of a material of the "
             "mesh.")
      .from_equation("49")
      .from_source("a choice, not a number", Confidence::numerical);
    const ParameterSection some =
      section.when("Region", {"everywhere", "box", "near boundary", "material"});
    some.number("Mobility factor", &mobility_factor_)
      .about("S_lig, by which the mobility of halides is multiplied there.")
      .range(1e-12, 1e3)
      .from_equation("49")
      .from_source("1e-2 to 1e-4 beside rigid conjugated ligands (Shi 2020, "
                   "10.1038/s41586-020-2219-7, is qualitative)",
                   Confidence::assumed);
    some.quantity("Vacancy energy", &vacancy_shift_, "J", "eV")
      .about("dg_lig, by which the formation energy of halide vacancies is higher there.")
      .range(-1. * constants::electronvolt, 1. * constants::electronvolt)
      .from_equation("50")
      .from_source("0.1 to 0.3 eV where they lower it", Confidence::assumed);
    section.when("Region", {"box"})
      .quantities("Box", &box_, "m", "um")
      .about("Lowest and highest x, then y, and z in three dimensions.")
      .from_source("the case at hand", Confidence::assumed)
      .must_be_set();
    const ParameterSection near = section.when("Region", {"near boundary"});
    near.text("Boundary", &boundary_)
      .about("Name of the boundary.")
      .from_source("the case at hand", Confidence::assumed)
      .must_be_set();
    near.quantity("Distance", &distance_, "m", "nm")
      .about("How far from the boundary ligands act.")
      .range(0., 1.)
      .from_equation("49")
      .from_source("the case at hand", Confidence::assumed);
    section.when("Region", {"box", "near boundary"})
      .quantity("Edge width", &edge_width_, "m", "nm")
      .about(
        "Width over which ligands go from 90 to 10 % at the edge of their region; ln S_lig and "
        "dg_lig go with them. A composition has a kink where mobility jumps, which no mesh "
        "resolves: take five cells or more. 0: a jump.")
      .range(0., 1.)
      .from_equation("49")
      .from_source("the case at hand", Confidence::assumed);
    section.when("Region", {"material"})
      .names("Materials", &materials_)
      .about("Physical groups of the cells of an imported mesh, by name or by number; of an island "
             "array the numbers of the islands, from 0 on. The edge of the region is of it.")
      .from_source("the case at hand", Confidence::assumed)
      .must_be_set();
  }

  std::vector<std::string> LigandRegions::materials() const
  {
    return region_ == "material" ? materials_ : std::vector<std::string>();
  }

  void LigandRegions::check_dimension(const int dimension, std::vector<Finding> &findings) const
  {
    if (region_ != "box")
      return;
    const std::string numbers = "lowest x, highest x, lowest y, highest y" +
                                std::string(dimension == 3 ? ", lowest z, highest z" : "");
    if (box_.size() != 2 * static_cast<std::size_t>(dimension))
      findings.push_back({Finding::Severity::error,
                          "Ligands/Box",
                          "a box in " + std::to_string(dimension) + "D has " +
                            std::to_string(2 * dimension) + " numbers",
                          "write: " + numbers});
    else
      for (std::size_t d = 0; 2 * d < box_.size(); ++d)
        if (!(box_[2 * d] < box_[2 * d + 1]))
          {
            findings.push_back({Finding::Severity::error,
                                "Ligands/Box",
                                "the box is empty: a lowest value is not below its highest",
                                "write: " + numbers});
            break;
          }
  }

  void LigandRegions::set_body(const std::array<double, 3> &lowest,
                               const std::array<double, 3> &highest,
                               std::vector<std::string> boundaries)
  {
    lowest_ = lowest;
    highest_ = highest;
    boundaries_ = std::move(boundaries);
  }

  double LigandRegions::share_inside(const double distance) const
  {
    if (!(edge_width_ > 0.))
      return distance >= 0. ? 1. : 0.;
    return 0.5 * (1. + std::tanh(std::log(9.) * distance / edge_width_)); // 10 to 90 % of it
  }

  double LigandRegions::amount(const std::array<double, 3> &place) const
  {
    if (region_ == "none")
      return 0.;
    if (region_ == "box")
      {
        // Where the box ends with a body that is known there is no edge.
        const bool is_known = !boundaries_.empty();
        double share = 1.;
        for (std::size_t d = 0; 2 * d + 1 < box_.size(); ++d)
          {
            if (!is_known || box_[2 * d] > lowest_[d])
              share *= share_inside(place[d] - box_[2 * d]);
            if (!is_known || box_[2 * d + 1] < highest_[d])
              share *= share_inside(box_[2 * d + 1] - place[d]);
          }
        return share;
      }
    if (region_ == "near boundary")
      {
        // Boundaries of a rectangular body come in pairs, the low and the high one of each axis.
        const auto found = std::find(boundaries_.begin(), boundaries_.end(), boundary_);
        if (found == boundaries_.end())
          return 0.;
        const std::size_t id = found - boundaries_.begin(), axis = id / 2;
        return share_inside(
          distance_ - (id % 2 == 0 ? place[axis] - lowest_[axis] : highest_[axis] - place[axis]));
      }
    return 1.;
  }
} // namespace softlattice
