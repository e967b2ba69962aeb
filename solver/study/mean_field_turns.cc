// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/mean_field_turns.h"

#include "solver/study/equal_turns.h"
#include "solver/study/old_fronts.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

namespace softlattice
{
  namespace
  {
    /// A fraction of the body [1] that counts as nothing left of a phase. A choice.
    constexpr double nothing = 3e-4;

    /// When the front has gone a way in a turn [s].
    double time_of(const MeanFieldHistory &history, const double way)
    {
      double from = 0., to = history.end;
      for (int i = 0; i < 50; ++i)
        {
          const double middle = (from + to) / 2.;
          (history.way(middle) < way ? from : to) = middle;
        }
      return to;
    }

    /// One turn by itself, at ways that show what old fronts do as well.
    struct Fresh
    {
      std::vector<double> time, way, left, nuclei;
    };

    Fresh fresh_turn(const MeanFieldProblem &problem,
                     const MeanFieldResult &result,
                     const std::optional<ShrinkingPhase> &last)
    {
      Fresh fresh;
      fresh.time = result.series.time;
      fresh.way = result.way;
      for (const double grown : result.series.fraction)
        fresh.left.push_back(1. - grown);
      fresh.nuclei = result.nuclei_so_far;
      const double total = problem.history.way(problem.history.end);
      if (fresh.way.back() < total * (1. - 1e-9))
        {
          // All is over before the turn is.
          fresh.time.push_back(fresh.time.back());
          fresh.way.push_back(fresh.way.back());
          fresh.left.push_back(0.);
          fresh.nuclei.push_back(fresh.nuclei.back());
        }
      fresh.time.push_back(problem.history.end);
      fresh.way.push_back(std::max(total, fresh.way.back()));
      fresh.left.push_back(fresh.left.back());
      fresh.nuclei.push_back(fresh.nuclei.back());
      if (!last)
        return fresh;
      std::vector<double> ways;
      for (const double one : last->way)
        if (const double back = last->total - one; back > 0. && back < total)
          ways.push_back(back);
      for (const double way : ways)
        {
          const auto i = std::upper_bound(fresh.way.begin(), fresh.way.end(), way) -
                         fresh.way.begin(); // neither at the first nor beyond the last
          if (i == 0 || i == static_cast<std::ptrdiff_t>(fresh.way.size()))
            continue;
          const double part = (way - fresh.way[i - 1]) / (fresh.way[i] - fresh.way[i - 1]);
          const auto between = [&](std::vector<double> &values) {
            values.insert(values.begin() + i, values[i - 1] + part * (values[i] - values[i - 1]));
          };
          between(fresh.left);
          between(fresh.nuclei);
          fresh.time.insert(
            fresh.time.begin() + i,
            std::clamp(time_of(problem.history, way), fresh.time[i - 1], fresh.time[i]));
          fresh.way.insert(fresh.way.begin() + i, way);
        }
      return fresh;
    }
  } // namespace

  MeanFieldResult mean_field(const std::vector<MeanFieldTurn> &turns)
  {
    MeanFieldResult all;
    all.turns = true;
    std::optional<ShrinkingPhase> last, before_last;
    double way = 0.;
    std::array<EqualTurns, 2> known; // of LT and of HT
    for (std::size_t k = 0; k < turns.size(); ++k)
      {
        MeanFieldProblem problem = turns[k].problem;
        problem.with_spread = problem.with_spread && k == 0 && !problem.is_of_ht;
        const MeanFieldResult result = known[problem.is_of_ht].result_of(problem);
        if (k == 0)
          {
            all.first_nucleus = result.first_nucleus;
            all.retained = result.retained;
            all.exposed_area = result.exposed_area;
          }
        const Fresh fresh = fresh_turn(problem, result, last);
        ShrinkingPhase now;
        now.way = fresh.way;
        now.total = fresh.way.back();
        now.is_of_nuclei = !last && problem.known.empty() && !problem.way_from_initial_lt;
        std::optional<OldFronts> old;
        if (last)
          old.emplace(*last, before_last);
        const double lt_before = all.nuclei;
        double born = 0., part_before = 1.;
        for (std::size_t i = 0; i < fresh.way.size(); ++i)
          {
            const double part = old ? old->left(fresh.way[i]) : 1.;
            now.left.push_back(part * fresh.left[i]);
            if (i > 0)
              born += (fresh.nuclei[i] - fresh.nuclei[i - 1]) * (part + part_before) / 2.;
            part_before = part;
            // What an equal turn took differs by rounding.
            const double time = turns[k].begin + std::min(fresh.time[i], problem.history.end);
            all.series.time.push_back(
              all.series.time.empty() ? time : std::max(all.series.time.back(), time));
            all.series.fraction.push_back(problem.is_of_ht ? now.left.back()
                                                           : 1. - now.left.back());
            all.way.push_back(way + fresh.way[i]);
            all.nuclei_so_far.push_back(problem.is_of_ht ? lt_before : lt_before + born);
          }
        (problem.is_of_ht ? all.ht_nuclei : all.nuclei) += born;
        way += now.total;
        // Where one phase has gone the other one has no fronts to begin with; else old ones turn.
        const bool is_over = now.left.back() < nothing;
        before_last = is_over ? std::nullopt : last;
        last = is_over ? std::optional<ShrinkingPhase>() : now;
        if (is_over)
          all.series.fraction.back() = problem.is_of_ht ? 0. : 1.;
      }
    return all;
  }
} // namespace softlattice
