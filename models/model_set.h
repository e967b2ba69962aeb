// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/environment.h"
#include "models/free_energy/calibration.h"
#include "models/free_energy/phase_transition.h"
#include "models/free_energy/polymorph.h"
#include "models/interface_anisotropy/interface_anisotropy.h"
#include "models/interface_kinetics/kinetics_selection.h"
#include "models/mixed_halide/mixed_halide.h"
#include "models/mixed_halide/phase_diagram.h"
#include "models/nucleation/ht_nuclei.h"
#include "models/nucleation/nucleation_rate.h"
#include "models/surface/surface_vacancies.h"
#include "models/surface/surface_water.h"

#include <memory>
#include <string>
#include <vector>

namespace softlattice
{
  /// The laws of a run and the choice among them: declares their parameters, then hands out the
  /// selected ones. It computes nothing itself.
  class ModelSet
  {
  public:
    ModelSet();
    ModelSet(const ModelSet &) = delete;
    ModelSet &operator=(const ModelSet &) = delete;

    void declare(ParameterTable &table);

    /// Reads the files of the environment and of the selected laws and calibrates the phase-field
    /// coefficients at the largest |dg| that the environment ever reaches.
    /// @throws TableFileError (EnvironmentError for the environment file)
    void prepare(double end_time);

    const PhaseTransition &transition() const { return transition_; }
    const SurfaceWater &water() const { return water_; }
    const SurfaceVacancies &vacancies() const { return vacancies_; }
    const Environment &environment() const { return environment_; }
    const InterfaceKinetics &kinetics() const { return kinetics_; }
    const NucleationRate &nucleation_rate() const; ///< of LT
    const HtNuclei &ht_nuclei() const { return ht_nuclei_; }
    const InterfaceAnisotropy &anisotropy() const { return anisotropy_; }
    const PolymorphEnergy &free_energy() const { return energy_; }
    const MixedHalide &halide() const { return halide_; }
    const PhaseDiagramSettings &phase_diagram() const { return phase_diagram_; }
    const PhaseFieldCoefficients &coefficients() const { return coefficients_; }

    /// L [m^3/(J s)] of the phase-field equation under given conditions.
    double phase_field_mobility(const Conditions &conditions) const
    {
      return phase_field_mobility(conditions, transition_.br_fraction());
    }
    /// The same at another fraction of bromide [1] than the nominal one.
    double phase_field_mobility(const Conditions &conditions, double br_fraction) const;
    /// Velocity [m/s] of a flat front under given conditions, positive where LT grows.
    double front_velocity(const Conditions &conditions) const
    {
      return front_velocity(conditions, transition_.br_fraction());
    }
    /// The same at another fraction of bromide [1] than the nominal one.
    double front_velocity(const Conditions &conditions, double br_fraction) const;
    /// Rate of nucleation of LT on HT [1/(m^2 s)] at the nominal fraction of bromide.
    double nominal_nucleation_rate(const Conditions &conditions) const
    {
      return nucleation_rate().rate(conditions, transition_.br_fraction());
    }
    /// The same of HT on LT.
    double nominal_ht_nucleation_rate(const Conditions &conditions) const
    {
      return ht_nuclei_.rate(conditions.temperature, transition_.br_fraction());
    }

    /// The same inside of LT [1/(m^3 s)].
    double nominal_ht_bulk_rate(const Conditions &conditions) const
    {
      return ht_nuclei_.bulk_rate(conditions.temperature, transition_.br_fraction());
    }

  private:
    PhaseTransition transition_;
    SurfaceWater water_;
    SurfaceVacancies vacancies_;
    Environment environment_;
    KineticsSelection kinetics_;
    InterfaceCalibration calibration_;
    InterfaceAnisotropy anisotropy_;
    PolymorphEnergy energy_;
    PhaseFieldCoefficients coefficients_;
    MixedHalide halide_;
    PhaseDiagramSettings phase_diagram_;

    NucleationRate &selected_rate() const;

    std::string rate_name_ = "surface chain";
    std::vector<std::unique_ptr<NucleationRate>> rates_; // one per law in the registry
    HtNuclei ht_nuclei_;
  };
} // namespace softlattice
