// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/operators/uniform_derivatives.h"

#include "solver/discretisation/degrees.h"
#include "solver/operators/energy_at_points.h"

#include <deal.II/base/mpi.h>

#include <utility>

namespace softlattice
{
  namespace
  {
    template <int dim, int degree>
    class UniformDerivativesOfDegree final
      : public UniformDerivatives<dim>
      , private EnergyAtPoints<dim, degree>
    {
    public:
      using Base = EnergyAtPoints<dim, degree>;
      using typename Base::Cell;
      using typename Base::Rows;
      using Integrals = typename UniformDerivatives<dim>::Integrals;

      UniformDerivativesOfDegree(const Space<dim> &space, GradientEnergy &energy)
        : Base(space, energy)
        , n_numbers_(energy.uniform_forces().size())
      {}

      Integrals integrals(const State &u) const override
      {
        const std::size_t n = n_numbers_, n_second = n * (n + 1) / 2;
        Rows arguments(n_ * per_field), rows(n + n_second);
        std::vector<double *> all;
        for (auto &row : rows)
          all.push_back(&row[0][0]);
        const std::vector<double *> no_mixed(n * n_ * per_field, nullptr);
        std::vector<double> sums(n + n_second, 0.);
        Cell cell(matrix_free_);
        visit(
          u,
          [&](const unsigned int batch) {
            evaluate_uniform(batch, arguments, all.data(), all.data() + n, no_mixed.data());
            cell.reinit(batch);
            for (std::size_t a = 0; a < rows.size(); ++a)
              for (unsigned int q = 0; q < Base::n_points; ++q)
                {
                  const WideDouble part = cell.JxW(q) * rows[a][q];
                  for (unsigned int lane = 0; lane < n_active(batch); ++lane)
                    sums[a] += part[lane];
                }
          },
          arguments);
        dealii::Utilities::MPI::sum(sums, space_.mesh().get_communicator(), sums);
        const auto middle = sums.begin() + static_cast<std::ptrdiff_t>(n);
        return {{sums.begin(), middle}, {middle, sums.end()}};
      }

      void mixed(const State &u, const std::size_t number, State &result) const override
      {
        const std::size_t n = n_numbers_, n_arguments = n_ * per_field;
        Rows arguments(n_arguments), rows(n_arguments);
        const std::vector<double *> none(n * (n + 1) / 2, nullptr);
        std::vector<double *> all(n * n_arguments, nullptr);
        for (std::size_t i = 0; i < n_arguments; ++i)
          if (is_argument(i))
            all[number * n_arguments + i] = &rows[i][0][0];
        auto cells = this->cells_of_fields();
        matrix_free_.template cell_loop<State, State>(
          [&](const auto &, State &to, const State &from, const auto &range) {
            for (unsigned int batch = range.first; batch < range.second; ++batch)
              {
                read(cells, batch, from, arguments);
                evaluate_uniform(batch, arguments, none.data(), none.data(), all.data());
                scatter(cells, rows, to);
              }
          },
          result,
          u,
          true);
      }

    private:
      void evaluate_uniform(const unsigned int batch,
                            const Rows &arguments,
                            double *const *first,
                            double *const *second,
                            double *const *mixed) const
      {
        std::vector<const double *> from(arguments.size(), nullptr);
        for (std::size_t i = 0; i < from.size(); ++i)
          if (is_argument(i))
            from[i] = &arguments[i][0][0];
        energy_.evaluate_uniform({batch * Base::per_batch, (batch + 1) * Base::per_batch},
                                 from.data(),
                                 first,
                                 second,
                                 mixed);
      }

      static constexpr std::size_t per_field = Base::per_field;
      using Base::energy_;
      using Base::is_argument;
      using Base::matrix_free_;
      using Base::n_;
      using Base::n_active;
      using Base::read;
      using Base::scatter;
      using Base::space_;
      using Base::visit;

      std::size_t n_numbers_;
    };
  } // namespace

  template <int dim>
  std::unique_ptr<UniformDerivatives<dim>> UniformDerivatives<dim>::create(const Space<dim> &space,
                                                                           GradientEnergy &energy)
  {
    return with_degree(
      space.degree(),
      [&](const auto p) -> std::unique_ptr<UniformDerivatives<dim>> {
        return std::make_unique<UniformDerivativesOfDegree<dim, decltype(p)::value>>(space, energy);
      });
  }

  template class UniformDerivatives<2>;
  template class UniformDerivatives<3>;
} // namespace softlattice
