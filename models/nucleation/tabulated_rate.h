// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/free_energy/phase_transition.h"
#include "models/nucleation/nucleation_rate.h"

#include <vector>

namespace softlattice
{
  /// J over relative humidity from a CSV file, ln J linear in between and held beyond the ends: for
  /// measured rates, at the temperature at which they were measured.
  class TabulatedRate : public NucleationRate
  {
  public:
    explicit TabulatedRate(const PhaseTransition &transition)
      : transition_(&transition)
    {}
    void declare(ParameterTable &table) override;
    /// @throws TableFileError with all problems of the file
    void prepare() override;
    double rate(const Conditions &conditions, double br_fraction) const override;

  private:
    const PhaseTransition *transition_;
    InputFile file_;
    std::vector<double> humidity_; // ascending [1]
    std::vector<double> log_rate_; // ln of J in 1/(m^2 s)
  };
} // namespace softlattice
