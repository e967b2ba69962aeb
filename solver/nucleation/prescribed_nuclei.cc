// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/nucleation/prescribed_nuclei.h"

#include "models/csv_table.h"
#include "solver/base/error.h"
#include "solver/nucleation/random_stream.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace softlattice
{
  PrescribedNuclei::PrescribedNuclei(const std::string &file, const bool dimensionless)
  {
    std::vector<ColumnUnit> times = {{"1", 1., 0.}};
    std::vector<ColumnUnit> lengths = times;
    if (!dimensionless)
      {
        times = {{"s", 1., 0.}, {"min", 60., 0.}, {"h", 3600., 0.}, {"d", 86400., 0.}};
        lengths = {{"m", 1., 0.},
                   {"mm", 1e-3, 0.},
                   {"um", 1e-6, 0.},
                   {"µm", 1e-6, 0.},
                   {"nm", 1e-9, 0.}};
      }
    std::vector<ColumnRule> rules(5);
    const char *const names[] = {"time", "x", "y", "z", "radius"};
    for (unsigned i = 0; i < rules.size(); ++i)
      {
        rules[i].name = names[i];
        rules[i].units = i == 0 ? times : lengths;
        rules[i].required = i < 3;
      }
    rules[0].lowest = 0.; // a run begins at t = 0
    rules[4].lowest = 0.;

    std::vector<FileProblem> problems;
    const CsvTable table = read_csv(file, rules, problems);
    if (!problems.empty())
      throw InputError(TableFileError(problems).what());

    for (std::size_t row = 0; row < table.lines.size(); ++row)
      {
        const auto value = [&](const unsigned column) {
          return table.columns[column].empty() ? 0. : table.columns[column][row];
        };
        Nucleus nucleus;
        nucleus.site = "prescribed";
        nucleus.id = RandomStream({number_of_name(nucleus.site), row, 0, 0}, 0, 0).word();
        nucleus.time = value(0);
        nucleus.place = {value(1), value(2), value(3)};
        nucleus.initial_radius = value(4);
        nuclei_.push_back(nucleus);
      }
    std::sort(nuclei_.begin(), nuclei_.end(), [](const Nucleus &a, const Nucleus &b) {
      return std::tie(a.time, a.id) < std::tie(b.time, b.id);
    });
  }

  std::vector<Nucleus> PrescribedNuclei::between(const double from, const double to) const
  {
    std::vector<Nucleus> found;
    for (const Nucleus &nucleus : nuclei_)
      if (nucleus.time > from && nucleus.time <= to)
        found.push_back(nucleus);
    return found;
  }

  std::vector<Nucleus> PrescribedNuclei::of_step(const double from, const double to) const
  {
    return between(from <= 0. ? -std::numeric_limits<double>::infinity() : from, to);
  }
} // namespace softlattice
