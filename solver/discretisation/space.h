// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/wide.h"

#include <deal.II/base/quadrature_lib.h>
#include <deal.II/distributed/tria.h>
#include <deal.II/dofs/dof_handler.h>
#include <deal.II/fe/fe_q.h>
#include <deal.II/fe/mapping_q.h>
#include <deal.II/lac/affine_constraints.h>
#include <deal.II/lac/la_parallel_vector.h>
#include <deal.II/matrix_free/matrix_free.h>

#include <memory>
#include <vector>

namespace softlattice
{
  /// The finite element space on the present mesh: FE_Q of degree 1-4, collocated with its
  /// Gauss-Lobatto quadrature, so that the points of integration are the nodes and the mass matrix is
  /// diagonal (its row sums through the hanging-node constraints). One scalar space serves every
  /// field. Rebuilt by `reinit` after each change of the mesh.
  template <int dim>
  class Space
  {
  public:
    using Vector = dealii::LinearAlgebra::distributed::Vector<double>;
    using MatrixFree = dealii::MatrixFree<dim, double, WideDouble>;
    using Mesh = dealii::parallel::distributed::Triangulation<dim>;

    Space(const Mesh &mesh, unsigned int degree);

    /// Distributes the unknowns on the present mesh. Collective.
    void reinit();

    unsigned int degree() const { return fe_.degree; }
    const Mesh &mesh() const { return mesh_; }
    const dealii::FE_Q<dim> &fe() const { return fe_; }
    const dealii::DoFHandler<dim> &dofs() const { return dofs_; }
    const dealii::AffineConstraints<double> &constraints() const { return constraints_; }
    const dealii::Mapping<dim> &mapping() const { return mapping_; }
    const MatrixFree &matrix_free() const { return *matrix_free_; }
    /// Unknowns on all ranks, hanging nodes included.
    dealii::types::global_dof_index n_unknowns() const { return dofs_.n_dofs(); }

    /// Diagonal of the mass matrix [m^dim]; zero at constrained nodes.
    const Vector &mass() const { return mass_; }
    /// Reciprocal of the mass; zero at constrained nodes.
    const Vector &inverse_mass() const { return inverse_mass_; }
    /// Of the body [m^dim].
    double volume() const { return volume_; }
    /// Length of the shortest edge of a cell [m].
    double smallest_edge() const { return smallest_edge_; }
    /// Places of the locally owned nodes [m], in the order of the local vector elements.
    std::vector<dealii::Point<dim>> node_places() const;
    /// In the same order, whether a cell with one of these material ids has the node, be it on its border.
    std::vector<bool> nodes_of_materials(const std::vector<unsigned int> &ids) const;
    /// Local indices of the locally owned nodes that are constrained: hanging nodes
    /// and images of nodes on periodic boundaries.
    const std::vector<unsigned int> &constrained_nodes() const { return constrained_nodes_; }

    void initialise(Vector &vector) const { matrix_free_->initialize_dof_vector(vector); }
    /// Sets the constrained nodes from the others. Collective.
    void distribute(Vector &vector) const;
    /// A copy that holds all nodes of owned and ghost cells, constrained ones included. Collective.
    Vector with_relevant_nodes(const Vector &vector) const;

  private:
    void compute_mass();

    const Mesh &mesh_;
    dealii::FE_Q<dim> fe_;
    dealii::MappingQ<dim> mapping_;
    dealii::DoFHandler<dim> dofs_;
    dealii::AffineConstraints<double> constraints_;
    std::unique_ptr<MatrixFree> matrix_free_;
    Vector mass_;
    Vector inverse_mass_;
    double volume_ = 0.;
    double smallest_edge_ = 0.;
    std::vector<unsigned int> constrained_nodes_;
  };
} // namespace softlattice
