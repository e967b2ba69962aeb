// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/operators/gradient_terms.h"
#include "solver/operators/uniform_derivatives.h"

#include <deal.II/lac/full_matrix.h>
#include <deal.II/lac/vector.h>

#include <memory>
#include <vector>

namespace softlattice
{
  /// The terms of an energy with uniform numbers p, which follow from the fields: with G(u, p) = int g dV,
  ///   R(u) = min over p of G(u, p) - V force.p,   p(u) = p_0 - A^-1 (G_p(u, p_0) - V force),   A = G_pp,
  ///   R_u = G_u at p(u),   R_uu = G_uu - G_up A^-1 G_pu,                                               (301)
  /// exactly, g being quadratic in p.
  template <int dim>
  class RelaxedGradientTerms final : public GradientTerms<dim>
  {
  public:
    using Size = typename GradientTerms<dim>::Size;

    RelaxedGradientTerms(const Space<dim> &space, GradientEnergy &energy);

    void set_active(const std::vector<std::size_t> &fields) override
    {
      active_ = fields;
      terms_->set_active(fields);
    }
    void prepare(const State &u) override;
    double energy(const State &u) const override;
    void variation(const State &u, State &result) const override { terms_->variation(u, result); }
    void linearise(const State &u) override;
    void apply(const State &direction, State &result) const override;
    Size largest(const std::size_t field) const override { return terms_->largest(field); }
    double usual_stiffness(const std::size_t field) const override
    {
      return terms_->usual_stiffness(field);
    }
    bool couples(const std::size_t i, const std::size_t j) const override
    {
      return terms_->couples(i, j);
    }
    double mean_coupling(const std::size_t i, const std::size_t j) const override
    {
      return terms_->mean_coupling(i, j);
    }
    std::optional<LawFault> fault(const State &u, const double t) const override
    {
      return terms_->fault(u, t);
    }

  private:
    const Space<dim> &space_;
    GradientEnergy &energy_;
    std::vector<std::size_t> active_;           ///< fields of it that take part
    std::unique_ptr<GradientTerms<dim>> terms_; ///< at given numbers
    std::unique_ptr<UniformDerivatives<dim>> derivatives_;
    std::vector<double> numbers_;        ///< p
    dealii::FullMatrix<double> inverse_; ///< A^-1
    std::vector<State> columns_;         ///< G_up
  };
} // namespace softlattice
