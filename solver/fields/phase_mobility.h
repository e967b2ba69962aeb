// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/model_set.h"

#include <boost/math/interpolators/cardinal_cubic_b_spline.hpp>

#include <optional>

namespace softlattice
{
  /// The mobility L of the order parameter by the local composition, from a table of its logarithm: the laws behind
  /// it are dear, and wanted at every node.
  class PhaseMobility
  {
  public:
    struct Value
    {
      double mobility; ///< L [m^3/(J s)]
      double slope;    ///< dL/dx
    };

    /// Under these conditions from now on.
    void set(const ModelSet &models, const Conditions &conditions);
    /// At a fraction of bromide [1]; of one outside 0 to 1 that of the nearer end.
    Value at(double br_fraction) const;

  private:
    using Spline = boost::math::interpolators::cardinal_cubic_b_spline<double>;
    std::optional<Spline> logarithm_;
    std::optional<Conditions> conditions_; ///< of the table
  };
} // namespace softlattice
