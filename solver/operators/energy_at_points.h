// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/space.h"
#include "solver/operators/cell_points.h"
#include "solver/operators/gradient_energy.h"
#include "solver/time/state.h"

#include <deal.II/matrix_free/fe_evaluation.h>

#include <algorithm>
#include <array>
#include <vector>

namespace softlattice
{
  /// A GradientEnergy at the points of integration of the cells, a batch of cells at a time: what it reads of a state,
  /// its evaluation there, and the way back to the nodes.
  template <int dim, int degree>
  class EnergyAtPoints
  {
  public:
    using Cell = dealii::FEEvaluation<dim, degree, degree + 1, 1, double, WideDouble>;
    static constexpr unsigned int n_points = dealii::Utilities::pow(degree + 1, dim);
    static constexpr std::size_t n_lanes = WideDouble::size();
    static constexpr std::size_t per_batch = n_points * n_lanes;
    static constexpr std::size_t per_field = GradientEnergy::arguments_per_field;
    /// Values at the points of a batch of cells.
    using Row = std::array<WideDouble, n_points>;
    using Rows = dealii::AlignedVector<Row>;

    using Cells = std::vector<Cell>;

    EnergyAtPoints(const Space<dim> &space, GradientEnergy &energy)
      : space_(space)
      , matrix_free_(space.matrix_free())
      , energy_(energy)
      , n_(energy.fields().size())
    {
      if (energy_.reads_places())
        energy_.set_points(cell_points(space));
    }

    unsigned int n_active(const unsigned int batch) const
    {
      return matrix_free_.n_active_entries_per_cell_batch(batch);
    }

    /// Whether there is such an argument in this dimension.
    static bool is_argument(const std::size_t i) { return i % per_field <= std::size_t(dim); }

    /// Where a field stands in the list of the energy; its length if nowhere.
    std::size_t place_of(const std::size_t field) const
    {
      const auto &list = energy_.fields();
      return static_cast<std::size_t>(std::find(list.begin(), list.end(), field) - list.begin());
    }

    Cells cells_of_fields() const
    {
      Cells cells;
      cells.reserve(n_);
      for (std::size_t k = 0; k < n_; ++k)
        cells.emplace_back(matrix_free_);
      return cells;
    }

    /// The arguments of the energy at the points of a batch.
    void read(Cells &cells, const unsigned int batch, const State &u, Rows &arguments) const
    {
      for (std::size_t k = 0; k < n_; ++k)
        read(cells[k], k, batch, u, arguments);
    }
    /// Those of the field at a place of the list.
    void read(Cell &cell,
              const std::size_t k,
              const unsigned int batch,
              const State &u,
              Rows &arguments) const
    {
      read_values(cell, k, batch, u, arguments);
      cell.evaluate(dealii::EvaluationFlags::gradients);
      for (unsigned int q = 0; q < n_points; ++q)
        {
          const auto gradient = cell.get_gradient(q);
          for (int d = 0; d < dim; ++d)
            arguments[k * per_field + 1 + d][q] = gradient[d];
        }
    }
    /// Its values alone.
    void read_values(Cell &cell,
                     const std::size_t k,
                     const unsigned int batch,
                     const State &u,
                     Rows &arguments) const
    {
      cell.reinit(batch);
      cell.read_dof_values(u.block(energy_.fields()[k]));
      for (unsigned int q = 0; q < n_points; ++q) // the points are the nodes
        arguments[k * per_field][q] = cell.begin_dof_values()[q];
    }

    /// Adds what derivatives by the arguments come to at the nodes.
    void scatter(Cells &cells, const Rows &slope, State &result) const
    {
      for (std::size_t k = 0; k < n_; ++k)
        scatter(cells[k], k, slope, result);
    }
    /// Those by the field at a place of the list.
    void scatter(Cell &cell, const std::size_t k, const Rows &slope, State &result) const
    {
      for (unsigned int q = 0; q < n_points; ++q)
        {
          cell.submit_value(slope[k * per_field][q], q);
          dealii::Tensor<1, dim, WideDouble> flux;
          for (int d = 0; d < dim; ++d)
            flux[d] = slope[k * per_field + 1 + d][q];
          cell.submit_gradient(flux, q);
        }
      cell.integrate_scatter(dealii::EvaluationFlags::values | dealii::EvaluationFlags::gradients,
                             result.block(energy_.fields()[k]));
    }
    /// Where those by its gradient are zero.
    void scatter_values(Cell &cell, const std::size_t k, const Rows &slope, State &result) const
    {
      for (unsigned int q = 0; q < n_points; ++q) // the points are the nodes
        cell.begin_dof_values()[q] = slope[k * per_field][q] * cell.JxW(q);
      cell.distribute_local_to_global(result.block(energy_.fields()[k]));
    }

    /// Calls visitor(batch, point, lane) for the points of all cells, batch after batch.
    template <typename Visitor>
    void visit_points(const Visitor &visitor) const
    {
      for (unsigned int batch = 0; batch < matrix_free_.n_cell_batches(); ++batch)
        for (unsigned int q = 0; q < n_points; ++q)
          for (unsigned int lane = 0; lane < n_active(batch); ++lane)
            visitor(batch, q, lane);
    }

    /// Calls visitor(batch) for all batches, with the arguments of each.
    template <typename Visitor>
    void visit(const State &u, const Visitor &visitor, Rows &arguments) const
    {
      auto cells = cells_of_fields();
      for (const std::size_t field : energy_.fields())
        u.block(field).update_ghost_values();
      for (unsigned int batch = 0; batch < matrix_free_.n_cell_batches(); ++batch)
        {
          read(cells, batch, u, arguments);
          visitor(batch);
        }
      for (const std::size_t field : energy_.fields())
        u.block(field).zero_out_ghost_values();
    }

    /// The energy at the points of a batch. Null is not wanted; of the second derivatives each.
    void evaluate(const unsigned int batch,
                  const Rows &arguments,
                  Row *value,
                  Row *gradient,
                  Row *const *hessian) const
    {
      const auto numbers = [](auto *row) { return row == nullptr ? nullptr : &(*row)[0][0]; };
      std::vector<const double *> from(n_ * per_field, nullptr);
      std::vector<double *> first(n_ * per_field, nullptr);
      for (std::size_t i = 0; i < from.size(); ++i)
        if (is_argument(i))
          {
            from[i] = numbers(&arguments[i]);
            first[i] = gradient == nullptr ? nullptr : numbers(gradient + i);
          }
      std::vector<double *> all_second(
        hessian == nullptr ? 0 : n_ * per_field * (n_ * per_field + 1) / 2);
      for (std::size_t k = 0; k < all_second.size(); ++k)
        all_second[k] = numbers(hessian[k]);
      energy_.evaluate({batch * per_batch, (batch + 1) * per_batch},
                       from.data(),
                       numbers(value),
                       gradient == nullptr ? nullptr : first.data(),
                       hessian == nullptr ? nullptr : all_second.data());
    }

  protected:
    const Space<dim> &space_;
    const typename Space<dim>::MatrixFree &matrix_free_;
    GradientEnergy &energy_;
    std::size_t n_; ///< fields of the energy
  };
} // namespace softlattice
