// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// Gmsh files as users have them: groups that share faces or cells, other planes, folds, odd ends.
#include "meshes/imported_mesh.h"

#include "meshes/boundary_names.h"
#include "meshes/bounding_box.h"
#include "meshes/cell_materials.h"
#include "meshes/coarse_mesh.h"
#include "tests/support/scratch_folder.h"

#include <deal.II/grid/tria.h>
#include <deal.II/grid/tria_accessor.h>
#include <deal.II/grid/tria_iterator.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>

namespace
{
  using namespace softlattice;
  using Place = std::array<double, 3>;
  using Names = std::vector<std::string>;

  /// The corners of two unit squares side by side along x:
  ///   4 5 6
  ///   1 2 3
  const std::vector<Place> corners =
    {{{0, 0, 0}}, {{1, 0, 0}}, {{2, 0, 0}}, {{0, 1, 0}}, {{1, 1, 0}}, {{2, 1, 0}}};

  const std::string squares = "3 2 10 1 1 2 5 4\n3 2 10 1 2 3 6 5\n";

  std::string numbered(const std::string &lines)
  {
    std::string text;
    int n = 0;
    for (std::size_t begin = 0; begin < lines.size();)
      {
        const std::size_t end = lines.find('\n', begin) + 1;
        text += std::to_string(++n) + " " + lines.substr(begin, end - begin);
        begin = end;
      }
    return "$Elements\n" + std::to_string(n) + "\n" + text + "$EndElements\n";
  }

  /// A file of version 2.2; the elements without their numbers.
  std::string version_2(const std::vector<Place> &nodes,
                        const std::string &elements,
                        const std::string &names)
  {
    std::ostringstream text;
    text.precision(17);
    text << "$MeshFormat\n2.2 0 8\n$EndMeshFormat\n";
    if (!names.empty())
      text << "$PhysicalNames\n"
           << std::count(names.begin(), names.end(), '\n') << "\n"
           << names << "$EndPhysicalNames\n";
    text << "$Nodes\n" << nodes.size() << "\n";
    for (std::size_t i = 0; i < nodes.size(); ++i)
      text << i + 1 << " " << nodes[i][0] << " " << nodes[i][1] << " " << nodes[i][2] << "\n";
    return text.str() + "$EndNodes\n" + numbered(elements);
  }

  class ImportedMesh : public ::testing::Test
  {
  protected:
    Geometry geometry(const std::string &text, const int dimension = 2)
    {
      make_file(folder_ / "body.msh", text);
      Geometry body;
      body.kind = "imported mesh";
      body.dimension_choice = std::to_string(dimension);
      body.length_unit = 1.;
      body.view = "section";
      body.exposed = {"none"};
      body.mesh_file.path = folder_ / "body.msh";
      return body;
    }

    /// Length of each boundary, faces in several counted in each.
    static std::map<std::string, double> lengths(const Geometry &body)
    {
      dealii::Triangulation<2> mesh;
      make_coarse_mesh(body, mesh);
      const auto names = names_of_boundaries(body);
      std::map<std::string, double> sums;
      for (const auto &cell : mesh.active_cell_iterators())
        for (const unsigned int f : cell->face_indices())
          if (cell->face(f)->at_boundary())
            for (const std::string &name : names.at(cell->face(f)->boundary_id()))
              sums[name] += cell->face(f)->measure();
      return sums;
    }

    static double area(const Geometry &body)
    {
      dealii::Triangulation<2> mesh;
      make_coarse_mesh(body, mesh);
      return measure_coarse_mesh(mesh).measure;
    }

    std::string reason(const std::string &text, const int dimension = 2)
    {
      try
        {
          const Geometry body = geometry(text, dimension);
          dealii::Triangulation<2> flat;
          dealii::Triangulation<3> solid;
          if (dimension == 2)
            make_coarse_mesh(body, flat);
          else
            make_coarse_mesh(body, solid);
        }
      catch (const MeshError &error)
        {
          return error.what();
        }
      return "";
    }

    void expect_reason(const std::string &text, const std::string &part, const int dimension = 2)
    {
      const std::string found = reason(text, dimension);
      EXPECT_NE(found.find(part), std::string::npos) << found << "\n" << text;
    }

    const ScratchFolder folder_;
  };
} // namespace

TEST_F(ImportedMesh, AnEdgeMayBeInSeveralGroupsInEveryFormat)
{
  const std::string names = "1 1 \"left\"\n1 2 \"rim\"\n2 10 \"body\"\n";
  const std::string old =
    version_2(corners, "1 2 1 1 1 4\n1 2 2 1 1 4\n1 2 2 2 3 6\n" + squares, names);
  const std::string present = "$MeshFormat\n4.1 0 8\n$EndMeshFormat\n$PhysicalNames\n3\n" + names +
                              "$EndPhysicalNames\n$Entities\n0 2 1 0\n1 0 0 0 0 1 0 2 1 2 0\n"
                              "2 2 0 0 2 1 0 1 2 0\n1 0 0 0 2 1 0 1 10 0\n$EndEntities\n"
                              "$Nodes\n1 6 1 6\n2 1 0 6\n1\n2\n3\n4\n5\n6\n"
                              "0 0 0\n1 0 0\n2 0 0\n0 1 0\n1 1 0\n2 1 0\n$EndNodes\n"
                              "$Elements\n3 4 1 4\n1 1 1 1\n1 1 4\n1 2 1 1\n2 3 6\n"
                              "2 1 3 2\n3 1 2 5 4\n4 2 3 6 5\n$EndElements\n";
  for (const std::string &text : {old, present})
    {
      const Geometry body = geometry(text);
      EXPECT_EQ(boundary_names(body), (Names{"left", "rim", "unnamed"}));
      const std::map<std::string, double> expected = {{"left", 1.}, {"rim", 2.}, {"unnamed", 4.}};
      EXPECT_EQ(lengths(body), expected);
    }
}

TEST_F(ImportedMesh, ATagMayHaveTwoNamesButNotANameTwoTags)
{
  const std::string edges = "1 2 1 1 1 4\n";
  const std::map<std::string, double> expected = {{"left", 1.}, {"inlet", 1.}, {"unnamed", 5.}};
  EXPECT_EQ(lengths(geometry(version_2(corners, edges + squares, "1 1 \"left\"\n1 1 \"inlet\"\n"))),
            expected);
  expect_reason(version_2(corners, edges + squares, "1 1 \"left\"\n1 2 \"left\"\n"),
                "the name \"left\" is given twice");
  expect_reason(version_2(corners, edges + squares, "1 1 \"unnamed\"\n"), "rename it");
}

TEST_F(ImportedMesh, AGroupThatIsPartlyInsideIsRefusedByName)
{
  const std::string names = "1 1 \"rim\"\n";
  expect_reason(version_2(corners, "1 2 1 1 1 4\n1 2 1 1 2 5\n" + squares, names),
                "the group 'rim' is only partly on the boundary: 1 of its 2 edges");
  expect_reason(version_2(corners, "1 2 1 1 1 4\n1 2 1 1 1 6\n" + squares, names),
                "the group 'rim' is only partly");
  expect_reason(version_2(corners, "1 2 1 1 2 5\n" + squares, names),
                "no boundary face of the mesh is in the group 'rim'");
}

TEST_F(ImportedMesh, ACellMayBeInSeveralGroups)
{
  const std::string names = "2 10 \"body\"\n2 11 \"grain\"\n2 12 \"tip\"\n";
  const Geometry body = geometry(
    version_2(corners, squares + "3 2 11 1 1 2 5 4\n3 2 12 1 3 6 5 2\n3 2 11 1 6 5 2 3\n", names));
  EXPECT_NEAR(area(body), 2., 1e-14);
  dealii::Triangulation<2> mesh;
  make_coarse_mesh(body, mesh);
  std::map<std::string, double> areas;
  for (const CellMaterial &material : cell_materials(body))
    for (const auto &cell : mesh.active_cell_iterators())
      if (std::count(material.ids.begin(), material.ids.end(), cell->material_id()) > 0)
        areas[material.name + std::to_string(material.number)] += cell->measure();
  const std::map<std::string, double> expected = {{"body10", 2.}, {"grain11", 2.}, {"tip12", 1.}};
  EXPECT_EQ(areas, expected);

  expect_reason(version_2(corners, squares + "3 2 10 1 1 2 5 4\n", ""), "in the same group");
  expect_reason(version_2(corners, squares + "3 2 11 1 1 5 2 4\n", ""), "in another order");
}

TEST_F(ImportedMesh, APlaneIsTurnedIntoXAndY)
{
  // Any rotation and shift of the body has its area and the lengths of its edges.
  const std::string edges = "1 2 1 1 1 4\n1 2 2 1 1 2\n1 2 2 1 2 3\n",
                    names = "1 1 \"left\"\n1 2 \"low\"\n";
  for (int k = 0; k < 40; ++k)
    {
      const double a = 0.37 * k, b = 1.1 * k, c = 2.3 * k;
      std::vector<Place> nodes;
      for (const Place &p : corners)
        {
          const double x = std::cos(a) * p[0] - std::sin(a) * p[1],
                       y = std::sin(a) * p[0] + std::cos(a) * p[1];
          const double z = std::sin(b) * x, u = std::cos(b) * x;
          nodes.push_back({{3. + std::cos(c) * u - std::sin(c) * y,
                            std::sin(c) * u + std::cos(c) * y - 1.,
                            0.5 + z}});
        }
      const Geometry body = geometry(version_2(nodes, edges + squares, names));
      EXPECT_NEAR(area(body), 2., 1e-12) << k;
      const auto sums = lengths(body);
      EXPECT_NEAR(sums.at("left"), 1., 1e-12);
      EXPECT_NEAR(sums.at("low"), 2., 1e-12);
      EXPECT_EQ(imported_mesh(body).notes.empty(), std::abs(std::sin(b)) < 1e-9);
    }
}

TEST_F(ImportedMesh, TheNewAxesAreThoseOfTheFileThatAreNearest)
{
  const auto placed = [this](const auto &place) {
    std::vector<Place> nodes;
    for (const Place &p : corners)
      nodes.push_back(place(p));
    return imported_mesh(geometry(version_2(nodes, squares, "")));
  };
  // z = 0.3 x: twice as long as wide, times sqrt(1 + 0.3^2).
  const GmshMesh tilted = placed([](const Place &p) { return Place{{p[0], p[1], 0.3 * p[0]}}; });
  EXPECT_NEAR(tilted.nodes[2][0], 2. * std::sqrt(1.09), 1e-14);
  EXPECT_NEAR(tilted.nodes[5][1], 1., 1e-14);
  ASSERT_EQ(tilted.notes.size(), 1u);
  EXPECT_NE(tilted.notes[0].find("x runs along (0.9578, 0, 0.2873)"), std::string::npos);
  const GmshMesh upright = placed([](const Place &p) { return Place{{p[0], 7., p[1]}}; });
  const GmshMesh across = placed([](const Place &p) { return Place{{-4., p[0], p[1]}}; });
  const GmshMesh above = placed([](const Place &p) { return Place{{p[0], p[1], 5.}}; });
  for (const GmshMesh *mesh : {&upright, &across, &above})
    for (std::size_t i = 0; i < corners.size(); ++i)
      for (const int d : {0, 1})
        EXPECT_NEAR(mesh->nodes[i][d], corners[i][d], 1e-15);
  EXPECT_TRUE(above.notes.empty());
  EXPECT_EQ(upright.notes.size() + across.notes.size(), 2u);
}

TEST_F(ImportedMesh, ACurvedSurfaceIsRefused)
{
  std::vector<Place> nodes = corners;
  nodes[2][2] = nodes[5][2] = 0.01; // a bend between two flat squares
  expect_reason(version_2(nodes, squares, ""), "in no plane");
}

TEST_F(ImportedMesh, AFoldedMeshIsRefused)
{
  // The second square is laid back onto the first.
  std::vector<Place> nodes = corners;
  nodes[2][0] = nodes[5][0] = 0.25;
  expect_reason(version_2(nodes, squares, ""), "folded");
  expect_reason(version_2(nodes, "3 2 10 1 1 2 5 4\n3 2 10 1 5 6 3 2\n", ""), "folded");
  // The order of corners alone is no fold.
  EXPECT_EQ(reason(version_2(corners, "3 2 10 1 1 2 5 4\n3 2 10 1 5 6 3 2\n", "")), "");

  std::vector<Place> solid;
  for (const double z : {0., 1.})
    for (const Place &p : corners)
      solid.push_back({{p[0], p[1], z}});
  const std::string cubes = "5 2 9 1 1 2 5 4 7 8 11 10\n5 2 9 1 2 3 6 5 8 9 12 11\n";
  EXPECT_EQ(reason(version_2(solid, cubes, ""), 3), "");
  const std::string mirrored = "5 2 9 1 1 2 5 4 7 8 11 10\n5 2 9 1 8 9 12 11 2 3 6 5\n";
  EXPECT_EQ(reason(version_2(solid, mirrored, ""), 3), "");
  for (const std::size_t i : {2u, 5u, 8u, 11u})
    solid[i][0] = 0.25;
  expect_reason(version_2(solid, cubes, ""), "folded", 3);
  expect_reason(version_2(solid, mirrored, ""), "folded", 3);
}

TEST_F(ImportedMesh, MarksAndLineEndsOfOtherSystemsAreRead)
{
  const std::string text = version_2(corners, squares, "");
  std::string carriage_returns = text, both;
  std::replace(carriage_returns.begin(), carriage_returns.end(), '\n', '\r');
  for (const char c : text)
    both += c == '\n' ? std::string(" \r\n") : std::string{c};
  for (const std::string &other : {"\xEF\xBB\xBF" + text, carriage_returns, both})
    {
      const Geometry body = geometry(other);
      EXPECT_NEAR(area(body), 2., 1e-14);
      EXPECT_EQ(bounding_size(body), (Place{{2., 1., 0.}}));
      EXPECT_TRUE(imported_mesh(body).notes.empty());
    }
  expect_reason("\xFF\xFE$\0M\0", "UTF-16");
}

TEST_F(ImportedMesh, AnEndThatIsNotThereIsSaid)
{
  const std::string text = version_2(corners, squares, "");
  const std::string cut = text.substr(0, text.find("$EndElements"));
  const GmshMesh mesh = imported_mesh(geometry(cut));
  ASSERT_EQ(mesh.notes.size(), 1u);
  EXPECT_NE(mesh.notes[0].find("ends without $EndElements"), std::string::npos);

  std::string more = text;
  more.replace(more.find("$Elements\n2\n"), 12, "$Elements\n1\n");
  expect_reason(more, ":16: expected $EndElements");
}

TEST_F(ImportedMesh, PartitionsAreSaid)
{
  const GmshMesh mesh = imported_mesh(
    geometry(version_2(corners, "3 5 10 1 2 1 -2 1 2 5 4\n3 4 10 1 1 2 2 3 6 5\n", "")));
  ASSERT_EQ(mesh.notes.size(), 1u);
  EXPECT_NE(mesh.notes[0].find("partition"), std::string::npos);
  expect_reason("$MeshFormat\n4.1 0 8\n$EndMeshFormat\n$PartitionedEntities\n", "is partitioned");
}

TEST_F(ImportedMesh, NotesBecomeWarningsOfTheCase)
{
  std::vector<Place> nodes = corners;
  for (Place &node : nodes)
    std::swap(node[1], node[2]);
  Geometry body = geometry(version_2(nodes, squares, ""));
  ParameterTable table;
  body.declare(table);
  const std::vector<Finding> findings = table.findings();
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].severity, Finding::Severity::warning);
  EXPECT_EQ(findings[0].path, "Geometry/Mesh file");
}
