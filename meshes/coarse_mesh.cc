// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "meshes/coarse_mesh.h"

#include "meshes/gmsh_groups.h"
#include "meshes/imported_mesh.h"
#include "meshes/periodic.h"

#include <deal.II/grid/grid_generator.h>
#include <deal.II/grid/grid_tools.h>
#include <deal.II/grid/tria_accessor.h>
#include <deal.II/grid/tria_iterator.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>

namespace softlattice
{
  namespace
  {
    constexpr double most_cells = 1e5;

    template <int dim>
    std::vector<unsigned int> subdivisions(const std::array<double, 3> &size)
    {
      const auto round_to = [&size](const double cell) {
        std::vector<unsigned int> n(dim);
        for (unsigned int d = 0; d < dim; ++d)
          n[d] = static_cast<unsigned int>(std::max(1., std::round(std::min(size[d] / cell, 1e9))));
        return n;
      };
      const auto count = [](const std::vector<unsigned int> &n) {
        double product = 1.;
        for (const unsigned int factor : n)
          product *= factor;
        return product;
      };
      double cell = *std::min_element(size.begin(), size.begin() + dim);
      while (count(round_to(cell)) > most_cells)
        cell *= 1.01;
      return round_to(cell);
    }

    template <int dim>
    void make_box(const Geometry &geometry, dealii::Triangulation<dim> &triangulation)
    {
      const std::array<double, 3> size = box_size(geometry), corner = lower_corner(geometry);
      dealii::Point<dim> lower, upper;
      for (unsigned int d = 0; d < dim; ++d)
        {
          lower[d] = corner[d];
          upper[d] = corner[d] + size[d];
        }
      std::vector<unsigned int> n;
      if (geometry.kind == "box")
        n = geometry.box.subdivisions();
      if (n.empty())
        n = subdivisions<dim>(size);
      // Colouring numbers the faces in the order of boundary_names().
      if (geometry.kind == "box" && geometry.box.is_graded())
        {
          std::vector<std::vector<double>> steps;
          for (unsigned int d = 0; d < dim; ++d)
            steps.push_back(geometry.box.steps(static_cast<int>(d), n[d]));
          dealii::GridGenerator::subdivided_hyper_rectangle(triangulation,
                                                            steps,
                                                            lower,
                                                            upper,
                                                            true);
        }
      else
        dealii::GridGenerator::subdivided_hyper_rectangle(triangulation, n, lower, upper, true);

      // One coarse cell is enough along a periodic direction: it becomes its own neighbour.
      const Place3 lengths = periods(geometry);
      std::vector<
        dealii::GridTools::PeriodicFacePair<typename dealii::Triangulation<dim>::cell_iterator>>
        pairs;
      for (unsigned int d = 0; d < dim; ++d)
        if (lengths[d] > 0.)
          dealii::GridTools::collect_periodic_faces(triangulation, 2 * d, 2 * d + 1, d, pairs);
      if (!pairs.empty())
        triangulation.add_periodicity(pairs);
    }

    void make_islands(const Geometry &geometry, dealii::Triangulation<2> &triangulation)
    {
      std::vector<dealii::Point<2>> vertices;
      std::vector<dealii::CellData<2>> cells;
      const double pitch = geometry.island_size + geometry.gap;
      for (int j = 0; j < geometry.islands_along_y; ++j)
        for (int i = 0; i < geometry.islands_along_x; ++i)
          {
            dealii::CellData<2> cell;
            cell.material_id = static_cast<dealii::types::material_id>(cells.size());
            std::size_t corner = 0;
            for (const int up : {0, 1})
              for (const int right : {0, 1})
                {
                  cell.vertices[corner++] = static_cast<unsigned int>(vertices.size());
                  vertices.emplace_back(i * pitch + right * geometry.island_size,
                                        j * pitch + up * geometry.island_size);
                }
            cells.push_back(cell);
          }
      triangulation.create_triangulation(vertices, cells, dealii::SubCellData());
      for (const auto &cell : triangulation.cell_iterators_on_level(0))
        for (const unsigned int f : cell->face_indices())
          cell->face(f)->set_boundary_id(f);
    }

    /// The cells of a Gmsh file on the nodes that they have.
    template <int dim>
    struct ImportedCells
    {
      explicit ImportedCells(const GmshMesh &mesh)
      {
        // Gmsh goes around a quadrilateral, deal.II counts along the axes.
        constexpr std::array<unsigned int, 8> place = {{0, 1, 3, 2, 4, 5, 7, 6}};
        constexpr unsigned int unused = dealii::numbers::invalid_unsigned_int;
        std::vector<unsigned int> number(mesh.nodes.size(), unused);
        const CellGroups groups = cell_groups(mesh, dim);
        for (const GmshElement &element : mesh.elements)
          if (element.dimension == dim)
            {
              dealii::CellData<dim> cell;
              for (std::size_t k = 0; k < n_corners(dim); ++k)
                {
                  const std::uint64_t node = element.nodes[k];
                  if (number[node] == unused)
                    {
                      number[node] = static_cast<unsigned int>(vertices.size());
                      dealii::Point<dim> vertex;
                      for (unsigned int d = 0; d < dim; ++d)
                        vertex[d] = mesh.nodes[node][d];
                      vertices.push_back(vertex);
                      nodes.push_back(node);
                    }
                  cell.vertices[place[k]] = number[node];
                }
              cell.material_id = groups.ids.at(element.groups);
              cells.push_back(cell);
            }
        dealii::GridTools::invert_cells_with_negative_measure(vertices, cells);
        dealii::GridTools::consistently_order_cells(cells);
      }

      std::vector<dealii::Point<dim>> vertices; // in the unit of the file
      std::vector<std::uint64_t> nodes;         // of the file, one per vertex
      std::vector<dealii::CellData<dim>> cells;
    };

    /// A distributed mesh would not look for inverted cells; a serial copy does.
    template <int dim>
    ImportedCells<dim> checked_cells(const GmshMesh &mesh)
    {
      std::string reason;
      dealii::Triangulation<dim> serial(dealii::Triangulation<dim>::none, true);
      try // what is caught may refer to the serial copy
        {
          ImportedCells<dim> imported(mesh);
          serial.create_triangulation(imported.vertices, imported.cells, dealii::SubCellData());
          return imported;
        }
      catch (const typename dealii::Triangulation<dim>::DistortedCellList &distorted)
        {
          const auto &cell = distorted.distorted_cells.front();
          std::ostringstream text;
          text << distorted.distorted_cells.size()
               << " inverted or self-crossing cells, the first around (" << cell->center()
               << ") in the units of the file";
          reason = text.str();
        }
      catch (const dealii::ExceptionBase &error)
        {
          std::ostringstream text;
          error.print_info(text);
          reason = text.str();
          reason.erase(0, reason.find_first_not_of(" \n"));
          reason.resize(std::min(reason.find("\n\n"), reason.size()));
          reason.erase(reason.find_last_not_of(" \n") + 1);
          std::replace(reason.begin(), reason.end(), '\n', ' ');
          if (reason.empty())
            reason = error.get_exc_name();
        }
      throw MeshError(mesh.path + ": " + reason);
    }

    template <int dim>
    void import(const Geometry &geometry, dealii::Triangulation<dim> &triangulation)
    {
      const GmshMesh mesh = imported_mesh(geometry);
      ImportedCells<dim> imported = checked_cells<dim>(mesh);
      const FaceGroups groups = face_groups(mesh, dim);
      const auto id_of = [&](const auto &face) {
        std::vector<std::uint64_t> nodes;
        for (const unsigned int v : face->vertex_indices())
          nodes.push_back(imported.nodes[face->vertex_index(v)]);
        std::sort(nodes.begin(), nodes.end());
        FaceCorners corners = {};
        std::copy(nodes.begin(), nodes.end(), corners.begin());
        const auto found = groups.ids.find(corners);
        return static_cast<dealii::types::boundary_id>(
          found == groups.ids.end() ? groups.names.size() - 1 : found->second);
      };

      for (dealii::Point<dim> &vertex : imported.vertices)
        vertex *= geometry.length_unit;
      triangulation.create_triangulation(imported.vertices, imported.cells, dealii::SubCellData());
      for (const auto &cell : triangulation.cell_iterators_on_level(0))
        for (const unsigned int f : cell->face_indices())
          if (cell->face(f)->at_boundary())
            cell->face(f)->set_boundary_id(id_of(cell->face(f)));
    }
  } // namespace

  template <int dim>
  void make_coarse_mesh(const Geometry &geometry, dealii::Triangulation<dim> &triangulation)
  {
    if (dimension(geometry) != dim)
      throw std::logic_error("a triangulation of the wrong dimension for the geometry");
    if (geometry.kind == "imported mesh")
      import(geometry, triangulation);
    else if (geometry.kind == "island array")
      {
        if constexpr (dim == 2)
          make_islands(geometry, triangulation);
      }
    else
      make_box(geometry, triangulation);
  }

  template <int dim>
  MeshExtents measure_coarse_mesh(const dealii::Triangulation<dim> &triangulation)
  {
    MeshExtents extents;
    extents.shortest_edge = std::numeric_limits<double>::infinity();
    for (unsigned int d = 0; d < dim; ++d)
      {
        extents.lower[d] = std::numeric_limits<double>::infinity();
        extents.upper[d] = -std::numeric_limits<double>::infinity();
      }
    for (const auto &cell : triangulation.cell_iterators_on_level(0))
      {
        ++extents.coarse_cells;
        extents.measure += cell->measure();
        for (const unsigned int l : cell->line_indices())
          {
            const double edge = cell->line(l)->diameter();
            extents.shortest_edge = std::min(extents.shortest_edge, edge);
            extents.longest_edge = std::max(extents.longest_edge, edge);
          }
        for (const unsigned int v : cell->vertex_indices())
          for (unsigned int d = 0; d < dim; ++d)
            {
              extents.lower[d] = std::min(extents.lower[d], cell->vertex(v)[d]);
              extents.upper[d] = std::max(extents.upper[d], cell->vertex(v)[d]);
            }
      }
    return extents;
  }

  int refinements_for(const MeshExtents &extents, const double cell_size)
  {
    int n = 0;
    // The margin keeps round-off from asking for a level more than an exact ratio needs.
    for (double edge = extents.longest_edge; edge > cell_size * (1. + 1e-10); edge /= 2.)
      ++n;
    return n;
  }

  template void make_coarse_mesh(const Geometry &, dealii::Triangulation<2> &);
  template void make_coarse_mesh(const Geometry &, dealii::Triangulation<3> &);
  template MeshExtents measure_coarse_mesh(const dealii::Triangulation<2> &);
  template MeshExtents measure_coarse_mesh(const dealii::Triangulation<3> &);
} // namespace softlattice
