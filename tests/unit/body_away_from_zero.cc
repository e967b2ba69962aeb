// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/ligand_regions.h"
#include "tests/unit/model_support.h"

#include <string>

namespace softlattice
{
  // The neighbourhood of a boundary is measured from that boundary, wherever the body lies.
  TEST(LigandRegions, NeighbourhoodsBelongToTheirBoundaryWhereverTheBodyIs)
  {
    constexpr double length = 1e-6, height = 0.5e-6, distance = 50e-9;
    for (const double origin : {0., 3e-6, -2e-6})
      for (const std::string boundary : {"left", "right", "bottom", "top"})
        {
          ParameterTable table;
          LigandRegions ligands;
          ligands.declare(table);
          ligands.set_body({origin, origin, 0.},
                           {origin + length, origin + height, 0.},
                           {"left", "right", "bottom", "top"});
          test::choose(table, "Ligands/Region", "near boundary");
          test::choose(table, "Ligands/Boundary", boundary);
          test::set(table, "Ligands/Distance", distance);
          const bool along_x = boundary == "left" || boundary == "right";
          const bool high = boundary == "right" || boundary == "top";
          for (const double inwards :
               {0.2 * distance, 0.8 * distance, 1.2 * distance, 3. * distance})
            {
              const double size = along_x ? length : height;
              const double across = origin + (high ? size - inwards : inwards);
              const double middle = origin + 0.5 * (along_x ? height : length);
              EXPECT_EQ(ligands.amount({along_x ? across : middle, along_x ? middle : across, 0.}),
                        inwards < distance ? 1. : 0.)
                << boundary << " of a body at " << origin << ", " << inwards << " inwards";
            }
        }
  }
} // namespace softlattice
