// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// A case with a known solution, solved on a mesh of the test's own.
#pragma once

#include "solver/discretisation/place.h"
#include "solver/fields/expression_equations.h"
#include "solver/system/coupled_system.h"
#include "solver/time/integrator.h"
#include "tests/equations/formulas.h"
#include "tests/support/own_equations.h"

#include <deal.II/base/quadrature_lib.h>
#include <deal.II/fe/fe_values.h>
#include <deal.II/grid/grid_generator.h>

#include <cmath>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace softlattice::tests
{
  template <int dim>
  using Mesh = typename Space<dim>::Mesh;

  /// The unit box of n cells along every axis, with the ids of `boundaries`.
  template <int dim>
  void make_box(Mesh<dim> &mesh, const unsigned int n, const double edge = 1.)
  {
    dealii::Point<dim> corner;
    for (int d = 0; d < dim; ++d)
      corner[d] = edge;
    dealii::GridGenerator::subdivided_hyper_rectangle(mesh,
                                                      std::vector<unsigned int>(dim, n),
                                                      dealii::Point<dim>(),
                                                      corner,
                                                      true);
  }

  /// Refines a third of the cells, drawn at random. One rank only.
  template <int dim>
  void refine_a_third(Mesh<dim> &mesh, const unsigned int seed)
  {
    std::mt19937 random(seed);
    for (const auto &cell : mesh.active_cell_iterators())
      if (random() % 3 == 0)
        cell->set_refine_flag();
    mesh.execute_coarsening_and_refinement();
  }

  /// Equations from the text of a parameter file, on a mesh that must outlive this.
  template <int dim>
  struct ExactProblem
  {
    using Vector = typename Space<dim>::Vector;

    ExactProblem(const std::string &text,
                 const Mesh<dim> &mesh,
                 const unsigned int degree,
                 const Tolerance &tolerance = {0., 2e-10, 0.})
      : own(text)
      , equations((complain(), own.model), tolerance)
      , space(mesh, degree)
      , system(space, equations, names_of_faces())
    {
      reinit();
    }

    static std::vector<std::vector<std::string>> names_of_faces()
    {
      std::vector<std::vector<std::string>> names;
      for (int id = 0; id < 2 * dim; ++id)
        names.push_back({boundaries[id]});
      return names;
    }

    void complain() const
    {
      if (own.diagnostics.n_errors() > 0)
        throw std::runtime_error(own.diagnostics.text());
    }

    void reinit()
    {
      space.reinit();
      system.reinit();
      system.initialise(u);
      system.initialise(trial);
    }

    /// u = value(field, place) at the nodes.
    template <typename Function>
    void set(const Function &value)
    {
      const auto places = space.node_places();
      for (unsigned int field = 0; field < u.n_blocks(); ++field)
        {
          for (unsigned int i = 0; i < places.size(); ++i)
            u.block(field).local_element(i) = value(field, in_three<dim>(places[i]));
          space.distribute(u.block(field));
        }
    }

    void set_exact(const double t)
    {
      set([&](const std::size_t field, const std::array<double, 3> &place) {
        return equations.exact_solution(field, place, t);
      });
    }

    /// From the exact solution at 0 to `end` in equal steps.
    void integrate(const std::string &method, const double end, const unsigned int n_steps)
    {
      set_exact(0.);
      system.make_consistent(0., u);
      const auto integrator = make_integrator(method);
      for (unsigned int step = 0; step < n_steps; ++step)
        {
          const Trial result =
            integrator->attempt(system, end * step / n_steps, end / n_steps, u, trial);
          if (!result.solved)
            throw std::runtime_error(result.failure);
          integrator->accept();
          u.swap(trial);
        }
    }

    /// L2 norm of the difference to the exact solution, by Gauss quadrature.
    double error(const std::size_t field, const double t)
    {
      return std::sqrt(
        integral([&](const auto &values, const auto &, const std::array<double, 3> &place) {
          const double difference = values[field] - equations.exact_solution(field, place, t);
          return difference * difference;
        }));
    }

    /// int g(values, gradients, place) dV of the fields between the nodes: an independent way through
    /// deal.II's FEValues with three Gauss points more than the degree.
    template <typename Function>
    double integral(const Function &g)
    {
      const unsigned int n_fields = u.n_blocks();
      std::vector<Vector> all;
      all.reserve(n_fields); // a vector that is copied loses its ghost values
      for (unsigned int field = 0; field < n_fields; ++field)
        all.push_back(space.with_relevant_nodes(u.block(field)));
      dealii::FEValues<dim> cell_values(space.mapping(),
                                        space.fe(),
                                        dealii::QGauss<dim>(space.degree() + 3),
                                        dealii::update_values | dealii::update_gradients |
                                          dealii::update_quadrature_points |
                                          dealii::update_JxW_values);
      const unsigned int n_points = cell_values.n_quadrature_points;
      std::vector<std::vector<double>> values(n_fields, std::vector<double>(n_points));
      std::vector<std::vector<dealii::Tensor<1, dim>>> gradients(
        n_fields,
        std::vector<dealii::Tensor<1, dim>>(n_points));
      std::vector<double> value(n_fields);
      std::vector<dealii::Tensor<1, dim>> gradient(n_fields);
      double sum = 0.;
      for (const auto &cell : space.dofs().active_cell_iterators())
        if (cell->is_locally_owned())
          {
            cell_values.reinit(cell);
            for (unsigned int field = 0; field < n_fields; ++field)
              {
                cell_values.get_function_values(all[field], values[field]);
                cell_values.get_function_gradients(all[field], gradients[field]);
              }
            for (unsigned int q = 0; q < n_points; ++q)
              {
                for (unsigned int field = 0; field < n_fields; ++field)
                  {
                    value[field] = values[field][q];
                    gradient[field] = gradients[field][q];
                  }
                sum += cell_values.JxW(q) *
                       g(value, gradient, in_three<dim>(cell_values.quadrature_point(q)));
              }
          }
      return dealii::Utilities::MPI::sum(sum, space.mesh().get_communicator());
    }

    OwnEquations own;
    ExpressionEquations equations;
    Space<dim> space;
    CoupledSystem<dim> system;
    State u, trial;
  };
} // namespace softlattice::tests
