// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Fields on a mesh that changes, on one rank and on several: polynomials of the degree of the elements
// stay what they are, however many fields there are.
#include "solver/adapt/adaptation.h"
#include "tests/spaces/torus.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  template <int dim>
  double polynomial(const unsigned int field,
                    const unsigned int degree,
                    const dealii::Point<dim> &x)
  {
    double value = 0.3 + field;
    for (int d = 0; d < dim; ++d)
      value += (1. + field + d) * std::pow(x[d] - 0.2 * field, degree) - 0.5 * x[d];
    return value;
  }

  template <int dim>
  void expect_polynomials_stay(const unsigned int degree, const unsigned int n_fields)
  {
    SCOPED_TRACE(std::to_string(dim) + "D, degree " + std::to_string(degree) + ", " +
                 std::to_string(n_fields) + " fields");
    Mesh<dim> mesh(MPI_COMM_WORLD);
    make_coarse_mesh(unit_box(dim, 2, {}), mesh);
    mesh.refine_global(2);
    Space<dim> space(mesh, degree);
    space.reinit();
    AdaptationSettings settings;
    settings.finest_level = dim == 2 ? 4 : 3;
    settings.coarsest_level = 1;
    settings.refine_above = 0.9; // the balls decide
    settings.coarsen_below = 0.45;
    Adaptation<dim> adaptation(mesh, space, settings);

    State state(n_fields);
    const auto set = [&] {
      const auto places = space.node_places();
      for (unsigned int field = 0; field < n_fields; ++field)
        {
          space.initialise(state.block(field));
          for (unsigned int i = 0; i < places.size(); ++i)
            state.block(field).local_element(i) = polynomial<dim>(field, degree, places[i]);
        }
      state.collect_sizes();
    };
    set();
    unsigned int n_changes = 0;
    for (unsigned int cycle = 0; cycle < 8; ++cycle)
      {
        RefinedBall<dim> ball;
        for (int d = 0; d < dim; ++d)
          ball.centre[d] = hashed(std::to_string(cycle) + "," + std::to_string(d));
        ball.radius = 0.1;
        n_changes += adaptation.adapt(state, {ball});
        const auto places = space.node_places();
        for (unsigned int field = 0; field < n_fields; ++field)
          {
            double worst = 0.;
            for (unsigned int i = 0; i < places.size(); ++i)
              worst = std::max(worst,
                               std::abs(state.block(field).local_element(i) -
                                        polynomial<dim>(field, degree, places[i])));
            ASSERT_LE(dealii::Utilities::MPI::max(worst, MPI_COMM_WORLD), 1e-11)
              << "cycle " << cycle << ", field " << field;
          }
      }
    EXPECT_GE(n_changes, 7u);
  }

  TEST(Remesh, PolynomialsStayWhatTheyAre)
  {
    for (unsigned int degree = 1; degree <= 4; ++degree)
      for (const unsigned int n_fields : {1u, 2u, 3u, 5u})
        expect_polynomials_stay<2>(degree, n_fields);
    expect_polynomials_stay<3>(2, 3);
  }
} // namespace
