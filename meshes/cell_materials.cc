// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "meshes/cell_materials.h"

#include "meshes/coarse_mesh.h"
#include "meshes/gmsh_groups.h"
#include "meshes/imported_mesh.h"

#include <deal.II/grid/tria.h>
#include <deal.II/grid/tria_accessor.h>
#include <deal.II/grid/tria_iterator.h>

#include <set>
#include <utility>

namespace softlattice
{
  namespace
  {
    template <int dim>
    std::set<unsigned int> ids_of_cells(const Geometry &geometry)
    {
      dealii::Triangulation<dim> mesh;
      make_coarse_mesh(geometry, mesh);
      std::set<unsigned int> ids;
      for (const auto &cell : mesh.cell_iterators_on_level(0))
        ids.insert(cell->material_id());
      return ids;
    }
  } // namespace

  std::vector<CellMaterial> cell_materials(const Geometry &geometry)
  {
    const int dim = dimension(geometry);
    std::vector<CellMaterial> materials;
    if (geometry.kind == "imported mesh")
      for (CellGroups::Group &group : cell_groups(imported_mesh(geometry), dim).groups)
        materials.push_back({group.number, std::move(group.name), std::move(group.ids)});
    else
      for (const unsigned int id : dim == 2 ? ids_of_cells<2>(geometry) : ids_of_cells<3>(geometry))
        materials.push_back({id, "", {id}});
    return materials;
  }
} // namespace softlattice
