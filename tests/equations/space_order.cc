// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Errors in space of solutions that are known: they fall with the cell size as h^(p+1). The solutions
// are linear in time, which the time integration follows exactly.
#include "tests/equations/exact_problem.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  enum class Kind
  {
    uniform,
    refined_once, ///< a third of the cells of the coarsest mesh, then all cells
    refined_anew  ///< a third of the cells of every mesh
  };

  const char *name(const Kind kind)
  {
    return kind == Kind::uniform        ? "uniform"
           : kind == Kind::refined_once ? "a third refined on the coarsest mesh"
                                        : "a third refined on every mesh";
  }

  template <int dim>
  std::vector<double> errors(const std::string &text,
                             const unsigned int degree,
                             const Kind kind,
                             const unsigned int n_coarsest,
                             const unsigned int n_refinements)
  {
    Mesh<dim> mesh(MPI_COMM_WORLD);
    if (kind == Kind::refined_anew)
      make_box<dim>(mesh, n_coarsest << n_refinements);
    else
      make_box<dim>(mesh, n_coarsest);
    if (kind != Kind::uniform)
      refine_a_third<dim>(mesh, 5);
    if (kind != Kind::refined_anew)
      mesh.refine_global(n_refinements);
    // So tight that what the solver leaves is nothing next to the error of the mesh.
    const double tolerance = degree <= 2 ? 1e-7 : degree == 3 ? 1e-9 : 1e-10;
    ExactProblem<dim> problem(text, mesh, degree, {0., tolerance, 0.});
    // As many steps as Newton's method wants on the coarsest meshes; the time makes no error.
    for (unsigned int n_steps = 2;; n_steps *= 2)
      try
        {
          problem.integrate("TR-BDF2", 0.4, n_steps);
          break;
        }
      catch (const std::runtime_error &)
        {
          if (n_steps >= 64)
            throw;
        }
    std::vector<double> list;
    for (unsigned int field = 0; field < problem.u.n_blocks(); ++field)
      list.push_back(problem.error(field, 0.4));
    return list;
  }

  /// Three meshes, each with half the cell size of the one before.
  template <int dim>
  void expect_order(const std::string &text,
                    const unsigned int degree,
                    const Kind kind,
                    const unsigned int n_coarsest)
  {
    SCOPED_TRACE(std::to_string(dim) + "D, degree " + std::to_string(degree) + ", " + name(kind));
    const auto first = errors<dim>(text, degree, kind, n_coarsest, 0);
    const auto second = errors<dim>(text, degree, kind, n_coarsest, 1);
    const auto third = errors<dim>(text, degree, kind, n_coarsest, 2);
    for (std::size_t field = 0; field < first.size(); ++field)
      {
        const double order = std::log2(second[field] / third[field]);
        std::printf("  %dD p%u %-40s field %zu: %.3e %.3e %.3e orders %.2f %.2f\n",
                    dim,
                    degree,
                    name(kind),
                    field,
                    first[field],
                    second[field],
                    third[field],
                    std::log2(first[field] / second[field]),
                    order);
        EXPECT_GE(order, degree + 1. - 0.3) << "field " << field;
      }
  }

  template <int dim>
  void expect_orders(const std::string &text, const std::vector<Kind> &kinds)
  {
    for (unsigned int degree = 1; degree <= (dim == 2 ? 4 : 2); ++degree)
      for (const Kind kind : kinds)
        expect_order<dim>(text,
                          degree,
                          kind,
                          dim == 2      ? (degree == 1 ? 12 : 6)
                          : degree == 1 ? 4
                                        : 3);
  }

  const std::vector<Kind> all_kinds = {Kind::uniform, Kind::refined_once, Kind::refined_anew};

  const std::vector<Kind> refined_kinds = {Kind::refined_once, Kind::refined_anew};

  TEST(OrderInSpace, OfOneField)
  {
    expect_orders<2>(allen_cahn(Motion::linear), {Kind::uniform});
    expect_orders<2>(cahn_hilliard(Motion::linear), {Kind::uniform});
  }

  // The same operators as coupled, which run each time, with fewer terms.
  TEST(LongOrderInSpace, OfOneFieldOnRefinedMeshes)
  {
    expect_orders<2>(allen_cahn(Motion::linear), refined_kinds);
    expect_orders<2>(cahn_hilliard(Motion::linear), refined_kinds);
  }

  TEST(OrderInSpace, Coupled)
  {
    expect_orders<2>(coupled(Motion::linear), all_kinds);
  }

  TEST(OrderInSpace, ThreeDimensions)
  {
    // Both kinds of equations are in it; each alone is the same operators with fewer terms. Hanging nodes in 3D are in
    // the laws with directions.
    expect_orders<3>(coupled(Motion::linear, 3), {Kind::uniform});
  }

  TEST(LongOrderInSpace, CoupledInThreeDimensionsWithHangingNodes)
  {
    expect_orders<3>(coupled(Motion::linear, 3), refined_kinds);
  }

  TEST(OrderInSpace, ValuesFluxesAndExchangeOnBoundaries)
  {
    for (const std::string &text : {allen_cahn_between_boundaries(Motion::linear),
                                    allen_cahn_with_flux(Motion::linear),
                                    cahn_hilliard_with_reservoir(Motion::linear),
                                    diffusion(Motion::linear)})
      {
        expect_orders<2>(text, {Kind::uniform});
        expect_order<2>(text, 2, Kind::refined_anew, 6);
      }
  }
} // namespace
