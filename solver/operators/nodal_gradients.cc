// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/operators/nodal_gradients.h"

#include "solver/discretisation/degrees.h"
#include "solver/operators/nodal_cell.h"

namespace softlattice
{
  namespace
  {
    template <int dim, int degree>
    class NodalGradientsOfDegree final : public NodalGradients<dim>
    {
    public:
      using Vector = typename Space<dim>::Vector;

      explicit NodalGradientsOfDegree(const Space<dim> &space)
        : space_(space)
        , hanging_(space.matrix_free(), 0, Cell::static_dofs_per_cell)
      {}

      void evaluate(const Vector &u, State &result) const override
      {
        using Range = std::pair<unsigned int, unsigned int>;
        space_.matrix_free().template cell_loop<State, Vector>(
          [this](const auto &matrix_free, State &to, const Vector &from, const Range &range) {
            Cell cell(matrix_free, hanging_), component(matrix_free, hanging_);
            for (unsigned int batch = range.first; batch < range.second; ++batch)
              {
                cell.reinit(batch);
                component.reinit(batch);
                cell.read(from);
                cell.evaluate(dealii::EvaluationFlags::gradients);
                for (int d = 0; d < dim; ++d)
                  {
                    for (unsigned int q = 0; q < cell.n_q_points; ++q)
                      component.submit_value(cell.get_gradient(q)[d], q);
                    component.integrate(dealii::EvaluationFlags::values);
                    component.add_to(to.block(d));
                  }
              }
          },
          result,
          u,
          true);
        for (int d = 0; d < dim; ++d)
          result.block(d).scale(space_.inverse_mass());
      }

    private:
      using Cell = NodalCell<dim, degree, degree + 1, double>;

      const Space<dim> &space_;
      HangingBatches<dim, double> hanging_;
    };
  } // namespace

  template <int dim>
  std::unique_ptr<NodalGradients<dim>> NodalGradients<dim>::create(const Space<dim> &space)
  {
    return with_degree(space.degree(), [&](const auto p) -> std::unique_ptr<NodalGradients<dim>> {
      return std::make_unique<NodalGradientsOfDegree<dim, decltype(p)::value>>(space);
    });
  }

  template class NodalGradients<2>;
  template class NodalGradients<3>;
} // namespace softlattice
