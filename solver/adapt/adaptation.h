// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/space.h"
#include "solver/time/problem.h"

#include <limits>
#include <vector>

namespace softlattice
{
  /// A ball in which the mesh has to have cells of a level at least, or its finest.
  template <int dim>
  struct RefinedBall
  {
    dealii::Point<dim> centre; ///< [m]
    double radius;             ///< [m]
    unsigned int level = std::numeric_limits<unsigned int>::max();
  };

  /// When to refine and coarsen. The indicator of a cell is the nodal maximum minus minimum of a
  /// field, relative to its range over the body or the stated scale, whichever is larger.
  struct AdaptationSettings
  {
    unsigned int finest_level = 0;
    unsigned int coarsest_level = 0;
    double refine_above = 0.03;
    double coarsen_below = 0.015;
    double field_scale = 1.;          ///< a smaller variation than a part of this is noise
    std::vector<double> weights = {}; ///< of the indicators of the fields; empty: 1
  };

  /// Follows the fields with the mesh and carries them over.
  template <int dim>
  class Adaptation
  {
  public:
    using Mesh = dealii::parallel::distributed::Triangulation<dim>;

    /// `always`: balls that count at any time.
    Adaptation(Mesh &mesh,
               Space<dim> &space,
               AdaptationSettings settings,
               std::vector<RefinedBall<dim>> always = {});

    /// One pass of refinement and coarsening, followed by the transfer of the state, in which every
    /// field keeps its integral. Cells that touch a ball are refined, whatever the fields say, until
    /// they are of its level. Returns whether the mesh changed; then the space has been rebuilt and
    /// everything bound to the old one is void. Collective.
    bool adapt(State &state, const std::vector<RefinedBall<dim>> &balls);

    /// Whether every cell that touches one of the balls is of the finest level. Collective.
    bool is_finest_in(const std::vector<RefinedBall<dim>> &balls) const;

    const AdaptationSettings &settings() const { return settings_; }

  private:
    using Vector = typename Space<dim>::Vector;

    /// A copy with all nodes that this rank knows of, hanging ones included.
    Vector with_relevant_nodes(const Vector &field) const;
    void flag(const std::vector<Vector> &fields, const std::vector<RefinedBall<dim>> &balls);
    void flag_around(const RefinedBall<dim> &ball);
    /// Gives the cells of other ranks next to those of this one the flags that they have there: a cell may be coarsened if those
    /// around it are, whoever owns them, so that the mesh is the same on any number of ranks. Collective.
    void share_flags();
    bool any_flag();
    /// Throws SolverError if the mesh as flagged would not fit into the memory. Collective.
    void require_memory(unsigned int n_fields) const;

    Mesh &mesh_;
    Space<dim> &space_;
    AdaptationSettings settings_;
    std::vector<RefinedBall<dim>> always_;
  };

  /// The locally owned active cells that may touch a ball, found by descending the refinement tree.
  template <int dim>
  std::vector<typename dealii::DoFHandler<dim>::active_cell_iterator> owned_cells_touching(
    const dealii::DoFHandler<dim> &dofs,
    const RefinedBall<dim> &ball);
} // namespace softlattice
