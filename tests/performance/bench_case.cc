// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "tests/performance/bench_case.h"

#include "solver/parts/registered_parts.h"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <stdexcept>

namespace softlattice::bench
{
  namespace
  {
    // With these no number of nodes is missed by more than a fourth.
    const std::vector<std::vector<int>> shapes_2d = {{1, 1}, {2, 1}, {3, 1}};
    const std::vector<std::vector<int>> shapes_3d = {{1, 1, 1},
                                                     {2, 1, 1},
                                                     {3, 1, 1},
                                                     {2, 2, 1},
                                                     {3, 2, 1}};

    std::unique_ptr<Case> read(const std::string &file, const std::vector<std::string> &overrides)
    {
      auto what = std::make_unique<Case>(registered_parts());
      const ReadCase read = read_case(file, overrides, UnitSystem(), *what);
      if (read.diagnostics.n_errors() > 0)
        throw std::runtime_error(read.diagnostics.rejection());
      return what;
    }

    std::string short_number(const double n)
    {
      return n < 999e3 ? fmt::format("{:.0f}k", n / 1e3) : fmt::format("{:.2g}M", n / 1e6);
    }

    std::vector<std::string> size_of_film(const StepCase &what, const Blocks &blocks)
    {
      // Six nodes on an interface of 100 nm.
      const double side = std::ldexp(what.degree * 100. / 6., blocks.levels);
      const auto length = [&](const int d) {
        return fmt::format("{:.10g} nm", blocks.sides[d] * side);
      };
      std::vector<std::string> lines = {
        "Geometry/Length = " + length(0),
        "Geometry/Width = " + length(1),
        fmt::format("Initial state/Front position = {:.10g} nm", 0.5 * blocks.sides[0] * side)};
      if (what.dimension == 3)
        lines.insert(lines.end(), {"Geometry/Kind = film", "Geometry/Thickness = " + length(2)});
      return lines;
    }

    bool is_halide(const Model model)
    {
      return model == Model::dark_halide || model == Model::lit_halide;
    }

    std::vector<std::string> size_of_box(const StepCase &what, const Blocks &blocks)
    {
      const double cell = what.degree * node_distance;
      const std::string unit = is_halide(what.model) ? " nm" : "";
      std::string size;
      for (const int sides : blocks.sides)
        size += fmt::format("{}{:.15g}{}",
                            size.empty() ? "" : ", ",
                            std::ldexp(sides * cell, blocks.levels),
                            unit);
      return {"Geometry/Size = " + size,
              fmt::format("Discretisation/Finest cell = {:.15g}{}", cell, unit)};
    }
  } // namespace

  std::string name_of(const Model model)
  {
    switch (model)
      {
        case Model::allen_cahn:
          return "AC";
        case Model::cahn_hilliard:
          return "CH";
        case Model::dark_halide:
          return "dark halide";
        case Model::lit_halide:
          return "lit halide";
        case Model::coupled:
          break;
      }
    return "coupled";
  }

  Blocks blocks_for(const int dimension, const int degree, const double nodes)
  {
    Blocks best;
    double closest = std::numeric_limits<double>::infinity();
    for (const std::vector<int> &sides : dimension == 2 ? shapes_2d : shapes_3d)
      for (int levels = 0; levels < 15; ++levels)
        {
          double n = 1.;
          for (const int along : sides)
            n *= std::ldexp(double(along) * degree, levels) + 1.;
          const double distance = std::abs(std::log(n / nodes));
          if (distance < closest)
            {
              closest = distance;
              best = {sides, levels};
            }
        }
    return best;
  }

  std::string StepCase::name() const
  {
    return fmt::format("{} {}D Q{} {}{}{}",
                       name_of(model),
                       dimension,
                       degree,
                       short_number(unknowns),
                       adaptive ? " adaptive" : "",
                       integrator == "TR-BDF2" ? "" : " " + integrator);
  }

  std::unique_ptr<Case> read_bench_case(const std::string &file,
                                        const std::vector<std::string> &overrides)
  {
    return read(SOFTLATTICE_SOURCE_DIR "/tests/performance/" + file, overrides);
  }

  std::unique_ptr<Case> read_project_case(const std::string &file,
                                          const std::vector<std::string> &overrides)
  {
    return read(SOFTLATTICE_SOURCE_DIR "/" + file, overrides);
  }

  std::unique_ptr<Case> read_step_case(const StepCase &what, const std::vector<std::string> &more)
  {
    const bool film = what.model == Model::allen_cahn;
    const double nodes = what.unknowns / (what.model == Model::coupled ? 3. : 1.);
    const Blocks blocks = blocks_for(what.dimension, what.degree, nodes);
    std::vector<std::string> overrides =
      film ? size_of_film(what, blocks) : size_of_box(what, blocks);
    overrides.push_back(fmt::format("Discretisation/Polynomial degree = {}", what.degree));
    overrides.push_back(
      fmt::format("Discretisation/Adaptive = {}", what.adaptive ? "true" : "false"));
    overrides.push_back("Time/Integrator = " + what.integrator);
    if (what.model == Model::lit_halide) // a fifth of all places for carriers is taken
      overrides.emplace_back("Light/Generation rate = 2e31 1/m^3/s");
    overrides.insert(overrides.end(), more.begin(), more.end());
    return read_bench_case(film                                 ? "planar_front.prm"
                           : what.model == Model::cahn_hilliard ? "mixture.prm"
                           : is_halide(what.model)              ? "halide.prm"
                                                                : "coupled.prm",
                           overrides);
  }
} // namespace softlattice::bench
