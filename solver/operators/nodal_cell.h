// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/wide.h"

#include <deal.II/lac/la_parallel_vector.h>
#include <deal.II/matrix_free/fe_evaluation.h>
#include <deal.II/matrix_free/matrix_free.h>

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

namespace softlattice
{
  /// Where the nodes are of batches of cells with hanging nodes, for one of the spaces in a MatrixFree object. deal.II
  /// reads and adds up the lanes of such a batch one number after the other, which takes several times as long as all
  /// the rest; here they go by registers, as those of other cells do.
  template <int dim, typename Number>
  class HangingBatches
  {
  public:
    using MatrixFree = dealii::MatrixFree<dim, Number, Wide<Number>>;

    HangingBatches(const MatrixFree &matrix_free,
                   const unsigned int dof_index,
                   const unsigned int n_nodes)
      : n_nodes_(n_nodes)
      , begin_(matrix_free.n_cell_batches(), none)
    {
      for (unsigned int batch = 0; batch < begin_.size(); ++batch)
        if (is_ours(matrix_free, dof_index, batch))
          add(matrix_free.get_dof_info(dof_index), batch);
    }

    /// Of one batch.
    struct Nodes
    {
      const unsigned int *indices; ///< [node][lane]
      const char *distinct;        ///< [node]: no two lanes have the same index
    };
    bool has(const unsigned int batch) const { return begin_[batch] != none; }
    Nodes of(const unsigned int batch) const
    {
      const std::size_t begin = std::size_t(begin_[batch]) * n_nodes_;
      return {indices_.data() + begin * n_lanes, distinct_.data() + begin};
    }

  private:
    static constexpr unsigned int n_lanes = Wide<Number>::size();
    static constexpr unsigned int none = std::numeric_limits<unsigned int>::max();

    /// Hanging nodes on some lane, and no other constraint on any.
    static bool is_ours(const MatrixFree &matrix_free,
                        const unsigned int dof_index,
                        const unsigned int batch)
    {
      const auto &info = matrix_free.get_dof_info(dof_index);
      if (info.hanging_node_constraint_masks.empty() ||
          matrix_free.n_active_entries_per_cell_batch(batch) < n_lanes)
        return false;
      bool hangs = false;
      for (unsigned int cell = batch * n_lanes; cell < (batch + 1) * n_lanes; ++cell)
        {
          if (info.row_starts[cell].second != info.row_starts[cell + 1].second)
            return false;
          hangs = hangs ||
                  info.hanging_node_constraint_masks[cell] !=
                    dealii::internal::MatrixFreeFunctions::unconstrained_compressed_constraint_kind;
        }
      return hangs;
    }

    void add(const dealii::internal::MatrixFreeFunctions::DoFInfo &info, const unsigned int batch)
    {
      begin_[batch] = distinct_.size() / n_nodes_;
      for (unsigned int node = 0; node < n_nodes_; ++node)
        {
          const std::size_t begin = indices_.size();
          for (unsigned int lane = 0; lane < n_lanes; ++lane)
            indices_.push_back(
              info.dof_indices[info.row_starts[batch * n_lanes + lane].first + node]);
          std::array<unsigned int, n_lanes> sorted;
          std::copy(indices_.begin() + begin, indices_.end(), sorted.begin());
          std::sort(sorted.begin(), sorted.end());
          distinct_.push_back(std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end());
        }
    }

    unsigned int n_nodes_; ///< of a cell
    std::vector<unsigned int> begin_;
    std::vector<unsigned int> indices_;
    std::vector<char> distinct_;
  };

  /// FEEvaluation with batches of cells that have hanging nodes read and added up as said.
  template <int dim, int degree, int n_points, typename Number>
  class NodalCell final
    : public dealii::FEEvaluation<dim, degree, n_points, 1, Number, Wide<Number>>
  {
  public:
    using Base = dealii::FEEvaluation<dim, degree, n_points, 1, Number, Wide<Number>>;
    using Vector = dealii::LinearAlgebra::distributed::Vector<Number>;

    /// The references must stay valid.
    NodalCell(const dealii::MatrixFree<dim, Number, Wide<Number>> &matrix_free,
              const HangingBatches<dim, Number> &hanging,
              const unsigned int dof_index = 0,
              const unsigned int quadrature_index = 0)
      : Base(matrix_free, dof_index, quadrature_index)
      , hanging_(hanging)
    {}

    void reinit(const unsigned int batch)
    {
      batch_ = batch;
      Base::reinit(batch);
    }

    void read(const Vector &source)
    {
      if (!hanging_.has(batch_))
        {
          this->read_dof_values(source);
          return;
        }
      const auto nodes = hanging_.of(batch_);
      const Number *const from = source.begin();
      Wide<Number> *const values = this->begin_dof_values();
      for (unsigned int i = 0; i < Base::static_dofs_per_cell; ++i)
        values[i].gather(from, nodes.indices + i * n_lanes);
      this->apply_hanging_node_constraints(false);
    }

    void add_to(Vector &result)
    {
      if (!hanging_.has(batch_))
        {
          this->distribute_local_to_global(result);
          return;
        }
      this->apply_hanging_node_constraints(true);
      const auto nodes = hanging_.of(batch_);
      Number *const to = result.begin();
      const Wide<Number> *const values = this->begin_dof_values();
      for (unsigned int i = 0; i < Base::static_dofs_per_cell; ++i)
        {
          const unsigned int *const indices = nodes.indices + i * n_lanes;
          if (nodes.distinct[i] != 0)
            {
              Wide<Number> sum;
              sum.gather(to, indices);
              sum += values[i];
              sum.scatter(indices, to);
            }
          else
            for (unsigned int lane = 0; lane < n_lanes; ++lane)
              to[indices[lane]] += values[i][lane];
        }
    }

  private:
    static constexpr unsigned int n_lanes = Wide<Number>::size();

    const HangingBatches<dim, Number> &hanging_;
    unsigned int batch_ = 0;
  };
} // namespace softlattice
