// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace softlattice
{
  /// What nucleation and growth do over the time of a run.
  struct MeanFieldHistory
  {
    std::function<double(double time)> rate; ///< J, nuclei per exposed area and time [1/m^2/s]
    std::function<double(double time)> way;  ///< of a flat front since 0 [m]; must not fall
    /// Times in (0, end) at which J or the velocity or one of their slopes may jump, ascending [s].
    std::vector<double> breakpoints;
    double end = 0.; ///< [s]
  };

  /// Integrals over a stretch of time of J dt, u J dt and u^2 J dt, for some u of the time.
  struct BirthMoments
  {
    double births = 0., first = 0., second = 0.; ///< [1/m^2], and times u and u^2
  };

  /// The moments over [from, to], where J is smooth: by three points of Gauss, and by halves as long as these tell more than
  /// 1e-6 of it, or of what has been born on average in a time of that length (`usual`, [1/m^2]).
  BirthMoments births_in(const std::function<double(double)> &rate,
                         const std::function<double(double)> &u,
                         double from,
                         double to,
                         double usual);

  /// Births between the breakpoints of a history, found once, in the order of time and as far as somebody asks: what
  /// ten years of weather are made of, whichever panels they are sorted into.
  class BirthPieces
  {
  public:
    struct Piece
    {
      double from = 0., to = 0.;         ///< [s]
      double way_from = 0., way_to = 0.; ///< of the front [m]
      BirthMoments moments; ///< with u = 0 at its beginning and 1 at its end, linear in time
    };

    /// The history must outlive it.
    explicit BirthPieces(const MeanFieldHistory &history);

    const MeanFieldHistory &history() const { return *history_; }
    std::size_t size() const { return ends_.size(); }
    double end(const std::size_t k) const { return ends_[k]; } ///< of a piece [s]
    const Piece &operator[](std::size_t k);

  private:
    const MeanFieldHistory *history_;
    std::vector<double> ends_; ///< of all pieces, ascending [s]
    std::vector<Piece> known_;
    double births_ = 0.; ///< in all that are known
  };

  /// What has been born on average in a time of this length up to its end.
  inline double usual_births(const double so_far, const double from, const double to)
  {
    return to > 0. ? so_far * (to - from) / to : 0.;
  }
} // namespace softlattice
