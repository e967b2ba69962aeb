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

    std::vector<FieldEquation> fields() const override { return equations_.fields(); }
    std::vector<BoundaryCondition> boundary_conditions() const override
    {
      return equations_.boundary_conditions();
    }
    std::vector<const PartTerm *> energies() const override { return {&energy_}; }
    GradientEnergy *gradient_energy() override { return equations_.gradient_energy(); }
    std::vector<std::size_t> gradients_read() const override { return equations_.gradients_read(); }
    void set_gradients(const std::vector<const double *> &rows) override
    {
      equations_.set_gradients(rows);
    }
    std::vector<std::size_t> rates_read(const std::string &field) const override;
    void source_by_rate(const std::string &field,
                        std::size_t of,
                        const double *const *u,
                        double *value) const override;
    void set_rates(const std::vector<const double *> &rows) override { equations_.set_rates(rows); }
    const PartTerm *coefficient(const std::size_t field) const override
    {
      return &coefficients_[field];
    }
    std::vector<std::size_t> moved_by(const std::size_t field) const override
    {
      return equations_.moved_by(field);
    }
    void cross_mobility(const std::size_t field,
                        const std::size_t other,
                        const double *const *u,
                        double *value,
                        double *const *gradient) const override
    {
      equations_.cross_mobility(field, other, u, value, gradient);
    }
    std::string cross_mobility_stated_in(const std::size_t field,
                                         const std::size_t other) const override
    {
      return equations_.cross_mobility_stated_in(field, other);
    }
    const PartTerm *source(const std::string &field) const override;
    std::string initial_value_stated_in(const std::size_t field) const override
    {
      return equations_.stated_in(Law::initial_value, field);
    }

    void set_nodes(const std::vector<std::array<double, 3>> &places) override
    {
      equations_.set_nodes(places);
    }
    void set_time(const double t, const bool before) override { equations_.set_time(t, before); }
    std::vector<unsigned int> wanted_materials() const override
    {
      return equations_.wanted_materials();
    }
    void set_nodes_of_materials(const std::vector<bool> &is_in) override
    {
      equations_.set_nodes_of_materials(is_in);
    }
    std::vector<std::string> reads() const override { return reads_; }
    void prepare(const double *const *u, const BodyIntegral &body) override
    {
      equations_.prepare(u, body);
    }
    std::vector<DerivedField> derived_fields() const override
    {
      return equations_.derived_fields();
    }
    void derive(const double *const *u, double *const *values) const override
    {
      equations_.derive(u, values);
    }

  protected:
    /// The number of an own field; their number for another.
    std::size_t number_of(const std::string &field) const;

  private:
    /// One of their laws.
    class Term final : public PartTerm
    {
    public:
      Term(const EquationsOfPart &of, const Law law, const std::size_t field)
        : equations_(of.equations_)
        , reads_(of.reads_)
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
      std::string stated_in(std::size_t node, const double *const *u) const override;

    private:
      const Equations &equations_;
      const std::vector<std::string> &reads_;
      Law law_;
      std::size_t field_;
    };

    Equations &equations_;
    std::vector<std::string> reads_;
    Term energy_;
    std::vector<Term> coefficients_, sources_; ///< of each field
  };
} // namespace softlattice
