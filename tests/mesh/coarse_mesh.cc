// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "meshes/coarse_mesh.h"

#include "tests/support/scratch_folder.h"
#include "tests/support/small_geometry.h"

#include <deal.II/distributed/tria.h>
#include <deal.II/grid/tria_accessor.h>
#include <deal.II/grid/tria_iterator.h>

#include <gtest/gtest.h>

#include <cmath>
#include <map>

namespace
{
  using namespace softlattice;

  const std::string disc = SOFTLATTICE_SOURCE_DIR "/meshes/disc.msh";

  template <int dim>
  MeshExtents extents_of(const Geometry &geometry)
  {
    dealii::Triangulation<dim> triangulation;
    make_coarse_mesh(geometry, triangulation);
    return measure_coarse_mesh(triangulation);
  }

  /// Measure of each boundary by name, from the active cells.
  template <int dim>
  std::map<std::string, double> boundaries_of(const Geometry &geometry,
                                              const dealii::Triangulation<dim> &triangulation)
  {
    const std::vector<std::string> names = boundary_names(geometry);
    std::map<std::string, double> measures;
    for (const auto &cell : triangulation.active_cell_iterators())
      for (const unsigned int f : cell->face_indices())
        if (cell->face(f)->at_boundary())
          measures[names.at(cell->face(f)->boundary_id())] += cell->face(f)->measure();
    return measures;
  }

  template <int dim>
  std::string reason_for(const std::string &path)
  {
    Geometry geometry;
    geometry.kind = "imported mesh";
    geometry.dimension_choice = std::to_string(dim);
    geometry.mesh_file.path = path;
    dealii::Triangulation<dim> triangulation;
    try
      {
        make_coarse_mesh(geometry, triangulation);
      }
    catch (const MeshError &error)
      {
        return error.what();
      }
    return "";
  }
} // namespace

TEST(CoarseMesh, AreasAndVolumesAreThoseOfTheBody)
{
  const double close = 1e-12;
  EXPECT_NEAR(extents_of<2>(small("film in plan")).measure / (15 * um * um), 1., close);
  EXPECT_NEAR(extents_of<2>(small("polycrystal")).measure / (15 * um * um), 1., close);
  EXPECT_NEAR(extents_of<2>(small("film in section")).measure / (2.5 * um * um), 1., close);
  EXPECT_NEAR(extents_of<3>(small("film")).measure / (7.5 * um * um * um), 1., close);
  EXPECT_NEAR(extents_of<2>(small("nanowire")).measure / (1.25 * um * um), 1., close);
  EXPECT_NEAR(extents_of<3>(small("nanowire", "3")).measure / (0.3125 * um * um * um), 1., close);
  EXPECT_NEAR(extents_of<2>(small("nanoplate")).measure / (15 * um * um), 1., close);
  EXPECT_NEAR(extents_of<3>(small("nanoplate", "3")).measure / (7.5 * um * um * um), 1., close);
  EXPECT_NEAR(extents_of<2>(small("island array")).measure / (24 * um * um), 1., close);
}

TEST(CoarseMesh, CellsAreNearlyCubesAndBounded)
{
  for (const double ratio : {1., 1.4, 1.6, 2.5, 66.7})
    {
      Geometry geometry = small("film in section");
      geometry.length = ratio * geometry.thickness;
      const MeshExtents extents = extents_of<2>(geometry);
      EXPECT_LE(extents.longest_edge / extents.shortest_edge, 1.5) << ratio;
    }

  Geometry wide = small("film");
  wide.length = wide.width = 1000 * um;
  wide.thickness = 0.1 * um;
  const MeshExtents extents = extents_of<3>(wide);
  EXPECT_LE(extents.coarse_cells, 100000u);
  EXPECT_GE(extents.coarse_cells, 90000u);
  EXPECT_NEAR(extents.upper[0], 1000 * um, 1e-15);
  EXPECT_NEAR(extents.upper[2], 0.1 * um, 1e-18);
}

TEST(CoarseMesh, EveryBoundaryCarriesItsNameAndKeepsItThroughRefinement)
{
  const auto expect_planes = [](const auto &triangulation, const Geometry &geometry, auto planes) {
    const std::vector<std::string> names = boundary_names(geometry);
    for (const auto &cell : triangulation.active_cell_iterators())
      for (const unsigned int f : cell->face_indices())
        if (cell->face(f)->at_boundary())
          {
            const auto [axis, position] = planes.at(names.at(cell->face(f)->boundary_id()));
            EXPECT_NEAR(cell->face(f)->center()[axis], position, 1e-18);
          }
  };
  using Planes = std::map<std::string, std::pair<int, double>>;

  dealii::parallel::distributed::Triangulation<3> film(MPI_COMM_SELF);
  make_coarse_mesh(small("film"), film);
  film.refine_global(1);
  expect_planes(film,
                small("film"),
                Planes{{"left", {0, 0.}},
                       {"right", {0, 5 * um}},
                       {"front", {1, 0.}},
                       {"back", {1, 3 * um}},
                       {"bottom", {2, 0.}},
                       {"top", {2, 0.5 * um}}});
  const auto film_measures = boundaries_of(small("film"), film);
  EXPECT_EQ(film_measures.size(), 6u);
  EXPECT_NEAR(film_measures.at("top") / (15 * um * um), 1., 1e-12);

  dealii::parallel::distributed::Triangulation<2> section(MPI_COMM_SELF);
  make_coarse_mesh(small("film in section"), section);
  section.refine_global(2);
  expect_planes(
    section,
    small("film in section"),
    Planes{{"left", {0, 0.}}, {"right", {0, 5 * um}}, {"bottom", {1, 0.}}, {"top", {1, 0.5 * um}}});
  EXPECT_EQ(boundaries_of(small("film in section"), section).size(), 4u);

  dealii::Triangulation<3> wire;
  make_coarse_mesh(small("nanowire", "3"), wire);
  const auto wire_measures = boundaries_of(small("nanowire", "3"), wire);
  EXPECT_NEAR(wire_measures.at("left end") / (0.0625 * um * um), 1., 1e-12);
  EXPECT_NEAR(wire_measures.at("right end") / (0.0625 * um * um), 1., 1e-12);
  EXPECT_NEAR(wire_measures.at("top") / (1.25 * um * um), 1., 1e-12);
}

TEST(CoarseMesh, ABoxLiesWhereTheCaseSaysWithTheCellsItSays)
{
  Geometry box;
  box.kind = "box";
  box.box.size = {200., 100.};
  box.box.origin = {-50.};
  MeshExtents extents = extents_of<2>(box);
  EXPECT_EQ(extents.coarse_cells, 2u); // squares, and few
  EXPECT_DOUBLE_EQ(extents.measure, 20000.);
  EXPECT_DOUBLE_EQ(extents.lower[1], -50.);
  EXPECT_DOUBLE_EQ(extents.upper[0], 150.);

  box.box.size = {1., 2., 3.};
  box.box.coarse_cells = {"4", "1", "2"};
  extents = extents_of<3>(box);
  EXPECT_EQ(extents.coarse_cells, 8u);
  EXPECT_DOUBLE_EQ(extents.measure, 6.);
  EXPECT_DOUBLE_EQ(extents.shortest_edge, 0.25);
  EXPECT_DOUBLE_EQ(extents.longest_edge, 2.);

  dealii::parallel::distributed::Triangulation<3> mesh(MPI_COMM_SELF);
  box.periodic = {"y"};
  make_coarse_mesh(box, mesh);
  mesh.refine_global(1);
  for (const auto &cell : mesh.active_cell_iterators())
    for (const unsigned int f : cell->face_indices())
      EXPECT_EQ(cell->has_periodic_neighbor(f), cell->at_boundary(f) && f / 2 == 1);
}

TEST(CoarseMesh, IslandsAreSeparateAndNumbered)
{
  const Geometry geometry = small("island array");
  dealii::parallel::distributed::Triangulation<2> islands(MPI_COMM_SELF);
  make_coarse_mesh(geometry, islands);
  islands.refine_global(2);
  std::map<unsigned int, double> areas;
  for (const auto &cell : islands.active_cell_iterators())
    {
      areas[cell->material_id()] += cell->measure();
      for (const unsigned int f : cell->face_indices())
        EXPECT_TRUE(cell->at_boundary(f) ||
                    cell->neighbor(f)->material_id() == cell->material_id());
    }
  ASSERT_EQ(areas.size(), 6u);
  for (const auto &[island, area] : areas)
    EXPECT_NEAR(area / (4 * um * um), 1., 1e-12) << island;
  // 3 islands of 2 um and 2 gaps of 1 um along x
  EXPECT_NEAR(measure_coarse_mesh(islands).upper[0], 8 * um, 1e-18);
  const auto edges = boundaries_of(geometry, islands);
  for (const char *name : {"left", "right", "front", "back"})
    EXPECT_NEAR(edges.at(name) / (12 * um), 1., 1e-12);
}

TEST(CoarseMesh, ImportsADiscInEveryVersionOfTheFormat)
{
  for (const std::string &path :
       {disc,
        std::string(SOFTLATTICE_SOURCE_DIR "/tests/mesh/disc_version_2.msh"),
        std::string(SOFTLATTICE_SOURCE_DIR "/tests/mesh/disc_version_4_0.msh")})
    {
      Geometry geometry;
      geometry.kind = "imported mesh";
      geometry.mesh_file.path = path;
      geometry.length_unit = 1e-6;
      dealii::parallel::distributed::Triangulation<2> triangulation(MPI_COMM_SELF);
      make_coarse_mesh(geometry, triangulation);
      // 8 equal chords on a circle of radius 5: a regular octagon.
      const double radius = 5 * um;
      const MeshExtents extents = measure_coarse_mesh(triangulation);
      EXPECT_EQ(extents.coarse_cells, 20u);
      EXPECT_NEAR(extents.measure / (2 * std::sqrt(2.) * radius * radius), 1., 1e-9) << path;
      triangulation.refine_global(1);
      const auto edges = boundaries_of(geometry, triangulation);
      ASSERT_EQ(edges.size(), 2u);
      const double chord = 2 * radius * std::sin(3.14159265358979323846 / 8);
      EXPECT_NEAR(edges.at("exposed") / (4 * chord), 1., 1e-9);
      EXPECT_NEAR(edges.at("covered") / (4 * chord), 1., 1e-9);
    }
}

TEST(CoarseMesh, ImportsHexahedraAndCallsTheRestUnnamed)
{
  // Two unit cubes side by side along x; the face x = 2 is named.
  std::string text = "$MeshFormat\n2.2 0 8\n$EndMeshFormat\n$PhysicalNames\n2\n2 4 \"far side\"\n"
                     "3 9 \"bulk\"\n$EndPhysicalNames\n$Nodes\n12\n";
  for (int v = 0; v < 12; ++v)
    text += std::to_string(v + 1) + " " + std::to_string(v % 3) + " " + std::to_string(v / 3 % 2) +
            " " + std::to_string(v / 6) + "\n";
  text += "$EndNodes\n$Elements\n3\n1 3 2 4 1 3 6 12 9\n2 5 2 9 1 1 2 5 4 7 8 11 10\n"
          "3 5 2 9 1 2 3 6 5 8 9 12 11\n$EndElements\n";
  Geometry geometry;
  geometry.kind = "imported mesh";
  geometry.dimension_choice = "3";
  const ScratchFolder folder;
  make_file(folder / "cubes.msh", text);
  geometry.mesh_file.path = folder / "cubes.msh";
  geometry.length_unit = 1e-3;
  dealii::parallel::distributed::Triangulation<3> triangulation(MPI_COMM_SELF);
  make_coarse_mesh(geometry, triangulation);
  EXPECT_NEAR(measure_coarse_mesh(triangulation).measure, 2e-9, 1e-20);
  const auto faces = boundaries_of(geometry, triangulation);
  EXPECT_NEAR(faces.at("far side"), 1e-6, 1e-17);
  EXPECT_NEAR(faces.at("unnamed"), 9e-6, 1e-16);
  for (const auto &cell : triangulation.active_cell_iterators())
    EXPECT_EQ(cell->material_id(), 9u);
}

TEST(CoarseMesh, ABadFileIsAMeshErrorWithItsNameAndTheReason)
{
  const ScratchFolder folder;
  const auto written = [&folder](const std::string &name, const std::string &content) {
    make_file(folder / name, content);
    return folder / name;
  };
  const auto quads = [](const std::string &nodes, const std::string &elements) {
    return "$MeshFormat\n2.2 0 8\n$EndMeshFormat\n$Nodes\n4\n" + nodes + "$EndNodes\n$Elements\n" +
           elements + "$EndElements\n";
  };
  const std::string square = "1 0 0 0\n2 1 0 0\n3 1 1 0\n4 0 1 0\n";

  EXPECT_EQ(reason_for<2>(written("good.msh", quads(square, "1\n1 3 2 0 1 1 2 3 4\n"))), "");
  // All cells clockwise is only another way to write the same mesh.
  EXPECT_EQ(reason_for<2>(written("clockwise.msh", quads(square, "1\n1 3 2 0 1 4 3 2 1\n"))), "");

  const std::string arrow = "1 0 0 0\n2 1 0 0\n3 0.1 0.1 0\n4 0 1 0\n";
  const std::string path = written("arrow.msh", quads(arrow, "1\n1 3 2 0 1 1 2 3 4\n"));
  const std::string reason = reason_for<2>(path);
  EXPECT_NE(reason.find(path), std::string::npos);
  EXPECT_NE(reason.find("inverted"), std::string::npos) << reason;

  const std::string missing =
    reason_for<2>(written("node.msh", quads(square, "1\n1 3 2 0 1 1 2 3 9\n")));
  EXPECT_NE(missing.find("node.msh:13: the element has a node 9"), std::string::npos) << missing;
  EXPECT_NE(reason_for<3>(disc).find("set Dimension = 2"), std::string::npos);

  const std::string diagonal = "$MeshFormat\n2.2 0 8\n$EndMeshFormat\n$PhysicalNames\n1\n"
                               "1 5 \"rim\"\n$EndPhysicalNames\n$Nodes\n4\n" +
                               square +
                               "$EndNodes\n$Elements\n2\n1 1 2 5 1 1 3\n2 3 2 0 1 1 2 3 4\n"
                               "$EndElements\n";
  EXPECT_NE(reason_for<2>(written("diagonal.msh", diagonal)).find("no boundary face"),
            std::string::npos);
}

TEST(CoarseMesh, RefinementsReachTheCellSize)
{
  MeshExtents extents;
  extents.longest_edge = 1.;
  EXPECT_EQ(refinements_for(extents, 2.), 0);
  EXPECT_EQ(refinements_for(extents, 1.), 0);
  EXPECT_EQ(refinements_for(extents, 0.25), 2);
  EXPECT_EQ(refinements_for(extents, 0.24), 3);
}
