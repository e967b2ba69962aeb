// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parts/equations/part_equations.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// Equations of which a case can be made alone, as those of a part beside others.
  class EquationsOfPart : public PartEquations
  {
  public:
    /// `reads`: the fields whose states the laws are handed, if these are more than their own. The
    /// equations must stay valid.
    explicit EquationsOfPart(Equations &equations, std::vector<std::string> reads = {});
    EquationsOfPart(const EquationsOfPart &) = delete; // the terms refer to this
    EquationsOfPart &operator=(const EquationsOfPart &) = delete;

    const PartDescription &description() const override { return description_; }
    std::vector<const PartTerm *> energies() const override { return {&energy_}; }
    GradientEnergy *gradient_energy() override { return equations_.gradient_energy(); }
    const PartTerm *coefficient(const std::size_t field) const override
    {
      return &coefficients_[field];
    }
    void cross_mobility(const std::size_t field,
                        const std::size_t other,
                        const double *const *u,
                        double *value,
                        double *const *gradient) const override
    {
      equations_.cross_mobility(field, other, u, value, gradient);
    }
    void potential_by(const std::size_t field,
                      const std::size_t other,
                      const double *const *u,
                      double *value,
                      double *const *gradient) const override
    {
      equations_.potential_by(field, other, u, value, gradient);
    }
    const PartTerm *source(const std::string &field) const override;
    std::string stated_in(const Law law, const std::size_t field) const override
    {
      return equations_.stated_in(law, field);
    }

    void set_nodes(const LawNodes &nodes) override { equations_.set_nodes(nodes); }
    void set_time(const double t, const bool before) override { equations_.set_time(t, before); }
    void prepare(const double *const *u, const BodyIntegral &body) override
    {
      equations_.prepare(u, body);
    }
    void derive(const double *const *u, double *const *values) const override
    {
      equations_.derive(u, values);
    }

  private:
    /// One of their laws.
    class Term final : public PartTerm
    {
    public:
      Term(const EquationsOfPart &of, const Law law, const std::size_t field)
        : equations_(of.equations_)
        , reads_(of.description_.reads)
        , law_(law)
        , field_(field)
      {}
      const std::vector<std::string> &reads() const override { return reads_; }
      bool depends_on_fields() const override;
      bool is_uniform() const override;
      double uniform_value() const override { return equations_.uniform_coefficient(field_); }
      void evaluate(NodeRange nodes,
                    const double *const *u,
                    double *value,
                    double *const *gradient,
                    double *const *hessian) const override;
      std::vector<std::size_t> rates_read() const override;
      void by_rate(const std::size_t of, const double *const *u, double *value) const override
      {
        equations_.source_by_rate(field_, of, u, value);
      }
      std::string stated_in(std::size_t node, const double *const *u) const override;

    private:
      const Equations &equations_;
      const std::vector<std::string> &reads_;
      Law law_;
      std::size_t field_;
    };

    Equations &equations_;
    PartDescription description_;
    Term energy_;
    std::vector<Term> coefficients_, sources_; ///< of each field
  };
} // namespace softlattice
