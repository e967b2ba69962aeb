// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/gmsh_file.h"

namespace softlattice
{
  /// Turns quadrilaterals that lie in another plane than x-y into it, and notes the new axes. These are
  /// the two axes of the file that are nearest to the plane: the first one projected to it and, at a right
  /// angle, the second; so x-z becomes x-y with z for y.
  /// @throws MeshError if they are in no plane
  void turn_into_plane(GmshMesh &mesh);
} // namespace softlattice
