// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/linear/inverse_work.h"
#include "solver/operators/boundary_terms.h"
#include "solver/operators/equations.h"
#include "solver/operators/gradient_terms.h"
#include "solver/operators/nodal_gradients.h"
#include "solver/operators/nodal_laws.h"
#include "solver/operators/stiffness.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  template <int dim>
  class NeutralChanges;
  template <int dim>
  class Row;

  /// What the rows of a system share: the space and the laws at its nodes, the stage in hand, and vectors that
  /// one row at a time works with. Owned by the CoupledSystem, which fills it.
  template <int dim>
  struct RowSystem
  {
    using Vector = typename Space<dim>::Vector;

    RowSystem(const Space<dim> &space,
              Equations &equations,
              const std::vector<std::vector<std::string>> &boundary_names);
    RowSystem(const RowSystem &) = delete;
    RowSystem &operator=(const RowSystem &) = delete;
    ~RowSystem();

    /// After the space has been rebuilt, once the stiffness is that of the new one.
    void reinit();

    /// To be called before any law is evaluated at u, or at another time. Collective.
    void prepare(const State &u);
    /// The second derivatives of the gradient terms, if there are any. Collective.
    void linearise_gradient_terms(const State &u);
    /// The same by the followers alone, if there are any; those by others stay. Collective.
    void linearise_followers(const State &u);
    /// Gradient terms of fields that do not wait.
    void choose_gradient_terms();
    /// The gradient of f at the nodes, with that of what depends on gradients, over the mass. Collective.
    void evaluate_gradient(const State &u);
    /// The rates that sources read, du/dt = (u - known)/weight in the stage in hand.
    void find_stage_rates(const State &u);
    /// int |grad u|^2 dV; `also` is called for ranges of the nodes, all of them once, on the way. Collective.
    double gradient_square(
      const Vector &u,
      const std::function<void(unsigned int begin, unsigned int end)> &also = {});
    bool is_eliminated(const std::size_t field) const
    {
      return std::binary_search(eliminated.begin(), eliminated.end(), field);
    }
    unsigned int n_nodes() const { return work.locally_owned_size(); }

    const Space<dim> &space;
    Equations &equations;
    BoundaryTerms<dim> boundary;
    NodalLaws laws;
    std::unique_ptr<Stiffness<dim, double>> stiffness;
    std::unique_ptr<GradientTerms<dim>> gradient_terms;   ///< if the equations have such an energy
    std::unique_ptr<NodalGradients<dim>> nodal_gradients; ///< if laws read them
    std::vector<std::pair<std::size_t, State>> gradients; ///< those, with the numbers of the fields
    std::unique_ptr<NeutralChanges<dim>> neutral;         ///< if the equations have such changes
    InverseWork<dim> inverse_work;
    std::vector<std::unique_ptr<Row<dim>>> rows; ///< one for each field
    /// Whether the source of some field reads the rate of this one.
    bool is_rate_read(const std::size_t field) const
    {
      return std::binary_search(rates_read.begin(), rates_read.end(), field);
    }
    /// Fields that the preconditioner eliminates, at the state last linearised: see find_eliminated().
    std::vector<std::size_t> eliminated;
    /// Whether the linear solution in hand leaves the field as it is: it rests, see StageSystem::begin(), or waits.
    bool is_resting(const std::size_t field) const
    {
      return std::binary_search(resting.begin(), resting.end(), field) || is_waiting(field);
    }
    std::vector<std::size_t> resting; ///< fields that do
    bool is_waiting(const std::size_t field) const
    {
      return std::binary_search(waiting.begin(), waiting.end(), field);
    }
    std::vector<std::size_t> waiting; ///< fields whose turn it is not: see StageSystem::take_turn()
    /// Those that are solved for in turn with the others.
    std::vector<std::size_t> followers;
    /// Whether the derivative of a stage is symmetric.
    bool is_symmetric = false;

    // The stage in hand, u = known + weight rate(time, u).
    double time = 0.;   ///< [s], and of the rate evaluated last
    double weight = 0.; ///< [s]
    const State *known = nullptr;
    /// What has been solved for, while integrals are restored, where several conserved fields have sources: what one of them
    /// gains the other ones may lose, and all have to look at the same state for that. Else null.
    const State *solved = nullptr;

    /// Fields in an order in which each comes behind those whose rates its source reads.
    std::vector<std::size_t> order;
    std::vector<std::size_t> rates_read; ///< fields whose rates some source reads
    State rates; ///< of these, at the state in hand [unit per second]; else empty

    // Each valid until the next row, or the next function, that needs it.
    Vector work;
    Vector potential;
    Vector coefficient;
    Vector variation; ///< of a coefficient
    Vector image;
    State variations;  ///< of the gradient terms
    State terms_image; ///< G'' of the direction in hand, if there are such terms

    unsigned long n_applications = 0; ///< see Problem::n_applications

  private:
    /// Tells the equations where they are evaluated from now on.
    void set_nodes();
    void find_order();
  };
} // namespace softlattice
