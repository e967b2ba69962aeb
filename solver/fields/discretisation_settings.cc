// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/discretisation_settings.h"

#include <limits>

namespace softlattice
{
  void DiscretisationSettings::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Discretisation");
    section.choice("Polynomial degree", &degree, {"auto", "1", "2", "3", "4"})
      .about(
        "Degree of the finite elements, which are collocated at Gauss-Lobatto points. auto: 3 in "
        "two dimensions, 2 in three.");
    section.flag("Adaptive", &adaptive)
      .about("Refine the mesh at interfaces and coarsen it behind them; false: the finest level "
             "everywhere.");
    section
      .choice("Finest level", &finest_level, {"auto", "0",  "1",  "2",  "3",  "4",  "5",
                                              "6",    "7",  "8",  "9",  "10", "11", "12",
                                              "13",   "14", "15", "16", "17", "18"})
      .about(
        "How often a cell of the coarse mesh may be halved. auto: until Points per interface is "
        "reached.");
    // The phase has an interface whose width is known.
    const ParameterSection own = section.without_part("phase");
    section.number("Points per interface", &points_per_interface)
      .about("Nodes across the 10-90 % width of the interface, at least, where the mesh is finest; "
             "decides Finest level = auto. Below 5 the speed of fronts suffers.")
      .range(2., 40.);
    own.quantity("Interface width", &interface_width, "m", "m")
      .about("10-90 % width of the thinnest interface that the equations of the case have; decides "
             "with Points per interface about the finest cells. For wells of height rho at a "
             "distance d, rho (c-a)^2 (c-b)^2: 2.2 sqrt(2 kappa/rho)/d.")
      .range(0., std::numeric_limits<double>::max());
    own.quantity("Finest cell", &finest_cell, "m", "m")
      .about("Largest edge of the finest cells, said directly; 0: by Interface width.")
      .range(0., std::numeric_limits<double>::max());
    section.number("Refine above", &refine_above)
      .about("A cell is refined if the order parameter varies in it by more than this part of its "
             "range.")
      .range(1e-4, 0.5);
    section.number("Coarsen below", &coarsen_below)
      .about(
        "Cells are coarsened if the order parameter varies in them by less than this part of its "
        "range.")
      .range(1e-6, 0.5);
    section.integer("Remesh interval", &remesh_interval)
      .about(
        "Accepted time steps after which the mesh is adapted at the latest; sooner if a front has "
        "moved by one of the finest cells.")
      .range(1, 1000);
    table.check([this](std::vector<Finding> &findings) {
      if (coarsen_below > 0.5 * refine_above)
        findings.push_back({Finding::Severity::error,
                            "Discretisation/Coarsen below",
                            "cells would be refined and coarsened in turn",
                            "at most half of Refine above"});
    });
  }

  unsigned int DiscretisationSettings::polynomial_degree(const int dimension) const
  {
    if (degree == "auto")
      return dimension == 2 ? 3 : 2;
    return std::stoul(degree);
  }

  double DiscretisationSettings::wanted_cell_size(const double width, const int dimension) const
  {
    return finest_cell > 0. ? finest_cell
                            : polynomial_degree(dimension) * width / points_per_interface;
  }
} // namespace softlattice
