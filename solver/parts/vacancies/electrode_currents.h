// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fields/phase_field.h"
#include "solver/time/step_memory.h"

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// What flows into a crystal through two electrodes over the last step, (289) to (291): charge of their surfaces and of
  /// vacancies that appear there. It closes to rounding: what the solver leaves of Gauss's law, and a rule of integration
  /// in time of the balance of vacancies, is shared among the electrodes.
  class ElectrodeCurrents
  {
  public:
    struct Setup
    {
      std::size_t fraction, potential;       ///< numbers of the fields
      std::array<std::string, 2> boundaries; ///< of the electrodes
      std::array<bool, 2> is_open;           ///< whether vacancies appear there
      double charge_density;                 ///< e n_X [C/m^3]
      double compensating_fraction;          ///< [1]
    };

    explicit ElectrodeCurrents(Setup setup)
      : setup_(std::move(setup))
    {}

    /// Goes on to the present state at the time t [s], with a mean fraction: of vacancies that have the charge of all that
    /// moves. Returns whether it had not been there. Collective.
    bool advance(PhaseField &fields, double mean_fraction, double t);

    // Over the last step, into the crystal, per area of an electrode [A/m^2].
    double displacement(const std::size_t electrode) const
    {
      return displacement_[electrode] / areas_[electrode];
    }
    double ionic(const std::size_t electrode) const
    {
      return ionic_[electrode] / areas_[electrode];
    }
    double total(const std::size_t electrode) const
    {
      return displacement(electrode) + ionic(electrode);
    }
    /// Of both electrodes together, over the sum of the moduli, what is not balanced; 0 where nothing flows [1].
    double imbalance() const;
    /// On the surface of an electrode, per area [C/m^2].
    double charge(const std::size_t electrode) const
    {
      return now_.charges[electrode] / areas_[electrode];
    }
    /// What was shared of Gauss's law at the present state, over the sum of the moduli of the charges [1].
    double gauss_defect() const { return gauss_defect_; }
    /// What was shared of the balance of vacancies over the last step, over the sum of the moduli of what entered [1].
    double vacancy_defect() const { return vacancy_defect_; }

    void keep(StepMemory &memory) const;
    void recall(StepMemory &memory);

  private:
    /// Integrals at one time; in 2D per metre of depth.
    struct Balance
    {
      double time = 0.;                          ///< [s]
      double vacancies = 0.;                     ///< int c dV [m^dim]
      std::array<double, 2> charges = {};        ///< of the surfaces of electrodes [C m^(dim - 3)]
      std::array<double, 2> vacancy_fluxes = {}; ///< into the crystal [m^dim/s]
    };

    void find_areas(const PhaseField &fields);
    Balance measured(PhaseField &fields, double mean_fraction, double t);

    Setup setup_;
    std::array<double, 2> areas_ = {0., 0.}; ///< [m^(dim - 1)]
    double volume_ = 0.;                     ///< [m^dim]
    bool has_begun_ = false;
    Balance now_;
    std::array<double, 2> displacement_ = {}, ionic_ = {}; ///< over the last step [A m^(dim - 3)]
    double gauss_defect_ = 0., vacancy_defect_ = 0.;
  };
} // namespace softlattice
