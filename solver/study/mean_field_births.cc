// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/mean_field_births.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    /// Within a piece in which the front goes no more than this part of a panel its way counts as linear in time: of a
    /// velocity that changes by a factor e that is wrong by an eighth of it.
    constexpr double short_way = 1. / 64.;
    constexpr int most_halvings = 20;

    /// When the front reaches a way that it does reach in [from, to].
    double time_of_way(const MeanFieldHistory &history, const double way, double from, double to)
    {
      double below = history.way(from) - way, above = history.way(to) - way;
      int last = 0; // Illinois: the end that stays counts half
      for (int i = 0; i < 100 && to - from > 1e-14 * to && above > below; ++i)
        {
          const double time = std::clamp(from - below * (to - from) / (above - below), from, to);
          const double here = history.way(time) - way;
          if (here >= 0.)
            {
              to = time;
              above = here;
              below *= last > 0 ? 0.5 : 1.;
              last = 1;
            }
          else
            {
              from = time;
              below = here;
              above *= last < 0 ? 0.5 : 1.;
              last = -1;
            }
          if (std::abs(here) <= 1e-13 * way)
            return time;
        }
      return to;
    }

    class FirstBirth
    {
    public:
      FirstBirth(BirthPieces &pieces, const double area)
        : history_(pieces.history())
        , area_(area)
      {
        for (std::size_t k = 0; k < pieces.size() && expected_ <= enough; ++k)
          add(pieces[k].from, pieces[k].to, area * pieces[k].moments.births, 0);
        waiting_.probability = -std::expm1(-expected_);
        if (!found_median_)
          waiting_.median = std::numeric_limits<double>::quiet_NaN();
        // What has not happened by the end goes on waiting at the rate of then.
        const double last = area_ * history_.rate(history_.end), rest = std::exp(-expected_);
        if (rest > 1e-12)
          waiting_.mean =
            last > 0. ? waiting_.mean + rest / last : std::numeric_limits<double>::infinity();
      }
      const WaitingTime &result() const { return waiting_; }

    private:
      /// Within a piece the rate is nearly constant, or what happens in it does not matter.
      void add(const double from, const double to, const double whole, const int depth)
      {
        if (expected_ > enough)
          return;
        if (depth < most_halvings && whole > 1e-3)
          {
            const double middle = from + (to - from) / 2.;
            const auto no_way = [](double) { return 0.; };
            const double first = area_ * births_in(history_.rate, no_way, from, middle, 0.).births;
            if (std::abs(2. * first - whole) > 0.03 * whole)
              {
                add(from, middle, first, depth + 1);
                add(middle,
                    to,
                    area_ * births_in(history_.rate, no_way, middle, to, 0.).births,
                    depth + 1);
                return;
              }
          }
        const double before = std::exp(-expected_), length = to - from;
        const double mean_waiting = whole > 1e-12 ? -std::expm1(-whole) / whole : 1.;
        waiting_.mean += before * length * mean_waiting;
        if (!found_median_ && expected_ + whole >= std::log(2.))
          {
            waiting_.median = from + length * (std::log(2.) - expected_) / whole;
            found_median_ = true;
          }
        expected_ += whole;
      }

      static constexpr double enough = 50.; ///< births; the first has come

      const MeanFieldHistory &history_;
      double area_, expected_ = 0.;
      bool found_median_ = false;
      WaitingTime waiting_;
    };
  } // namespace

  BirthPanels::BirthPanels(BirthPieces &pieces, const double width, const std::size_t n)
    : width_(width)
  {
    const MeanFieldHistory &history = pieces.history();
    panels_.reserve(n);
    panels_.emplace_back();
    double so_far = 0.;
    for (std::size_t k = 0; k < pieces.size(); ++k)
      {
        const BirthPieces::Piece &piece = pieces[k];
        const auto top = [&] { return width * static_cast<double>(panels_.size()); };
        if (piece.way_to < top() && piece.way_to - piece.way_from <= short_way * width)
          {
            const auto eta = [&](const double way) {
              return std::clamp((top() - way) / width, 0., 1.);
            };
            add(piece.moments, eta(piece.way_from), eta(piece.way_to));
            so_far += piece.moments.births;
            panels_.back().end_time = piece.to;
            continue;
          }
        for (double from = piece.from; from < piece.to;)
          {
            const double border = top();
            const bool ends = piece.way_to >= border;
            const double to = ends ? time_of_way(history, border, from, piece.to) : piece.to;
            if (to > from)
              {
                const BirthMoments moments = births_in(
                  history.rate,
                  [&](const double time) {
                    return std::clamp((border - history.way(time)) / width, 0., 1.);
                  },
                  from,
                  to,
                  usual_births(so_far, from, to));
                add(moments, 0., 1.);
                so_far += moments.births;
              }
            panels_.back().end_time = from = to;
            if (!ends)
              continue;
            if (panels_.size() == n)
              return;
            panels_.emplace_back();
            panels_.back().end_time = to;
          }
      }
  }

  void BirthPanels::add(const BirthMoments &moments, const double at_begin, const double at_end)
  {
    const double slope = at_end - at_begin;
    Panel &panel = panels_.back();
    panel.births += moments.births;
    panel.first += at_begin * moments.births + slope * moments.first;
    panel.second += at_begin * at_begin * moments.births + 2. * at_begin * slope * moments.first +
                    slope * slope * moments.second;
  }

  std::vector<double> births_until(const MeanFieldHistory &history,
                                   const std::vector<double> &times)
  {
    const BirthPieces pieces(history);
    std::vector<double> births;
    double from = 0., sum = 0.;
    std::size_t k = 0;
    for (const double time : times)
      {
        for (; k < pieces.size() && from < time; k += pieces.end(k) <= time)
          if (const double to = std::min(pieces.end(k), time); to > from)
            {
              sum += births_in(
                       history.rate,
                       [](double) { return 0.; },
                       from,
                       to,
                       usual_births(sum, from, to))
                       .births;
              from = to;
            }
        births.push_back(sum + std::max(0., time - history.end) * history.rate(history.end));
      }
    return births;
  }

  WaitingTime waiting_time(BirthPieces &pieces, const double area)
  {
    return FirstBirth(pieces, area).result();
  }
} // namespace softlattice
