// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "tests/performance/developed_state.h"

#include "solver/fields/expression_equations.h"
#include "tests/performance/stepper.h"

#include <deal.II/base/quadrature_lib.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

namespace softlattice::bench
{
  namespace
  {
    constexpr double development = 30.; // time in which interfaces and curvatures relax

    /// Lagrange polynomials of the nodes at x.
    void evaluate(const std::vector<double> &nodes, const double x, double *const values)
    {
      for (std::size_t i = 0; i < nodes.size(); ++i)
        {
          values[i] = 1.;
          for (std::size_t j = 0; j < nodes.size(); ++j)
            if (j != i)
              values[i] *= (x - nodes[j]) / (nodes[i] - nodes[j]);
        }
    }
  } // namespace

  DevelopedMixture::DevelopedMixture(const int dimension)
    : dimension_(dimension)
    , degree_(dimension == 2 ? 3 : 2)
    , cells_(dimension == 2 ? 48 : 16)
    , side_(cells_ * degree_ * node_distance)
  {
    const dealii::QGaussLobatto<1> lobatto(degree_ + 1);
    for (const auto &point : lobatto.get_points())
      nodes_.push_back(point[0]);
    run();
  }

  void DevelopedMixture::run()
  {
    std::string size = fmt::format("{:.15g}, {:.15g}", side_, side_);
    if (dimension_ == 3)
      size += fmt::format(", {:.15g}", side_);
    const std::string coarse = dimension_ == 2 ? "3, 3" : "1, 1, 1";
    const auto what =
      read_bench_case("mixture.prm",
                      {"Geometry/Size = " + size,
                       "Geometry/Coarse cells = " + coarse,
                       fmt::format("Discretisation/Finest cell = {:.15g}", degree_ * node_distance),
                       fmt::format("Discretisation/Polynomial degree = {}", degree_),
                       "Discretisation/Adaptive = false",
                       "Time/Relative tolerance = 1e-2"});
    // Every rank has all of it.
    Stepper stepper(*what, 0.02, MPI_COMM_SELF);
    InitialFields initial;
    std::vector<std::array<double, 3>> places;
    std::vector<double> first;
    const auto equations =
      std::make_unique<ExpressionEquations>(what->expressions, tolerance_of(*what));
    initial.value = [&](const std::size_t field, const std::array<double, 3> &place) {
      places.push_back(place);
      first.push_back(equations->initial_value(field, place));
      return first.back();
    };
    stepper.initialise(initial);
    // The last call for each node was in the order of the state.
    const auto &state = stepper.fields().state().block(0);
    const std::size_t n = state.locally_owned_size();
    places.erase(places.begin(), places.end() - n);
    first.erase(first.begin(), first.end() - n);
    for (std::size_t i = 0; i < n; ++i)
      if (state.local_element(i) != first[i])
        throw std::logic_error("the nodes are not asked for in the order of the state");

    while (stepper.time() < development)
      step_ = stepper.advance().step;

    const int along = cells_ * degree_ + 1;
    const auto index = [&](const double x) {
      const double cell = std::min(std::floor(x / side_ * cells_ + 1e-6), cells_ - 1.);
      const double inside = x / side_ * cells_ - cell;
      const auto next = std::min_element(nodes_.begin(), nodes_.end(), [&](double a, double b) {
        return std::abs(a - inside) < std::abs(b - inside);
      });
      return static_cast<std::size_t>(cell) * degree_ + (next - nodes_.begin());
    };
    const auto &developed = stepper.fields().state().block(0);
    values_.assign(n, std::numeric_limits<double>::quiet_NaN());
    for (std::size_t i = 0; i < n; ++i)
      {
        std::size_t k = index(places[i][0]) + along * index(places[i][1]);
        if (dimension_ == 3)
          k += std::size_t(along) * along * index(places[i][2]);
        values_.at(k) = developed.local_element(i);
      }
  }

  double DevelopedMixture::in_tile(const std::array<double, 3> &place) const
  {
    double weights[3][5] = {{1.}, {1.}, {1.}};
    std::size_t start[3] = {0, 0, 0};
    for (int d = 0; d < dimension_; ++d)
      {
        double x = std::fmod(std::abs(place[d]), 2. * side_);
        x = (x > side_ ? 2. * side_ - x : x) / side_ * cells_;
        const double cell = std::clamp(std::floor(x), 0., cells_ - 1.);
        evaluate(nodes_, x - cell, weights[d]);
        start[d] = static_cast<std::size_t>(cell) * degree_;
      }
    const std::size_t along = cells_ * degree_ + 1;
    double sum = 0.;
    for (int k = 0; k <= (dimension_ == 3 ? degree_ : 0); ++k)
      for (int j = 0; j <= degree_; ++j)
        for (int i = 0; i <= degree_; ++i)
          sum += weights[2][k] * weights[1][j] * weights[0][i] *
                 values_[start[0] + i + along * (start[1] + j + along * (start[2] + k))];
    return sum;
  }

  double DevelopedMixture::value(const std::array<double, 3> &place,
                                 const std::vector<double> &sides) const
  {
    // Shears and strains interfaces by 2 %, and leaves the walls where they are.
    const double amplitude = 0.02 * *std::min_element(sides.begin(), sides.end()) / M_PI;
    std::array<double, 3> shifted = place;
    for (int d = 0; d < dimension_; ++d)
      {
        double wave = std::sin(M_PI * place[d] / sides[d]);
        for (int other = 0; other < dimension_; ++other)
          if (other != d)
            wave *= std::cos(M_PI * place[other] / sides[other]);
        shifted[d] += amplitude * wave;
      }
    return in_tile(shifted);
  }

  InitialFields developed(const DevelopedMixture &mixture, const Case &what, const Model model)
  {
    const std::array<double, 3> size = box_size(what.geometry);
    const double unit = what.is_mixed_halide() ? 1e-9 : 1.;
    std::vector<double> sides;
    for (int d = 0; d < dimension(what.geometry); ++d)
      sides.push_back(size[d] / unit);
    InitialFields initial;
    initial.value = [&mixture, sides, model, unit](const std::size_t field,
                                                   const std::array<double, 3> &place) {
      const std::array<double, 3> in_units = {place[0] / unit, place[1] / unit, place[2] / unit};
      const double c = field < 2 ? mixture.value(in_units, sides) : 0.;
      // eta follows the composition; the potential is solved for.
      return model == Model::coupled && field == 1 ? (c - 0.3) / 0.4 : c;
    };
    return initial;
  }
} // namespace softlattice::bench
