// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/operators/stiffness.h"

#include "solver/discretisation/degrees.h"
#include "solver/operators/nodal_cell.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    template <int dim, int degree, typename Number>
    class StiffnessOfDegree final : public Stiffness<dim, Number>
    {
    public:
      using Vector = typename Stiffness<dim, Number>::Vector;
      using MatrixFree = typename Stiffness<dim, Number>::MatrixFree;
      using Finish = typename Stiffness<dim, Number>::Finish;
      using Cell = NodalCell<dim, degree, degree + 1, Number>;
      using Range = std::pair<unsigned int, unsigned int>;

      StiffnessOfDegree(const MatrixFree &matrix_free,
                        const unsigned int dof_index,
                        const unsigned int quadrature_index)
        : matrix_free_(matrix_free)
        , dof_index_(dof_index)
        , quadrature_index_(quadrature_index)
        , hanging_(matrix_free, dof_index, Cell::static_dofs_per_cell)
      {}

      void apply(Vector &result, const Vector &source, const Finish &finish) const override
      {
        coefficient_ = nullptr;
        run(result, source, finish);
      }

      void apply(Vector &result,
                 const Vector &source,
                 const Vector &coefficient,
                 const Finish &finish) const override
      {
        coefficient_ = &coefficient;
        run(result, source, finish);
      }

      double diagonal(Vector &result, const Vector &mass) const override
      {
        matrix_free_.initialize_dof_vector(result, dof_index_);
        Cell cell(matrix_free_, hanging_, dof_index_, quadrature_index_);
        dealii::AlignedVector<Wide<Number>> diagonal(cell.dofs_per_cell);
        dealii::AlignedVector<Wide<Number>> row_sum(cell.dofs_per_cell);
        double radius = 0.;
        for (unsigned int batch = 0; batch < matrix_free_.n_cell_batches(); ++batch)
          {
            cell.reinit(batch);
            for (auto &sum : row_sum)
              sum = Number(0.);
            for (unsigned int i = 0; i < cell.dofs_per_cell; ++i)
              {
                for (unsigned int j = 0; j < cell.dofs_per_cell; ++j)
                  cell.begin_dof_values()[j] = (i == j) ? 1. : 0.;
                cell.evaluate(dealii::EvaluationFlags::gradients);
                for (unsigned int q = 0; q < cell.n_q_points; ++q)
                  cell.submit_gradient(cell.get_gradient(q), q);
                cell.integrate(dealii::EvaluationFlags::gradients);
                diagonal[i] = cell.begin_dof_values()[i];
                for (unsigned int j = 0; j < cell.dofs_per_cell; ++j)
                  row_sum[j] += std::abs(cell.begin_dof_values()[j]);
              }
            for (unsigned int lane = 0; lane < matrix_free_.n_active_entries_per_cell_batch(batch);
                 ++lane)
              for (unsigned int i = 0; i < cell.dofs_per_cell; ++i)
                radius = std::max(radius, double(row_sum[i][lane] / diagonal[i][lane]));
            for (unsigned int i = 0; i < cell.dofs_per_cell; ++i)
              cell.begin_dof_values()[i] = diagonal[i];
            cell.add_to(result);
          }
        result.compress(dealii::VectorOperation::add);

        // Hanging nodes enter with their weights, of which some are negative: close to the true
        // diagonal everywhere, but where the sum is not safely positive the mean of K_ii / M_ii serves.
        const Number mean_ratio = result.mean_value() / mass.mean_value();
        for (unsigned int i = 0; i < result.locally_owned_size(); ++i)
          result.local_element(i) =
            std::max(result.local_element(i), Number(0.2) * mean_ratio * mass.local_element(i));
        for (const unsigned int node : matrix_free_.get_constrained_dofs(dof_index_))
          result.local_element(node) = 1.;
        return dealii::Utilities::MPI::max(radius, result.get_mpi_communicator());
      }

    private:
      void run(Vector &result, const Vector &source, const Finish &finish) const
      {
        if (!finish)
          {
            matrix_free_.cell_loop(&StiffnessOfDegree::cells, this, result, source, true);
            return;
          }
        matrix_free_.cell_loop(
          &StiffnessOfDegree::cells,
          this,
          result,
          source,
          [&](const unsigned int begin, const unsigned int end) {
            std::fill(result.begin() + begin, result.begin() + end, Number(0.));
          },
          finish,
          dof_index_);
      }

      void cells(const MatrixFree &matrix_free,
                 Vector &result,
                 const Vector &source,
                 const Range &range) const
      {
        Cell cell(matrix_free, hanging_, dof_index_, quadrature_index_);
        if (coefficient_ == nullptr)
          for (unsigned int batch = range.first; batch < range.second; ++batch)
            {
              cell.reinit(batch);
              cell.read(source);
              cell.evaluate(dealii::EvaluationFlags::gradients);
              for (unsigned int q = 0; q < cell.n_q_points; ++q)
                cell.submit_gradient(cell.get_gradient(q), q);
              cell.integrate(dealii::EvaluationFlags::gradients);
              cell.add_to(result);
            }
        else
          {
            // The quadrature points are the nodes, in the same order.
            Cell weight(matrix_free, hanging_, dof_index_, quadrature_index_);
            for (unsigned int batch = range.first; batch < range.second; ++batch)
              {
                weight.reinit(batch);
                weight.read(*coefficient_);
                cell.reinit(batch);
                cell.read(source);
                cell.evaluate(dealii::EvaluationFlags::gradients);
                for (unsigned int q = 0; q < cell.n_q_points; ++q)
                  cell.submit_gradient(weight.begin_dof_values()[q] * cell.get_gradient(q), q);
                cell.integrate(dealii::EvaluationFlags::gradients);
                cell.add_to(result);
              }
          }
      }

      const MatrixFree &matrix_free_;
      unsigned int dof_index_;
      unsigned int quadrature_index_;
      HangingBatches<dim, Number> hanging_;
      mutable const Vector *coefficient_ = nullptr; ///< of the application in hand
    };
  } // namespace

  template <int dim, typename Number>
  std::unique_ptr<Stiffness<dim, Number>> Stiffness<dim, Number>::create(
    const MatrixFree &matrix_free,
    const unsigned int degree,
    const unsigned int dof_index,
    const unsigned int quadrature_index)
  {
    return with_degree(degree, [&](const auto p) -> std::unique_ptr<Stiffness<dim, Number>> {
      return std::make_unique<StiffnessOfDegree<dim, decltype(p)::value, Number>>(matrix_free,
                                                                                  dof_index,
                                                                                  quadrature_index);
    });
  }

  template class Stiffness<2, double>;
  template class Stiffness<3, double>;
  template class Stiffness<2, float>;
  template class Stiffness<3, float>;
} // namespace softlattice
