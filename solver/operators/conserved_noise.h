// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/space.h"
#include "solver/operators/noise_draw.h"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace softlattice
{
  /// Thermal noise of a conserved field (Cook, Acta Metall. 1970, 10.1016/0001-6160(70)90144-6):
  ///   du = div(M grad mu) dt + div J,   J a Gaussian flux without correlation in space and time.
  /// At each quadrature point of each cell a flux with variance 2 kT M dt/w per component is drawn, w
  /// the weight of the point [m^dim], and
  ///   b_i = int grad phi_i . J dV   by the same quadrature,
  /// so that cov(b) = 2 kT dt K(M) with the very matrix K(M) that makes the field relax: the discrete
  /// system has the discrete Gibbs distribution, on any mesh. The sum of b is zero to rounding.
  ///
  /// Where the mobility depends on the field it is that of the beginning of the step (Ito). The drift
  /// that such a mobility adds, of order kT dM/du, is not accounted for.
  template <int dim>
  class ConservedNoise
  {
  public:
    using Vector = typename Space<dim>::Vector;
    /// What a cell is called on every process and however the mesh is divided: its path in the tree.
    using CellKey = std::array<std::uint64_t, 2>;
    /// Fills in the standard normal numbers of a cell: component d at point q is number q dim + d.
    using Normals = std::function<void(const CellKey &cell, std::vector<double> &normals)>;

    virtual ~ConservedNoise() = default;

    /// b for a mobility at the nodes, whose ghost values are up to date; `strength` is 2 kT dt.
    virtual void fluxes(const Vector &mobility,
                        double strength,
                        const Normals &normals,
                        Vector &b) const = 0;

    /// The random numbers of a draw for the field of this index: a function of (seed, step, cell,
    /// field), the same on any number of processes.
    static Normals normals_of(const NoiseDraw &draw, std::size_t field);

    /// For the present mesh of a space, which must outlive it.
    static std::unique_ptr<ConservedNoise> create(const Space<dim> &space);
  };
} // namespace softlattice
