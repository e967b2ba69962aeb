// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/mean_field.h"

#include <cstdint>
#include <vector>

namespace softlattice
{
  /// When and where a nucleus was born.
  struct BirthOfNucleus
  {
    double time = 0.; ///< [s]
    std::array<double, 3> place{};
  };

  /// One film with given nuclei, its grains grown as circles and balls: a place is LT when the first front
  /// comes to it. The same theory as mean_field(), of this film instead of the mean over all.
  class FilmOfNuclei
  {
  public:
    /// A body that is all HT at first. The problem must outlive it.
    explicit FilmOfNuclei(const MeanFieldProblem &problem);

    /// When a part (0 ... 1) of the body is LT [s]; NaN if that is not so before the end of the run. The parts
    /// are taken for each of `levels`.
    std::vector<double> times(const std::vector<BirthOfNucleus> &nuclei,
                              const std::vector<double> &levels) const;

    /// Nuclei of a Poisson process at the rate of the problem, the same for the same seed; those that are
    /// born in LT are among them and do no harm.
    std::vector<BirthOfNucleus> draw(std::uint64_t seed) const;

    /// Expected number of what draw() gives.
    double expected_nuclei() const { return expected_; }

  private:
    double time_of_way(double way) const;

    const MeanFieldProblem &problem_;
    std::vector<std::array<double, 3>> places_; ///< an even grid of the body
    std::vector<double> times_, births_;        ///< nuclei per area until some times
    std::vector<double> areas_; ///< of the sites, times their relative rate, summed up
    double expected_ = 0.;
  };
} // namespace softlattice
