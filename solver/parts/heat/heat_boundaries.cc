// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/heat/heat_boundaries.h"

#include "solver/case/known_names.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    bool is_among(const std::string &name, const std::vector<std::string> &names)
    {
      return std::find(names.begin(), names.end(), name) != names.end();
    }
  } // namespace

  HeatBoundaries heat_boundaries(const Geometry &geometry,
                                 const std::vector<std::string> &given,
                                 const Schedule &temperature)
  {
    HeatBoundaries found;
    found.given = given;
    found.temperature = temperature;
    if (in_plan(geometry) && dimension(geometry) == 2)
      return found;
    const std::vector<std::string> exposed = exposed_boundaries(geometry),
                                   joined = periodic_boundaries(geometry);
    for (const std::string &name : boundary_names(geometry))
      if (is_among(name, given) || is_among(name, joined))
        continue;
      else if (is_among(name, exposed) || name == "top")
        found.to_air.push_back(name);
      else if (name == "bottom")
        found.to_substrate.push_back(name);
    return found;
  }

  HeatedBody heated_body(const Geometry &geometry)
  {
    const int dim = dimension(geometry);
    HeatedBody body;
    body.has_y_along_face = dim == 3 || in_plan(geometry);
    if (dim == 2 && in_plan(geometry))
      body.light_depth = body.face_thickness = out_of_plane(geometry);
    else if (geometry.kind != "imported mesh")
      body.light_depth =
        geometry.kind == "island array" ? geometry.thickness : box_size(geometry)[dim - 1];
    return body;
  }
} // namespace softlattice
