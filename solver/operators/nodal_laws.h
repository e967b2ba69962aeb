// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/operators/equations.h"
#include "solver/operators/law_fault.h"
#include "solver/operators/nodal_array.h"
#include "solver/time/problem.h"

#include <functional>
#include <optional>
#include <vector>

namespace softlattice
{
  /// Where and when laws are looked at, for messages.
  struct LawPoints
  {
    std::vector<std::array<double, 3>> places;      ///< of the nodes [m]
    std::function<bool(std::size_t node)> is_place; ///< false: a node that hangs on others
    int dim;
    double t; ///< [s]
  };

  /// The laws of the equations, evaluated at the nodes of a state into arrays of its own.
  class NodalLaws
  {
  public:
    explicit NodalLaws(Equations &equations);

    /// New nodes: so many, on this rank.
    void resize(unsigned int n_nodes);

    /// To be called before anything is evaluated at u. Collective.
    void prepare(const State &u, const BodyIntegral &body);

    /// The curvature of the fronts of a field at the nodes from now on [1/m], of which the part is taken out that
    /// the field says, in the first and second derivatives of the energy; null: none.
    void set_curvature(std::size_t i, const double *curvature) { curvature_[i] = curvature; }

    void evaluate_energy(const State &u, NodeRange nodes);
    void evaluate_gradient(const State &u) { evaluate_gradient(u, {0, n_nodes_}); }
    /// At some of the nodes only.
    void evaluate_gradient(const State &u, NodeRange nodes);
    void evaluate_hessian(const State &u);
    const NodalArray &energy() const { return value_; }
    const NodalArray &gradient(const std::size_t i) const { return gradient_[i]; }
    NodalArray &gradient(const std::size_t i) { return gradient_[i]; }
    /// d^2 f / du_i du_j
    const NodalArray &hessian(std::size_t i, std::size_t j) const;

    /// Source of a field, empty if it has none.
    const NodalArray &source(std::size_t i, const State &u);
    /// The same with its derivatives.
    const NodalArray &source(std::size_t i, const State &u, std::vector<NodalArray> &gradient);
    /// The derivative of the source of field i by the rate of field j.
    void source_by_rate(std::size_t i, std::size_t j, const State &u, NodalArray &value) const;
    /// Coefficient of a field at the nodes, whether it is uniform or not.
    void coefficient(std::size_t i, const State &u, double *value) const;
    void coefficient(std::size_t i,
                     const State &u,
                     double *value,
                     std::vector<NodalArray> &gradient) const;

    /// The mobility between two conserved fields, and its derivatives, see MovedBy.
    void cross_mobility(std::size_t i, std::size_t j, const State &u, double *value) const;
    void cross_mobility(std::size_t i,
                        std::size_t j,
                        const State &u,
                        double *value,
                        std::vector<NodalArray> &gradient) const;
    /// dmu/du_j of a conserved field by one that is held constant, and its derivatives.
    void potential_by(std::size_t i, std::size_t j, const State &u, NodalArray &value) const;
    void potential_by(std::size_t i,
                      std::size_t j,
                      const State &u,
                      NodalArray &value,
                      std::vector<NodalArray> &gradient) const;
    /// The first node that counts at which the matrix of mobilities has a negative eigenvalue; the number of nodes:
    /// none. Not collective.
    std::size_t first_indefinite(const State &u,
                                 const std::function<bool(std::size_t node)> &counts) const;

    /// Initial values that are no numbers. Not collective.
    std::vector<LawFault> initial_faults(const State &u, const LawPoints &at) const;
    /// Laws that are no numbers or have derivatives that are none, negative mobilities and permittivities
    /// that are not positive, at the present time of the equations, each at one node. Nodes at which the
    /// fields are no numbers are left out. Not collective.
    std::vector<LawFault> faults(const State &u, const LawPoints &at);

    /// The derived fields, one block each.
    void derive(const State &u, State &derived) const;

  private:
    /// Adds to the first derivative by a field what takes out the curvature of its fronts: -energy K times
    /// 6 lambda |grad eta|, as a flat front has it at this eta when it is driven as it is here, (122).
    void cancel_curvature(std::size_t i, const State &u, NodeRange nodes);
    std::vector<const double *> pointers(const State &u) const;
    std::optional<LawFault> coefficient_fault(std::size_t i, const State &u, const LawPoints &at);
    std::optional<LawFault> source_fault(std::size_t i, const State &u, const LawPoints &at);
    std::optional<LawFault> directions_fault(std::size_t i, const LawPoints &at) const;
    std::optional<LawFault> matrix_fault(const State &u, const LawPoints &at) const;
    std::optional<LawFault> energy_fault(const State &u, const LawPoints &at);

    Equations &equations_;
    std::size_t n_fields_;
    unsigned int n_nodes_ = 0;
    NodalArray value_;
    std::vector<NodalArray> gradient_;
    std::vector<NodalArray> hessian_; ///< upper triangle, row by row
    std::vector<const double *> curvature_;
    NodalArray source_;
  };
} // namespace softlattice
