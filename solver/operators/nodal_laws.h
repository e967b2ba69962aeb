// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/operators/equations.h"
#include "solver/operators/stage_matrix.h"
#include "solver/time/problem.h"

#include <vector>

namespace softlattice
{
  /// The laws of the equations, evaluated at the nodes of a state into arrays of its own.
  class NodalLaws
  {
  public:
    explicit NodalLaws(Equations &equations);

    /// New nodes: so many, on this rank.
    void resize(unsigned int n_nodes);

    /// To be called before anything is evaluated at u. Collective.
    void prepare(const State &u, const BodyIntegral &body);

    void evaluate_energy(const State &u, NodeRange nodes);
    void evaluate_gradient(const State &u) { evaluate_gradient(u, {0, n_nodes_}); }
    /// At some of the nodes only.
    void evaluate_gradient(const State &u, NodeRange nodes);
    void evaluate_hessian(const State &u);
    const NodalArray &energy() const { return value_; }
    const NodalArray &gradient(const std::size_t i) const { return gradient_[i]; }
    /// d^2 f / du_i du_j
    const NodalArray &hessian(std::size_t i, std::size_t j) const;

    /// Source of a field, empty if it has none.
    const NodalArray &source(std::size_t i, const State &u);
    /// The same with its derivatives.
    const NodalArray &source(std::size_t i, const State &u, std::vector<NodalArray> &gradient);
    /// Coefficient of a field at the nodes, whether it is uniform or not.
    void coefficient(std::size_t i, const State &u, double *value) const;
    void coefficient(std::size_t i,
                     const State &u,
                     double *value,
                     std::vector<NodalArray> &gradient) const;

    /// The derived fields, one block each.
    void derive(const State &u, State &derived) const;

  private:
    std::vector<const double *> pointers(const State &u) const;

    Equations &equations_;
    std::size_t n_fields_;
    unsigned int n_nodes_ = 0;
    NodalArray value_;
    std::vector<NodalArray> gradient_;
    std::vector<NodalArray> hessian_; ///< upper triangle, row by row
    NodalArray source_;
  };
} // namespace softlattice
