// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/space.h"
#include "solver/operators/degree_transfer.h"
#include "solver/operators/stiffness.h"

#include <deal.II/multigrid/mg_transfer_global_coarsening.h>

#include <memory>
#include <vector>

namespace softlattice
{
  /// What multigrid needs of one mesh, whatever the coefficients are: the space itself on top, linear
  /// elements on the same mesh below it, then linear elements on meshes that are coarsened globally
  /// until only the coarse mesh is left. All in float: it serves preconditioners. The hierarchy, and
  /// with it the result, does not depend on the number of ranks.
  template <int dim>
  class MultigridHierarchy
  {
  public:
    using Vector = dealii::LinearAlgebra::distributed::Vector<float>;
    using MatrixFree = dealii::MatrixFree<dim, float, Wide<float>>;

    struct Level
    {
      std::shared_ptr<MatrixFree> matrix_free;
      unsigned int dof_index = 0;
      const dealii::DoFHandler<dim> *dofs = nullptr;
      const dealii::AffineConstraints<double> *constraints = nullptr;
      std::unique_ptr<Stiffness<dim, float>> stiffness;
      Vector mass;               ///< zero at constrained nodes
      Vector stiffness_diagonal; ///< one at constrained nodes
      float jacobi_radius = 0.f; ///< largest eigenvalue of diag(K)^-1 K, bound from above

      void initialise(Vector &vector) const
      {
        matrix_free->initialize_dof_vector(vector, dof_index);
      }
    };

    /// Collective. The space must outlive this.
    explicit MultigridHierarchy(const Space<dim> &space);

    /// Levels; the last is the space itself.
    unsigned int n_levels() const { return levels_.size(); }
    const Level &level(const unsigned int l) const { return levels_[l]; }
    /// coarse (level l - 1) = P^T fine (level l). `fine` may be destroyed.
    void restrict(unsigned int l, Vector &coarse, Vector &fine) const;
    /// fine (level l) += P coarse (level l - 1). `work` is of level l.
    void prolongate_and_add(unsigned int l, Vector &fine, const Vector &coarse, Vector &work) const;

    MPI_Comm communicator() const { return communicator_; }

  private:
    using Mesh = dealii::Triangulation<dim>;

    void build_space_levels(const Space<dim> &space);
    void build_coarse_level(const Mesh &mesh, const dealii::Mapping<dim> &mapping);
    void complete(Level &level, unsigned int degree, unsigned int quadrature_index);
    void build_transfers();

    MPI_Comm communicator_;
    dealii::FE_Q<dim> linear_;
    std::vector<std::shared_ptr<const Mesh>> meshes_;
    std::vector<std::unique_ptr<dealii::DoFHandler<dim>>> dofs_;
    std::vector<std::unique_ptr<dealii::AffineConstraints<double>>> constraints_;
    std::vector<Level> levels_;
    Vector inverse_mass_; ///< of the space
    std::unique_ptr<DegreeTransfer<dim>> degree_transfer_;
    /// From level l - 1 to l, for levels of linear elements.
    std::vector<std::unique_ptr<dealii::MGTwoLevelTransfer<dim, Vector>>> mesh_transfers_;
  };
} // namespace softlattice
