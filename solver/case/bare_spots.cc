// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/case/bare_spots.h"

#include "meshes/periodic.h"
#include "models/expression_model/formula_reader.h"
#include "solver/case/case.h"
#include "solver/nucleation/pinholes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

namespace softlattice
{
  namespace
  {
    using Place = BarePattern::Place;

    const std::string section_name = "Model/Surface/Bare spots";
    constexpr double most_pinholes = 1e5;
    constexpr int n_samples = 200; // along each axis of a face

    Place extents(const Geometry &geometry)
    {
      if (geometry.kind != "island array")
        return box_size(geometry);
      const double pitch = geometry.island_size + geometry.gap;
      return {{geometry.islands_along_x * pitch - geometry.gap, // the last one has no gap behind it
               geometry.islands_along_y * pitch - geometry.gap,
               0.}};
    }

    bool is_film(const Geometry &geometry)
    {
      return in_plan(geometry)
               ? geometry.kind != "nanowire"
               : dimension(geometry) == 3 && geometry.kind != "nanowire" && geometry.kind != "box";
    }

    /// Distance [m] to the nearest edge of the film, or of the island: the ends of a section or a wire.
    double to_edge(const Geometry &geometry, const Place &size, const Place &joined, Place place)
    {
      double nearest = std::numeric_limits<double>::infinity();
      for (int d = 0; d < (is_film(geometry) ? 2 : 1); ++d)
        {
          double length = size[d];
          if (geometry.kind == "island array")
            {
              length = geometry.island_size;
              place[d] = std::fmod(place[d], length + geometry.gap);
            }
          if (joined[d] == 0.)
            nearest = std::min({nearest, place[d], length - place[d]});
        }
      return nearest;
    }

    /// A face of a rectangular body: the axis across it, -1 for all of a body in plan view.
    struct Face
    {
      int normal = -1;
      bool at_high_end = false;
    };

    std::vector<Face> exposed_faces(const Geometry &geometry)
    {
      const std::vector<std::string> names = boundary_names(geometry);
      std::vector<Face> faces;
      for (const std::string &name : exposed_boundaries(geometry))
        {
          const auto found = std::find(names.begin(), names.end(), name);
          if (found == names.end())
            faces.emplace_back();
          else if (const auto id = static_cast<int>(found - names.begin());
                   geometry.kind != "island array")
            faces.push_back({id / 2, id % 2 == 1});
        }
      return faces;
    }

    double area_of(const Face &face, const Geometry &geometry, const Place &size)
    {
      if (geometry.kind == "island array")
        return geometry.island_size * geometry.island_size * geometry.islands_along_x *
               geometry.islands_along_y;
      double area = face.normal < 0 ? 1. : out_of_plane(geometry);
      for (int d = 0; d < dimension(geometry); ++d)
        area *= d == face.normal ? 1. : size[d];
      return area;
    }

    /// The part of the exposed surface where a function of the place holds, by even samples of each face.
    double part_where(const std::function<bool(const Place &)> &holds,
                      const Geometry &geometry,
                      const Place &size)
    {
      double bare = 0., all = 0.;
      const bool is_array = geometry.kind == "island array";
      const Place shape = is_array ? Place{{geometry.island_size, geometry.island_size, 0.}} : size;
      const Place corner = is_array ? Place{} : lower_corner(geometry);
      for (const Face &face : exposed_faces(geometry))
        {
          std::array<int, 3> n{{1, 1, 1}};
          for (int d = 0; d < dimension(geometry); ++d)
            n[d] = d == face.normal ? 1 : n_samples;
          int found = 0;
          for (int k = 0; k < n[2]; ++k)
            for (int j = 0; j < n[1]; ++j)
              for (int i = 0; i < n[0]; ++i)
                {
                  const std::array<int, 3> index{{i, j, k}};
                  Place place = corner;
                  for (int d = 0; d < dimension(geometry); ++d)
                    place[d] += shape[d] * (d == face.normal ? (face.at_high_end ? 1. : 0.)
                                                             : (index[d] + 0.5) / n[d]);
                  found += holds(place) ? 1 : 0;
                }
          const double area = area_of(face, geometry, size);
          all += area;
          bare += area * found / (double(n[0]) * n[1] * n[2]);
        }
      return all > 0. ? bare / all : 0.;
    }
  } // namespace

  void BareSpots::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section(section_name).of_parts({"phase"});
    section.choice("Pattern", &pattern, {"none", "pinholes", "edge strip", "formula"})
      .about(
        "Where neither ligands nor a barrier film cover the exposed surface: in round pinholes "
        "at random places of the face of a film, in a strip along its edges, or where a "
        "formula is above 0. LT nuclei form there at the rate of the bare surface in the air "
        "around ('bare nucleation rate'); fronts move as under the cover.")
      .from_equation("194")
      .from_source("Gao 2021 (10.1016/j.matt.2021.09.023) has nuclei where ligands are missing, "
                   "without a number",
                   Confidence::assumed);
    const ParameterSection holes = section.when("Pattern", {"pinholes"});
    holes.quantity("Pinhole density", &density, "1/m^2", "1/um^2")
      .range(0., 1e18)
      .about("Mean number of pinholes per area of the face; how many there are and where is drawn.")
      .from_equation("194")
      .from_source("the film at hand", Confidence::assumed);
    holes.quantity("Pinhole radius", &radius, "m", "nm")
      .range(1e-10, 1e-3)
      .about("Radius of every pinhole. It may be far below the mesh: a nucleus is a point.")
      .from_equation("194")
      .from_source("the film at hand", Confidence::assumed);
    holes.integer("Pinhole seed", &seed)
      .range(0, std::numeric_limits<int>::max())
      .about("Chooses one pattern of pinholes out of all; 'Nucleation/Seed' chooses the nuclei.")
      .from_source("a choice, not a number", Confidence::numerical);
    section.when("Pattern", {"edge strip"})
      .quantity("Strip width", &width, "m", "um")
      .range(0., 1.)
      .about("How far from an edge of the film, of each island, or from the ends of a section or "
             "a wire nothing covers the surface. Joined (periodic) sides are no edges.")
      .from_equation("194")
      .from_source("the film at hand", Confidence::assumed);
    section.when("Pattern", {"formula"})
      .text("Bare where positive", &formula)
      .about("A formula of the place x, y, z in m: where it is above 0 nothing covers the surface. "
             "For example: 1e-6 - sqrt((x - 4e-6)^2 + (y - 4e-6)^2), one hole of 1 um.")
      .from_equation("194")
      .from_source("the film at hand", Confidence::assumed)
      .must_be_set();
  }

  BarePattern::BarePattern(const BareSpots &spots, const Geometry &geometry)
  {
    if (spots.pattern == "pinholes")
      {
        const Place size = extents(geometry);
        const Place joined = geometry.kind == "island array" ? Place{} : periods(geometry);
        const auto holes =
          std::make_shared<const Pinholes>(spots.density,
                                           spots.radius,
                                           spots.seed,
                                           Pinholes::Place{{size[0], size[1]}},
                                           Pinholes::Place{{joined[0], joined[1]}});
        // The face is the top; sides have none.
        const double lowest = dimension(geometry) == 3 ? size[2] * (1. - 1e-9) : -1.;
        is_bare_ = [holes, lowest](const Place &place) {
          return place[2] >= lowest && holes->hold({{place[0], place[1]}});
        };
        double all = 0.;
        for (const Face &face : exposed_faces(geometry))
          all += area_of(face, geometry, size);
        // Of islands, the holes in gaps are none.
        const double face = area_of({}, geometry, {{size[0], size[1], 1.}});
        share_ = all > 0. ? std::min(1., holes->area() / (size[0] * size[1]) * face / all) : 0.;
        in_words_ = fmt::format("{} pinholes", holes->size());
      }
    else if (spots.pattern == "edge strip")
      {
        const Place size = extents(geometry);
        const Place joined = geometry.kind == "island array" ? Place{} : periods(geometry);
        is_bare_ = [geometry, size, joined, width = spots.width](const Place &place) {
          return to_edge(geometry, size, joined, place) < width;
        };
        share_ = part_where(is_bare_, geometry, size);
        in_words_ = "strip along the edges";
      }
    else
      {
        const Expression formula(spots.formula, {"x", "y", "z"});
        is_bare_ = [formula](const Place &place) {
          return formula.value({place[0], place[1], place[2]}) > 0.;
        };
        if (geometry.kind != "imported mesh")
          share_ = part_where(is_bare_, geometry, extents(geometry));
        in_words_ = "places by formula";
      }
  }

  void check_bare_spots(const Case &what, std::vector<Finding> &findings)
  {
    const BareSpots &spots = what.bare_spots;
    if (!what.has_transformation() || !spots.any())
      return;
    const auto report = [&](const Finding::Severity severity,
                            const std::string &entry,
                            const std::string &message,
                            const std::string &fix) {
      findings.push_back({severity, section_name + "/" + entry, message, fix});
    };
    const Geometry &geometry = what.geometry;
    if (spots.pattern == "formula")
      {
        const std::map<std::string, double> constants;
        FormulaReader(constants, Definitions::none(), findings)
          .formula(section_name + "/Bare where positive", {spots.formula, 0}, {"x", "y", "z"});
      }
    else if (geometry.kind == "imported mesh" || geometry.kind == "box" ||
             (spots.pattern == "pinholes" && !is_film(geometry)))
      report(Finding::Severity::error,
             "Pattern",
             fmt::format("there are no {} in the geometry '{}'", spots.pattern, geometry.kind),
             "take the pattern 'formula', or a film that is seen from above or in 3D");
    else if (const Place size = extents(geometry);
             spots.pattern == "pinholes" && spots.density * size[0] * size[1] > most_pinholes)
      report(Finding::Severity::error,
             "Pinhole density",
             fmt::format("there would be {:.2g} pinholes", spots.density * size[0] * size[1]),
             fmt::format("no more than {:.0e}: take a smaller film, or a lower 'Ligand coverage' "
                         "instead of so many",
                         most_pinholes));
    if (!what.models.water().has_ligands() && !what.models.environment().has_barrier())
      report(Finding::Severity::warning,
             "Pattern",
             "nothing covers the surface, so that it is bare everywhere",
             "set 'Model/Surface/Ligand coverage' or 'Environment/Barrier film', or leave the "
             "pattern out");
  }
} // namespace softlattice
