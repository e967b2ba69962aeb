// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "meshes/gmsh_groups.h"

#include "meshes/geometry.h"

#include <algorithm>
#include <cstddef>

namespace softlattice
{
  namespace
  {
    using Numbers = std::vector<unsigned int>;

    constexpr auto rest = "unnamed";

    bool contains(const Numbers &numbers, const unsigned int one)
    {
      return std::find(numbers.begin(), numbers.end(), one) != numbers.end();
    }

    /// Tags of the groups of faces that are listed beside the cells.
    std::map<FaceCorners, Numbers> listed_faces(const GmshMesh &mesh, const int dimension)
    {
      std::map<FaceCorners, Numbers> tags;
      for (const GmshElement &element : mesh.elements)
        if (element.dimension == dimension - 1)
          {
            std::vector<std::uint64_t> nodes;
            for (std::size_t k = 0; k < n_corners(element.dimension); ++k)
              nodes.push_back(element.nodes[k]);
            std::sort(nodes.begin(), nodes.end());
            FaceCorners corners = {};
            std::copy(nodes.begin(), nodes.end(), corners.begin());
            tags[corners] = element.groups;
          }
      return tags;
    }

    void require_on_boundary(const GmshMesh &mesh,
                             const PhysicalGroup &group,
                             const std::map<FaceCorners, Numbers> &tags,
                             const std::map<FaceCorners, int> &n_cells)
    {
      std::size_t there = 0, elsewhere = 0;
      for (const auto &[corners, groups] : tags)
        if (contains(groups, group.tag))
          {
            const auto found = n_cells.find(corners);
            ++(found != n_cells.end() && found->second == 1 ? there : elsewhere);
          }
      const std::string start = mesh.path + ": ", name = "the group '" + group.name + "'";
      const std::string faces = group.dimension == 1 ? "edges" : "faces";
      if (there == 0)
        throw MeshError(start + "no boundary face of the mesh is in " + name);
      if (elsewhere > 0)
        throw MeshError(start + name +
                        " is only partly on the boundary: " + std::to_string(elsewhere) +
                        " of its " + std::to_string(there + elsewhere) + " " + faces +
                        " are inside of the domain or off its cells; leave them out of the group");
    }
  } // namespace

  FaceGroups face_groups(const GmshMesh &mesh, const int dimension)
  {
    std::map<FaceCorners, int> n_cells;
    for (const CellFace &face : faces_of_cells(mesh, dimension))
      ++n_cells[face.corners];
    const std::map<FaceCorners, Numbers> tags = listed_faces(mesh, dimension);

    FaceGroups result;
    std::map<unsigned int, Numbers> names_of_tag; // indices of names
    for (const PhysicalGroup &group : mesh.groups)
      if (group.dimension == dimension - 1)
        {
          if (group.name == rest)
            throw MeshError(mesh.path + ": the group '" + group.name +
                            "' has the name of what is in no group; rename it");
          require_on_boundary(mesh, group, tags, n_cells);
          names_of_tag[group.tag].push_back(static_cast<unsigned int>(result.names.size()));
          result.names.push_back(group.name);
        }
    result.names.emplace_back(rest);

    std::map<Numbers, unsigned int> ids; // of sets of names
    for (unsigned int i = 0; i < result.names.size(); ++i)
      {
        ids[{i}] = i;
        result.names_of_id.push_back({result.names[i]});
      }
    for (const auto &[corners, groups] : tags)
      {
        Numbers set;
        for (const unsigned int tag : groups)
          if (const auto found = names_of_tag.find(tag); found != names_of_tag.end())
            set.insert(set.end(), found->second.begin(), found->second.end());
        if (set.empty() || n_cells.count(corners) == 0)
          continue;
        std::sort(set.begin(), set.end());
        const auto [entry, is_new] =
          ids.try_emplace(set, static_cast<unsigned int>(result.names_of_id.size()));
        if (is_new)
          {
            std::vector<std::string> &all = result.names_of_id.emplace_back();
            for (const unsigned int name : set)
              all.push_back(result.names[name]);
          }
        result.ids[corners] = entry->second;
      }
    return result;
  }

  CellGroups cell_groups(const GmshMesh &mesh, const int dimension)
  {
    CellGroups result;
    unsigned int highest = 0;
    std::map<unsigned int, Numbers> ids_of_tag;
    std::vector<Numbers> sets; // of several tags, in file order
    const auto add = [&](const Numbers &tags, const unsigned int id) {
      for (const unsigned int tag : tags.empty() ? Numbers{0} : tags)
        ids_of_tag[tag].push_back(id);
    };
    for (const GmshElement &element : mesh.elements)
      if (element.dimension == dimension)
        {
          const unsigned int id = element.groups.empty() ? 0 : element.groups.back();
          highest = std::max(highest, id);
          if (element.groups.size() > 1 && result.ids.try_emplace(element.groups, 0).second)
            sets.push_back(element.groups);
          else if (element.groups.size() < 2 && result.ids.try_emplace(element.groups, id).second)
            add(element.groups, id);
        }
    for (const Numbers &set : sets)
      {
        result.ids[set] = ++highest;
        add(set, highest);
      }
    for (const auto &[tag, ids] : ids_of_tag)
      result.groups.push_back({tag, "", ids});
    // A tag may have two names.
    for (const PhysicalGroup &group : mesh.groups)
      if (const auto found = ids_of_tag.find(group.tag);
          group.dimension == dimension && found != ids_of_tag.end())
        {
          const auto same = std::find_if(result.groups.begin(),
                                         result.groups.end(),
                                         [&](const CellGroups::Group &one) {
                                           return one.number == group.tag && one.name.empty();
                                         });
          if (same != result.groups.end())
            same->name = group.name;
          else
            result.groups.push_back({group.tag, group.name, found->second});
        }
    return result;
  }
} // namespace softlattice
