// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fields/discrete_fields.h"

namespace softlattice
{
  template <int dim>
  class FieldStorageOf final : public FieldStorage
  {
  public:
    /// The fields must outlive this.
    explicit FieldStorageOf(DiscreteFields<dim> &fields)
      : fields_(fields)
    {}

    CellData pack(const std::vector<State> &others) const override;
    std::pair<std::size_t, std::size_t> restore_mesh(
      const std::vector<CellLevels> &meshes) override;
    std::size_t values_per_cell(std::size_t n_others) const override;
    std::vector<State> unpack(const std::vector<double> &values, std::size_t n_others) override;
    std::vector<State> put_back(const CellData &cells, std::size_t n_others) override;
    std::string write(const std::string &folder,
                      bool higher_order_cells,
                      double t,
                      unsigned int cycle) override;

    /// Builds the mesh anew, with the state on it, before all that depends on it is set up.
    void renew_mesh();

  private:
    using Vector = typename Space<dim>::Vector;

    std::vector<double> packed(const std::vector<State> &others) const;
    /// Sets up all that depends on a mesh which is another one now.
    void set_up_on_mesh();

    DiscreteFields<dim> &fields_;
  };
} // namespace softlattice
