// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "meshes/geometry.h"

#include "meshes/gmsh_cells.h"
#include "meshes/periodic.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace
{
  using namespace softlattice;
  using Names = std::vector<std::string>;

  const std::string disc = SOFTLATTICE_SOURCE_DIR "/meshes/disc.msh";

  std::vector<Finding> findings_of(Geometry &geometry)
  {
    ParameterTable table;
    geometry.declare(table);
    return table.findings();
  }

  std::string reason_for(const std::string &path, const int dimension)
  {
    try
      {
        GmshMesh mesh = read_gmsh_file(path);
        prepare_cells(mesh, dimension);
      }
    catch (const MeshError &error)
      {
        return error.what();
      }
    return "";
  }
} // namespace

TEST(Geometry, DefaultsOfEveryKindPassTheChecks)
{
  for (const std::string &kind : geometry_kinds())
    for (const std::string dimension : {"2", "3"})
      {
        if (kind == "imported mesh")
          continue;
        Geometry geometry;
        geometry.kind = kind;
        geometry.dimension_choice = dimension;
        EXPECT_TRUE(findings_of(geometry).empty()) << kind;
      }
}

TEST(Geometry, EveryEntryIsDescribedWithinItsRangeAndDeclaredOnce)
{
  Geometry geometry;
  ParameterTable table;
  geometry.declare(table);
  std::set<std::string> paths;
  for (const ParameterEntry &entry : table.entries())
    {
      EXPECT_TRUE(paths.insert(entry.path()).second) << entry.path();
      EXPECT_FALSE(entry.meaning.empty()) << entry.path();
      if (const auto *value = std::get_if<double *>(&entry.target))
        {
          EXPECT_LE(entry.lowest, **value) << entry.path();
          EXPECT_GE(entry.highest, **value) << entry.path();
        }
    }
  EXPECT_EQ(paths.count("Geometry/Grain size"), 1u);
}

TEST(Geometry, OutOfPlaneExtentIsWhatTheViewIntegratesOut)
{
  Geometry geometry;
  geometry.thickness = 1e-7;
  geometry.depth = 2e-6;
  geometry.diameter = 3e-7;
  const auto extent = [&geometry](const std::string &kind, const std::string &dimension = "2") {
    geometry.kind = kind;
    geometry.dimension_choice = dimension;
    return out_of_plane(geometry);
  };
  for (const char *kind : {"film in plan", "nanoplate", "island array", "polycrystal"})
    EXPECT_EQ(extent(kind), 1e-7) << kind;
  EXPECT_EQ(extent("film in section"), 2e-6);
  EXPECT_EQ(extent("imported mesh"), 2e-6);
  EXPECT_EQ(extent("nanowire"), 3e-7);
  EXPECT_EQ(extent("film"), 1.);
  EXPECT_EQ(extent("nanowire", "3"), 1.);
  EXPECT_EQ(extent("imported mesh", "3"), 1.);
}

TEST(Geometry, PlanViewAnd3DShareTheirBoundaryNames)
{
  for (const std::string kind : {"nanowire", "nanoplate"})
    {
      Geometry geometry;
      geometry.kind = kind;
      geometry.dimension_choice = "2";
      const Names plan = exposed_boundaries(geometry);
      const Names plan_names = exposable_names(geometry);
      geometry.dimension_choice = "3";
      EXPECT_EQ(plan, exposed_boundaries(geometry)) << kind;
      const Names solid_names = exposable_names(geometry);
      for (const std::string &name : plan_names)
        EXPECT_EQ(std::count(solid_names.begin(), solid_names.end(), name), 1) << name;
    }
}

TEST(Geometry, AnUnknownExposedBoundaryIsReportedWithTheKnownOnes)
{
  Geometry geometry;
  geometry.kind = "film in section";
  geometry.exposed = {"top", "tob"};
  const std::vector<Finding> findings = findings_of(geometry);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].severity, Finding::Severity::error);
  EXPECT_EQ(findings[0].path, "Geometry/Exposed boundaries");
  EXPECT_NE(findings[0].message.find("'tob'"), std::string::npos);
  EXPECT_NE(findings[0].fix.find("left, right, bottom, top"), std::string::npos);

  geometry.exposed = {"none"};
  EXPECT_TRUE(findings_of(geometry).empty());
  EXPECT_TRUE(exposed_boundaries(geometry).empty());
  geometry.exposed = {"none", "top"};
  EXPECT_EQ(findings_of(geometry).size(), 1u);
}

TEST(Geometry, ImportedMeshGivesItsOwnNames)
{
  Geometry geometry;
  geometry.kind = "imported mesh";
  geometry.mesh_file.path = disc;
  EXPECT_EQ(boundary_names(geometry), (Names{"exposed", "covered", "unnamed"}));
  EXPECT_EQ(exposed_boundaries(geometry), Names{"top"});
  geometry.view = "section";
  EXPECT_EQ(exposed_boundaries(geometry), Names{"exposed"});
  EXPECT_TRUE(findings_of(geometry).empty());

  geometry.dimension_choice = "3";
  const std::vector<Finding> findings = findings_of(geometry);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].path, "Geometry/Mesh file");
  EXPECT_NE(findings[0].message.find("no hexahedra; set Dimension = 2"), std::string::npos);
}

TEST(Geometry, ContradictionsAreFound)
{
  Geometry wire;
  wire.kind = "nanowire";
  wire.diameter = 2 * wire.length;
  EXPECT_EQ(findings_of(wire).size(), 1u);

  Geometry islands;
  islands.kind = "island array";
  islands.islands_along_x = islands.islands_along_y = 1000;
  EXPECT_EQ(findings_of(islands).size(), 1u);

  Geometry grains;
  grains.kind = "polycrystal";
  grains.grains.size = 20e-9;
  grains.grains.boundary_width = 15e-9;
  EXPECT_EQ(findings_of(grains).size(), 2u);
}

TEST(Geometry, ABoxHasTheDimensionAndTheNamesOfItsSize)
{
  Geometry box;
  box.kind = "box";
  box.box.size = {200., 100.};
  EXPECT_TRUE(findings_of(box).empty());
  EXPECT_EQ(dimension(box), 2);
  EXPECT_EQ(boundary_names(box), (Names{"left", "right", "bottom", "top"}));
  EXPECT_TRUE(exposed_boundaries(box).empty());
  EXPECT_EQ(exposable_names(box), boundary_names(box));
  EXPECT_EQ(out_of_plane(box), 1.);
  box.exposed = {"top"};
  EXPECT_TRUE(findings_of(box).empty());
  EXPECT_EQ(exposed_boundaries(box), Names{"top"});

  box.box.size = {3., 2., 1.};
  box.box.origin = {-1., 0., 5.};
  EXPECT_EQ(dimension(box), 3);
  EXPECT_EQ(boundary_names(box), (Names{"left", "right", "front", "back", "bottom", "top"}));
  EXPECT_EQ(box_size(box), (std::array<double, 3>{{3., 2., 1.}}));
  EXPECT_EQ(lower_corner(box), (std::array<double, 3>{{-1., 0., 5.}}));
}

TEST(Geometry, WhatIsWrongWithABoxIsSaid)
{
  const auto message_for = [](const BoxSettings &settings) {
    Geometry geometry;
    geometry.kind = "box";
    geometry.box = settings;
    const std::vector<Finding> findings = findings_of(geometry);
    return findings.size() == 1 && !findings[0].fix.empty()
             ? findings[0].path + ": " + findings[0].message
             : std::to_string(findings.size()) + " findings";
  };
  BoxSettings box;
  box.size = {1.};
  EXPECT_NE(message_for(box).find("Geometry/Size: "), std::string::npos);
  box.size = {1., 0.};
  EXPECT_NE(message_for(box).find("not positive"), std::string::npos);
  box.size = {1., 1., 1.};
  box.origin = {0., 1.};
  EXPECT_NE(message_for(box).find("Geometry/Origin: the box has three"), std::string::npos);
  box.origin = {0.};
  for (const char *word : {"0", "-2", "2.5", "many", "1000000"})
    {
      box.coarse_cells = {"4", word, "4"};
      EXPECT_NE(message_for(box).find("positive whole numbers"), std::string::npos) << word;
    }
  box.coarse_cells = {"4", "4"};
  EXPECT_NE(message_for(box).find("Geometry/Coarse cells: the box has three"), std::string::npos);
  box.coarse_cells = {"100", "100", "100"};
  EXPECT_NE(message_for(box).find("more than 100000"), std::string::npos);
  box.coarse_cells = {"4", "4", "4"};
  EXPECT_EQ(message_for(box), "0 findings");
}

TEST(Geometry, PeriodicDirectionsAreChecked)
{
  const auto first_finding = [](Geometry geometry) {
    const std::vector<Finding> findings = findings_of(geometry);
    return findings.empty() ? "" : findings[0].path + ": " + findings[0].message;
  };
  Geometry film; // in plan
  film.periodic = {"x", "y"};
  EXPECT_EQ(first_finding(film), "");
  EXPECT_EQ(exposed_boundaries(film), Names{"top"});
  EXPECT_EQ(periods(film), (Place3{{film.length, film.width, 0.}}));
  film.periodic = {"z"};
  EXPECT_NE(first_finding(film).find("no direction 'z'"), std::string::npos);
  film.periodic = {"x", "none"};
  EXPECT_NE(first_finding(film).find("stands alone"), std::string::npos);
  film.periodic = {"x", "x"};
  EXPECT_NE(first_finding(film).find("twice"), std::string::npos);

  film.periodic = {"x"};
  film.kind = "film in section";
  EXPECT_EQ(first_finding(film), "");
  film.exposed = {"top", "left"};
  EXPECT_NE(first_finding(film).find("Geometry/Exposed boundaries: the boundary 'left'"),
            std::string::npos);
  film.exposed = {"default"};
  film.periodic = {"y"};
  EXPECT_TRUE(exposed_boundaries(film).empty()); // its top is joined to its bottom

  for (const char *kind : {"island array", "imported mesh", "polycrystal"})
    {
      Geometry other;
      other.kind = kind;
      other.mesh_file.path = disc;
      other.periodic = {"x"};
      EXPECT_NE(first_finding(other).find("Boundary conditions/Periodic"), std::string::npos)
        << kind;
    }
}

TEST(Geometry, BallsGoAroundTheTorus)
{
  Geometry box;
  box.kind = "box";
  box.box.size = {10., 4.};
  box.box.origin = {-5., 0.};
  box.periodic = {"x"};
  EXPECT_EQ(images_of_ball(box, {{0., 2., 0.}}, 1.).size(), 1u);
  const auto images = images_of_ball(box, {{-4.5, 0.2, 0.}}, 1.);
  ASSERT_EQ(images.size(), 2u);
  EXPECT_DOUBLE_EQ(images[0][0], -4.5);
  EXPECT_DOUBLE_EQ(images[1][0], 5.5);
  EXPECT_DOUBLE_EQ(images[1][1], 0.2);
  box.periodic = {"x", "y"};
  EXPECT_EQ(images_of_ball(box, {{-4.5, 0.2, 0.}}, 1.).size(), 4u); // at a corner
}

TEST(GmshFile, SaysWhatIsWrongAndWhere)
{
  const ScratchFolder folder;
  const auto written = [&folder](const std::string &name, const std::string &content) {
    make_file(folder / name, content);
    return folder / name;
  };
  const std::string head = "$MeshFormat\n2.2 0 8\n$EndMeshFormat\n";
  EXPECT_EQ(reason_for("", 2), "no mesh file is given");
  EXPECT_NE(reason_for("no/such/file.msh", 2).find("no/such/file.msh"), std::string::npos);
  EXPECT_NE(reason_for(written("empty.msh", ""), 2).find("no $Elements"), std::string::npos);
  EXPECT_NE(
    reason_for(written("binary.msh", "$MeshFormat\n4.1 1 8\n"), 2).find(":2: the file is binary"),
    std::string::npos);
  EXPECT_NE(reason_for(written("old.msh", "$MeshFormat\n1.0 0 8\n"), 2).find("version"),
            std::string::npos);
  EXPECT_NE(reason_for(written("triangle.msh", head + "$Elements\n1\n1 2 2 0 1 1 2 3\n"), 2)
              .find(":6: a triangle"),
            std::string::npos);
  EXPECT_NE(reason_for(written("short.msh", head + "$Elements\n2\n1 3 2 0 1 1 2 3 4\n"), 2)
              .find(":7: the file ends too early"),
            std::string::npos);
  EXPECT_NE(reason_for(written("second_order.msh", head + "$Elements\n1\n1 10 2 0 1\n"), 2)
              .find("first order"),
            std::string::npos);
  EXPECT_NE(
    reason_for(written("twice.msh", head + "$PhysicalNames\n2\n1 1 \"a b\"\n1 2 \"a b\"\n"), 2)
      .find(":7: the name \"a b\" is given twice"),
    std::string::npos);

  EXPECT_NE(
    reason_for(written("nodes.msh", head + "$Nodes\n99999999999\n"), 2).find(":5: more nodes"),
    std::string::npos);
  std::string many = head + "$Elements\n100001\n";
  for (int i = 1; i <= 100001; ++i)
    many += std::to_string(i) + " 3 2 0 1 1 2 3 4\n";
  EXPECT_NE(reason_for(written("many.msh", many), 2).find("100001 cells, more than"),
            std::string::npos);
}
