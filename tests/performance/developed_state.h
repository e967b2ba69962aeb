// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fields/initial_fields.h"
#include "tests/performance/bench_case.h"

#include <array>
#include <cstddef>
#include <vector>

namespace softlattice::bench
{
  /// A mixture in the middle of its coarsening, at any place: a small body is run for a while and then
  /// continued by its mirror images, which no-flux walls allow. Long waves of a small amplitude shift
  /// the images, so that larger bodies are no mere repetition.
  class DevelopedMixture
  {
  public:
    explicit DevelopedMixture(int dimension);

    /// c, in a body with these sides.
    double value(const std::array<double, 3> &place, const std::vector<double> &sides) const;
    /// That the error control has come to [s].
    double step() const { return step_; }

  private:
    void run();
    double in_tile(const std::array<double, 3> &place) const;

    int dimension_;
    int degree_;
    int cells_; ///< along a side
    double side_ = 0.;
    std::vector<double> nodes_;  ///< of a cell, in [0, 1]
    std::vector<double> values_; ///< at all nodes, the first axis fastest
    double step_ = 0.;
  };

  /// The initial state of a case of the bench with its mixture developed.
  InitialFields developed(const DevelopedMixture &mixture, const Case &what, Model model);
} // namespace softlattice::bench
