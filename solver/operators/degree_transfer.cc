// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/operators/degree_transfer.h"

#include "solver/discretisation/degrees.h"

#include <deal.II/matrix_free/fe_evaluation.h>

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
        // Without work on ranges before and after the cells: there deal.II would copy the constrained
        // entries of the source, which is a vector of another space and shorter.
        matrix_free_.cell_loop(&TransferOfDegree::template cells<Fine, Coarse, 0, 1>,
                               this,
                               work,
                               coarse,
                               true);
        const unsigned int n = fine.locally_owned_size();
        float *const to = fine.begin();
        const float *const scale = inverse_mass_.begin(), *const from = work.begin();
        for (unsigned int i = 0; i < n; ++i)
          to[i] += scale[i] * from[i];
      }

      void restrict(Vector &coarse, Vector &fine) const override
      {
        fine.scale(inverse_mass_);
        matrix_free_.cell_loop(&TransferOfDegree::template cells<Coarse, Fine, 1, 0>,
                               this,
                               coarse,
                               fine,
                               true);
      }

    private:
      /// target += M_target,source source, with the mass matrix between two of the spaces.
      template <typename To, typename From, unsigned int to_index, unsigned int from_index>
      void cells(const MatrixFree &matrix_free,
                 Vector &target,
                 const Vector &source,
                 const Range &range) const
      {
        To to(matrix_free, to_index, 0);
        From from(matrix_free, from_index, 0);
        for (unsigned int batch = range.first; batch < range.second; ++batch)
          {
            from.reinit(batch);
            to.reinit(batch);
            from.gather_evaluate(source, dealii::EvaluationFlags::values);
            for (unsigned int q = 0; q < to.n_q_points; ++q)
              to.submit_value(from.get_value(q), q);
            to.integrate_scatter(dealii::EvaluationFlags::values, target);
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
