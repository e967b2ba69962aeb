// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fields/phase_field.h"
#include "solver/nucleation/nucleation.h"

#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// A phase that a part of a case lets nucleate and grow; one part of a case at most has one.
  class GrowingPhase
  {
  public:
    virtual ~GrowingPhase() = default;

    /// Width of its interface, 10-90 % [m], 0: not known.
    virtual double interface_width() const { return 0.; }
    /// Speed of flat fronts where they are fastest [m/s], 0 if it is not known. Collective.
    virtual double front_speed(double /*t*/, PhaseField & /*fields*/) const { return 0.; }
    /// Whether all of the body is of one phase, which stays as it is, whatever the surroundings do, until a nucleus
    /// enters. Collective.
    virtual bool is_at_rest(PhaseField & /*fields*/) const { return false; }
    /// How nuclei enter the fields; none if they do not.
    virtual std::optional<SeedProfile> seed_profile() const = 0;
    /// Where and when nuclei appear; null if they do not. @throws InputError
    virtual std::unique_ptr<Nucleation> make_nucleation(const PhaseField &fields) const = 0;
    virtual std::string nucleating_phase() const = 0; ///< as it is called in events.csv
    /// Sum of the volumes of nuclei that are not in the fields yet [m^2, in 3D m^3].
    virtual double volume_below_grid(const std::vector<GrownNucleus> &) const { return 0.; }
    /// Fraction that is transformed, NaN if there is none.
    virtual double transformed(const Measured &) const
    {
      return std::numeric_limits<double>::quiet_NaN();
    }
    /// What is called that fraction in the entries of the case, empty: nothing.
    virtual std::string name_of_fraction() const { return ""; }
    /// Ends the run when `transformed` is above this.
    virtual double end_fraction() const { return std::numeric_limits<double>::infinity(); }
  };
} // namespace softlattice
