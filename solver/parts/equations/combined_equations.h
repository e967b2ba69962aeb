// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/operators/equations.h"
#include "solver/parts/equations/gradient_energy_sum.h"
#include "solver/parts/equations/part_equations.h"

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// The equations of a case that is made of any number of parts: their fields one after the other. Energies
  /// and sources add up, mobilities are multiplied by the factors that other parts have for them.
  ///
  /// Where one part scales its driving forces by s (9), the others enter scaled alike, so that they weigh as
  /// much beside it as they say: the energies and gradient coefficients of their fields are multiplied by s, and
  /// their mobilities divided by it, which leaves their own motion as it is.
  class CombinedEquations final : public Equations
  {
  public:
    struct Part
    {
      PartEquations &equations;
      double scale; ///< s over that with which the part states its energies
    };

    /// What the parts refer to must stay valid. @throws std::logic_error if a field is named twice, or a law
    /// reads one that no part has
    explicit CombinedEquations(const std::vector<Part> &parts);
    CombinedEquations(const CombinedEquations &) = delete;
    CombinedEquations &operator=(const CombinedEquations &) = delete;

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
      return gradient_energy_ ? &*gradient_energy_ : nullptr;
    }
    void source_by_rate(std::size_t field,
                        std::size_t of,
                        const double *const *u,
                        double *value) const override;
    double uniform_coefficient(std::size_t field) const override;
    void coefficient(std::size_t field,
                     const double *const *u,
                     double *value,
                     double *const *gradient) const override;
    void cross_mobility(std::size_t field,
                        std::size_t other,
                        const double *const *u,
                        double *value,
                        double *const *gradient) const override;
    void potential_by(std::size_t field,
                      std::size_t other,
                      const double *const *u,
                      double *value,
                      double *const *gradient) const override;
    void source(std::size_t field,
                const double *const *u,
                double *value,
                double *const *gradient) const override;
    std::string stated_in(Law law, std::size_t field) const override;
    std::string energy_stated_in(std::size_t node, const double *const *u) const override;
    void derive(const double *const *u, double *const *values) const override;

  private:
    using Numbers = std::vector<std::size_t>;

    /// A term with the numbers of the fields that it reads, and by what it is multiplied.
    struct Use
    {
      const PartTerm *term;
      Numbers reads;
      double scale;
    };
    struct LawsOfField
    {
      Use coefficient;
      std::vector<Use> factors, sources;
      std::vector<std::pair<std::size_t, Use>>
        carried;                             ///< by which field, and how much of its flux
      std::string initial_value, directions; ///< where they were stated
    };
    struct Member
    {
      PartEquations *equations;
      Numbers reads;
      std::size_t n_derived;
      std::size_t first, n_own; ///< its own fields
      double scale;             ///< of its mobilities
    };

    /// The part that a field belongs to.
    const Member &member_of(std::size_t field) const;
    void add_fields(const Part &part);
    /// What the part reads and derives beside its fields.
    void add_member(const Part &part, std::size_t first);
    void add_laws(const Part &part, std::size_t first);
    /// What is added up over a run, and what nuclei do, as the part states it of the fields that it reads.
    void add_tallies(const EquationsDescription &more, const Numbers &reads);
    Numbers numbers_of(const std::vector<std::string> &names) const;
    /// Writes a term and its derivatives into those of the outputs that belong to the fields which it reads.
    void evaluate(const Use &use,
                  NodeRange nodes,
                  const double *const *u,
                  double *value,
                  double *const *gradient,
                  double *const *hessian) const;
    /// Of one part alone, with derivatives by the fields that it reads: `law` writes into u, value and gradient in the
    /// order of the part, and what it has written is multiplied by `scale`.
    template <typename LawOfPart>
    void evaluate_in(const Member &part,
                     double scale,
                     const double *const *u,
                     double *value,
                     double *const *gradient,
                     const LawOfPart &law) const;
    /// The product of an amount and the mobility of the field by which it is carried.
    void carried_mobility(const Use &amount,
                          std::size_t by,
                          const double *const *u,
                          double *value,
                          double *const *gradient) const;
    /// Adds terms up.
    void sum(const std::vector<Use> &terms,
             NodeRange nodes,
             const double *const *u,
             double *value,
             double *const *gradient,
             double *const *hessian) const;

    std::vector<Member> parts_;
    EquationsDescription description_;
    std::vector<Use> energies_;
    std::optional<GradientEnergySum> gradient_energy_; ///< if any part has one
    std::vector<LawsOfField> laws_;
    std::size_t n_nodes_ = 0;
    mutable std::vector<double> scratch_; ///< of one evaluation
  };
} // namespace softlattice
