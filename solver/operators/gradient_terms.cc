// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/operators/gradient_terms.h"

#include "solver/discretisation/degrees.h"
#include "solver/operators/cell_points.h"
#include "solver/operators/energy_at_points.h"

#include <deal.II/base/mpi.h>
#include <deal.II/matrix_free/fe_evaluation.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    template <int dim, int degree>
    class GradientTermsOfDegree final
      : public GradientTerms<dim>
      , private EnergyAtPoints<dim, degree>
    {
    public:
      using Size = typename GradientTerms<dim>::Size;
      using Base = EnergyAtPoints<dim, degree>;
      using typename Base::Cell;
      using typename Base::Row;
      using typename Base::Rows;
      using Range = std::pair<unsigned int, unsigned int>;
      static constexpr unsigned int n_points = Base::n_points;
      static constexpr std::size_t per_field = Base::per_field;

      GradientTermsOfDegree(const Space<dim> &space, GradientEnergy &energy)
        : Base(space, energy)
        , second_(n_ * per_field * (n_ * per_field + 1) / 2)
      {
        set_active(energy.fields());
      }

      void set_active(const std::vector<std::size_t> &fields) override
      {
        active_.assign(n_, 0);
        for (const std::size_t field : fields)
          if (const std::size_t place = place_of(field); place < n_)
            active_[place] = 1;
        find_products();
      }

      double energy(const State &u) const override
      {
        double sum = 0.;
        Rows arguments(n_ * per_field), value(1);
        Cell cell(matrix_free_);
        visit(
          u,
          [&](const unsigned int batch) {
            evaluate(batch, arguments, value.data(), nullptr, nullptr);
            cell.reinit(batch);
            for (unsigned int q = 0; q < n_points; ++q)
              {
                const WideDouble part = cell.JxW(q) * value[0][q];
                for (unsigned int lane = 0; lane < n_active(batch); ++lane)
                  sum += part[lane];
              }
          },
          arguments);
        return sum_over_ranks(sum);
      }

      void variation(const State &u, State &result) const override
      {
        Rows arguments(n_ * per_field), slope(n_ * per_field);
        auto cells = this->cells_of_fields();
        matrix_free_.template cell_loop<State, State>(
          [&](const auto &, State &to, const State &from, const Range &range) {
            for (unsigned int batch = range.first; batch < range.second; ++batch)
              {
                read(cells, batch, from, arguments);
                evaluate(batch, arguments, nullptr, slope.data(), nullptr);
                for (std::size_t k = 0; k < n_; ++k)
                  if (active_[k] != 0)
                    scatter(cells[k], k, slope, to);
              }
          },
          result,
          u,
          true);
      }

      void linearise(const State &u) override
      {
        const std::size_t n_arguments = n_ * per_field;
        std::vector<std::size_t> wanted;
        for (std::size_t i = 0; i < n_arguments; ++i)
          for (std::size_t j = i; j < n_arguments; ++j)
            if (is_active(i) && is_active(j))
              wanted.push_back(of_triangle(i, j, n_arguments));
        for (const std::size_t k : wanted)
          second_[k].resize_fast(matrix_free_.n_cell_batches());
        Rows arguments(n_arguments);
        visit(
          u,
          [&](const unsigned int batch) {
            std::vector<Row *> rows(second_.size(), nullptr);
            for (const std::size_t k : wanted)
              rows[k] = &second_[k][batch];
            evaluate(batch, arguments, nullptr, nullptr, rows.data());
          },
          arguments);
        // What is zero everywhere here costs nothing from now on.
        for (const std::size_t k : wanted)
          if (std::all_of(second_[k].begin(), second_[k].end(), [](const Row &values) {
                return std::all_of(values.begin(), values.end(), [](const WideDouble &value) {
                  return value == WideDouble(0.);
                });
              }))
            second_[k].clear();
        find_couplings();
        find_products();
      }

      bool couples(const std::size_t i, const std::size_t j) const override
      {
        const std::size_t a = place_of(i), b = place_of(j);
        return a < n_ && b < n_ && couples_[of_pair(a, b, n_)] != 0;
      }

      double mean_coupling(const std::size_t i, const std::size_t j) const override
      {
        if (!couples(i, j))
          return 0.;
        const std::size_t a = place_of(i) * per_field, b = place_of(j) * per_field;
        double sum = 0.;
        Cell cell(matrix_free_);
        visit_points([&](const unsigned int batch, const unsigned int q, const unsigned int lane) {
          if (q == 0 && lane == 0)
            cell.reinit(batch);
          for (int d = 0; d < dim; ++d)
            sum += cell.JxW(q)[lane] * second(a + 1 + d, b + 1 + d, batch, q, lane) / dim;
        });
        return sum_over_ranks(sum) / space_.volume();
      }

      void apply(const State &direction, State &result) const override
      {
        const std::size_t n_arguments = n_ * per_field;
        Rows arguments(n_arguments), image(n_arguments);
        auto cells = this->cells_of_fields();
        matrix_free_.template cell_loop<State, State>(
          [&](const auto &, State &to, const State &from, const Range &range) {
            for (unsigned int batch = range.first; batch < range.second; ++batch)
              {
                for (std::size_t k = 0; k < n_; ++k)
                  if (of_gradient_[k] != 0)
                    read(cells[k], k, batch, from, arguments);
                  else if (of_value_[k] != 0)
                    read_values(cells[k], k, batch, from, arguments);
                std::fill(image.begin(), image.end(), Row{});
                for (const auto &[i, j, rows] : products_)
                  for (unsigned int q = 0; q < n_points; ++q)
                    {
                      image[i][q] += rows[batch][q] * arguments[j][q];
                      if (i != j)
                        image[j][q] += rows[batch][q] * arguments[i][q];
                    }
                for (std::size_t k = 0; k < n_; ++k)
                  if (of_gradient_[k] != 0)
                    scatter(cells[k], k, image, to);
                  else if (of_value_[k] != 0)
                    scatter_values(cells[k], k, image, to);
              }
          },
          result,
          direction,
          true);
      }

      Size largest(const std::size_t field) const override
      {
        Size size;
        const std::size_t first = place_of(field) * per_field, n_arguments = n_ * per_field;
        if (first == n_arguments)
          return size;
        visit_points([&](const unsigned int batch, const unsigned int q, const unsigned int lane) {
          for (std::size_t i = first; i < first + per_field; ++i)
            {
              double of_values = 0., of_gradients = 0.;
              for (std::size_t j = 0; j < n_arguments; ++j)
                (j % per_field == 0 ? of_values : of_gradients) +=
                  std::abs(second(i, j, batch, q, lane));
              double &like = i == first ? size.curvature : size.mixed;
              double &unlike = i == first ? size.mixed : size.stiffness;
              like = std::max(like, of_values);
              unlike = std::max(unlike, of_gradients);
            }
        });
        std::vector<double> all = {size.stiffness, size.mixed, size.curvature};
        dealii::Utilities::MPI::max(all, space_.mesh().get_communicator(), all);
        return {all[0], all[1], all[2]};
      }

      double usual_stiffness(const std::size_t field) const override
      {
        const std::size_t first = place_of(field) * per_field;
        std::vector<double> sums(2, 0.);
        if (place_of(field) == n_)
          return 0.;
        Cell cell(matrix_free_);
        bool any = false;
        for (int d = 0; d < dim; ++d)
          any = any || !second_[of_triangle(first + 1 + d, first + 1 + d, n_ * per_field)].empty();
        const auto add =
          [&](const unsigned int batch, const unsigned int q, const unsigned int lane) {
            if (q == 0 && lane == 0)
              cell.reinit(batch);
            double mean = 0.;
            for (int d = 0; d < dim; ++d)
              mean += second(first + 1 + d, first + 1 + d, batch, q, lane) / dim;
            mean = std::max(0., mean);
            sums[0] += cell.JxW(q)[lane] * mean;
            sums[1] += cell.JxW(q)[lane] * mean * mean;
          };
        if (any)
          visit_points(add);
        dealii::Utilities::MPI::sum(sums, space_.mesh().get_communicator(), sums);
        return sums[0] > 0. ? sums[1] / sums[0] : 0.;
      }

      std::optional<LawFault> fault(const State &u, const double t) const override
      {
        const std::size_t n_arguments = n_ * per_field;
        Rows arguments(n_arguments), value(1), slope(n_arguments), bend(second_.size());
        std::vector<Row *> rows(second_.size());
        for (std::size_t k = 0; k < rows.size(); ++k)
          rows[k] = &bend[k];
        std::optional<LawFault> found;
        const auto places = cell_points(space_);
        visit(
          u,
          [&](const unsigned int batch) {
            if (found)
              return;
            for (Row &row : bend)
              row = Row{};
            for (Row &row : slope)
              row = Row{};
            evaluate(batch, arguments, value.data(), slope.data(), rows.data());
            for (unsigned int q = 0; q < n_points && !found; ++q)
              for (unsigned int lane = 0; lane < n_active(batch) && !found; ++lane)
                {
                  const auto is_number = [&](const Row &row) {
                    return std::isfinite(row[q][lane]);
                  };
                  if (!std::all_of(arguments.begin(), arguments.end(), is_number))
                    continue;
                  const bool has_value = is_number(value[0]),
                             has_slope = std::all_of(slope.begin(), slope.end(), is_number);
                  if (has_value && has_slope && std::all_of(bend.begin(), bend.end(), is_number))
                    continue;
                  found = LawFault{
                    energy_.stated_in(),
                    std::string(has_value ? has_slope ? "has a second derivative that is no number "
                                                      : "has a derivative that is no number "
                                          : "is no number ") +
                      circumstances(places[batch * Base::per_batch + q * Base::n_lanes + lane],
                                    arguments,
                                    q,
                                    lane,
                                    t),
                    "where a gradient vanishes it has no direction: add a small number to "
                    "grad2(...) "
                    "under roots and in denominators"};
                }
          },
          arguments);
        return found;
      }

    private:
      /// Of a field that takes part, in this dimension.
      bool is_active(const std::size_t argument) const
      {
        return is_argument(argument) && active_[argument / per_field] != 0;
      }
      /// What apply() multiplies, by the second derivatives that are not zero of fields that take part.
      void find_products()
      {
        const std::size_t n_arguments = n_ * per_field;
        products_.clear();
        of_value_.assign(n_, 0);
        of_gradient_.assign(n_, 0);
        for (std::size_t i = 0; i < n_arguments; ++i)
          for (std::size_t j = i; j < n_arguments; ++j)
            if (const auto &rows = second_[of_triangle(i, j, n_arguments)];
                !rows.empty() && is_active(i) && is_active(j))
              {
                products_.push_back({i, j, rows.begin()});
                for (const std::size_t one : {i, j})
                  (one % per_field == 0 ? of_value_ : of_gradient_)[one / per_field] = 1;
              }
      }
      /// Which pairs of fields are coupled on any rank.
      void find_couplings()
      {
        couples_.assign(n_ * (n_ + 1) / 2, 0);
        const std::size_t n_arguments = n_ * per_field;
        for (std::size_t i = 0; i < n_arguments; ++i)
          for (std::size_t j = i; j < n_arguments; ++j)
            if (!second_[of_triangle(i, j, n_arguments)].empty())
              couples_[of_triangle(i / per_field, j / per_field, n_)] = 1;
        dealii::Utilities::MPI::max(couples_, space_.mesh().get_communicator(), couples_);
      }
      double sum_over_ranks(const double mine) const
      {
        return dealii::Utilities::MPI::sum(mine, space_.mesh().get_communicator());
      }
      double second(const std::size_t i,
                    const std::size_t j,
                    const unsigned int batch,
                    const unsigned int q,
                    const unsigned int lane) const
      {
        const auto &rows = second_[of_pair(i, j, n_ * per_field)];
        return rows.empty() ? 0. : rows[batch][q][lane];
      }

      std::string circumstances(const std::array<double, 3> &place,
                                const Rows &arguments,
                                const unsigned int q,
                                const unsigned int lane,
                                const double t) const
      {
        std::string text = "at " + text_of_place(place, dim) + ", where the gradient is";
        for (std::size_t k = 0; k < n_; ++k)
          {
            text += k == 0 ? " (" : " and (";
            for (int d = 0; d < dim; ++d)
              text += fmt::format("{}{:.6g}",
                                  d == 0 ? "" : ", ",
                                  arguments[k * per_field + 1 + d][q][lane]);
            text += ")";
          }
        return text + fmt::format(", t = {:.6g}", t);
      }

      using Base::energy_;
      using Base::evaluate;
      using Base::is_argument;
      using Base::matrix_free_;
      using Base::n_;
      using Base::n_active;
      using Base::place_of;
      using Base::read;
      using Base::read_values;
      using Base::scatter;
      using Base::scatter_values;
      using Base::space_;
      using Base::visit;
      using Base::visit_points;

      /// Second derivatives, upper triangle of the arguments, per batch; empty where zero.
      std::vector<dealii::AlignedVector<Row>> second_;
      struct Product
      {
        std::size_t i, j; ///< arguments
        const Row *rows;  ///< of the batches
      };
      std::vector<Product> products_;
      std::vector<char> of_value_,
        of_gradient_;            ///< of each field whether it is multiplied by anything
      std::vector<char> active_; ///< whether fields take part, by their places
      std::vector<int> couples_; ///< whether fields are, upper triangle
    };
  } // namespace

  template <int dim>
  std::unique_ptr<GradientTerms<dim>> GradientTerms<dim>::create(const Space<dim> &space,
                                                                 GradientEnergy &energy)
  {
    return with_degree(space.degree(), [&](const auto p) -> std::unique_ptr<GradientTerms<dim>> {
      return std::make_unique<GradientTermsOfDegree<dim, decltype(p)::value>>(space, energy);
    });
  }

  template class GradientTerms<2>;
  template class GradientTerms<3>;
} // namespace softlattice
