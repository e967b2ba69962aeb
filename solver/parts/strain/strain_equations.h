// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/model_set.h"
#include "solver/parts/equations/part_equations.h"
#include "solver/parts/strain/strain_energy.h"
#include "solver/parts/strain/strain_laws.h"

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace softlattice
{
  struct Case;

  /// Mechanical equilibrium, div stress = 0, (270) to (273), with the energy of strain in the free energy of all
  /// fields that it reads. Where a rigid substrate holds all of a film the displacement is no field.
  class StrainEquations final : public PartEquations
  {
  public:
    /// The case must outlive this.
    StrainEquations(const StrainLaws &laws, const Case &what);
    StrainEquations(const StrainEquations &) = delete; // what it hands out refers to it
    StrainEquations &operator=(const StrainEquations &) = delete;

    const PartDescription &description() const override { return description_; }
    std::vector<const PartTerm *> energies() const override;
    GradientEnergy *gradient_energy() override
    {
      return has_displacement() ? &displaced_ : nullptr;
    }
    const PartTerm *coefficient(const std::size_t field) const override
    {
      return field < read_.n_displacements ? &no_coefficient_ : &mobility_of_retained_;
    }
    const PartTerm *mobility_factor(const std::string &field) const override;
    void set_nodes(const LawNodes &nodes) override;
    void set_time(double t, bool before) override;
    void derive(const double *const *u, double *const *values) const override;
    /// The stress, and where there is a phase what it adds to dg, which nuclei look at.
    static std::vector<DerivedField> all_derived_fields();

    bool has_displacement() const { return read_.n_displacements > 0; }
    /// Whether the energy of strain depends on the phase alone, at one time: of a film that is held, of one composition and
    /// temperature.
    bool stress_follows_phase() const
    {
      return !has_displacement() && !read_.composition && !read_.temperature &&
             !read_.has_retained && !laws_.lattices.vary();
    }
    /// A place in HT, of the nominal composition, the temperature of the surroundings and no displacement.
    ElasticEnergy::Place ht() const
    {
      ElasticEnergy::Place place;
      place.x = energy_.composition;
      place.temperature = temperature_;
      return place;
    }
    const StrainFields &reads() const { return read_; }
    const ElasticEnergy &energy() const { return energy_; }
    // At a place, with what an interface gains.
    Voigt stress(const ElasticEnergy::Place &place) const;
    double density(const ElasticEnergy::Place &place) const;       ///< [J/m^3]
    double work_of_front(const ElasticEnergy::Place &place) const; ///< [J/m^3]
    bool reads_phase_gradient() const { return laminate_ != nullptr; }
    /// At the time last set, where it is no field [K].
    double temperature() const { return temperature_; }
    /// Of values of the fields that it reads, and the gradients of the displacements, as far as there are any.
    ElasticEnergy::Place place(std::size_t node,
                               const double *fields,
                               const Gradient3 &gradient,
                               const std::array<double, 3> &phase_gradient) const;
    /// Of a state of these fields.
    ElasticEnergy::Place place_at(std::size_t node, const double *const *u) const;

  private:
    /// By what stress makes fronts faster beside what it does to their driving force, (275). It has derivatives, which are
    /// left out: it changes little where fields change much.
    class FrontFactor final : public PartTerm
    {
    public:
      FrontFactor(const StrainEquations &of, const ModelSet &models)
        : of_(of)
        , models_(models)
      {}
      const std::vector<std::string> &reads() const override
      {
        return is_uniform() ? none_ : of_.description().reads;
      }
      bool is_uniform() const override { return of_.stress_follows_phase(); }
      double uniform_value() const override { return at(of_.ht()); }
      void evaluate(NodeRange nodes,
                    const double *const *u,
                    double *value,
                    double *const *gradient,
                    double *const *hessian) const override;
      std::string stated_in(std::size_t, const double *const *) const override
      {
        return "what stress does to fronts";
      }

    private:
      double at(const ElasticEnergy::Place &place) const;

      const StrainEquations &of_;
      const ModelSet &models_;
      std::vector<std::string> none_;
    };

    void add_retained(double tolerance);
    void add_displacements(const BodySupport &support, const Case &what);
    void add_boundary_conditions(const BodySupport &support, const Case &what);

    const StrainLaws &laws_;
    const Geometry &geometry_;
    const Environment *environment_; ///< null: there is none
    ElasticEnergy energy_;
    StrainFields read_;
    std::unique_ptr<InterfaceLaminate> laminate_; ///< where the moduli of the phases differ
    StrainEnergy displaced_;
    HeldStrainTerm held_;
    std::unique_ptr<SpringTerm> springs_; ///< under a film that is seen from above
    UniformTerm no_coefficient_, mobility_of_retained_;
    FrontFactor front_factor_;
    PartDescription description_;
    double temperature_; ///< [K]
    std::size_t n_nodes_ = 0;
    std::vector<const double *> gradients_; ///< of the displacements at nodes, see LawNodes
    std::array<const double *, 3> phase_gradient_{}; ///< likewise
    std::vector<double> angles_; ///< of the lattice there [rad]; empty: not turned
  };
} // namespace softlattice
