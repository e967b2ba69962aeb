// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/nucleation/prescribed_nuclei.h"

#include "solver/base/error.h"
#include "solver/nucleation/random_stream.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <tuple>
#include <utility>

namespace softlattice
{
  namespace
  {
    void report_twins(const std::string &file,
                      const CsvTable &table,
                      const std::vector<Nucleus> &nuclei,
                      std::vector<FileProblem> &problems)
    {
      std::map<std::pair<double, std::array<double, 3>>, std::size_t> lines;
      constexpr std::size_t most_problems = 20;
      for (std::size_t row = 0; row < nuclei.size() && problems.size() < most_problems; ++row)
        {
          const auto [first, is_new] =
            lines.try_emplace({nuclei[row].time, nuclei[row].place}, table.lines[row]);
          if (!is_new)
            problems.push_back({file,
                                table.lines[row],
                                "a nucleus at the time and place of that in line " +
                                  std::to_string(first->second) + "; remove one of them"});
        }
    }
  } // namespace

  PrescribedNuclei::PrescribedNuclei(const std::string &file, const bool dimensionless)
  {
    std::vector<FileProblem> problems;
    *this = PrescribedNuclei(file, dimensionless, problems);
    if (!problems.empty())
      throw InputError(TableFileError(problems).what());
  }

  PrescribedNuclei::PrescribedNuclei(const std::string &file,
                                     const bool dimensionless,
                                     std::vector<FileProblem> &problems)
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

    const std::size_t before = problems.size();
    const CsvTable table = read_csv(file, rules, problems);
    notes_ = table.notes;
    if (problems.size() > before)
      return;
    for (std::size_t row = 0; row < table.lines.size(); ++row)
      {
        const auto value = [&](const unsigned column) {
          return table.columns[column].empty() ? 0. : table.columns[column][row];
        };
        Nucleus nucleus;
        nucleus.site = prescribed_site;
        nucleus.id = RandomStream({number_of_name(nucleus.site), row, 0, 0}, 0, 0).word();
        nucleus.time = value(0);
        nucleus.place = {value(1), value(2), value(3)};
        nucleus.initial_radius = value(4);
        nuclei_.push_back(nucleus);
      }
    report_twins(file, table, nuclei_, problems);
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
    return between(to <= 0. ? -std::numeric_limits<double>::infinity() : from, to);
  }
} // namespace softlattice
