// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/vacancies/mobile_defect.h"
#include "solver/parts/equations/part_term.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// What of the energy density (280) of one kind of defects is due to the difference of the temperature of the place from that
  /// of the surroundings, n k (T - T_0) [c ln c + (1 - c) ln(1 - c)] [J/m^3]. It does not push on the temperature.
  class EntropyAtPlace final : public PartTerm
  {
  public:
    /// The arguments must outlive this.
    EntropyAtPlace(const MobileDefect &defect,
                   const std::string &temperature,
                   const PointState &state)
      : defect_(defect)
      , state_(state)
      , reads_({defect.field(), temperature})
    {}

    const std::vector<std::string> &reads() const override { return reads_; }
    void evaluate(NodeRange nodes,
                  const double *const *u,
                  double *value,
                  double *const *gradient,
                  double *const *hessian) const override;
    std::string stated_in(std::size_t, const double *const *) const override
    {
      return "the energy of " + defect_.field() + " at the temperature of the place";
    }

    /// dmu/dT = n k ln[c/(1 - c)], the same for the flux, of n nodes; `by_fraction`: its derivative, or null.
    void potential_by_temperature(std::size_t n,
                                  const double *fraction,
                                  double *value,
                                  double *by_fraction) const;

  private:
    const MobileDefect &defect_;
    const PointState &state_;
    std::vector<std::string> reads_;
  };
} // namespace softlattice
