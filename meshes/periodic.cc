// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "meshes/periodic.h"

#include "meshes/geometry.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace softlattice
{
  namespace
  {
    const std::vector<std::string> axes = {"x", "y", "z"};
    const std::string path = "Boundary conditions/Periodic";

    bool contains(const std::vector<std::string> &words, const std::string &word)
    {
      return std::find(words.begin(), words.end(), word) != words.end();
    }
  } // namespace

  Place3 periods(const Geometry &geometry)
  {
    const Place3 size = box_size(geometry);
    Place3 lengths = {};
    for (int d = 0; d < dimension(geometry); ++d)
      if (contains(geometry.periodic, axes[d]))
        lengths[d] = size[d];
    return lengths;
  }

  void check_periodic(const Geometry &geometry, std::vector<Finding> &findings)
  {
    const auto reject = [&](const std::string &message, const std::string &fix) {
      findings.push_back({Finding::Severity::error, path, message, fix});
    };
    const std::vector<std::string> &given = geometry.periodic;
    if (given == std::vector<std::string>{"none"} || given.empty())
      return;
    const std::string known = dimension(geometry) == 2 ? "x, y" : "x, y, z";
    for (const std::string &name : given)
      if (name == "none")
        {
          reject("'none' stands alone, not in a list with others",
                 "give 'none' or a list of directions: " + known);
          return;
        }
      else if (!contains({axes.begin(), axes.begin() + dimension(geometry)}, name))
        {
          reject("no direction '" + name + "' in the geometry '" + geometry.kind + "'",
                 "choose from: " + known);
          return;
        }
    if (contains({"island array", "imported mesh"}, geometry.kind))
      {
        reject("the geometry '" + geometry.kind +
                 "' has no opposite boundaries that could be joined",
               "give 'none', or take the kind 'box' or a film");
        return;
      }
    if (geometry.kind == "polycrystal")
      {
        reject("the grains of a polycrystal do not continue across its edges",
               "give 'none', or take the kind 'film in plan'");
        return;
      }

    const std::vector<std::string> names = boundary_names(geometry);
    const std::vector<std::string> exposed = exposed_boundaries(geometry);
    const Place3 lengths = periods(geometry);
    for (std::size_t d = 0; d < static_cast<std::size_t>(dimension(geometry)); ++d)
      for (const std::string &name : {names[2 * d], names[2 * d + 1]})
        if (lengths[d] > 0. && contains(exposed, name))
          findings.push_back(
            {Finding::Severity::error,
             "Geometry/Exposed boundaries",
             "the boundary '" + name + "' is no surface: the body is periodic along " + axes[d],
             "leave '" + name + "' out, or make " + axes[d] + " not periodic"});
  }

  std::vector<Place3> images_of_ball(const Geometry &geometry,
                                     const Place3 &centre,
                                     const double radius)
  {
    const Place3 lengths = periods(geometry), corner = lower_corner(geometry);
    std::vector<Place3> images = {centre};
    for (int d = 0; d < 3; ++d)
      if (lengths[d] > 0.)
        {
          const double from = std::ceil((corner[d] - radius - centre[d]) / lengths[d]);
          const double to = std::floor((corner[d] + lengths[d] + radius - centre[d]) / lengths[d]);
          const std::size_t n = images.size();
          for (double shift = from; shift <= to; shift += 1.)
            if (shift != 0.)
              for (std::size_t i = 0; i < n; ++i)
                {
                  images.push_back(images[i]);
                  images.back()[d] += shift * lengths[d];
                }
        }
    return images;
  }
} // namespace softlattice
