// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/operators/degree_transfer.h"

#include "solver/discretisation/degrees.h"

#include <deal.II/matrix_free/fe_evaluation.h>

#include <algorithm>

namespace softlattice
{
  namespace
  {
    template <int dim, int degree>
    class TransferOfDegree final : public DegreeTransfer<dim>
    {
    public:
      using Vector = typename DegreeTransfer<dim>::Vector;
      using MatrixFree = typename DegreeTransfer<dim>::MatrixFree;
      using Fine = dealii::FEEvaluation<dim, degree, degree + 1, 1, float, Wide<float>>;
      using Coarse = dealii::FEEvaluation<dim, 1, degree + 1, 1, float, Wide<float>>;
      using Range = std::pair<unsigned int, unsigned int>;

      TransferOfDegree(const MatrixFree &matrix_free, const Vector &inverse_mass)
        : matrix_free_(matrix_free)
        , inverse_mass_(inverse_mass)
      {}

      void prolongate_and_add(Vector &fine, const Vector &coarse, Vector &work) const override
      {
        matrix_free_.cell_loop(
          &TransferOfDegree::prolongate_cells,
          this,
          work,
          coarse,
          [&](const unsigned int begin, const unsigned int end) {
            std::fill(work.begin() + begin, work.begin() + end, 0.f);
          },
          [&](const unsigned int begin, const unsigned int end) {
            for (unsigned int i = begin; i < end; ++i)
              fine.local_element(i) += inverse_mass_.local_element(i) * work.local_element(i);
          },
          0);
      }

      void restrict(Vector &coarse, Vector &fine) const override
      {
        fine.scale(inverse_mass_);
        matrix_free_.cell_loop(&TransferOfDegree::restrict_cells, this, coarse, fine, true);
      }

    private:
      void prolongate_cells(const MatrixFree &matrix_free,
                            Vector &fine,
                            const Vector &coarse,
                            const Range &range) const
      {
        Fine to(matrix_free, 0, 0);
        Coarse from(matrix_free, 1, 0);
        for (unsigned int batch = range.first; batch < range.second; ++batch)
          {
            from.reinit(batch);
            to.reinit(batch);
            from.gather_evaluate(coarse, dealii::EvaluationFlags::values);
            for (unsigned int q = 0; q < to.n_q_points; ++q)
              to.submit_value(from.get_value(q), q);
            to.integrate_scatter(dealii::EvaluationFlags::values, fine);
          }
      }

      void restrict_cells(const MatrixFree &matrix_free,
                          Vector &coarse,
                          const Vector &fine,
                          const Range &range) const
      {
        Fine from(matrix_free, 0, 0);
        Coarse to(matrix_free, 1, 0);
        for (unsigned int batch = range.first; batch < range.second; ++batch)
          {
            from.reinit(batch);
            to.reinit(batch);
            from.gather_evaluate(fine, dealii::EvaluationFlags::values);
            for (unsigned int q = 0; q < to.n_q_points; ++q)
              to.submit_value(from.get_value(q), q);
            to.integrate_scatter(dealii::EvaluationFlags::values, coarse);
          }
      }

      const MatrixFree &matrix_free_;
      const Vector &inverse_mass_;
    };
  } // namespace

  template <int dim>
  std::unique_ptr<DegreeTransfer<dim>> DegreeTransfer<dim>::create(const MatrixFree &matrix_free,
                                                                   const Vector &inverse_mass,
                                                                   const unsigned int degree)
  {
    return with_degree(degree, [&](const auto p) -> std::unique_ptr<DegreeTransfer<dim>> {
      return std::make_unique<TransferOfDegree<dim, decltype(p)::value>>(matrix_free, inverse_mass);
    });
  }

  template class DegreeTransfer<2>;
  template class DegreeTransfer<3>;
} // namespace softlattice
