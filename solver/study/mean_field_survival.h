// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/mean_field.h"

#include <cstddef>
#include <vector>

namespace softlattice
{
  /// Which nuclei count.
  enum class Reach
  {
    in_fields, ///< those in the phase field, as far as they reach there
    on_site    ///< all: they keep others from being born where they are, or closer than they allow
  };

  /// How far a nucleus reaches after a way since its birth [m]; 0 while it does not count.
  double reach_after(const MeanFieldProblem &problem, Reach kind, double way);

  /// Steps of half a panel after which nuclei are looked at: `youngest` is the number of whole panels that
  /// have to lie between birth and now, `at` the reach by the number of half panels [m].
  struct ReachTable
  {
    ReachTable(const MeanFieldProblem &problem, Reach kind, double panel_width, std::size_t n);

    std::size_t youngest;
    std::vector<double> at;
  };

  /// The probability that each of some places is HT, whenever the front has gone through one more panel.
  class Survival
  {
  public:
    Survival(const MeanFieldProblem &problem,
             const BirthPanels &panels,
             const ReachTable &reach,
             const std::vector<WeightedPlace> &places);

    /// Births that could have reached the place k when the front is at the end of panel i - 1; 0 for i = 0.
    double expected(const std::size_t k, const std::size_t i) const
    {
      return expected_[k * (n_panels_ + 1) + i];
    }
    /// The mean of exp(-expected) over the places, known nuclei and LT of the start taken out.
    double mean(std::size_t i) const;
    /// Area of the sites that a place reaches after so many half panels [m^2].
    double area(const std::size_t k, const std::size_t half_panels) const
    {
      return areas_[k * (2 * n_panels_ + 1) + half_panels];
    }

  private:
    std::size_t n_panels_;
    double width_;
    std::vector<WeightedPlace> places_;
    std::vector<double> areas_, expected_;
    std::vector<double> known_way_; ///< at which known LT comes to a place; empty: never [m]
  };

  /// Sum over panels of births times a function of the way since, given at half panels: what has been
  /// born by the end of panel i - 1, except in the youngest panels.
  double sum_over_births(const BirthPanels &panels,
                         const double *at_half_panels,
                         std::size_t youngest,
                         std::size_t i);
} // namespace softlattice
