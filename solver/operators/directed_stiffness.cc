// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/operators/directed_stiffness.h"

#include "solver/discretisation/degrees.h"
#include "solver/operators/cell_points.h"

#include <deal.II/base/mpi.h>
#include <deal.II/base/symmetric_tensor.h>
#include <deal.II/matrix_free/fe_evaluation.h>

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    /// Number of the component i, j of a tensor of directions.
    constexpr std::size_t component(const int i, const int j)
    {
      return i == j ? static_cast<std::size_t>(i) : static_cast<std::size_t>(i + j + 2);
    }

    template <int dim>
    dealii::SymmetricTensor<2, dim> tensor_of(const std::array<double, 6> &values)
    {
      dealii::SymmetricTensor<2, dim> tensor;
      for (int i = 0; i < dim; ++i)
        for (int j = i; j < dim; ++j)
          tensor[i][j] = values[component(i, j)];
      return tensor;
    }

    template <int dim, int degree>
    class DirectedStiffnessOfDegree final : public DirectedStiffness<dim>
    {
    public:
      using Vector = typename DirectedStiffness<dim>::Vector;
      using Finish = typename DirectedStiffness<dim>::Finish;
      using MatrixFree = typename Space<dim>::MatrixFree;
      using Cell = dealii::FEEvaluation<dim, degree, degree + 1, 1, double, WideDouble>;
      using Range = std::pair<unsigned int, unsigned int>;

      DirectedStiffnessOfDegree(const Space<dim> &space, const Directions &directions)
        : matrix_free_(space.matrix_free())
        , communicator_(space.mesh().get_communicator())
      {
        constexpr std::size_t n_lanes = WideDouble::size();
        const std::vector<std::array<double, 3>> places = cell_points(space);
        tensors_.resize(places.size() / n_lanes);
        for (std::size_t k = 0; k < places.size(); ++k)
          {
            const dealii::SymmetricTensor<2, dim> here = tensor_of<dim>(directions(places[k]));
            for (int i = 0; i < dim; ++i)
              {
                double sum = 0.; // no eigenvalue is above the largest sum of moduli of a row
                for (int j = 0; j < dim; ++j)
                  {
                    tensors_[k / n_lanes][i][j][k % n_lanes] = here[i][j];
                    sum += std::abs(here[i][j]);
                  }
                largest_ = std::max(largest_, sum);
              }
          }
      }

      void apply(Vector &result,
                 const Vector &source,
                 const Vector *coefficient,
                 const Finish &finish) const override
      {
        const auto cells =
          [&](const MatrixFree &, Vector &to, const Vector &from, const Range &range) {
            add(to, from, coefficient, range);
          };
        if (!finish)
          {
            matrix_free_.template cell_loop<Vector, Vector>(cells, result, source, true);
            return;
          }
        matrix_free_.template cell_loop<Vector, Vector>(
          cells,
          result,
          source,
          [&](const unsigned int begin, const unsigned int end) {
            std::fill(result.begin() + begin, result.begin() + end, 0.);
          },
          finish);
      }

      double largest() const override
      {
        return dealii::Utilities::MPI::max(largest_, communicator_);
      }

    private:
      void add(Vector &result,
               const Vector &source,
               const Vector *coefficient,
               const Range &range) const
      {
        Cell cell(matrix_free_), weight(matrix_free_);
        for (unsigned int batch = range.first; batch < range.second; ++batch)
          {
            if (coefficient != nullptr)
              {
                weight.reinit(batch);
                weight.read_dof_values(*coefficient); // the points of integration are the nodes
              }
            cell.reinit(batch);
            cell.gather_evaluate(source, dealii::EvaluationFlags::gradients);
            const auto *const tensor = &tensors_[batch * Cell::static_n_q_points];
            for (unsigned int q = 0; q < Cell::static_n_q_points; ++q)
              {
                const dealii::Tensor<1, dim, WideDouble> flux = tensor[q] * cell.get_gradient(q);
                cell.submit_gradient(coefficient == nullptr ? flux
                                                            : weight.begin_dof_values()[q] * flux,
                                     q);
              }
            cell.integrate_scatter(dealii::EvaluationFlags::gradients, result);
          }
      }

      const MatrixFree &matrix_free_;
      MPI_Comm communicator_;
      dealii::AlignedVector<dealii::Tensor<2, dim, WideDouble>> tensors_; ///< batch after batch
      double largest_ = 0.;
    };
  } // namespace

  template <int dim>
  std::unique_ptr<DirectedStiffness<dim>> DirectedStiffness<dim>::create(
    const Space<dim> &space,
    const Directions &directions)
  {
    return with_degree(
      space.degree(),
      [&](const auto p) -> std::unique_ptr<DirectedStiffness<dim>> {
        return std::make_unique<DirectedStiffnessOfDegree<dim, decltype(p)::value>>(space,
                                                                                    directions);
      });
  }

  template class DirectedStiffness<2>;
  template class DirectedStiffness<3>;
} // namespace softlattice
