// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/adapt/adaptation.h"

#include "solver/adapt/mesh_bounds.h"

#include <deal.II/base/mpi.h>
#include <deal.II/distributed/solution_transfer.h>
#include <deal.II/dofs/dof_tools.h>
#include <deal.II/grid/grid_tools.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace softlattice
{
  namespace
  {
    /// Whether a cell may touch a ball: by the box around its vertices, so never wrongly false.
    template <int dim, typename Cell>
    bool may_touch(const Cell &cell, const RefinedBall<dim> &ball)
    {
      double squared = 0.;
      for (int d = 0; d < dim; ++d)
        {
          double low = cell->vertex(0)[d], high = low;
          for (const unsigned int v : cell->vertex_indices())
            {
              low = std::min(low, cell->vertex(v)[d]);
              high = std::max(high, cell->vertex(v)[d]);
            }
          const double gap = std::max({low - ball.centre[d], ball.centre[d] - high, 0.});
          squared += gap * gap;
        }
      return squared <= ball.radius * ball.radius;
    }

    /// Calls visitor(cell, touches) for the locally owned active cells that touch the ball, and for
    /// those that do not but whose parent does.
    template <int dim, typename Cell, typename Visitor>
    void visit_near(const Cell &cell, const RefinedBall<dim> &ball, const Visitor &visitor)
    {
      const bool touches = may_touch<dim>(cell, ball);
      if (cell->has_children())
        {
          if (touches)
            for (unsigned int child = 0; child < cell->n_children(); ++child)
              visit_near<dim>(cell->child(child), ball, visitor);
        }
      else if (cell->is_locally_owned())
        visitor(cell, touches);
    }

    template <int dim, typename Cell, typename Visitor>
    void visit_touching(const Cell &cell, const RefinedBall<dim> &ball, const Visitor &visitor)
    {
      visit_near<dim>(cell, ball, [&](const auto &one, const bool touches) {
        if (touches)
          visitor(one);
      });
    }

    template <int dim>
    double integral(const Space<dim> &space, const typename Space<dim>::Vector &field)
    {
      return space.mass() * field;
    }
  } // namespace

  template <int dim>
  Adaptation<dim>::Adaptation(Mesh &mesh,
                              Space<dim> &space,
                              const AdaptationSettings settings,
                              std::vector<RefinedBall<dim>> always)
    : mesh_(mesh)
    , space_(space)
    , settings_(settings)
    , always_(std::move(always))
  {}

  template <int dim>
  typename Adaptation<dim>::Vector Adaptation<dim>::with_relevant_nodes(const Vector &field) const
  {
    Vector values(field);
    // What decays exponentially away from interfaces is nothing at last. As exact zeros it needs no
    // denormal arithmetic, and two neighbours that interpolate it agree.
    const double nothing = 1e-30 * settings_.field_scale;
    for (unsigned int i = 0; i < values.locally_owned_size(); ++i)
      if (std::abs(values.local_element(i)) < nothing)
        values.local_element(i) = 0.;
    return space_.with_relevant_nodes(values);
  }

  template <int dim>
  void Adaptation<dim>::flag(const std::vector<Vector> &fields,
                             const std::vector<RefinedBall<dim>> &balls)
  {
    std::vector<double> indicator(mesh_.n_active_cells(), 0.);
    std::vector<dealii::types::global_dof_index> indices(space_.fe().n_dofs_per_cell());
    for (std::size_t field = 0; field < fields.size(); ++field)
      {
        const Vector &values = fields[field];
        double low = std::numeric_limits<double>::max(), high = -low;
        for (unsigned int i = 0; i < values.locally_owned_size(); ++i)
          {
            low = std::min(low, values.local_element(i));
            high = std::max(high, values.local_element(i));
          }
        low = dealii::Utilities::MPI::min(low, mesh_.get_communicator());
        high = dealii::Utilities::MPI::max(high, mesh_.get_communicator());
        const double weight = settings_.weights.empty() ? 1. : settings_.weights[field];
        const double scale = std::max(high - low, settings_.field_scale) / weight;

        for (const auto &cell : space_.dofs().active_cell_iterators())
          if (cell->is_locally_owned())
            {
              cell->get_dof_indices(indices);
              double lowest = std::numeric_limits<double>::max(), highest = -lowest;
              for (const auto index : indices)
                {
                  const double value = values(index);
                  lowest = std::min(lowest, value);
                  highest = std::max(highest, value);
                }
              double &worst = indicator[cell->active_cell_index()];
              worst = std::max(worst, (highest - lowest) / scale);
            }
      }

    for (const auto &cell : mesh_.active_cell_iterators())
      {
        // Of other ranks as well: what they had when nothing came of it.
        cell->clear_refine_flag();
        cell->clear_coarsen_flag();
        if (!cell->is_locally_owned())
          continue;
        const unsigned int level = cell->level();
        const double variation = indicator[cell->active_cell_index()];
        if (level > settings_.finest_level)
          cell->set_coarsen_flag();
        else if (level < settings_.coarsest_level ||
                 (level < settings_.finest_level && variation > settings_.refine_above))
          cell->set_refine_flag();
        else if (level > settings_.coarsest_level && variation < settings_.coarsen_below)
          cell->set_coarsen_flag();
      }

    for (const RefinedBall<dim> &ball : balls)
      flag_around(ball);
    for (const RefinedBall<dim> &ball : always_)
      flag_around(ball);
  }

  template <int dim>
  void Adaptation<dim>::flag_around(const RefinedBall<dim> &ball)
  {
    const unsigned int wanted = std::min(ball.level, settings_.finest_level);
    for (const auto &coarse : mesh_.cell_iterators_on_level(0))
      visit_near<dim>(coarse, ball, [&](const auto &cell, const bool touches) {
        const auto level = static_cast<unsigned int>(cell->level());
        // Siblings of a refined cell stay too: on a cell that is no box, none of the children may
        // touch what the parent did, and it would be refined and coarsened for ever.
        if (level <= wanted)
          cell->clear_coarsen_flag();
        if (touches && level < wanted)
          cell->set_refine_flag();
      });
  }

  template <int dim>
  void Adaptation<dim>::share_flags()
  {
    if (dealii::Utilities::MPI::n_mpi_processes(mesh_.get_communicator()) == 1)
      return;
    enum Flag : char
    {
      nothing,
      refine,
      coarsen
    };
    // Of a family, which is on one rank, all are coarsened or none.
    const auto family_is_coarsened = [](const auto &cell) {
      if (cell->level() == 0)
        return false;
      const auto parent = cell->parent();
      for (unsigned int k = 0; k < parent->n_children(); ++k)
        if (!parent->child(k)->is_active() || !parent->child(k)->coarsen_flag_set())
          return false;
      return true;
    };
    using Cell = typename Mesh::active_cell_iterator;
    dealii::GridTools::exchange_cell_data_to_ghosts<char, Mesh>(
      mesh_,
      [&](const Cell &cell) -> std::optional<char> {
        return cell->refine_flag_set()                                 ? refine
               : cell->coarsen_flag_set() && family_is_coarsened(cell) ? coarsen
                                                                       : nothing;
      },
      [](const Cell &cell, const char flag) {
        if (flag == refine)
          cell->set_refine_flag();
        else if (flag == coarsen)
          // Its siblings may be no neighbours and unknown here.
          for (unsigned int k = 0; k < cell->parent()->n_children(); ++k)
            if (const auto sibling = cell->parent()->child(k); sibling->is_active())
              sibling->set_coarsen_flag();
      });
  }

  template <int dim>
  bool Adaptation<dim>::any_flag()
  {
    share_flags();
    mesh_.prepare_coarsening_and_refinement();
    bool any = false;
    for (const auto &cell : mesh_.active_cell_iterators())
      if (cell->is_locally_owned() && (cell->refine_flag_set() || cell->coarsen_flag_set()))
        any = true;
    return dealii::Utilities::MPI::max(any ? 1 : 0, mesh_.get_communicator()) == 1;
  }

  template <int dim>
  void Adaptation<dim>::require_memory(const unsigned int n_fields) const
  {
    constexpr double n_children = 1 << dim;
    double change = 0.;
    for (const auto &cell : mesh_.active_cell_iterators())
      if (cell->is_locally_owned())
        {
          if (cell->refine_flag_set())
            change += n_children - 1.;
          else if (cell->coarsen_flag_set())
            change -= 1. - 1. / n_children;
        }
    change = dealii::Utilities::MPI::sum(change, mesh_.get_communicator());
    const double present = mesh_.n_global_active_cells();
    MeshBounds{dim, space_.degree(), n_fields}.require(present + change,
                                                       present,
                                                       mesh_.get_communicator());
  }

  template <int dim>
  bool Adaptation<dim>::adapt(State &state, const std::vector<RefinedBall<dim>> &balls)
  {
    const unsigned int n_fields = state.n_blocks();
    std::vector<Vector> old_values;
    old_values.reserve(n_fields); // a vector that is copied loses its ghost values
    for (unsigned int field = 0; field < n_fields; ++field)
      old_values.push_back(with_relevant_nodes(state.block(field)));
    flag(old_values, balls);
    if (!any_flag())
      return false;
    require_memory(n_fields);

    std::vector<const Vector *> old_pointers;
    std::vector<double> integrals;
    for (unsigned int field = 0; field < n_fields; ++field)
      {
        old_pointers.push_back(&old_values[field]);
        integrals.push_back(integral(space_, state.block(field)));
      }

    dealii::parallel::distributed::SolutionTransfer<dim, Vector> transfer(space_.dofs());
    transfer.prepare_for_coarsening_and_refinement(old_pointers);
    mesh_.execute_coarsening_and_refinement();
    space_.reinit();

    dealii::IndexSet relevant;
    dealii::DoFTools::extract_locally_relevant_dofs(space_.dofs(), relevant);
    std::vector<Vector> new_values(n_fields);
    std::vector<Vector *> new_pointers;
    for (Vector &values : new_values)
      {
        values.reinit(space_.dofs().locally_owned_dofs(), relevant, mesh_.get_communicator());
        new_pointers.push_back(&values);
      }
    transfer.interpolate(new_pointers);

    state.reinit(n_fields);
    const double volume = space_.volume();
    for (unsigned int field = 0; field < n_fields; ++field)
      {
        Vector &values = state.block(field);
        space_.initialise(values);
        values.copy_locally_owned_data_from(new_values[field]);
        space_.distribute(values);
        // Interpolation to coarser cells loses a little of the integral: give it back evenly.
        values.add((integrals[field] - integral(space_, values)) / volume);
      }
    state.collect_sizes();
    return true;
  }

  template <int dim>
  bool Adaptation<dim>::is_finest_in(const std::vector<RefinedBall<dim>> &balls) const
  {
    bool finest = true;
    for (const RefinedBall<dim> &ball : balls)
      for (const auto &coarse : mesh_.cell_iterators_on_level(0))
        visit_touching<dim>(coarse, ball, [&](const auto &cell) {
          if (static_cast<unsigned int>(cell->level()) < settings_.finest_level)
            finest = false;
        });
    return dealii::Utilities::MPI::min(finest ? 1 : 0, mesh_.get_communicator()) == 1;
  }

  template <int dim>
  std::vector<typename dealii::DoFHandler<dim>::active_cell_iterator> owned_cells_touching(
    const dealii::DoFHandler<dim> &dofs,
    const RefinedBall<dim> &ball)
  {
    std::vector<typename dealii::DoFHandler<dim>::active_cell_iterator> cells;
    for (const auto &coarse : dofs.get_triangulation().cell_iterators_on_level(0))
      visit_touching<dim>(coarse, ball, [&](const auto &cell) {
        cells.emplace_back(&dofs.get_triangulation(), cell->level(), cell->index(), &dofs);
      });
    return cells;
  }

  template class Adaptation<2>;
  template class Adaptation<3>;
  template std::vector<dealii::DoFHandler<2>::active_cell_iterator> owned_cells_touching(
    const dealii::DoFHandler<2> &,
    const RefinedBall<2> &);
  template std::vector<dealii::DoFHandler<3>::active_cell_iterator> owned_cells_touching(
    const dealii::DoFHandler<3> &,
    const RefinedBall<3> &);
} // namespace softlattice
