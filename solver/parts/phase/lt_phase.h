// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fields/polymorph_equations.h"
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
    /// The numbers of the phase and of the composition among the fields, if that is one; conditions that are fields
    /// the case names. The case must outlive this.
    LtPhase(const Case &what, std::size_t phase, std::optional<std::size_t> fraction);

    double interface_width() const override;
    double front_speed(double t, PhaseField &fields) const override;
    /// Under the conditions of the surroundings [m/s].
    double front_speed(double t) const;
    bool is_at_rest(PhaseField &fields) const override;
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
    std::string name_of_fraction() const override { return PolymorphEquations::name_of_fraction; }
    double end_fraction() const override;
    /// What curvature does to its fronts, for the log.
    std::string curvature_in_words() const;
    /// Where the surface is bare, for the log; empty if nowhere in particular.
    std::string bare_in_words() const;

  private:
    /// What nuclei of a phase look at, with the work of stress if a part of the case derives it.
    NucleatedFields looked_at(const PhaseField &fields, NucleatingPhase phase) const;
    /// Whether it may turn back by nuclei in the course of the case.
    bool turns_back(const NucleatedFields &look) const;

    const Case &case_;
    NucleatedFields fields_;
    VolumeBelowGrid below_grid_;
    std::shared_ptr<const BarePattern> bare_; ///< empty: there is none
  };
} // namespace softlattice
