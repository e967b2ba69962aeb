// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/nucleation/process.h"
#include "solver/parts/growing_phase.h"
#include "solver/parts/phase/volume_below_grid.h"

#include <memory>
#include <string>

namespace softlattice
{
  class BarePattern;
  struct Case;

  /// The LT phase, which nucleates and grows where the case says.
  class LtPhase final : public GrowingPhase
  {
  public:
    /// `fields`: numbers of the phase and of what it depends on. The case must outlive this.
    LtPhase(const Case &what, const NucleatedFields &fields);

    double interface_width() const override;
    double front_speed(double t, PhaseField &fields) const override;
    /// Under the conditions of the surroundings [m/s].
    double front_speed(double t) const;
    std::optional<SeedProfile> seed_profile() const override;
    std::unique_ptr<Nucleation> make_nucleation(const PhaseField &fields) const override;
    std::string nucleating_phase() const override { return "LT"; } ///< but for nuclei of HT in it
    double volume_below_grid(const std::vector<GrownNucleus> &nuclei) const override
    {
      return below_grid_.of(nuclei);
    }
    double transformed(const Measured &measured) const override
    {
      return measured.transformed(fields_.phase);
    }
    double end_fraction() const override;
    /// What curvature does to its fronts, for the log.
    std::string curvature_in_words() const;
    /// Where the surface is bare, for the log; empty if nowhere in particular.
    std::string bare_in_words() const;

  private:
    /// Whether it may turn back by nuclei in the course of the case.
    bool turns_back() const;

    const Case &case_;
    NucleatedFields fields_;
    VolumeBelowGrid below_grid_;
    std::shared_ptr<const BarePattern> bare_; ///< empty: there is none
  };
} // namespace softlattice
