// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <deal.II/dofs/dof_handler.h>
#include <deal.II/fe/mapping.h>
#include <deal.II/lac/affine_constraints.h>
#include <deal.II/lac/la_parallel_vector.h>

#include <string>
#include <vector>

namespace softlattice
{
  /// A nodal field of one component.
  template <int dim>
  struct OutputField
  {
    std::string name; ///< letters, digits and underscores
    std::string unit; ///< as `1/m^3`; stored with the array
    const dealii::DoFHandler<dim> *dof_handler;
    /// Owned entries are enough: the writer fetches the rest.
    const dealii::LinearAlgebra::distributed::Vector<double> *values;
    /// Sets the entries that are not unknowns (hanging nodes); null if the vector has them already.
    const dealii::AffineConstraints<double> *constraints = nullptr;
  };

  /// Writes fields on the mesh for ParaView: coordinates in metres (or 1), zlib compressed; time, number and units
  /// as vtu_metadata.h has them.
  template <int dim>
  class VtuWriter
  {
  public:
    /// Files go to the folder `pieces`, which exists. Higher-order cells are Lagrange cells of the
    /// degree of the elements; otherwise each cell is divided into linear ones.
    VtuWriter(std::string pieces, bool higher_order_cells);

    /// Writes one .vtu per rank and a .pvtu, or a single .vtu on one rank. Collective. `cycle`
    /// numbers the files. Returns the name of the file to open, relative to the parent of `pieces`.
    /// All ranks throw FileError if one could not write.
    std::string write(const dealii::Mapping<dim> &mapping,
                      const std::vector<OutputField<dim>> &fields,
                      double time,
                      unsigned int cycle) const;

  private:
    std::string pieces_;
    bool higher_order_cells_;
  };
} // namespace softlattice
