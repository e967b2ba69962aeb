// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/mean_field_turns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>

namespace softlattice
{
  namespace
  {
    /// A fraction of the body [1] that counts as nothing left of a phase. A choice.
    constexpr double nothing = 3e-4;

    /// The part of the body that is still in the phase which shrinks in a turn, over the way of the front [m].
    struct Shrinking
    {
      std::vector<double> way, left;
      double total = 0.;         ///< way of the turn [m]
      bool is_of_nuclei = false; ///< all that grows began as a nucleus in this turn

      double at(const double s) const
      {
        const auto i =
          static_cast<std::size_t>(std::upper_bound(way.begin(), way.end(), s) - way.begin());
        if (i == 0 || i == way.size())
          return i == 0 ? left.front() : left.back();
        return left[i - 1] + (left[i] - left[i - 1]) * (s - way[i - 1]) / (way[i] - way[i - 1]);
      }
      /// The derivatives of -ln of it at the end [1/m], [1/m^2].
      std::array<double, 2> slopes_at_end() const
      {
        const double step = total / 32.;
        if (!(step > 0. && left.back() > 0.))
          return {{0., 0.}};
        const double e0 = -std::log(at(total)), e1 = -std::log(at(total - step)),
                     e2 = -std::log(at(total - 2. * step));
        return {{(3. * e0 - 4. * e1 + e2) / (2. * step), (e0 - 2. * e1 + e2) / (step * step)}};
      }
    };

    /// What is left, after a way in a turn, of the phase that shrinks in it if nothing nucleates: `last` is the turn
    /// before, in which it grew, and `before_last` the one before that.
    class OldFronts
    {
    public:
      OldFronts(const Shrinking &last, const std::optional<Shrinking> &before_last)
        : last_(last)
        , at_turn_(1. - last.left.back())
        , at_last_turn_(1. - last.left.front())
      {
        if (before_last)
          pace_ = before_last->slopes_at_end()[0];
        // Of the pockets: length of their fronts, and pi times their Euler number, per area that is not in them.
        const double pockets = last.left.back();
        const auto [first, second] = last.slopes_at_end();
        length_ = pockets * first / at_turn_;
        bending_ = std::max(0.,
                            pockets * (first * first / 4. - second / 2.) / at_turn_ +
                              length_ * length_ / 2.);
      }

      double left(const double s) const
      {
        const double back = by_the_way_they_came(s);
        if (!last_.is_of_nuclei)
          return back;
        const double swollen = at_turn_ * std::exp(-(length_ + bending_ * s) * s);
        return (1. - at_turn_) * back + at_turn_ * swollen;
      }

    private:
      double by_the_way_they_came(const double s) const
      {
        if (s <= last_.total)
          return 1. - last_.at(last_.total - s);
        const double beyond = s - last_.total;
        if (pace_)
          return at_last_turn_ * std::exp(-*pace_ * beyond);
        const double pace = (last_.left.front() - last_.left.back()) / last_.total;
        return std::max(0., at_last_turn_ - pace * beyond);
      }

      const Shrinking &last_;
      double at_turn_, at_last_turn_;
      std::optional<double> pace_;
      double length_ = 0., bending_ = 0.;
    };

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

    /// The result of the last turn of a phase, which serves for the next one if that is the same, as in cycles.
    class LastResult
    {
    public:
      const MeanFieldResult &of(const MeanFieldProblem &problem)
      {
        std::vector<double> history;
        const double end = problem.history.end;
        // Conditions are linear between the breakpoints: two samples tell them.
        std::vector<double> ends = problem.history.breakpoints;
        ends.push_back(end);
        double begin = 0.;
        for (const double one : ends)
          {
            history.push_back(one);
            for (const double part : {0.25, 0.75})
              {
                const double time = begin + part * (one - begin);
                history.insert(history.end(),
                               {problem.history.rate(time), problem.history.way(time)});
              }
            begin = one;
          }
        const bool is_special =
          !problem.known.empty() || problem.way_from_initial_lt || problem.with_spread;
        if (is_special || !are_alike(history, history_))
          {
            result_ = mean_field(problem);
            history_ = is_special ? std::vector<double>() : history;
          }
        return result_;
      }

    private:
      /// To what rounding and the tabulated way of a front leave.
      static bool are_alike(const std::vector<double> &a, const std::vector<double> &b)
      {
        return a.size() == b.size() &&
               std::equal(a.begin(), a.end(), b.begin(), [](const double one, const double other) {
                 return std::abs(one - other) <= 1e-6 * (std::abs(one) + std::abs(other));
               });
      }

      std::vector<double> history_;
      MeanFieldResult result_;
    };

    /// One turn by itself, at ways that show what old fronts do as well.
    struct Fresh
    {
      std::vector<double> time, way, left, nuclei;
    };

    Fresh fresh_turn(const MeanFieldProblem &problem,
                     const MeanFieldResult &result,
                     const std::optional<Shrinking> &last)
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
    std::optional<Shrinking> last, before_last;
    double way = 0.;
    std::array<LastResult, 2> known; // of LT and of HT
    for (std::size_t k = 0; k < turns.size(); ++k)
      {
        MeanFieldProblem problem = turns[k].problem;
        problem.with_spread = problem.with_spread && k == 0 && !problem.is_of_ht;
        const MeanFieldResult result = known[problem.is_of_ht].of(problem);
        if (k == 0)
          {
            all.first_nucleus = result.first_nucleus;
            all.retained = result.retained;
            all.exposed_area = result.exposed_area;
          }
        const Fresh fresh = fresh_turn(problem, result, last);
        Shrinking now;
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
        last = is_over ? std::optional<Shrinking>() : now;
        if (is_over)
          all.series.fraction.back() = problem.is_of_ht ? 0. : 1.;
      }
    return all;
  }
} // namespace softlattice
