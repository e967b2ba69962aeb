// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/strain/body_support.h"

#include "solver/case/halide_checks.h"
#include "solver/case/known_names.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    const std::vector<std::string> kinds_on_substrates = {"film in plan",
                                                          "film in section",
                                                          "film",
                                                          "nanoplate",
                                                          "island array",
                                                          "polycrystal",
                                                          "imported mesh"};

    bool contains_name(const std::vector<std::string> &names, const std::string &name)
    {
      return std::find(names.begin(), names.end(), name) != names.end();
    }

    bool is_default(const std::vector<std::string> &names)
    {
      return names == std::vector<std::string>{"default"};
    }

    std::vector<std::string> without_none(const std::vector<std::string> &names)
    {
      return names == std::vector<std::string>{"none"} ? std::vector<std::string>() : names;
    }

    /// The names of all boundaries that are not joined to their opposite.
    std::vector<std::string> open_boundaries(const Geometry &geometry)
    {
      std::vector<std::string> names;
      try
        {
          names = boundary_names(geometry);
        }
      catch (const MeshError &) // which others report
        {
          return {};
        }
      for (const std::string &joined : periodic_boundaries(geometry))
        names.erase(std::remove(names.begin(), names.end(), joined), names.end());
      return names;
    }
  } // namespace

  bool BodySupport::has_substrate(const Geometry &geometry) const
  {
    return substrate_ != "none" && contains_name(kinds_on_substrates, geometry.kind);
  }

  bool BodySupport::is_held_everywhere(const Geometry &geometry) const
  {
    return in_plan(geometry) && has_substrate(geometry) && substrate_ == "rigid";
  }

  bool BodySupport::is_spread_on_substrate(const Geometry &geometry) const
  {
    return in_plan(geometry) && has_substrate(geometry) && substrate_ == "compliant";
  }

  std::size_t BodySupport::n_displacements(const Geometry &geometry) const
  {
    return is_held_everywhere(geometry) ? 0 : static_cast<std::size_t>(dimension(geometry));
  }

  Selection BodySupport::stress_free(const Geometry &geometry) const
  {
    const bool is_thin = dimension(geometry) == 2 && (in_plan(geometry) || plane_ == "stress");
    return {false, false, is_thin, is_thin, is_thin, false};
  }

  Voigt BodySupport::along_substrate(const Geometry &geometry) const
  {
    if (!has_substrate(geometry))
      return {};
    const bool is_upright = dimension(geometry) == 2 && !in_plan(geometry); // y is the height
    return {1., is_upright ? 0. : 1., is_upright ? 1. : 0., 0., 0., 0.};
  }

  std::size_t BodySupport::normal_axis(const Geometry &geometry, const std::string &name)
  {
    const std::vector<std::string> names = boundary_names(geometry);
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin()) /
           2;
  }

  BodySupport::Boundaries BodySupport::boundaries(const Geometry &geometry) const
  {
    Boundaries found;
    const std::vector<std::string> open = open_boundaries(geometry);
    const bool has_bottom = has_substrate(geometry) && contains_name(open, "bottom");
    if (has_bottom && substrate_ == "compliant")
      found.elastic = {"bottom"};
    if (!is_default(clamped_))
      found.clamped = without_none(clamped_);
    else if (has_bottom && substrate_ == "rigid")
      found.clamped = {"bottom"};
    if (!is_default(rollers_))
      found.rollers = without_none(rollers_);
    else if (has_substrate(geometry) && !in_plan(geometry) && is_rectangular(geometry))
      for (const char *side : {"left", "right", "front", "back"})
        if (contains_name(open, side) && !contains_name(found.clamped, side))
          found.rollers.push_back(side);
    found.loaded = without_none(loaded_);
    return found;
  }

  void BodySupport::check(const Geometry &geometry, std::vector<Finding> &findings) const
  {
    const std::size_t n_before = findings.size();
    const auto reject = [&](const char *name, const std::string &message, const std::string &fix) {
      findings.push_back({Finding::Severity::error, std::string("Strain/") + name, message, fix});
    };
    if (imposed_.size() != 3 && imposed_.size() != 6)
      return reject(
        "Imposed strain",
        fmt::format("it has three components, xx, yy and zz, or six, and there are {}",
                    imposed_.size()),
        "give three, 0 where nothing is imposed, or six in the order xx, yy, zz, yz, xz, xy");
    if (dimension(geometry) == 2 && (imposed()[3] != 0. || imposed()[4] != 0.))
      return reject("Imposed strain",
                    "in two dimensions there is no displacement that yz and xz would need",
                    "set them to 0");
    if (traction_.size() != 3)
      return reject("Traction",
                    fmt::format("it has three components, along x, y and z, and there are {}",
                                traction_.size()),
                    "give three, 0 where nothing pulls");
    for (const double component : imposed_)
      if (!(std::abs(component) <= largest_strain))
        {
          reject("Imposed strain",
                 fmt::format("a strain of {:.4g} % is not small, as all of its laws take it to be",
                             100. * component),
                 fmt::format("give components between -{0:.0f} % and {0:.0f} %; a bare number is "
                             "1, which is 100 %",
                             100. * largest_strain));
          break;
        }
    const std::vector<std::string> open = open_boundaries(geometry);
    const Boundaries all = boundaries(geometry);
    const auto check_names = [&](const char *entry, const std::vector<std::string> &names) {
      for (const std::string &name : names)
        if (name == "default" || name == "none")
          reject(entry,
                 "'" + name + "' stands alone, not in a list with others",
                 "give '" + name + "' or a list of boundaries");
        else if (!open.empty() && !contains_name(open, name))
          reject(
            entry,
            fmt::format("no boundary '{}' in the geometry '{}' that is not joined to its opposite",
                        name,
                        geometry.kind),
            fmt::format("choose from: {}", fmt::join(open, ", ")));
    };
    check_names("Clamped boundaries", all.clamped);
    check_names("Roller boundaries", all.rollers);
    check_names("Loaded boundaries", all.loaded);
    if (!all.rollers.empty() && !is_rectangular(geometry))
      reject("Roller boundaries",
             "only the sides of a rectangular body are known to be flat",
             "clamp boundaries, or leave them free");
    for (const std::string &name : all.rollers)
      if (contains_name(all.clamped, name))
        reject("Roller boundaries", "the boundary '" + name + "' is clamped", "name it once");
    for (const std::string &name : all.loaded)
      if (contains_name(all.clamped, name))
        reject("Loaded boundaries",
               "the boundary '" + name + "' is clamped, so that no load moves it",
               "name it once");
    check_loads(geometry, all, findings);
    if (has_substrate(geometry) && substrate_ == "compliant" && !(substrate_stiffness_ > 0.))
      reject("Substrate stiffness",
             "a substrate without stiffness holds nothing",
             "give one above 0, or set 'Substrate' to 'none'");
    if (findings.size() > n_before)
      return;
    if (is_held_everywhere(geometry))
      {
        if (!(is_default(clamped_) && is_default(rollers_) && all.loaded.empty()))
          reject(all.loaded.empty() ? "Clamped boundaries" : "Loaded boundaries",
                 "a film that is seen from above and that a rigid substrate holds has no "
                 "displacement at its boundaries",
                 "leave it out, or set 'Substrate' to 'none' or 'compliant'");
        return;
      }
    constexpr std::array<const char *, 3> axes = {"x", "y", "z"};
    for (std::size_t axis = 0; axis < n_displacements(geometry); ++axis)
      if (!all.loaded.empty() && traction_[axis] != 0. && floats_along(axis, geometry))
        reject("Traction",
               fmt::format("nothing holds the body along {} against what pulls at it", axes[axis]),
               "name what does in 'Clamped boundaries' or 'Roller boundaries'");
    // Such a body may be in pieces.
    if ((geometry.kind == "imported mesh" || geometry.kind == "island array") &&
        floats_along(0, geometry))
      reject("Clamped boundaries",
             geometry.kind == "island array"
               ? "nothing holds the islands, each of which would float by itself"
               : "nothing holds the body, and that of an imported mesh is not held by the program",
             geometry.kind == "island array"
               ? "name a boundary that does not move, give them a substrate, or take a box for one"
               : "name a boundary that does not move");
  }
} // namespace softlattice
