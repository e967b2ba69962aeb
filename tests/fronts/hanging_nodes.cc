// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Hanging nodes: linear functions pass the patch test on irregular meshes, batches of cells with such nodes are read and
// added up as deal.II does it, and fields keep their integral when the mesh changes.
#include "solver/adapt/adaptation.h"
#include "solver/discretisation/cell_categories.h"
#include "solver/discretisation/space.h"
#include "solver/operators/nodal_cell.h"
#include "solver/operators/stiffness.h"
#include "tests/support/random.h"

#include <deal.II/grid/grid_generator.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <utility>
#include <vector>

namespace
{
  using namespace softlattice;

  template <int dim>
  using Mesh = typename Space<dim>::Mesh;

  /// A box of the volume 0.6^(dim-1) in which a part of the cells was refined, several times over.
  template <int dim>
  void make_irregular(Mesh<dim> &mesh, const unsigned int passes, const double part)
  {
    dealii::Point<dim> corner;
    corner[0] = 1.;
    for (int d = 1; d < dim; ++d)
      corner[d] = 0.6;
    dealii::GridGenerator::subdivided_hyper_rectangle(mesh,
                                                      std::vector<unsigned int>(dim, 2),
                                                      dealii::Point<dim>(),
                                                      corner);
    std::mt19937 random(7);
    for (unsigned int pass = 0; pass < passes; ++pass)
      {
        for (const auto &cell : mesh.active_cell_iterators())
          if (uniform(random) < part)
            cell->set_refine_flag();
        mesh.execute_coarsening_and_refinement();
      }
  }

  template <int dim>
  void patch_test(const unsigned int degree)
  {
    SCOPED_TRACE("dimension " + std::to_string(dim) + ", degree " + std::to_string(degree));
    Mesh<dim> mesh(MPI_COMM_WORLD);
    make_irregular<dim>(mesh, 3, 0.35);
    Space<dim> space(mesh, degree);
    space.reinit();
    ASSERT_FALSE(space.constrained_nodes().empty());

    const double volume = std::pow(0.6, dim - 1);
    EXPECT_NEAR(space.mass().l1_norm() / volume, 1., 1e-13);

    dealii::Tensor<1, dim> gradient;
    for (int d = 0; d < dim; ++d)
      gradient[d] = 1.3 - 0.9 * d;
    typename Space<dim>::Vector u, result, diagonal;
    space.initialise(u);
    space.initialise(result);
    const auto places = space.node_places();
    for (unsigned int i = 0; i < places.size(); ++i)
      u.local_element(i) = 0.4 + gradient * places[i];
    dealii::Point<dim> centre;
    for (int d = 0; d < dim; ++d)
      centre[d] = d == 0 ? 0.5 : 0.3;
    EXPECT_NEAR(space.mass() * u, volume * (0.4 + gradient * centre), 1e-13);

    const auto stiffness = Stiffness<dim, double>::create(space.matrix_free(), space.degree());
    stiffness->apply(result, u);
    stiffness->diagonal(diagonal, space.mass());
    EXPECT_NEAR(0.5 * (u * result) / (0.5 * gradient.norm_square() * volume), 1., 1e-12);

    // Round-off: the terms that cancel are of the size of the diagonal times u.
    const double round_off = 1e-13 * diagonal.linfty_norm() * u.linfty_norm();
    unsigned int n_interior = 0;
    double largest_interior = 0., largest = 0.;
    for (unsigned int i = 0; i < places.size(); ++i)
      {
        bool interior = true;
        for (int d = 0; d < dim; ++d)
          interior = interior && places[i][d] > 1e-9 && places[i][d] < (d == 0 ? 1. : 0.6) - 1e-9;
        const double value = std::abs(result.local_element(i));
        largest = std::max(largest, value);
        if (interior)
          {
            ++n_interior;
            largest_interior = std::max(largest_interior, value);
          }
      }
    EXPECT_GT(n_interior, 10u);
    EXPECT_LE(largest_interior, round_off);
    EXPECT_GT(largest, 1e6 * round_off); // the flux through the boundary
  }

  TEST(HangingNodes, LinearFunctionsPassThePatchTest)
  {
    for (unsigned int degree = 1; degree <= 4; ++degree)
      {
        patch_test<2>(degree);
        patch_test<3>(degree);
      }
  }

  /// What deal.II makes of the stiffness matrix when it reads and adds up all cells itself.
  template <int dim, int degree, typename Number>
  void expect_the_librarys_stiffness()
  {
    SCOPED_TRACE("dimension " + std::to_string(dim) + ", degree " + std::to_string(degree));
    using Vector = dealii::LinearAlgebra::distributed::Vector<Number>;
    Mesh<dim> mesh(MPI_COMM_WORLD);
    make_irregular<dim>(mesh, dim == 2 ? 4 : 2, 0.35);
    Space<dim> space(mesh, degree);
    space.reinit();
    dealii::MatrixFree<dim, Number, Wide<Number>> matrix_free;
    typename dealii::MatrixFree<dim, Number, Wide<Number>>::AdditionalData data;
    data.tasks_parallel_scheme = decltype(data)::none;
    data.cell_vectorization_category = cell_categories(space.dofs(), space.constraints());
    matrix_free.reinit(space.mapping(),
                       space.dofs(),
                       space.constraints(),
                       dealii::QGaussLobatto<1>(degree + 1),
                       data);
    using Cell = NodalCell<dim, degree, degree + 1, Number>;
    const HangingBatches<dim, Number> hanging(matrix_free, 0, Cell::static_dofs_per_cell);
    unsigned int n_hanging = 0;
    for (unsigned int batch = 0; batch < matrix_free.n_cell_batches(); ++batch)
      n_hanging += hanging.has(batch) ? 1 : 0;
    EXPECT_GT(n_hanging, 0u) << "or this says nothing";

    Vector u, ours, theirs;
    for (Vector *vector : {&u, &ours, &theirs})
      matrix_free.initialize_dof_vector(*vector);
    std::mt19937 random(5);
    for (unsigned int i = 0; i < u.locally_owned_size(); ++i)
      u.local_element(i) = uniform(random);
    Stiffness<dim, Number>::create(matrix_free, degree)->apply(ours, u);
    using Range = std::pair<unsigned int, unsigned int>;
    matrix_free.template cell_loop<Vector, Vector>(
      [](const auto &all, Vector &to, const Vector &from, const Range &range) {
        dealii::FEEvaluation<dim, degree, degree + 1, 1, Number, Wide<Number>> cell(all);
        for (unsigned int batch = range.first; batch < range.second; ++batch)
          {
            cell.reinit(batch);
            cell.gather_evaluate(from, dealii::EvaluationFlags::gradients);
            for (unsigned int q = 0; q < cell.n_q_points; ++q)
              cell.submit_gradient(cell.get_gradient(q), q);
            cell.integrate_scatter(dealii::EvaluationFlags::gradients, to);
          }
      },
      theirs,
      u,
      true);
    // Sums in another order.
    const double size = theirs.linfty_norm();
    EXPECT_GT(size, 0.);
    ours -= theirs;
    EXPECT_LT(ours.linfty_norm(), 20. * std::numeric_limits<Number>::epsilon() * size);
  }

  TEST(HangingNodes, AreReadAndAddedUpAsTheLibraryDoes)
  {
    expect_the_librarys_stiffness<2, 3, double>();
    expect_the_librarys_stiffness<2, 3, float>();
    expect_the_librarys_stiffness<2, 1, float>();
    expect_the_librarys_stiffness<3, 2, double>();
    expect_the_librarys_stiffness<3, 2, float>();
  }

  /// Balls that come and go at random, over a smooth field and a constant one.
  template <int dim>
  void conservation(const unsigned int degree, const unsigned int finest)
  {
    SCOPED_TRACE("dimension " + std::to_string(dim));
    Mesh<dim> mesh(MPI_COMM_WORLD);
    make_irregular<dim>(mesh, 1, 2.);
    Space<dim> space(mesh, degree);
    space.reinit();
    AdaptationSettings settings;
    settings.finest_level = finest;
    settings.coarsest_level = 1;
    settings.refine_above = 0.9; // the balls decide
    settings.coarsen_below = 0.45;
    Adaptation<dim> adaptation(mesh, space, settings);

    State state(2);
    for (unsigned int field = 0; field < 2; ++field)
      space.initialise(state.block(field));
    state.collect_sizes();
    const auto places = space.node_places();
    for (unsigned int i = 0; i < places.size(); ++i)
      {
        state.block(0).local_element(i) =
          0.3 + 0.2 * std::sin(5. * places[i][0]) * std::cos(4. * places[i][dim - 1] + 0.3);
        state.block(1).local_element(i) = 0.37;
      }
    for (unsigned int field = 0; field < 2; ++field)
      space.distribute(state.block(field));

    const double initial = space.mass() * state.block(0);
    double before = initial;
    unsigned int n_changes = 0, n_grown = 0, n_shrunk = 0;
    std::mt19937 random(11);
    for (unsigned int cycle = 0; cycle < 100; ++cycle)
      {
        RefinedBall<dim> ball;
        for (int d = 0; d < dim; ++d)
          ball.centre[d] = (d == 0 ? 1. : 0.6) * uniform(random);
        ball.radius = 0.02 + 0.2 * uniform(random);
        const auto n_before = space.n_unknowns();
        if (adaptation.adapt(state, {ball}))
          ++n_changes;
        n_grown += space.n_unknowns() > n_before;
        n_shrunk += space.n_unknowns() < n_before;
        const double now = space.mass() * state.block(0);
        ASSERT_NEAR(now / before, 1., 1e-12) << "cycle " << cycle;
        before = now;
      }
    EXPECT_NEAR(before / initial, 1., 1e-10);
    EXPECT_GT(n_changes, 90u);
    EXPECT_GT(n_grown, 10u);
    EXPECT_GT(n_shrunk, 10u);
    for (const double value : state.block(1))
      ASSERT_NEAR(value, 0.37, 1e-12);
  }

  TEST(HangingNodes, RemeshingKeepsTheIntegral)
  {
    conservation<2>(3, 5);
    conservation<3>(2, 3);
  }
} // namespace
