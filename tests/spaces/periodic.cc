// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Periodic boundaries on irregular meshes: functions are continuous across the seam, and no result
// tells where the seam is.
#include "solver/discretisation/coarsened_meshes.h"
#include "solver/discretisation/constraints.h"
#include "solver/operators/stiffness.h"
#include "tests/spaces/torus.h"

#include <deal.II/dofs/dof_tools.h>
#include <deal.II/fe/fe_values.h>
#include <deal.II/lac/precondition.h>
#include <deal.II/lac/solver_cg.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;
  using Vector = Space<2>::Vector;

  /// Some value of its own at every node, the same on any rank.
  template <int dim>
  Vector arbitrary_function(const dealii::DoFHandler<dim> &dofs,
                            const dealii::AffineConstraints<double> &constraints)
  {
    dealii::IndexSet relevant;
    dealii::DoFTools::extract_locally_relevant_dofs(dofs, relevant);
    Vector values(dofs.locally_owned_dofs(), relevant, all());
    for (const auto i : dofs.locally_owned_dofs())
      values(i) = hashed(std::to_string(i)) - 0.5;
    constraints.distribute(values);
    values.update_ghost_values();
    return values;
  }

  template <int dim>
  double value_at(const dealii::DoFHandler<dim> &dofs,
                  const Vector &values,
                  const typename dealii::Triangulation<dim>::cell_iterator &cell,
                  const dealii::Point<dim> &unit)
  {
    const typename dealii::DoFHandler<dim>::active_cell_iterator active(&dofs.get_triangulation(),
                                                                        cell->level(),
                                                                        cell->index(),
                                                                        &dofs);
    std::vector<dealii::types::global_dof_index> indices(dofs.get_fe().n_dofs_per_cell());
    active->get_dof_indices(indices);
    double value = 0.;
    for (unsigned int i = 0; i < indices.size(); ++i)
      value += values(indices[i]) * dofs.get_fe().shape_value(i, unit);
    return value;
  }

  /// Largest jump of a function across faces inside and on the seam, and how many faces were seen on
  /// the seam, on all ranks; among them those with cells of different levels.
  struct Jumps
  {
    double largest = 0.;
    unsigned int n_seam = 0;
    unsigned int n_hanging = 0;
  };

  template <int dim>
  Jumps jumps(const dealii::DoFHandler<dim> &dofs, const Vector &values)
  {
    Jumps found;
    for (const auto &cell : dofs.get_triangulation().active_cell_iterators())
      if (cell->is_locally_owned())
        for (const unsigned int f : cell->face_indices())
          {
            const bool is_seam = cell->has_periodic_neighbor(f);
            if (!is_seam && cell->at_boundary(f))
              continue;
            const auto neighbour = cell->neighbor_or_periodic_neighbor(f);
            if (neighbour->has_children())
              continue; // seen from there
            found.n_seam += is_seam;
            found.n_hanging += is_seam && neighbour->level() < cell->level();
            for (unsigned int k = 0; k < 20; ++k)
              {
                dealii::Point<dim> unit;
                for (int d = 0; d < dim; ++d)
                  unit[d] = hashed(std::to_string(k) + "," + std::to_string(d));
                if (k < 8) // on an edge of the face, too
                  unit[(f / 2 + 1) % dim] = k % 2;
                unit[f / 2] = f % 2;
                const auto [low, high] =
                  std::pair(neighbour->vertex(0), neighbour->vertex((1 << dim) - 1));
                dealii::Point<dim> there;
                for (int d = 0; d < dim; ++d)
                  {
                    const double x =
                      cell->vertex(0)[d] +
                      unit[d] * (cell->vertex((1 << dim) - 1)[d] - cell->vertex(0)[d]);
                    there[d] = d == int(f / 2) ? 1. - f % 2 : (x - low[d]) / (high[d] - low[d]);
                  }
                found.largest = std::max(found.largest,
                                         std::abs(value_at<dim>(dofs, values, cell, unit) -
                                                  value_at<dim>(dofs, values, neighbour, there)));
              }
          }
    found.largest = dealii::Utilities::MPI::max(found.largest, all());
    found.n_seam = dealii::Utilities::MPI::sum(found.n_seam, all());
    found.n_hanging = dealii::Utilities::MPI::sum(found.n_hanging, all());
    return found;
  }

  template <int dim>
  bool all_ranks_agree(const dealii::DoFHandler<dim> &dofs,
                       const dealii::AffineConstraints<double> &constraints)
  {
    dealii::IndexSet active;
    dealii::DoFTools::extract_locally_active_dofs(dofs, active);
    return constraints.is_consistent_in_parallel(
      dealii::Utilities::MPI::all_gather(all(), dofs.locally_owned_dofs()),
      active,
      all());
  }

  template <int dim>
  void expect_continuity(const unsigned int n,
                         const std::vector<std::string> &axes,
                         const unsigned int degree,
                         const unsigned int passes)
  {
    SCOPED_TRACE(std::to_string(dim) + "D, degree " + std::to_string(degree) + ", " +
                 std::to_string(n) + " coarse cells, periodic along " + axes[0] + "...");
    Mesh<dim> mesh(all());
    make_coarse_mesh(unit_box(dim, n, axes), mesh);
    mesh.refine_global(n == 1 ? 1 : 0);
    refine_at_random<dim>(mesh, n, passes, 0.35);
    Space<dim> space(mesh, degree);
    space.reinit();
    EXPECT_NEAR(space.mass().l1_norm(), 1., 1e-12);
    EXPECT_TRUE(all_ranks_agree(space.dofs(), space.constraints()));

    const Vector values = arbitrary_function(space.dofs(), space.constraints());
    const Jumps found = jumps(space.dofs(), values);
    EXPECT_LT(found.largest, 1e-12);
    EXPECT_GT(found.n_seam, 4u);
    EXPECT_GT(found.n_hanging, 0u);

    // The matrix-free operator sees the same function, and nothing of a constant.
    Vector u, result;
    space.initialise(u);
    space.initialise(result);
    u.copy_locally_owned_data_from(values);
    const auto stiffness = Stiffness<dim, double>::create(space.matrix_free(), space.degree());
    stiffness->apply(result, u);
    const double energy = u * result;
    dealii::FEValues<dim> cell_values(space.fe(),
                                      dealii::QGaussLobatto<dim>(degree + 1),
                                      dealii::update_gradients | dealii::update_JxW_values);
    std::vector<dealii::Tensor<1, dim>> gradients(cell_values.n_quadrature_points);
    double expected = 0.;
    for (const auto &cell : space.dofs().active_cell_iterators())
      if (cell->is_locally_owned())
        {
          cell_values.reinit(cell);
          cell_values.get_function_gradients(values, gradients);
          for (unsigned int q = 0; q < gradients.size(); ++q)
            expected += gradients[q].norm_square() * cell_values.JxW(q);
        }
    expected = dealii::Utilities::MPI::sum(expected, all());
    EXPECT_NEAR(energy / expected, 1., 1e-12);
    const double scale = result.linfty_norm();
    u = 1.;
    space.distribute(u);
    stiffness->apply(result, u);
    EXPECT_LT(result.linfty_norm(), 1e-13 * scale);
  }

  TEST(Periodic, FunctionsAreContinuousAcrossTheSeam)
  {
    for (unsigned int degree = 1; degree <= 4; ++degree)
      {
        for (const unsigned int n : {1u, 2u, 3u})
          expect_continuity<2>(n, {"x", "y"}, degree, 4);
        expect_continuity<2>(2, {"y"}, degree, 4);
        for (const unsigned int n : {1u, 2u})
          expect_continuity<3>(n, {"x", "y", "z"}, degree, 2);
        expect_continuity<3>(2, {"x", "z"}, degree, 2);
      }
  }

  TEST(Periodic, WhereOneCellGoesAroundANodeMayHangBetweenANodeAndItsImage)
  {
    for (unsigned int degree = 1; degree <= 4; ++degree)
      {
        SCOPED_TRACE(degree);
        Geometry strip = unit_box(2, 1, {"x"});
        strip.box.size = {1., 2.};
        strip.box.coarse_cells = {"1", "2"};
        Mesh<2> mesh(all());
        make_coarse_mesh(strip, mesh);
        for (const auto &cell : mesh.active_cell_iterators())
          if (cell->is_locally_owned() && cell->center()[1] > 1.)
            cell->set_refine_flag();
        mesh.execute_coarsening_and_refinement();
        Space<2> space(mesh, degree);
        space.reinit();
        Vector u;
        space.initialise(u);
        u = 1.;
        space.distribute(u);
        for (unsigned int i = 0; i < u.locally_owned_size(); ++i)
          EXPECT_NEAR(u.local_element(i), 1., 1e-14);
        EXPECT_LT(
          jumps(space.dofs(), arbitrary_function(space.dofs(), space.constraints())).largest,
          1e-12);
      }
  }

  TEST(Periodic, AUniformTorusHasTheNodesOfOneCellForEach)
  {
    for (unsigned int degree = 1; degree <= 4; ++degree)
      for (const unsigned int n : {1u, 2u, 3u})
        {
          Mesh<3> mesh(all());
          make_coarse_mesh(unit_box(3, n, all_axes(3)), mesh);
          mesh.refine_global(1);
          Space<3> space(mesh, degree);
          space.reinit();
          unsigned long n_free =
            space.dofs().n_locally_owned_dofs() - space.constrained_nodes().size();
          n_free = dealii::Utilities::MPI::sum(n_free, all());
          EXPECT_EQ(n_free, std::lround(std::pow(2 * n * degree, 3)));
        }
  }

  /// Solves u - laplace u = f on the torus.
  template <int dim>
  class Reaction
  {
  public:
    explicit Reaction(const Space<dim> &space)
      : space_(space)
      , stiffness_(Stiffness<dim, double>::create(space.matrix_free(), space.degree()))
    {}
    void vmult(Vector &result, const Vector &source) const
    {
      stiffness_->apply(result, source);
      for (unsigned int i = 0; i < result.locally_owned_size(); ++i)
        result.local_element(i) += space_.mass().local_element(i) * source.local_element(i);
    }

  private:
    const Space<dim> &space_;
    std::unique_ptr<Stiffness<dim, double>> stiffness_;
  };

  /// A smooth periodic function, moved by `shift` along all axes.
  template <int dim>
  double wave(const dealii::Point<dim> &x, const double shift)
  {
    double value = 0.3;
    for (int d = 0; d < dim; ++d)
      value += (1. + 0.5 * d) * std::sin(2. * M_PI * (x[d] - shift) + 0.4 * d);
    return value * std::cos(2. * M_PI * (x[0] - x[dim - 1]));
  }

  /// Returns int f u and the number of free nodes.
  template <int dim>
  std::pair<double, unsigned long> response(const unsigned int degree, const unsigned int shift)
  {
    constexpr unsigned int n = 3;
    Mesh<dim> mesh(all());
    make_coarse_mesh(unit_box(dim, n, all_axes(dim)), mesh);
    refine_at_random<dim>(mesh, n, dim == 2 ? 3 : 2, dim == 2 ? 0.4 : 0.25, shift);
    Space<dim> space(mesh, degree);
    space.reinit();
    Vector f, u;
    space.initialise(f);
    space.initialise(u);
    const auto places = space.node_places();
    for (unsigned int i = 0; i < places.size(); ++i)
      f.local_element(i) = space.mass().local_element(i) * wave<dim>(places[i], double(shift) / n);
    dealii::SolverControl control(2000, 1e-12 * f.l2_norm());
    dealii::SolverCG<Vector> solver(control);
    solver.solve(Reaction<dim>(space), u, f, dealii::PreconditionIdentity());
    const unsigned long n_free =
      space.dofs().n_locally_owned_dofs() - space.constrained_nodes().size();
    return {f * u, dealii::Utilities::MPI::sum(n_free, all())};
  }

  template <int dim>
  void expect_no_seam()
  {
    for (unsigned int degree = 1; degree <= 4; ++degree)
      {
        SCOPED_TRACE(std::to_string(dim) + "D, degree " + std::to_string(degree));
        const auto [one, n_one] = response<dim>(degree, 0);
        const auto [other, n_other] = response<dim>(degree, 1);
        EXPECT_EQ(n_one, n_other);
        EXPECT_NEAR(other / one, 1., 1e-10);
      }
  }

  TEST(Periodic, NothingTellsWhereTheSeamIs)
  {
    expect_no_seam<2>();
    expect_no_seam<3>();
  }

  /// L2 error of u - laplace u = f for a known wave, a third of the cells refined.
  template <int dim>
  double error_on(const unsigned int degree, const unsigned int n)
  {
    Mesh<dim> mesh(all());
    make_coarse_mesh(unit_box(dim, n, all_axes(dim)), mesh);
    refine_at_random<dim>(mesh, n, 1, 1. / 3.);
    Space<dim> space(mesh, degree);
    space.reinit();
    Vector f, u;
    space.initialise(f);
    space.initialise(u);
    const auto exact = [](const dealii::Point<dim> &x) {
      return std::sin(2. * M_PI * x[0] + 0.7) * std::cos(2. * M_PI * x[dim - 1]);
    };
    const auto places = space.node_places();
    for (unsigned int i = 0; i < places.size(); ++i)
      f.local_element(i) =
        space.mass().local_element(i) * (1. + 8. * M_PI * M_PI) * exact(places[i]);
    dealii::SolverControl control(2000, 1e-12 * f.l2_norm());
    dealii::SolverCG<Vector> solver(control);
    solver.solve(Reaction<dim>(space), u, f, dealii::PreconditionIdentity());
    for (unsigned int i = 0; i < places.size(); ++i)
      f.local_element(i) =
        space.mass().local_element(i) * std::pow(u.local_element(i) - exact(places[i]), 2);
    return std::sqrt(f.mean_value() * f.size());
  }

  TEST(Periodic, WavesConverge)
  {
    for (unsigned int degree = 1; degree <= 4; ++degree)
      EXPECT_GT(std::log2(error_on<2>(degree, 8) / error_on<2>(degree, 16)), degree + 0.7)
        << degree;
    for (unsigned int degree = 1; degree <= 2; ++degree)
      EXPECT_GT(std::log2(error_on<3>(degree, 4) / error_on<3>(degree, 8)), degree + 0.6) << degree;
  }

  template <int dim>
  void expect_joined_copies()
  {
    Mesh<dim> mesh(all());
    make_coarse_mesh(unit_box(dim, 1, all_axes(dim)), mesh);
    mesh.refine_global(1);
    refine_at_random<dim>(mesh, 1, dim == 2 ? 4 : 2, 0.35);
    const auto copies = coarsened_meshes<dim>(mesh, 1);
    ASSERT_GT(copies.size(), 2u);
    EXPECT_EQ(copies.front()->n_global_active_cells(), 1u);
    for (const auto &copy : copies)
      for (const unsigned int degree : {1u, 3u})
        {
          dealii::DoFHandler<dim> dofs(*copy);
          dofs.distribute_dofs(dealii::FE_Q<dim>(degree));
          dealii::AffineConstraints<double> constraints;
          make_constraints(dofs, constraints);
          const Jumps found = jumps(dofs, arbitrary_function(dofs, constraints));
          EXPECT_LT(found.largest, 1e-12);
          EXPECT_GE(found.n_seam, 2u * dim); // a single cell is its own neighbour all around
        }
  }

  TEST(Periodic, CoarsenedCopiesOfAMeshAreJoinedToo)
  {
    expect_joined_copies<2>();
    expect_joined_copies<3>();
  }
} // namespace
