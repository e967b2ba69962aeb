// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/birth_pieces.h"

#include <cstddef>
#include <vector>

namespace softlattice
{
  /// Nuclei per exposed area that would be born if nothing were LT, by the way w of the front at which they
  /// are born: in panels of equal width, each with the moments of its births. The radius of a nucleus
  /// depends on the difference of ways alone, so that a sum over births becomes a convolution; and with
  /// its moments a panel stands for any distribution within it as far as a parabola can tell. Steps and kinks of
  /// the surroundings are met exactly.
  class BirthPanels
  {
  public:
    struct Panel
    {
      /// Integrals of J dt, eta J dt and eta^2 J dt over the panel [1/m^2]; eta is 1 at its lower end and 0
      /// at its upper one.
      double births = 0., first = 0., second = 0.;
      double end_time = 0.; ///< when the front has gone to its upper end [s]
    };

    /// n panels of this width [m] from 0 on, as far as the run goes: the last one may be cut short by
    /// its end, and none is beyond.
    BirthPanels(BirthPieces &pieces, double width, std::size_t n);

    double width() const { return width_; }
    std::size_t size() const { return panels_.size(); }
    const Panel &operator[](const std::size_t i) const { return panels_[i]; }

  private:
    /// Births of the last panel with the moments that eta = at_begin + u (at_end - at_begin) has.
    void add(const BirthMoments &moments, double at_begin, double at_end);

    double width_;
    std::vector<Panel> panels_;
  };

  /// Integral of J from 0 to each of some ascending times [1/m^2]; beyond the end of the run at the rate of its end.
  std::vector<double> births_until(const MeanFieldHistory &history,
                                   const std::vector<double> &times);

  /// Until the first nucleus of a surface.
  struct WaitingTime
  {
    double mean = 0.; ///< [s], with the rate of the end of the run beyond it; infinite if that is 0
    double median = 0.;      ///< [s]; not a number if it is beyond the end of the run
    double probability = 0.; ///< of a nucleus before the end of the run
  };

  /// The first birth of a Poisson process of the rate J(t) times an area [m^2].
  WaitingTime waiting_time(BirthPieces &pieces, double area);
} // namespace softlattice
