// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/composition_seeds.h"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>

namespace softlattice
{
  namespace
  {
    std::vector<ColumnRule> columns(const int dimension)
    {
      const std::vector<ColumnUnit> lengths = {{"m", 1., 0.},
                                               {"mm", 1e-3, 0.},
                                               {"um", 1e-6, 0.},
                                               {"µm", 1e-6, 0.},
                                               {"nm", 1e-9, 0.}};
      std::vector<ColumnRule> rules;
      const auto add = [&](const char *name, const std::vector<ColumnUnit> &units) {
        ColumnRule rule;
        rule.name = name;
        rule.units = units;
        rules.push_back(rule);
      };
      add("x", lengths);
      add("y", lengths);
      if (dimension == 3)
        add("z", lengths);
      add("radius", lengths);
      add("composition", {{"1", 1., 0.}, {"%", 1e-2, 0.}});
      return rules;
    }

    // Of lengths that come from different units: 0.2 um is a little more than 200 nm.
    constexpr double rounding = 1e-9;

    /// Empty: none.
    std::string problem_of(const CompositionSeed &seed, const BoxOfBody &body)
    {
      for (int d = 0; d < body.dimension; ++d)
        if (const double low = body.lowest[d], high = low + body.size[d];
            !(seed.centre[d] >= low - rounding * body.size[d] &&
              seed.centre[d] <= high + rounding * body.size[d]))
          return fmt::format("{} = {:.6g} nm is outside of the body, which reaches from {:.6g} to "
                             "{:.6g} nm; check the unit in the header",
                             "xyz"[d],
                             1e9 * seed.centre[d],
                             1e9 * low,
                             1e9 * high);
      if (!(seed.radius > 0.))
        return "a seed needs a radius above 0";
      if (!(seed.composition > 0. && seed.composition < 1.))
        return fmt::format("the composition {:.6g} is not between 0 and 1, where alone there is a "
                           "finite potential; for a nearly pure seed take 0.001 or 0.999",
                           seed.composition);
      return {};
    }
  } // namespace

  double distance(const BoxOfBody &body,
                  const std::array<double, 3> &a,
                  const std::array<double, 3> &b)
  {
    std::array<double, 3> away{};
    for (std::size_t d = 0; d < 3; ++d)
      {
        away[d] = a[d] - b[d];
        if (body.period[d] > 0.)
          away[d] -= body.period[d] * std::round(away[d] / body.period[d]);
      }
    return std::hypot(away[0], away[1], away[2]);
  }

  std::vector<CompositionSeed> read_composition_seeds(const std::string &file,
                                                      const BoxOfBody &body,
                                                      std::vector<FileProblem> &problems,
                                                      std::vector<FileProblem> &notes)
  {
    const std::size_t before = problems.size();
    const CsvTable table = read_csv(file, columns(body.dimension), problems);
    notes.insert(notes.end(), table.notes.begin(), table.notes.end());
    std::vector<CompositionSeed> seeds;
    if (problems.size() > before)
      return seeds;
    constexpr std::size_t most_problems = 20;
    const std::size_t last = table.columns.size() - 1;
    for (std::size_t row = 0; row < table.lines.size(); ++row)
      {
        CompositionSeed seed;
        for (int d = 0; d < body.dimension; ++d)
          seed.centre[d] = table.columns[d][row];
        seed.radius = table.columns[last - 1][row];
        seed.composition = table.columns[last][row];
        std::string problem = problem_of(seed, body);
        for (std::size_t other = 0; other < row && problem.empty(); ++other)
          if (const double apart = distance(body, seed.centre, seeds[other].centre);
              apart < seed.radius + seeds[other].radius)
            problem = fmt::format("overlaps with the seed of line {}: their centres are {:.4g} nm "
                                  "apart, less than the sum of their radii, {:.4g} nm",
                                  table.lines[other],
                                  1e9 * apart,
                                  1e9 * (seed.radius + seeds[other].radius));
        seeds.push_back(seed);
        if (problem.empty())
          continue;
        problems.push_back({file, table.lines[row], problem});
        if (problems.size() == before + most_problems)
          break;
      }
    return seeds;
  }
} // namespace softlattice
