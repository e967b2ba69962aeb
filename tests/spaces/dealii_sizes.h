// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <deal.II/base/index_set.h>
#include <deal.II/base/partitioner.h>
#include <deal.II/distributed/tria.h>
#include <deal.II/dofs/dof_handler.h>
#include <deal.II/fe/fe_q.h>
#include <deal.II/fe/fe_system.h>
#include <deal.II/fe/fe_values.h>
#include <deal.II/fe/mapping_q1.h>
#include <deal.II/lac/affine_constraints.h>
#include <deal.II/lac/dynamic_sparsity_pattern.h>
#include <deal.II/lac/full_matrix.h>
#include <deal.II/lac/la_parallel_block_vector.h>
#include <deal.II/lac/la_parallel_vector.h>
#include <deal.II/lac/read_write_vector.h>
#include <deal.II/lac/vector.h>

#include <vector>

namespace softlattice
{
  /// Bytes of the classes of deal.II that we make, in the order written here. Of each file its own, or the linker would
  /// keep one for both.
  template <int dim>
  static std::vector<std::size_t> dealii_sizes()
  {
    using namespace dealii;
    return {sizeof(parallel::distributed::Triangulation<dim>),
            sizeof(Triangulation<dim>),
            sizeof(DoFHandler<dim>),
            sizeof(FE_Q<dim>),
            sizeof(FESystem<dim>),
            sizeof(FEValues<dim>),
            sizeof(MappingQ1<dim>),
            sizeof(AffineConstraints<double>),
            sizeof(DynamicSparsityPattern),
            sizeof(FullMatrix<double>),
            sizeof(IndexSet),
            sizeof(Utilities::MPI::Partitioner),
            sizeof(Vector<double>),
            sizeof(LinearAlgebra::ReadWriteVector<double>),
            sizeof(LinearAlgebra::distributed::Vector<double>),
            sizeof(LinearAlgebra::distributed::Vector<float>),
            sizeof(LinearAlgebra::distributed::BlockVector<double>)};
  }

  /// The same as the library itself was compiled, with all that it was configured for.
  std::vector<std::size_t> sizes_in_the_library(int dim);
} // namespace softlattice
