// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/case/halide_checks.h"

#include "meshes/boundary_names.h"
#include "meshes/cell_materials.h"
#include "meshes/periodic.h"
#include "solver/case/file_findings.h"
#include "solver/parameters/nearest.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace softlattice
{
  namespace
  {
    void check_boundary(const std::string &name,
                        const std::vector<std::string> &known,
                        const std::string &path,
                        const ReadValues &values,
                        Diagnostics &diagnostics)
    {
      if (std::find(known.begin(), known.end(), name) != known.end())
        return;
      const auto near = nearest(name, known);
      diagnostics.error(values.location(path),
                        "there is no boundary '" + name + "'",
                        near ? "did you mean '" + *near + "'?"
                             : fmt::format("choose from: {}", fmt::join(known, ", ")));
    }

    std::string text_of(const std::vector<CellMaterial> &materials)
    {
      constexpr std::size_t most = 20;
      const std::size_t n = materials.size();
      std::vector<std::string> texts;
      texts.reserve(std::min(n, most));
      for (std::size_t i = 0; i < std::min(n, most); ++i)
        texts.push_back(materials[i].name.empty()
                          ? std::to_string(materials[i].number)
                          : fmt::format("'{}' ({})", materials[i].name, materials[i].number));
      return fmt::format("{}{}",
                         fmt::join(texts, ", "),
                         n > most ? fmt::format(" and {} more", n - most) : "");
    }

    void report_materials(const HalideFindings &found,
                          const ReadValues &values,
                          Diagnostics &diagnostics)
    {
      std::vector<std::string> names;
      for (const CellMaterial &one : found.materials)
        if (!one.name.empty())
          names.push_back(one.name);
      for (const std::string &name : found.unknown_materials)
        {
          const auto near = nearest(name, names);
          diagnostics.error(values.location("Ligands/Materials"),
                            "no cell of the mesh is of the material '" + name + "'",
                            (near ? "did you mean '" + *near + "'? " : "") + "the cells are of " +
                              text_of(found.materials));
        }
      if (found.mesh_problem)
        diagnostics.error(values.location("Geometry/Mesh file"), *found.mesh_problem, "");
    }

    /// What knows one temperature only does not go together with a temperature that is a field.
    void check_one_temperature(const Case &what, const ReadValues &values, Diagnostics &diagnostics)
    {
      if (!what.local.has_temperature())
        return;
      const std::string field = "'Environment/Temperature field' = " + what.local.temperature;
      const std::string fix =
        "leave it out, or 'Temperature field', for which 'Temperature' is everywhere";
      const MixedHalide &halide = what.models.halide();
      if (halide.light().largest_generation() > 0.)
        diagnostics.error(values.location(halide.light().is_given_as_power()
                                            ? "Light/Power density"
                                            : "Light/Generation rate"),
                          "carriers under light have one temperature, and there is " + field,
                          fix);
      const std::vector<std::string> &open = halide.exchange().boundaries();
      if (std::any_of(open.begin(), open.end(), [](const std::string &name) {
            return name != "none";
          }))
        diagnostics.error(values.location("Model/Mixed halide/Surface exchange/Boundaries"),
                          "halides are exchanged at one temperature, and there is " + field,
                          fix);
      if (what.noise.thermal)
        diagnostics.error(values.location("Model/Noise/Thermal noise"),
                          "thermal noise has one temperature, and there is " + field,
                          fix);
    }

    /// Finds the materials on which there are ligands among those of the mesh.
    void set_materials(Case &to, HalideFindings &found)
    {
      const std::vector<std::string> wanted = to.ligands.materials();
      if (wanted.empty())
        return;
      found.materials = cell_materials(to.geometry);
      std::vector<unsigned int> ids;
      for (const std::string &name : wanted)
        {
          const auto one =
            std::find_if(found.materials.begin(),
                         found.materials.end(),
                         [&](const CellMaterial &material) {
                           return material.name == name || std::to_string(material.number) == name;
                         });
          if (one != found.materials.end())
            ids.insert(ids.end(), one->ids.begin(), one->ids.end());
          else
            found.unknown_materials.push_back(name);
        }
      to.ligands.set_material_ids(ids);
    }
  } // namespace

  bool is_rectangular(const Geometry &geometry)
  {
    return geometry.kind != "imported mesh" && geometry.kind != "island array";
  }

  BoxOfBody body_of(const Geometry &geometry)
  {
    BoxOfBody body;
    body.dimension = dimension(geometry);
    if (is_rectangular(geometry))
      {
        body.lowest = lower_corner(geometry);
        body.size = box_size(geometry);
        body.period = periods(geometry);
      }
    return body;
  }

  HalideFindings place_halides(Case &to)
  {
    HalideFindings found;
    try
      {
        found.boundaries = boundary_names(to.geometry);
      }
    catch (const MeshError &)
      {
        return found; // reported elsewhere
      }
    try
      {
        set_materials(to, found);
      }
    catch (const MeshError &error)
      {
        found.mesh_problem = error.what();
      }
    if (!is_rectangular(to.geometry))
      return found;
    const auto corner = lower_corner(to.geometry), size = box_size(to.geometry);
    std::array<double, 3> highest{};
    for (std::size_t d = 0; d < 3; ++d)
      highest[d] = corner[d] + size[d];
    to.ligands.set_body(corner, highest, *found.boundaries);
    to.columns.set_body(dimension(to.geometry),
                        to.geometry.kind == "film in section" ? 1 : 2,
                        corner,
                        size);
    to.initial_composition.read_seeds(body_of(to.geometry), found.problems, found.notes);
    return found;
  }

  void check_halides(const Case &what,
                     const HalideFindings &found,
                     const std::vector<std::string> &periodic,
                     const ReadValues &values,
                     Diagnostics &diagnostics)
  {
    if (!found.boundaries)
      return;
    const std::vector<std::string> &known = *found.boundaries;
    report_materials(found, values, diagnostics);
    const std::vector<std::string> &open = what.models.halide().exchange().boundaries();
    for (const std::string &name : open)
      if (std::find(periodic.begin(), periodic.end(), name) != periodic.end())
        diagnostics.error(values.location("Model/Mixed halide/Surface exchange/Boundaries"),
                          "'" + name + "' is periodic: there is no surface",
                          "name another boundary, or leave its axis out of Periodic");
      else if (name != "none")
        check_boundary(name,
                       known,
                       "Model/Mixed halide/Surface exchange/Boundaries",
                       values,
                       diagnostics);
      else if (open.size() > 1)
        diagnostics.error(values.location("Model/Mixed halide/Surface exchange/Boundaries"),
                          "'none' stands alone, not in a list with others",
                          "give 'none' or a list of boundaries");
    // Faces with two names would exchange twice.
    for (const std::vector<std::string> &names : names_of_boundaries(what.geometry))
      if (std::count_if(names.begin(), names.end(), [&open](const std::string &name) {
            return std::find(open.begin(), open.end(), name) != open.end();
          }) > 1)
        diagnostics.error(
          values.location("Model/Mixed halide/Surface exchange/Boundaries"),
          fmt::format("the boundaries {} have faces in common", fmt::join(names, ", ")),
          "name those that have none, or a group with the faces of all");
    if (const std::string name = what.ligands.boundary(); !name.empty())
      check_boundary(name, known, "Ligands/Boundary", values, diagnostics);

    if (!is_rectangular(what.geometry))
      {
        if (!what.initial_composition.is_uniform())
          diagnostics.error(values.location("Initial composition/Profile"),
                            "'" + what.geometry.kind + "' can only begin as a uniform mixture",
                            "take a rectangular body");
        if (!what.ligands.boundary().empty())
          diagnostics.error(values.location("Ligands/Region"),
                            "distances from a boundary are known of rectangular bodies only",
                            "take a box");
      }
    std::vector<Finding> findings;
    what.initial_composition.check_dimension(dimension(what.geometry), findings);
    what.ligands.check_dimension(dimension(what.geometry), findings);
    what.columns.check(dimension(what.geometry), is_rectangular(what.geometry), findings);
    for (const Finding &finding : findings)
      diagnostics.error(values.location(finding.path), finding.message, finding.fix);

    const Photocarriers &carriers = what.models.halide().carriers();
    if (const double most = what.models.halide().light().largest_generation() * carriers.lifetime();
        !carriers.fill_bands() && most > 0.9 * carriers.site_density())
      diagnostics.error(
        values.location("Model/Mixed halide/Carriers/Site density"),
        fmt::format("the light makes {:.3g} carriers per cm^3, and there are only {:.3g} "
                    "places for them",
                    most * 1e-6,
                    carriers.site_density() * 1e-6),
        "less light, a shorter 'Lifetime' or a larger 'Site density'");
    const double x = what.models.transition().br_fraction();
    if (what.initial_composition.needs_uniform() && !(x > 0. && x < 1.))
      diagnostics.error(values.location("Model/Free energy/Br fraction"),
                        "a mixture has to have some of both halides: at 0 and 1 there is no finite "
                        "potential",
                        "for a nearly pure one take 0.001 or 0.999");
    check_one_temperature(what, values, diagnostics);
    report_notes(found.notes, diagnostics);
    if (!found.problems.empty())
      throw TableFileError(found.problems);
  }
} // namespace softlattice
