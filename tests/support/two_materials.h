// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>

namespace softlattice::tests
{
  /// A Gmsh file of 2 x 1 cells of side 1: the left one in the group "soft" (3), the right one in "rigid"
  /// (4), the lower edges of both in "open".
  inline std::string mesh_of_two_materials()
  {
    return "$MeshFormat\n2.2 0 8\n$EndMeshFormat\n"
           "$PhysicalNames\n3\n1 7 \"open\"\n2 3 \"soft\"\n2 4 \"rigid\"\n$EndPhysicalNames\n"
           "$Nodes\n6\n1 0 0 0\n2 1 0 0\n3 2 0 0\n4 0 1 0\n5 1 1 0\n6 2 1 0\n$EndNodes\n"
           "$Elements\n4\n1 1 2 7 1 1 2\n2 1 2 7 2 2 3\n3 3 2 3 1 1 2 5 4\n4 3 2 4 2 2 3 6 5\n"
           "$EndElements\n";
  }

  /// A plate of such halves, 2 um x 1 um, in a bath that enters from below where ligands let it. `geometry`:
  /// entries of that section; `bath`: name of the lower boundary; `region`: entries about ligands.
  inline std::string plate_of_two_materials(const std::string &geometry,
                                            const std::string &bath,
                                            const std::string &region)
  {
    return "subsection Material\n set Name = CsPb(I,Br)3\nend\n"
           "subsection Model\n set Equations = mixed halide\n subsection Mixed halide\n"
           "  subsection Surface exchange\n   set Boundaries = " +
           bath +
           "\n   set Composition = 0.2\n   set Rate constant = 1 nm/s\n  end\n end\nend\n"
           "subsection Geometry\n" +
           geometry +
           "end\n"
           "subsection Environment\n set Temperature = 100 degC\nend\n"
           "subsection Ligands\n" +
           region +
           "end\n"
           "subsection Discretisation\n set Finest cell = 32 nm\nend\n"
           "subsection Time\n set End time = 10 min\nend\n";
  }
} // namespace softlattice::tests
