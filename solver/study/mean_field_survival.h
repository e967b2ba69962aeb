// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/mean_field.h"

#include <array>
#include <cstddef>
#include <vector>

namespace softlattice
{
  /// What counts of a nucleus.
  enum class Reach
  {
    of_fronts, ///< as far as they have grown
    on_site    ///< they keep others from being born where they are, or closer than they allow
  };

  /// How far a nucleus reaches after a way since its birth [m].
  double reach_after(const MeanFieldProblem &problem, Reach kind, double way);

  /// The reach of nuclei that were born while the front went through a panel, by the number of panels from
  /// then to now, at some nodes for integrals over the panel.
  struct ReachTable
  {
    /// n panels, each in no more than so many pieces where a body is crossed within few panels.
    ReachTable(const MeanFieldProblem &problem,
               Reach kind,
               double panel_width,
               std::size_t n,
               int most_pieces = 16);

    struct Node
    {
      double eta;    ///< of the birth, see BirthPanels::Panel
      double weight; ///< those of a panel add up to 1
      double reach;  ///< [m]
    };
    std::vector<Node> nodes;        ///< of panel after panel, the youngest first
    std::vector<std::size_t> begin; ///< of each panel in the nodes, and the end
  };

  /// A function of the way since birth as a parabola in eta over each panel: the one that is nearest in the
  /// mean square, so that its integrals with up to parabolas are exact, whatever it does in the panel.
  using Parabola = std::array<double, 3>;
  std::vector<Parabola> parabolas(const ReachTable &table, const double *at_nodes);

  /// Sum of such a function over all births by the time that the front is at the end of panel i - 1.
  double sum_over_births(const BirthPanels &panels,
                         const std::vector<Parabola> &function,
                         std::size_t i);

  /// The probability that each of some places is HT, whenever the front has gone through one more panel.
  class Survival
  {
  public:
    Survival(const MeanFieldProblem &problem,
             const BirthPanels &panels,
             const ReachTable &table,
             const std::vector<WeightedPlace> &places);

    /// Births that could have reached the place k when the front is at the end of panel i - 1; 0 for i = 0.
    double expected(const std::size_t k, const std::size_t i) const
    {
      return expected_[k * (n_panels_ + 1) + i];
    }
    /// The mean of exp(-expected) over the places, known nuclei and LT of the start taken out.
    double mean(std::size_t i) const;
    /// Area of the sites within the reach at each node of the table, seen from place k [m^2].
    const double *areas(const std::size_t k) const { return areas_.data() + k * n_nodes_; }

  private:
    std::size_t n_panels_, n_nodes_;
    double width_;
    std::vector<WeightedPlace> places_;
    std::vector<double> areas_, expected_;
    std::vector<double> known_way_; ///< at which known LT comes to a place; empty: never [m]
  };
} // namespace softlattice
