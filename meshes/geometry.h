// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/box.h"
#include "meshes/grains.h"
#include "models/parameter_table.h"

#include <array>
#include <stdexcept>
#include <string>
#include <vector>

namespace softlattice
{
  /// A mesh that cannot be read or built; the message names the file and the reason.
  struct MeshError : std::runtime_error
  {
    using std::runtime_error::runtime_error;
  };

  /// The body that is simulated. All lengths in metres; but for a box, built-in bodies have one
  /// corner at the origin.
  ///
  /// Boundaries go by name. x runs from `left` to `right` (`left end` to `right end` of a nanowire),
  /// y from `front` to `back`, the thickness from `bottom` (the substrate) to `top`. In plan view the
  /// thickness is integrated out and `top` is the whole 2D domain, so that a case keeps its
  /// boundary names when it goes from plan view to 3D. In a section and in a 2D box y runs from
  /// `bottom` to `top`.
  struct Geometry
  {
    std::string kind = "film in plan";
    std::string dimension_choice = "2"; ///< of a nanowire, a nanoplate, an imported mesh
    std::string view = "plan";          ///< of an imported 2D mesh
    double length = 40e-6;              ///< along x
    double width = 40e-6;               ///< along y
    double thickness = 300e-9;
    double depth = 10e-6; ///< out of the plane of a section or of an imported 2D mesh
    double diameter = 300e-9;
    int islands_along_x = 4;
    int islands_along_y = 4;
    double island_size = 10e-6;
    double gap = 2e-6;
    GrainSettings grains;
    BoxSettings box;
    InputFile mesh_file;
    double length_unit = 1e-6;                      ///< metres per unit of the mesh file
    std::vector<std::string> exposed = {"default"}; ///< as given; see exposed_boundaries()
    std::vector<std::string> periodic = {"none"};   ///< directions: x, y, z; see periods()

    /// Declares the section "Geometry", the periodic directions and the checks over several of
    /// their entries.
    void declare(ParameterTable &table);
  };

  /// The names that `Kind` may have.
  const std::vector<std::string> &geometry_kinds();

  /// 2 or 3.
  int dimension(const Geometry &geometry);

  /// Whether the 2D domain is the body seen from above, so that its face is exposed.
  bool in_plan(const Geometry &geometry);

  /// Extent that a 2D domain stands for across its plane [m]; 1 of a box and in 3D, a pure factor.
  double out_of_plane(const Geometry &geometry);

  /// Size of a rectangular body [m], `dimension` entries used; not for islands and imported meshes.
  std::array<double, 3> box_size(const Geometry &geometry);
  /// Its corner with the lowest coordinates [m].
  std::array<double, 3> lower_corner(const Geometry &geometry);

  /// Boundaries of the mesh (see names_of_boundaries() for ids): of a rectangular body 2 d and 2 d + 1
  /// are the low and the high one along axis d, also where they are joined. For an imported mesh
  /// these are its named physical groups in file order, then "unnamed" for boundary faces in none.
  /// A face of an imported mesh may be in several of them.
  /// @throws MeshError if the mesh file cannot be read.
  std::vector<std::string> boundary_names(const Geometry &geometry);

  /// The names that may be listed as exposed: the boundaries and, in plan view, "top".
  std::vector<std::string> exposable_names(const Geometry &geometry);

  /// The exposed boundaries with "default" and "none" resolved: all but the bottom of a nanowire, none
  /// of a box, the group "exposed" of an imported mesh that is not in plan view, and "top" else; by
  /// default never one that is joined to its opposite.
  std::vector<std::string> exposed_boundaries(const Geometry &geometry);
} // namespace softlattice
