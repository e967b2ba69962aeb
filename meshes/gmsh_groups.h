// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/gmsh_cells.h"

#include <map>
#include <string>
#include <vector>

namespace softlattice
{
  /// The boundary of an imported mesh in its physical groups. A face may be in several of them.
  struct FaceGroups
  {
    std::vector<std::string>
      names; ///< of the groups in file order, then "unnamed" for all other faces
    /// The names of each boundary id: one alone, in the order of `names`, then sets of them.
    std::vector<std::vector<std::string>> names_of_id;
    std::map<FaceCorners, unsigned int> ids; ///< of faces in groups
  };

  /// Of a mesh that prepare_cells() has seen.
  /// @throws MeshError with the name of a group that has no faces on the boundary, or some elsewhere
  FaceGroups face_groups(const GmshMesh &mesh, int dimension);

  /// The cells of a mesh in their physical groups. A cell may be in several of them.
  struct CellGroups
  {
    struct Group
    {
      unsigned int number;           ///< its tag; 0 of cells in no group
      std::string name;              ///< empty if it has none
      std::vector<unsigned int> ids; ///< the material ids of its cells, ascending
    };
    std::vector<Group> groups; ///< by number
    /// The id of the cells in a set of groups: their tag if it is one, else one that is no tag.
    std::map<std::vector<unsigned int>, unsigned int> ids;
  };

  CellGroups cell_groups(const GmshMesh &mesh, int dimension);
} // namespace softlattice
