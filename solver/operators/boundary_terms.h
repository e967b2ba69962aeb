// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/boundary_nodes.h"
#include "solver/discretisation/space.h"
#include "solver/operators/equations.h"
#include "solver/operators/law_fault.h"
#include "solver/operators/nodal_array.h"
#include "solver/time/state.h"

#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// What the boundary conditions of a case add to the equations at the nodes of the present mesh.
  template <int dim>
  class BoundaryTerms
  {
  public:
    using Vector = typename Space<dim>::Vector;

    /// `names`: what faces with a boundary id, the index, are called.
    BoundaryTerms(const Space<dim> &space,
                  const Equations &equations,
                  const std::vector<std::vector<std::string>> &names);

    /// The space has been rebuilt. Collective.
    void reinit();

    /// Local nodes with a given value of a field.
    const std::vector<unsigned int> &fixed(const std::size_t field) const { return fixed_[field]; }
    // The following are no matter of the rank.
    bool has_values(std::size_t field) const;
    /// Whether the field has given values or exchange anywhere on the boundary.
    bool is_tied(std::size_t field) const;
    /// Whether anything is said about the field at all.
    bool is_open(std::size_t field) const;

    /// What conditions read of other fields is that of the state from now on.
    void read(const State &u);
    /// u = value at time t at the nodes where it is given.
    void set_values(std::size_t field, double t, Vector &u) const;
    /// rate = d value / dt there.
    void set_value_rates(std::size_t field, double t, Vector &rate) const;
    /// result_i += factor * int flux(u, t) phi_i dS.
    void add_fluxes(std::size_t field,
                    double t,
                    const Vector &u,
                    double factor,
                    Vector &result) const;
    /// What enters through the faces of a boundary: the part of this rank. Where values are given it is what the
    /// nodes lack, `reactions`, of which those of the field are needed only if it has any. Not collective.
    double flux(std::size_t field,
                const std::string &boundary,
                double t,
                const Vector &u,
                const Vector &reactions) const;
    /// diagonal_i += factor * int coefficient phi_i dS over boundaries with exchange.
    void add_exchange(std::size_t field, double t, double factor, NodalArray &diagonal) const;

    /// What is no number or, of an exchange, negative on a boundary at time t. Not collective.
    std::optional<LawFault> fault(double t) const;

  private:
    /// A condition on the faces with one id.
    struct Term
    {
      const BoundaryCondition *condition;
      unsigned int id; ///< of the faces
      BoundaryNodes<dim> nodes;
      std::vector<double> beside =
        {}; ///< of the field that the condition reads, at these; empty: not read yet
    };

    const Space<dim> &space_;
    const Equations &equations_;
    /// The coefficient of exchange at a node, by its number.
    static double coefficient_at(const Term &term, std::size_t node, double t);
    /// flux(u, t) at a node of a condition that is none of values.
    static double flux_at(const Term &term, std::size_t node, double t, const Vector &u);

    std::vector<std::vector<std::string>> names_; ///< of faces with an id
    std::vector<std::vector<unsigned int>> ids_;  ///< of the faces of each condition
    std::vector<Term> terms_;
    std::vector<std::vector<unsigned int>> fixed_; ///< per field
  };
} // namespace softlattice
