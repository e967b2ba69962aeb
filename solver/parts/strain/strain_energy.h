// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/elasticity/elastic_energy.h"
#include "models/elasticity/interface_laminate.h"
#include "solver/operators/gradient_energy.h"
#include "solver/parts/equations/part_term.h"
#include "solver/parts/strain/lattice_angles.h"

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// The fields of a case that the energy of strain reads, in this order as far as there are any.
  struct StrainFields
  {
    std::optional<std::string> phase, composition, temperature;
    std::size_t n_displacements = 0; ///< u_x, u_y, u_z
    bool has_retained = false;       ///< part of misfit, (303)

    static const std::array<std::string, 3> &names_of_displacements();
    std::vector<std::string> names() const;
    std::size_t number() const
    {
      return (phase ? 1 : 0) + (composition ? 1 : 0) + (temperature ? 1 : 0) + n_displacements +
             (has_retained ? 1 : 0);
    }
    // Numbers in that list.
    std::size_t of_composition() const { return phase ? 1 : 0; }
    std::size_t of_temperature() const { return of_composition() + (composition ? 1 : 0); }
    std::size_t first_displacement() const { return of_temperature() + (temperature ? 1 : 0); }
    std::size_t of_retained() const { return first_displacement() + n_displacements; }
  };

  /// The energy of strain of a body that is displaced, as a GradientEnergy of these fields. A temperature that is a
  /// field is given: nothing acts back on it.
  class StrainEnergy final : public GradientEnergy
  {
  public:
    /// Components of the mean strain that are not given but follow from the mean stress, as uniform numbers.
    struct Free
    {
      std::vector<std::size_t> components; ///< of Voigt's notation
      std::vector<double> stress;          ///< of each [Pa]
    };

    /// How the lattice is turned at places; null: it is not turned anywhere.
    using TurnsAt = std::function<LatticeAngles::Turns(const std::vector<std::array<double, 3>> &)>;

    /// The references must stay valid; what the mean strain is at the state last prepared is found in `energy.imposed`.
    /// `laminate`: what interfaces gain where moduli differ; null: nothing.
    StrainEnergy(ElasticEnergy &energy,
                 const StrainFields &fields,
                 const InterfaceLaminate *laminate,
                 TurnsAt turns_at,
                 Free free);

    void set_temperature(const double temperature) { temperature_ = temperature; }
    const std::vector<std::size_t> &fields() const override { return numbers_; }
    bool reads_places() const override { return turns_at_ != nullptr; }
    void set_points(const std::vector<std::array<double, 3>> &places) override
    {
      points_ = turns_at_(places);
    }
    void evaluate(NodeRange points,
                  const double *const *arguments,
                  double *value,
                  double *const *gradient,
                  double *const *hessian) const override;
    std::string stated_in() const override { return "the energy of strain"; }
    std::vector<double> uniform_forces() const override { return free_.stress; }
    void set_uniform(const std::vector<double> &numbers) override;
    void evaluate_uniform(NodeRange points,
                          const double *const *arguments,
                          double *const *first,
                          double *const *second,
                          double *const *mixed) const override;

  private:
    /// What of the arguments the ElasticEnergy reads.
    ElasticEnergy::Rows rows_of(NodeRange points, const double *const *arguments) const;
    /// The energy with that of the laminate, see ElasticEnergy::evaluate().
    void evaluate_laws(std::size_t n,
                       const ElasticEnergy::Rows &rows,
                       double *value,
                       double *const *first,
                       double *const *second) const;
    /// By which argument of the ElasticEnergy (eta, x, strains) its own argument acts; none: it does not.
    std::optional<std::size_t> acts_by(std::size_t argument) const;

    ElasticEnergy &energy_;
    const StrainFields &read_;
    const InterfaceLaminate *laminate_;
    TurnsAt turns_at_;
    LatticeAngles::Turns points_;
    Free free_;
    Voigt given_; ///< the mean strain that is
    std::vector<std::size_t> numbers_;
    std::vector<std::optional<std::size_t>> acts_by_; ///< of each argument
    double temperature_ = 298.15;                     ///< where it is no field [K]
    mutable std::vector<double> scratch_;
  };

  /// The same where the strain is given everywhere and the displacement is no field: at nodes.
  class HeldStrainTerm final : public PartTerm
  {
  public:
    HeldStrainTerm(const ElasticEnergy &energy, const StrainFields &fields)
      : energy_(energy)
      , read_(fields)
      , names_(fields.names())
    {}

    void set_temperature(const double temperature) { temperature_ = temperature; }
    /// How the lattice is turned at the nodes.
    void set_turns(LatticeAngles::Turns turns) { turns_ = std::move(turns); }
    const std::vector<std::string> &reads() const override { return names_; }
    void evaluate(NodeRange nodes,
                  const double *const *u,
                  double *value,
                  double *const *gradient,
                  double *const *hessian) const override;
    std::string stated_in(std::size_t, const double *const *) const override
    {
      return "the energy of strain";
    }

  private:
    const ElasticEnergy &energy_;
    const StrainFields &read_;
    std::vector<std::string> names_;
    LatticeAngles::Turns turns_;
    double temperature_ = 298.15; ///< where it is no field [K]
  };

  /// k |u|^2/2 of displacements [J/m^5]: a substrate that gives way.
  class SpringTerm final : public PartTerm
  {
  public:
    SpringTerm(std::vector<std::string> names, const double stiffness)
      : names_(std::move(names))
      , stiffness_(stiffness)
    {}

    const std::vector<std::string> &reads() const override { return names_; }
    void evaluate(NodeRange nodes,
                  const double *const *u,
                  double *value,
                  double *const *gradient,
                  double *const *hessian) const override;
    std::string stated_in(std::size_t, const double *const *) const override
    {
      return "what holds the body";
    }

  private:
    std::vector<std::string> names_;
    double stiffness_;
  };
} // namespace softlattice
