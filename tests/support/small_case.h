// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parameters/reader.h"

#include <filesystem>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

namespace softlattice
{
  inline const UnitSystem &units()
  {
    static const UnitSystem system;
    return system;
  }

  /// A small case with one parameter of every kind.
  struct SmallCase
  {
    SmallCase()
    {
      ParameterSection geometry = table.section("Geometry");
      geometry.choice("Kind", &kind, {"film in plan", "film in section", "nanowire"});
      geometry.when("Kind", {"nanowire"})
        .quantity("Diameter", &wire_diameter, "m", "nm")
        .range(10e-9, 1e-3)
        .about("Diameter of the wire.");
      geometry.when("Kind", {"film in plan", "film in section"})
        .quantity("Thickness", &thickness, "m", "nm")
        .range(1e-9, 1e-4);
      // The same name for two kinds, bound to different variables.
      geometry.when("Kind", {"film in plan"})
        .quantity("Length", &plan_length, "m", "um")
        .range(0., 1.);
      geometry.when("Kind", {"film in section"})
        .quantity("Length", &section_length, "m", "nm")
        .range(0., 1.);

      ParameterSection environment = table.section("Environment");
      environment.schedule("Relative humidity", &humidity, "1", "%")
        .range(0., 1.)
        .about("Water in the air.");
      environment.schedule("Temperature", &temperature, "K", "degC").range(100., 1000.);
      environment.file("Weather file", &weather);

      ParameterSection model = table.section("Model");
      model.subsection("Front")
        .quantity("Mobility", &mobility, "m^4/(J s)", "m^4/(J s)")
        .range(0., 1.);
      model.flag("Strain", &strain);
      model.when("Strain", {"true"}).quantity("Modulus", &modulus, "Pa", "GPa");
      table.section("Material").choice("Name", &material, {"CsPbI3", "MAPbI3"});

      ParameterSection output = table.section("Output");
      output.quantities("Times", &times, "s", "s").range(0., 1e9);
      output.names("Fields", &fields);
      output.text("Title", &title);
      output.integer("Level", &level).range(0, 12);
      output.quantity("Wall time", &wall_time, "s", "h");
      table.check([this](std::vector<Finding> &findings) {
        if (thickness > plan_length)
          findings.push_back({Finding::Severity::error,
                              "Geometry/Thickness",
                              "thicker than long",
                              "make it thinner"});
      });
    }
    SmallCase(const SmallCase &) = delete;
    SmallCase &operator=(const SmallCase &) = delete;

    std::string kind = "film in plan", material = "CsPbI3", title;
    double wire_diameter = 1e-7, thickness = 3e-7, plan_length = 4e-5, section_length = 2e-5;
    double mobility = 2e-15, modulus = 15e9, wall_time = std::numeric_limits<double>::infinity();
    Schedule humidity{0.4}, temperature{298.15};
    InputFile weather;
    bool strain = false;
    std::vector<double> times;
    std::vector<std::string> fields;
    int level = 5;
    ParameterTable table;
  };

  /// What became of reading one text.
  struct Reading
  {
    explicit Reading(const std::string &text,
                     const std::vector<std::string> &overrides = {},
                     const MaterialLayer &material = {},
                     const std::filesystem::path &directory = {})
    {
      const PrmFile file = read_prm_text(text, "case.prm", directory, diagnostics);
      values = read_parameters(small.table, file, overrides, units(), material, diagnostics);
    }

    const Origin &origin(const std::string &path) const
    {
      for (const ParameterEntry &entry : small.table.entries())
        if (entry.path() == path && values.is_active(entry))
          return values.origin(entry);
      throw std::logic_error("not in use: " + path);
    }

    SmallCase small;
    Diagnostics diagnostics;
    ReadValues values;
  };

  /// A section with one setting.
  inline std::string in(const std::string &section, const std::string &line)
  {
    return "subsection " + section + "\n  set " + line + "\nend\n";
  }
} // namespace softlattice
