// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Orders in time of laws by formula on a mesh in 3D with hanging nodes, and orders in space of those that no other file has.
#include "tests/equations/exact_problem.h"
#include "tests/equations/made_to_order.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  struct Law
  {
    std::string name, text;
  };

  // Solutions with halved steps on one and the same mesh, so that its own error, the same for all, is not in their differences.
  TEST(OrderInTimeIn3D, IsTwoWithHangingNodes)
  {
    const Motion swings = Motion::swinging;
    for (const Law &law : {Law{"rates", chain_of_rates(swings, 3)},
                           Law{"cross mobilities", cross_mobilities(swings, 3)},
                           Law{"gradient energy", gradient_energy(swings)},
                           Law{"directions", tilted_diffusion(swings, 3)},
                           Law{"auxiliary field", sixth_order(swings, 3)}})
      {
        Mesh<3> mesh(MPI_COMM_WORLD);
        make_box<3>(mesh, 2);
        refine_a_third<3>(mesh, 3);
        State last;
        std::vector<double> differences[2];
        for (const unsigned int halving : {0u, 1u, 2u})
          {
            ExactProblem<3> problem(law.text, mesh, 2, {0., 1e-9, 0.});
            ASSERT_FALSE(problem.space.constrained_nodes().empty());
            problem.integrate("TR-BDF2", 0.5, 8u << halving);
            for (unsigned int i = 0; halving > 0 && i < problem.u.n_blocks(); ++i)
              {
                last.block(i) -= problem.u.block(i);
                differences[halving - 1].push_back(last.block(i).l2_norm());
              }
            last = problem.u;
          }
        for (std::size_t i = 0; i < differences[0].size(); ++i)
          EXPECT_NEAR(std::log2(differences[0][i] / differences[1][i]), 2., 0.15)
            << law.name << ", field " << i << ": " << differences[0][i] << ", "
            << differences[1][i];
      }
  }

  // Amplitudes that are linear in time have no error in time. What an auxiliary field is, a second derivative, has the
  // order of the elements as well: no derivative is taken of it.
  template <int dim>
  void expect_order_in_space(const Law &law, const unsigned int degree, const bool refined)
  {
    std::vector<double> errors[2];
    for (const unsigned int halving : {0u, 1u})
      {
        Mesh<dim> mesh(MPI_COMM_WORLD);
        make_box<dim>(mesh, dim == 2 ? 4 : 2);
        if (refined)
          refine_a_third<dim>(mesh, 3);
        mesh.refine_global(halving);
        ExactProblem<dim> problem(law.text, mesh, degree, {0., 1e-8, 0.});
        problem.integrate("TR-BDF2", 0.1, 2);
        for (unsigned int i = 0; i < problem.u.n_blocks(); ++i)
          errors[halving].push_back(problem.error(i, 0.1));
      }
    for (std::size_t i = 0; i < errors[0].size(); ++i)
      EXPECT_GE(std::log2(errors[0][i] / errors[1][i]), degree + 1. - 0.3)
        << law.name << ", " << dim << "D, degree " << degree << ", refined " << refined
        << ", field " << i << ": " << errors[0][i] << ", " << errors[1][i];
  }

  TEST(OrderInSpace, OfTensorMobilitiesAndAuxiliaryFields)
  {
    for (const bool refined : {false, true})
      {
        for (const unsigned int degree : {1u, 2u, 3u})
          {
            expect_order_in_space<2>({"directions", tilted_diffusion(Motion::linear)},
                                     degree,
                                     refined);
            expect_order_in_space<2>({"auxiliary field", sixth_order(Motion::linear)},
                                     degree,
                                     refined);
          }
        expect_order_in_space<3>({"directions", tilted_diffusion(Motion::linear, 3)}, 2, refined);
        expect_order_in_space<3>({"auxiliary field", sixth_order(Motion::linear, 3)}, 2, refined);
      }
  }
} // namespace
