// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/study_theory.h"

#include "models/csv_cells.h"
#include "solver/base/error.h"
#include "solver/case/case_twin.h"
#include "solver/case/case_variants.h"
#include "solver/files/text_file.h"
#include "solver/output/result_directory.h"
#include "solver/study/drawn_films.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>

namespace softlattice
{
  namespace
  {
    constexpr double fewest_drawn = 256., most_drawn = 2048.;
    constexpr double most_drawn_nuclei = 1e5; // of all films of a point, where it can be

    // Beyond, replicates are all alike, and films take long.
    constexpr double most_nuclei = 5000.;
    constexpr std::size_t most_checked_points = 100;

    /// The LT fraction whose time a quantity is; NaN of others.
    double level_of(const std::string &quantity)
    {
      const std::vector<std::pair<const char *, double>> levels = {{"t1", 0.01},
                                                                   {"t10", 0.1},
                                                                   {"t50", 0.5},
                                                                   {"t90", 0.9},
                                                                   {"t80 retained", 0.2}};
      for (const auto &[name, level] : levels)
        if (quantity == name)
          return level;
      return std::numeric_limits<double>::quiet_NaN();
    }

    /// Why films cannot be drawn as the full model draws them; empty if they can.
    std::string why_not(const Twin &twin)
    {
      if (!twin.warnings.empty())
        return twin.warnings.front();
      const MeanFieldProblem &problem = twin.problem;
      if (!problem.known.empty() || problem.way_from_initial_lt)
        return "there is LT from the start, or nuclei are prescribed";
      if (problem.body.copies > 1.)
        return "islands";
      if (problem.exclusion_radius > 0.)
        return "nuclei keep others away within 'Exclusion radius'";
      return "";
    }

    /// The nuclei of a run. @throws FileError
    std::vector<BirthOfNucleus> nuclei_in(const std::string &file)
    {
      std::vector<FileProblem> no_rows_are_no_problem;
      const CsvCells table = read_cells(read_file(file), file, no_rows_are_no_problem);
      std::map<std::string, std::size_t> column;
      for (std::size_t c = 0; c < table.header.size(); ++c)
        column[without_unit(table.header[c])] = c;
      std::vector<BirthOfNucleus> nuclei;
      if (column.count("time") + column.count("x") + column.count("y") + column.count("z") < 4)
        throw FileError("'" + file + "' has no times and places of nuclei");
      for (const std::vector<std::string> &row : table.rows)
        {
          const auto number = [&](const char *name) {
            return std::strtod(row[column.at(name)].c_str(), nullptr);
          };
          nuclei.push_back({number("time"), {{number("x"), number("y"), number("z")}}});
        }
      return nuclei;
    }

    /// Compares the points of one study.
    class TheoryComparison
    {
    public:
      TheoryComparison(StudySummary &summary, const StudyTable &table, const MemberRun &runs)
        : summary_(summary)
        , table_(table)
        , runs_(runs)
      {
        for (std::size_t q = 0; q < summary.columns.quantities.size(); ++q)
          if (const double level = level_of(without_unit(summary.columns.quantities[q]));
              !std::isnan(level))
            {
              quantities_.push_back(q);
              levels_.push_back(level);
            }
      }

      bool has_times() const { return !quantities_.empty(); }

      /// Of one point and its members, which read as `what`.
      void add(const std::size_t point,
               const std::vector<const StudyMember *> &members,
               const Case &what)
      {
        if (std::none_of(quantities_.begin(), quantities_.end(), [&](const std::size_t q) {
              return summary_.points[point].results[q].mean.n > 0;
            }))
          return; // none has come to its time in all replicates
        const Twin twin = make_twin(what);
        std::string reason = !twin.turns.empty()     ? "fronts turn in the course of the run"
                             : twin.problem.is_of_ht ? "the body is LT from the beginning"
                                                     : why_not(twin);
        const FilmOfNuclei film(twin.problem);
        if (film.expected_nuclei() > most_nuclei)
          reason = "there are so many nuclei that replicates are alike";
        if (!reason.empty())
          return note(reason);
        std::vector<std::vector<double>> of_runs(levels_.size()), same(levels_.size()),
          drawn(levels_.size());
        for (const StudyMember *member : members)
          {
            const std::vector<double> times =
              film.times(nuclei_in(ResultDirectory(runs_.folder(*member)).events()), levels_);
            const MemberRow &row = table_.rows().at(member->id);
            for (std::size_t l = 0; l < levels_.size(); ++l)
              {
                of_runs[l].push_back(row.results[quantities_[l]].value);
                same[l].push_back(times[l]);
              }
          }
        const double n_drawn =
          std::clamp(most_drawn_nuclei / (1. + film.expected_nuclei()), fewest_drawn, most_drawn);
        for (std::uint64_t seed = 1; double(seed) <= n_drawn; ++seed)
          {
            const std::vector<double> times = film.times(film.draw(seed), levels_);
            for (std::size_t l = 0; l < levels_.size(); ++l)
              drawn[l].push_back(times[l]);
          }
        for (std::size_t l = 0; l < levels_.size(); ++l)
          {
            PointResult &result = summary_.points[point].results[quantities_[l]];
            const auto all_come = [](const std::vector<double> &times) {
              return std::all_of(times.begin(), times.end(), [](const double one) {
                return std::isfinite(one);
              });
            };
            // Where some films outlast the run, no mean is known.
            if (result.mean.n > 0 && all_come(of_runs[l]) && all_come(same[l]) &&
                all_come(drawn[l]))
              result.theory = check_against_theory(of_runs[l], same[l], drawn[l]);
          }
      }

      void note(const std::string &reason) { summary_.no_theory = reason; }

    private:
      StudySummary &summary_;
      const StudyTable &table_;
      const MemberRun &runs_;
      std::vector<std::size_t> quantities_;
      std::vector<double> levels_;
    };
  } // namespace

  void compare_with_theory(StudySummary &summary,
                           const std::vector<StudyMember> &members,
                           const StudyTable &table,
                           const MemberRun &runs,
                           const std::string &case_file,
                           const UnitSystem &units,
                           const PartKinds &further_parts)
  {
    TheoryComparison comparison(summary, table, runs);
    if (!comparison.has_times())
      return;
    if (summary.points.size() > most_checked_points)
      return comparison.note("it is compared at up to 100 points");
    std::vector<std::vector<const StudyMember *>> of_point(summary.points.size());
    for (const StudyMember &member : members)
      if (const auto row = table.rows().find(member.id);
          row != table.rows().end() && row->second.status == "done")
        of_point[member.point].push_back(&member);
    CaseVariants variants(case_file, {}, units, further_parts);
    for (std::size_t p = 0; p < of_point.size(); ++p)
      try
        {
          if (!of_point[p].empty())
            comparison.add(p, of_point[p], variants.read(of_point[p].front()->overrides).what);
        }
      catch (const Error &error) // there is no twin, or the nuclei of a member are gone
        {
          return comparison.note(error.what());
        }
  }
} // namespace softlattice
