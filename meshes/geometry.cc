// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "meshes/geometry.h"

#include "meshes/gmsh_groups.h"
#include "meshes/imported_mesh.h"
#include "meshes/periodic.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    // Every process holds all coarse cells and every grain, so their number is bounded.
    constexpr double most_islands = 1e5;
    constexpr double most_grains = 1e5;
    // Each step of relaxation looks at 64 places per grain, on every process.
    constexpr double most_relaxed_grains = 5e5;

    const std::string sample = "the sample at hand";

    bool is_one_of(const std::string &word, const std::vector<std::string> &words)
    {
      return std::find(words.begin(), words.end(), word) != words.end();
    }

    std::string listed(const std::vector<std::string> &names)
    {
      std::string all;
      for (const std::string &name : names)
        all += (all.empty() ? "" : ", ") + name;
      return all;
    }

    void check_exposed(const Geometry &geometry, std::vector<Finding> &findings)
    {
      const auto reject = [&](const std::string &message, const std::string &fix) {
        findings.push_back({Finding::Severity::error, "Geometry/Exposed boundaries", message, fix});
      };
      if (geometry.exposed.size() > 1)
        for (const char *word : {"default", "none"})
          if (is_one_of(word, geometry.exposed))
            {
              reject(std::string("'") + word + "' stands alone, not in a list with others",
                     std::string("give '") + word + "' or a list of boundaries");
              return;
            }

      const std::vector<std::string> known = exposable_names(geometry);
      for (const std::string &name : exposed_boundaries(geometry))
        if (!is_one_of(name, known))
          reject("no boundary '" + name + "' in the geometry '" + geometry.kind + "'",
                 "choose from: " + listed(known));
    }

    void check_counts(const Geometry &geometry, std::vector<Finding> &findings)
    {
      if (geometry.kind == "island array" &&
          double(geometry.islands_along_x) * geometry.islands_along_y > most_islands)
        findings.push_back({Finding::Severity::error,
                            "Geometry/Islands along x",
                            "more than 100000 islands",
                            "simulate a part of the array"});
      if (geometry.kind == "nanowire" && geometry.diameter > geometry.length)
        findings.push_back({Finding::Severity::error,
                            "Geometry/Diameter",
                            "the nanowire is thicker than it is long",
                            "exchange 'Diameter' and 'Length', or use the kind 'nanoplate'"});
      if (geometry.kind != "polycrystal")
        return;
      const double grains = geometry.length * geometry.width / std::pow(geometry.grains.size, 2);
      if (grains > most_grains)
        findings.push_back({Finding::Severity::error,
                            "Geometry/Grain size",
                            "more than 100000 grains in the film",
                            "take larger grains or a smaller film"});
      else if (grains * geometry.grains.relaxation_steps > most_relaxed_grains)
        findings.push_back({Finding::Severity::error,
                            "Geometry/Grain relaxation steps",
                            "with so many grains at most " +
                              std::to_string(int(most_relaxed_grains / grains)) + " steps are made",
                            "take fewer"});
      if (grains < 1.5)
        findings.push_back({Finding::Severity::warning,
                            "Geometry/Grain size",
                            "the film holds a single grain and so no grain boundary",
                            "take smaller grains, or the kind 'film in plan'"});
      if (geometry.grains.boundary_width > geometry.grains.size / 2)
        findings.push_back({Finding::Severity::error,
                            "Geometry/Grain boundary width",
                            "the bands along the grain boundaries fill the grains",
                            "take less than half of the grain size"});
    }

    void check(const Geometry &geometry, std::vector<Finding> &findings)
    {
      if (geometry.kind == "box")
        {
          const std::size_t before = findings.size();
          geometry.box.check(findings);
          if (findings.size() > before)
            return; // not even the dimension is certain
        }
      check_periodic(geometry, findings);
      try
        {
          if (geometry.kind == "imported mesh")
            for (const std::string &note : imported_mesh(geometry).notes)
              findings.push_back({Finding::Severity::warning, "Geometry/Mesh file", note, ""});
          check_exposed(geometry, findings);
        }
      catch (const MeshError &error)
        {
          findings.push_back(
            {Finding::Severity::error,
             "Geometry/Mesh file",
             error.what(),
             "give a Gmsh file (.msh, ASCII, version 2 or 4) of quadrilaterals (2D) "
             "or hexahedra (3D)"});
        }
      check_counts(geometry, findings);
    }
  } // namespace

  const std::vector<std::string> &geometry_kinds()
  {
    static const std::vector<std::string> kinds = {"film in plan",
                                                   "film in section",
                                                   "film",
                                                   "nanowire",
                                                   "nanoplate",
                                                   "island array",
                                                   "polycrystal",
                                                   "box",
                                                   "imported mesh"};
    return kinds;
  }

  void Geometry::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Geometry");
    const auto length_entry = [](const ParameterSection &part,
                                 const std::string &name,
                                 double *variable,
                                 const std::string &display_unit) -> ParameterEntry & {
      return part.quantity(name, variable, "m", display_unit)
        .from_source(sample, Confidence::assumed);
    };

    section.choice("Kind", &kind, geometry_kinds())
      .about(
        "Shape of the body. 'film in plan' (2D) looks at the film from above, its thickness "
        "integrated out; 'film in section' (2D) cuts it along length and thickness; 'film' is "
        "3D. A nanowire has a square cross-section. An island array is a patterned film of "
        "separate squares in plan view: fronts stop at their edges. A polycrystal is a film in "
        "plan view with Voronoi grains. A box is a rectangle or cuboid of any size, which need not "
        "be a film.")
      .from_source(sample, Confidence::assumed);
    section.when("Kind", {"nanowire", "nanoplate", "imported mesh"})
      .choice("Dimension", &dimension_choice, {"2", "3"})
      .about(
        "2: plan view with the thickness integrated out (an imported mesh: see 'View'). 3: the "
        "whole body.")
      .from_source("", Confidence::numerical);

    length_entry(
      section.when(
        "Kind",
        {"film in plan", "film in section", "film", "nanowire", "nanoplate", "polycrystal"}),
      "Length",
      &length,
      "um")
      .range(10e-9, 10e-3)
      .about("Extent along x.");
    length_entry(section.when("Kind", {"film in plan", "film", "nanoplate", "polycrystal"}),
                 "Width",
                 &width,
                 "um")
      .range(10e-9, 10e-3)
      .about("Extent along y.");
    length_entry(
      section.when(
        "Kind",
        {"film in plan", "film in section", "film", "nanoplate", "island array", "polycrystal"}),
      "Thickness",
      &thickness,
      "nm")
      .range(5e-9, 100e-6)
      .about("Thickness. In plan view fields are taken as uniform across it.");
    length_entry(section.when("Kind", {"film in section", "imported mesh"}), "Depth", &depth, "um")
      .range(1e-9, 10e-3)
      .about("Extent that a 2D domain stands for across its plane: the exposed edge of a section "
             "counts as edge length times depth. An imported 3D mesh does not use it.");
    length_entry(section.when("Kind", {"nanowire"}), "Diameter", &diameter, "nm")
      .range(5e-9, 100e-6)
      .about("Side of the square cross-section.");

    const ParameterSection islands = section.when("Kind", {"island array"});
    islands.integer("Islands along x", &islands_along_x)
      .range(1, most_islands)
      .about("Number of islands along x.")
      .from_source(sample, Confidence::assumed);
    islands.integer("Islands along y", &islands_along_y)
      .range(1, most_islands)
      .about("Number of islands along y.")
      .from_source(sample, Confidence::assumed);
    length_entry(islands, "Island size", &island_size, "um")
      .range(10e-9, 10e-3)
      .about("Side of one square island.");
    length_entry(islands, "Gap", &gap, "um")
      .range(1e-9, 10e-3)
      .about("Distance between neighbouring islands.");

    grains.declare(section.when("Kind", {"polycrystal"}));
    box.declare(section.when("Kind", {"box"}));

    const ParameterSection imported = section.when("Kind", {"imported mesh"});
    imported.file("Mesh file", &mesh_file)
      .about("Gmsh file (.msh, ASCII, version 2 or 4) of quadrilaterals or hexahedra. Physical "
             "groups of edges (2D) or faces (3D) become boundaries under their names; edges, faces "
             "and cells may be in several. A 2D mesh may lie in any plane. Keep it coarse: the "
             "program refines it.")
      .must_be_set()
      .from_source(sample, Confidence::assumed);
    length_entry(imported, "Length unit", &length_unit, "um")
      .range(1e-12, 1.)
      .about("Length that one unit of the mesh file stands for. In a dimensionless case the "
             "coordinates of the file are taken as they are: the default is 1 there, and a pure "
             "number scales them.");
    imported.when("Dimension", {"2"})
      .choice("View", &view, {"plan", "section"})
      .about("Whether the 2D mesh is seen from above (its face is exposed) or is a section (its "
             "edges are).")
      .from_source(sample, Confidence::assumed);

    section.of_parts({"phase"})
      .names("Exposed boundaries", &exposed)
      .about(
        "Boundaries that humid air reaches and where nuclei form: names separated by commas (one "
        "that holds a comma in quotation marks), 'default' or 'none'. left, right, front, back, "
        "bottom, top (a nanowire has 'left end' "
        "and 'right end'; a section and a 2D box have no front and back; an imported mesh has its "
        "own names). In plan view 'top' is the whole face. The default is top; all but the bottom "
        "of a nanowire; none of a box; the group 'exposed' of an imported section or 3D mesh.")
      .from_source(sample, Confidence::assumed);

    table.section("Boundary conditions")
      .names("Periodic", &periodic)
      .about("Directions in which the body repeats itself: x, y, z separated by commas, or 'none'. "
             "What leaves through one boundary enters through the opposite one. Boxes and films "
             "only.")
      .from_source(sample, Confidence::assumed);

    table.check([this](std::vector<Finding> &findings) { check(*this, findings); });
  }

  int dimension(const Geometry &geometry)
  {
    if (is_one_of(geometry.kind, {"nanowire", "nanoplate", "imported mesh"}))
      return geometry.dimension_choice == "3" ? 3 : 2;
    if (geometry.kind == "box")
      return geometry.box.dimension();
    return geometry.kind == "film" ? 3 : 2;
  }

  bool in_plan(const Geometry &geometry)
  {
    if (dimension(geometry) == 3 || is_one_of(geometry.kind, {"film in section", "box"}))
      return false;
    return geometry.kind != "imported mesh" || geometry.view == "plan";
  }

  double out_of_plane(const Geometry &geometry)
  {
    if (dimension(geometry) == 3 || geometry.kind == "box")
      return 1.;
    if (is_one_of(geometry.kind, {"film in section", "imported mesh"}))
      return geometry.depth;
    return geometry.kind == "nanowire" ? geometry.diameter : geometry.thickness;
  }

  std::array<double, 3> box_size(const Geometry &geometry)
  {
    if (geometry.kind == "box")
      return geometry.box.extents();
    if (geometry.kind == "film in section")
      return {{geometry.length, geometry.thickness, 0.}};
    const bool is_wire = geometry.kind == "nanowire";
    const bool is_solid = dimension(geometry) == 3;
    return {{geometry.length,
             is_wire ? geometry.diameter : geometry.width,
             !is_solid ? 0.
             : is_wire ? geometry.diameter
                       : geometry.thickness}};
  }

  std::array<double, 3> lower_corner(const Geometry &geometry)
  {
    return geometry.kind == "box" ? geometry.box.lower_corner() : std::array<double, 3>{};
  }

  std::vector<std::string> boundary_names(const Geometry &geometry)
  {
    if (geometry.kind == "imported mesh")
      return face_groups(imported_mesh(geometry), dimension(geometry)).names;
    // The order is that of the faces of a box: low and high x, low and high y, low and high z.
    std::vector<std::string> names = {"left", "right"};
    if (geometry.kind == "nanowire")
      names = {"left end", "right end"};
    const bool is_upright = dimension(geometry) == 2 && // y is the height
                            is_one_of(geometry.kind, {"film in section", "box"});
    if (!is_upright)
      names.insert(names.end(), {"front", "back"});
    if (is_upright || dimension(geometry) == 3)
      names.insert(names.end(), {"bottom", "top"});
    return names;
  }

  std::vector<std::string> exposable_names(const Geometry &geometry)
  {
    std::vector<std::string> names = boundary_names(geometry);
    if (in_plan(geometry) && !is_one_of("top", names))
      names.push_back("top");
    return names;
  }

  std::vector<std::string> exposed_boundaries(const Geometry &geometry)
  {
    if (geometry.exposed == std::vector<std::string>{"none"})
      return {};
    if (geometry.exposed != std::vector<std::string>{"default"})
      return geometry.exposed;
    if (geometry.kind == "imported mesh" && !in_plan(geometry))
      return {"exposed"};
    std::vector<std::string> names;
    if (geometry.kind == "nanowire")
      names = {"left end", "right end", "front", "back", "top"};
    else if (geometry.kind != "box")
      names = {"top"};
    if (is_one_of(geometry.kind, {"island array", "imported mesh"}))
      return names;
    const std::vector<std::string> boundaries = boundary_names(geometry);
    const Place3 lengths = periods(geometry);
    for (std::size_t id = 0; id < boundaries.size(); ++id)
      if (lengths[id / 2] > 0.)
        names.erase(std::remove(names.begin(), names.end(), boundaries[id]), names.end());
    return names;
  }
} // namespace softlattice
