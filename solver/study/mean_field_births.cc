// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/mean_field_births.h"

#include "solver/study/gauss_rule.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    /// A piece of time is halved while the halves tell more than this of it that the whole does not.
    constexpr double piece_tolerance = 1e-6;
    constexpr int most_halvings = 12;

    /// The places are inside, so that a jump at an end is not met.
    double integral_over(const std::function<double(double)> &function,
                         const double from,
                         const double to)
    {
      const double half = (to - from) / 2., middle = from + half, offset = std::sqrt(0.6) * half;
      return half / 9. *
             (5. * function(middle - offset) + 8. * function(middle) +
              5. * function(middle + offset));
    }

    /// The ends of the pieces in which everything is smooth.
    std::vector<double> smooth_pieces(const MeanFieldHistory &history)
    {
      std::vector<double> ends = history.breakpoints;
      ends.push_back(history.end);
      return ends;
    }

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

    double births_between(const MeanFieldHistory &history,
                          const double from,
                          const double to,
                          const int depth = 0)
    {
      const double middle = from + (to - from) / 2.;
      const double whole = integral_over(history.rate, from, to);
      const double halves =
        integral_over(history.rate, from, middle) + integral_over(history.rate, middle, to);
      if (depth >= most_halvings || std::abs(halves - whole) <= piece_tolerance * halves)
        return halves;
      return births_between(history, from, middle, depth + 1) +
             births_between(history, middle, to, depth + 1);
    }

    class FirstBirth
    {
    public:
      FirstBirth(const MeanFieldHistory &history, const double area)
        : history_(history)
        , area_(area)
      {
        double from = 0.;
        for (const double to : smooth_pieces(history))
          {
            if (to > from)
              add(from, to, 0);
            from = std::max(from, to);
          }
        waiting_.probability = -std::expm1(-expected_);
        if (!found_median_)
          waiting_.median = std::numeric_limits<double>::quiet_NaN();
        // What has not happened by the end goes on waiting at the rate of then.
        const double last = area_ * history.rate(history.end), rest = std::exp(-expected_);
        if (rest > 1e-12)
          waiting_.mean =
            last > 0. ? waiting_.mean + rest / last : std::numeric_limits<double>::infinity();
      }
      const WaitingTime &result() const { return waiting_; }

    private:
      /// Within a piece the rate is nearly constant, or what happens in it does not matter.
      void add(const double from, const double to, const int depth)
      {
        if (expected_ > 50.)
          return;
        const double middle = from + (to - from) / 2.;
        const double whole = area_ * integral_over(history_.rate, from, to);
        const double first = area_ * integral_over(history_.rate, from, middle);
        if (depth < most_halvings + 8 && whole > 1e-3 &&
            std::abs(2. * first - whole) > 0.03 * whole)
          {
            add(from, middle, depth + 1);
            add(middle, to, depth + 1);
            return;
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

      const MeanFieldHistory &history_;
      double area_, expected_ = 0.;
      bool found_median_ = false;
      WaitingTime waiting_;
    };
  } // namespace

  BirthPanels::BirthPanels(const MeanFieldHistory &history, const double width, const std::size_t n)
    : width_(width)
  {
    panels_.reserve(n);
    panels_.emplace_back();
    double from = 0.;
    for (const double end : smooth_pieces(history))
      while (from < end)
        {
          const double border = width * static_cast<double>(panels_.size());
          const bool ends = history.way(end) >= border;
          const double to = ends ? time_of_way(history, border, from, end) : end;
          if (to > from)
            add_piece(history, from, to, 0);
          panels_.back().end_time = from = to;
          if (!ends)
            continue;
          if (panels_.size() == n)
            return;
          panels_.emplace_back();
          panels_.back().end_time = to;
        }
  }

  void BirthPanels::add_piece(const MeanFieldHistory &history,
                              const double from,
                              const double to,
                              const int depth)
  {
    const double top = width_ * static_cast<double>(panels_.size());
    const double middle = from + (to - from) / 2.;
    const double whole = integral_over(history.rate, from, to);
    const double halves =
      integral_over(history.rate, from, middle) + integral_over(history.rate, middle, to);
    if (depth < most_halvings && std::abs(halves - whole) > piece_tolerance * halves)
      {
        add_piece(history, from, middle, depth + 1);
        add_piece(history, middle, to, depth + 1);
        return;
      }
    static const std::vector<RuleNode> rule = gauss_rule<3>(0., 1.);
    Panel &panel = panels_.back();
    for (const RuleNode &node : rule)
      {
        const double time = from + node.at * (to - from);
        const double births = node.weight * (to - from) * history.rate(time);
        const double eta = std::clamp((top - history.way(time)) / width_, 0., 1.);
        panel.births += births;
        panel.first += births * eta;
        panel.second += births * eta * eta;
      }
  }

  std::vector<double> births_until(const MeanFieldHistory &history,
                                   const std::vector<double> &times)
  {
    const std::vector<double> ends = smooth_pieces(history);
    std::vector<double> births;
    double from = 0., sum = 0.;
    for (const double time : times)
      {
        for (const double end : ends)
          if (const double to = std::min(end, time); to > from)
            {
              sum += births_between(history, from, to);
              from = to;
            }
        births.push_back(sum + std::max(0., time - history.end) * history.rate(history.end));
      }
    return births;
  }

  WaitingTime waiting_time(const MeanFieldHistory &history, const double area)
  {
    return FirstBirth(history, area).result();
  }
} // namespace softlattice
