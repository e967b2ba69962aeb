// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/operators/conserved_noise.h"

#include "solver/discretisation/degrees.h"
#include "solver/nucleation/random_stream.h"

#include <deal.II/grid/cell_id.h>
#include <deal.II/matrix_free/fe_evaluation.h>

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    template <int dim, int degree>
    class NoiseOfDegree final : public ConservedNoise<dim>
    {
    public:
      using Vector = typename ConservedNoise<dim>::Vector;
      using CellKey = typename ConservedNoise<dim>::CellKey;
      using Normals = typename ConservedNoise<dim>::Normals;

      explicit NoiseOfDegree(const Space<dim> &space)
        : matrix_free_(space.matrix_free())
      {
        keys_.resize(matrix_free_.n_cell_batches());
        for (unsigned int batch = 0; batch < keys_.size(); ++batch)
          for (unsigned int lane = 0; lane < matrix_free_.n_active_entries_per_cell_batch(batch);
               ++lane)
            {
              const auto words =
                matrix_free_.get_cell_iterator(batch, lane)->id().template to_binary<dim>();
              keys_[batch].push_back({std::uint64_t(words[0]) << 32 | words[1],
                                      std::uint64_t(words[2]) << 32 | words[3]});
            }
      }

      void fluxes(const Vector &mobility,
                  const double strength,
                  const Normals &normals,
                  Vector &b) const override
      {
        using Cell = dealii::FEEvaluation<dim, degree, degree + 1, 1, double, WideDouble>;
        Cell cell(matrix_free_);
        Cell coefficient(matrix_free_);
        std::vector<double> numbers(cell.n_q_points * dim);
        std::vector<dealii::Tensor<1, dim, WideDouble>> flux(cell.n_q_points);
        b = 0.;
        for (unsigned int batch = 0; batch < keys_.size(); ++batch)
          {
            cell.reinit(batch);
            coefficient.reinit(batch);
            // The quadrature points are the nodes, in the same order. Where a mobility jumps, the
            // polynomial of a coarse face undershoots at its hanging nodes: nothing moves there.
            coefficient.read_dof_values(mobility);
            for (unsigned int q = 0; q < cell.n_q_points; ++q)
              coefficient.begin_dof_values()[q] =
                std::max(coefficient.begin_dof_values()[q],
                         dealii::make_vectorized_array<WideDouble>(0.));
            for (unsigned int lane = 0; lane < keys_[batch].size(); ++lane)
              {
                normals(keys_[batch][lane], numbers);
                for (unsigned int q = 0; q < cell.n_q_points; ++q)
                  for (int d = 0; d < dim; ++d)
                    flux[q][d][lane] = numbers[q * dim + d];
              }
            for (unsigned int q = 0; q < cell.n_q_points; ++q)
              cell.submit_gradient(
                std::sqrt(strength * coefficient.begin_dof_values()[q] / cell.JxW(q)) * flux[q],
                q);
            cell.integrate_scatter(dealii::EvaluationFlags::gradients, b);
          }
        b.compress(dealii::VectorOperation::add);
      }

    private:
      const typename Space<dim>::MatrixFree &matrix_free_;
      std::vector<std::vector<CellKey>> keys_; ///< of the cells of each batch
    };
  } // namespace

  template <int dim>
  typename ConservedNoise<dim>::Normals ConservedNoise<dim>::normals_of(const NoiseDraw &draw,
                                                                        const std::size_t field)
  {
    static const std::uint64_t purpose = number_of_name("conserved noise");
    return [draw, field](const CellKey &cell, std::vector<double> &normals) {
      RandomStream stream({draw.seed, purpose + field, cell[0], cell[1]}, draw.step, 0);
      draw_normal(stream, normals);
    };
  }

  template <int dim>
  std::unique_ptr<ConservedNoise<dim>> ConservedNoise<dim>::create(const Space<dim> &space)
  {
    return with_degree(space.degree(), [&](const auto p) -> std::unique_ptr<ConservedNoise<dim>> {
      return std::make_unique<NoiseOfDegree<dim, decltype(p)::value>>(space);
    });
  }

  template class ConservedNoise<2>;
  template class ConservedNoise<3>;
} // namespace softlattice
