// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parts/growing_phase.h"

namespace softlattice
{
  struct Case;

  /// The order parameter into which a case that defines all its equations sets the nuclei that it lists, if any.
  class SeededField final : public GrowingPhase
  {
  public:
    /// `first_own`: number of the first field of the case that is by formula. The case must outlive this.
    SeededField(const Case &what, const std::size_t first_own)
      : case_(what)
      , first_own_(first_own)
    {}

    std::optional<SeedProfile> seed_profile() const override;
    std::unique_ptr<Nucleation> make_nucleation(const PhaseField &fields) const override;
    std::string nucleating_phase() const override;

  private:
    const Case &case_;
    std::size_t first_own_;
  };
} // namespace softlattice
