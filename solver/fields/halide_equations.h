// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/mixed_halide/halide_energy.h"
#include "models/model_set.h"
#include "solver/fields/condition_fields.h"
#include "solver/fields/halide_carriers.h"
#include "solver/fields/ligand_regions.h"
#include "solver/fields/local_mobility.h"
#include "solver/fields/phase_anisotropy.h"
#include "solver/fields/phase_mobility.h"
#include "solver/operators/equations.h"

#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// A mixed halide: the conserved fraction x of the lighter halide, alone or with the phase eta of the
  /// HT-LT transformation. The carriers are found anew at every state, see prepare(). Where the temperature is a field
  /// all laws are those of the temperature of the place, (150), and gradients of it move no halides, (180): carriers,
  /// whose equilibrium has one temperature, are not for such cases.
  class HalideEquations final : public Equations
  {
  public:
    enum class Phases
    {
      black, ///< x
      both   ///< x and eta
    };

    /// The references must stay valid.
    HalideEquations(const ModelSet &models,
                    const Geometry &geometry,
                    const LigandRegions &ligands,
                    const CarrierColumns &columns,
                    Phases phases,
                    double relative_tolerance,
                    double absolute_tolerance,
                    const std::string &fraction_name,
                    const ConditionFields &given);

    /// s of (9), with which all chemical energies enter, and kT with them.
    double energy_scale() const { return scale_; }
    const EquationsDescription &description() const override { return description_; }
    void set_nodes(const LawNodes &nodes) override;
    void set_time(double t, bool before) override;
    void prepare(const double *const *u, const BodyIntegral &body) override;
    void energy(NodeRange nodes,
                const double *const *u,
                double *value,
                double *const *gradient,
                double *const *hessian) const override;
    GradientEnergy *gradient_energy() override
    {
      return anisotropy_ && anisotropy_->has_energy() ? anisotropy_.get() : nullptr;
    }
    double uniform_coefficient(std::size_t) const override { return 0.; }
    void coefficient(std::size_t field,
                     const double *const *u,
                     double *value,
                     double *const *gradient) const override;
    void potential_by(std::size_t field,
                      std::size_t other,
                      const double *const *u,
                      double *value,
                      double *const *gradient) const override;
    void source(std::size_t, const double *const *, double *, double *const *) const override {}

    /// Band gap, and carriers where there is light at some time.
    static const std::vector<DerivedField> &all_derived_fields();
    void derive(const double *const *u, double *const *values) const override;

    bool has_phase() const { return phases_ == Phases::both; }
    /// Of the state last prepared.
    const HalideCarriers &carriers() const { return carriers_; }
    HalideCarriers &carriers() { return carriers_; }
    /// Temperature [K] at the time last set.
    double temperature() const { return state_.temperature; }
    /// Energy of a pair [J] at a composition and a phase.
    double pair_energy(double x, double eta) const;
    /// Energy of the photons that pairs emit there [J]: the gap.
    double photon_energy(double x, double eta) const;

    static constexpr std::size_t band_gap = 0; ///< numbers of the derived fields
    static constexpr std::size_t carrier_density = 1;
    /// Of x, after the lighter halide, "Br" or "Cl".
    static std::string name_of_fraction(const std::string &halide) { return halide + "_fraction"; }
    static constexpr std::size_t fraction = 0; ///< number of the field x
    static constexpr std::size_t phase = 1;    ///< number of the field eta, if it is there

  private:
    void mobility_of_phase(const double *const *u, double *value, double *const *gradient) const;
    void mobility_of_fraction(const double *const *u, double *value, double *const *gradient) const;
    /// Adds to the energy and its derivatives what the temperature at a node has beyond that of the surroundings.
    void add_local_temperature(NodeRange nodes,
                               const double *const *u,
                               double *value,
                               double *const *gradient,
                               double *const *hessian) const;
    const FreeEnergy &energy_slope() const
    {
      return has_phase() ? static_cast<const FreeEnergy &>(both_phases_slope_) : one_phase_slope_;
    }
    template <std::size_t n>
    void mobility(std::size_t node,
                  double temperature,
                  const HalideMobility::Local &local,
                  const double *const *u,
                  double *value,
                  double *const *gradient) const;

    const ModelSet &models_;
    const MixedHalide &halide_;
    const LigandRegions &ligands_;
    Phases phases_;
    EquationsDescription description_;

    HalideEnergy one_phase_;
    HalideTransformationEnergy both_phases_;
    HalideEnergySlope one_phase_slope_;
    HalideTransformationSlope both_phases_slope_;
    double scale_ = 1.; ///< s of all that is chemical

    std::unique_ptr<PhaseAnisotropy> anisotropy_; ///< of the interface, if there is any
    std::array<const double *, 3> gradient_of_phase_{};
    std::size_t n_nodes_ = 0;
    std::vector<std::size_t> held_; ///< nodes beside ligands
    std::vector<std::pair<std::size_t, LigandEffect>>
      edge_; ///< nodes at their edge, and what they do there
    PointState state_;
    bool before_ = false;
    ConditionFields given_;
    PhaseMobility phase_mobility_;         ///< where the conditions are those of the surroundings
    Conditions around_;                    ///< else
    mutable std::vector<double> slopes_;   ///< of one evaluation by a temperature that is a field
    mutable LocalMobility local_mobility_; ///< of the latter
    double exchange_rate_ = 0.;            ///< k_s [m/s]

    HalideCarriers carriers_;
  };
} // namespace softlattice
