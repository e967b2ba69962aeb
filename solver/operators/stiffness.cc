// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/operators/stiffness.h"

#include "solver/discretisation/degrees.h"

#include <deal.II/matrix_free/fe_evaluation.h>

#include <algorithm>

namespace softlattice
{
  namespace
  {
    template <int dim, int degree>
    class StiffnessOfDegree final : public Stiffness<dim>
    {
    public:
      using Vector = typename Stiffness<dim>::Vector;
      using MatrixFree = typename Space<dim>::MatrixFree;
      using Cell = dealii::FEEvaluation<dim, degree, degree + 1, 1, double, WideDouble>;
      using Range = std::pair<unsigned int, unsigned int>;

      explicit StiffnessOfDegree(const Space<dim> &space)
        : space_(space)
      {}

      void apply(Vector &result, const Vector &source) const override
      {
        space_.matrix_free().cell_loop(&StiffnessOfDegree::cells, this, result, source, true);
      }

      void apply_shifted(Vector &result,
                         const Vector &source,
                         const Vector &shift,
                         const double factor) const override
      {
        const auto clear = [&](const unsigned int begin, const unsigned int end) {
          std::fill(result.begin() + begin, result.begin() + end, 0.);
        };
        const auto finish = [&](const unsigned int begin, const unsigned int end) {
          double *DEAL_II_RESTRICT out = result.begin();
          const double *DEAL_II_RESTRICT in = source.begin();
          const double *DEAL_II_RESTRICT diagonal = shift.begin();
          DEAL_II_OPENMP_SIMD_PRAGMA
          for (unsigned int i = begin; i < end; ++i)
            out[i] = diagonal[i] * in[i] + factor * out[i];
        };
        space_.matrix_free()
          .cell_loop(&StiffnessOfDegree::cells, this, result, source, clear, finish);
      }

      void diagonal(Vector &result) const override
      {
        space_.initialise(result);
        Cell cell(space_.matrix_free());
        dealii::AlignedVector<WideDouble> column(cell.dofs_per_cell);
        for (unsigned int batch = 0; batch < space_.matrix_free().n_cell_batches(); ++batch)
          {
            cell.reinit(batch);
            for (unsigned int i = 0; i < cell.dofs_per_cell; ++i)
              {
                for (unsigned int j = 0; j < cell.dofs_per_cell; ++j)
                  cell.begin_dof_values()[j] = (i == j) ? 1. : 0.;
                cell.evaluate(dealii::EvaluationFlags::gradients);
                for (unsigned int q = 0; q < cell.n_q_points; ++q)
                  cell.submit_gradient(cell.get_gradient(q), q);
                cell.integrate(dealii::EvaluationFlags::gradients);
                column[i] = cell.begin_dof_values()[i];
              }
            for (unsigned int i = 0; i < cell.dofs_per_cell; ++i)
              cell.begin_dof_values()[i] = column[i];
            cell.distribute_local_to_global(result);
          }
        result.compress(dealii::VectorOperation::add);

        // Hanging nodes enter with their weights, of which some are negative: close to the true
        // diagonal everywhere, but where the sum is not safely positive the mean of K_ii / M_ii serves.
        const double mean_ratio = result.mean_value() / space_.mass().mean_value();
        for (unsigned int i = 0; i < result.locally_owned_size(); ++i)
          result.local_element(i) =
            std::max(result.local_element(i), 0.2 * mean_ratio * space_.mass().local_element(i));
        for (const unsigned int node : space_.constrained_nodes())
          result.local_element(node) = 1.;
      }

    private:
      void cells(const MatrixFree &matrix_free,
                 Vector &result,
                 const Vector &source,
                 const Range &range) const
      {
        Cell cell(matrix_free);
        for (unsigned int batch = range.first; batch < range.second; ++batch)
          {
            cell.reinit(batch);
            cell.gather_evaluate(source, dealii::EvaluationFlags::gradients);
            for (unsigned int q = 0; q < cell.n_q_points; ++q)
              cell.submit_gradient(cell.get_gradient(q), q);
            cell.integrate_scatter(dealii::EvaluationFlags::gradients, result);
          }
      }

      const Space<dim> &space_;
    };
  } // namespace

  template <int dim>
  std::unique_ptr<Stiffness<dim>> Stiffness<dim>::create(const Space<dim> &space)
  {
    return with_degree(space.degree(), [&](const auto p) -> std::unique_ptr<Stiffness<dim>> {
      return std::make_unique<StiffnessOfDegree<dim, decltype(p)::value>>(space);
    });
  }

  template class Stiffness<2>;
  template class Stiffness<3>;
} // namespace softlattice
