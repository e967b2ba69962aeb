// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/operators/front_curvature.h"

#include "solver/discretisation/degrees.h"
#include "solver/operators/nodal_cell.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace softlattice
{
  namespace
  {
    // d: below this part of the phase the interface counts as left. The interpolation error of a profile that
    // is just resolved is a few thousandths.
    constexpr double outskirts = 0.02;
    // e lambda: in the middle of an interface lambda |g| is 1.
    constexpr double no_front = 0.05;
    // Where |g| is less than it is in a front at the same eta two fronts meet, and a gap closes. A driven front has
    // 0.77 to 1.23 of it at P = 2. Between these parts curvature fades, evenly: what changes within a node or
    // two would ripple the gap, since nothing else holds a front straight.
    constexpr double part_of_no_front = 0.15, part_of_front = 0.85;
    // K l at which curvature is limited, and l/lambda.
    constexpr double largest_bend = 3.;
    const double width_over_length = 2. * std::log(9.);

    template <int dim, int degree>
    class FrontCurvatureOfDegree final : public FrontCurvature<dim>
    {
    public:
      using Vector = typename Space<dim>::Vector;

      explicit FrontCurvatureOfDegree(const Space<dim> &space)
        : space_(space)
        , hanging_(space.matrix_free(), 0, Cell::static_dofs_per_cell)
        , gradients_(NodalGradients<dim>::create(space))
      {
        space.initialise(level_);
        gradient_.reinit(dim);
        for (int d = 0; d < dim; ++d)
          space.initialise(gradient_.block(d));
        gradient_.collect_sizes();
      }

      void evaluate(const Vector &phase, const double profile_length, Vector &curvature) override
      {
        for (unsigned int k = 0; k < level_.locally_owned_size(); ++k)
          {
            const double eta = std::clamp(phase.local_element(k), 0., 1.);
            level_.local_element(k) = std::log((eta + outskirts) / (1. - eta + outskirts));
          }
        gradients_->evaluate(level_, gradient_);
        const double floor = no_front / profile_length;
        using Range = std::pair<unsigned int, unsigned int>;
        space_.matrix_free().template cell_loop<Vector, State>(
          [this,
           floor](const auto &matrix_free, Vector &to, const State &from, const Range &range) {
            Cell result(matrix_free, hanging_);
            std::vector<Cell> cells(dim, Cell(matrix_free, hanging_));
            for (unsigned int batch = range.first; batch < range.second; ++batch)
              {
                for (int d = 0; d < dim; ++d)
                  {
                    cells[d].reinit(batch);
                    cells[d].read(from.block(d));
                    cells[d].evaluate(dealii::EvaluationFlags::values |
                                      dealii::EvaluationFlags::gradients);
                  }
                result.reinit(batch);
                for (unsigned int q = 0; q < result.n_q_points; ++q)
                  result.submit_value(curvature_at(cells, q, floor), q);
                result.integrate(dealii::EvaluationFlags::values);
                result.add_to(to);
              }
          },
          curvature,
          gradient_,
          true);
        curvature.scale(space_.inverse_mass());
        const double unit = width_over_length * profile_length / largest_bend;
        for (unsigned int k = 0; k < curvature.locally_owned_size(); ++k)
          {
            double &bend = curvature.local_element(k);
            const double square = unit * bend * unit * bend;
            bend /= std::sqrt(std::sqrt(1. + square * square));
            // lambda |g| of a front at rest.
            const double eta = std::clamp(phase.local_element(k), 0., 1.);
            const double steep = eta * (1. - eta) * (1. + 2. * outskirts) /
                                 ((eta + outskirts) * (1. - eta + outskirts));
            double found = 0.;
            for (int d = 0; d < dim; ++d)
              found += gradient_.block(d).local_element(k) * gradient_.block(d).local_element(k);
            const double part = std::sqrt(found) * profile_length / std::max(1e-6, steep);
            const double u =
              std::clamp((part - part_of_no_front) / (part_of_front - part_of_no_front), 0., 1.);
            bend *= u * u * u * (10. + u * (6. * u - 15.));
          }
      }

    private:
      using Cell = NodalCell<dim, degree, degree + 1, double>;

      static WideDouble curvature_at(const std::vector<Cell> &cells,
                                     const unsigned int q,
                                     const double floor)
      {
        std::array<WideDouble, dim> g;
        WideDouble square(0.), trace(0.), along(0.);
        for (int d = 0; d < dim; ++d)
          {
            g[d] = cells[d].get_value(q);
            square += g[d] * g[d];
          }
        for (int d = 0; d < dim; ++d)
          {
            const auto row = cells[d].get_gradient(q);
            trace += row[d];
            for (int e = 0; e < dim; ++e)
              along += g[d] * row[e] * g[e];
          }
        const WideDouble size = square + WideDouble(floor * floor);
        return (along - square * trace) / (size * std::sqrt(size));
      }

      const Space<dim> &space_;
      HangingBatches<dim, double> hanging_;
      std::unique_ptr<NodalGradients<dim>> gradients_;
      Vector level_;   ///< psi
      State gradient_; ///< g
    };
  } // namespace

  template <int dim>
  std::unique_ptr<FrontCurvature<dim>> FrontCurvature<dim>::create(const Space<dim> &space)
  {
    return with_degree(space.degree(), [&](const auto p) -> std::unique_ptr<FrontCurvature<dim>> {
      return std::make_unique<FrontCurvatureOfDegree<dim, decltype(p)::value>>(space);
    });
  }

  template class FrontCurvature<2>;
  template class FrontCurvature<3>;
} // namespace softlattice
