// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/operators/node_range.h"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace softlattice
{
  /// A part g(u, grad u) [J/m^3] of the free energy that depends on gradients otherwise than as
  /// kappa/2 |grad u|^2, such as an interface energy that depends on the direction of the interface.
  /// Gradients differ from cell to cell, so that it is evaluated inside cells, at their points of
  /// integration, and not at nodes.
  ///
  /// It has four arguments for each field: u, du/dx, du/dy and du/dz, field after field in the order of
  /// fields(). In 2D the rows of du/dz are null, which means 0, and derivatives by them are not wanted.
  ///
  /// It may depend on uniform numbers p as well, such as a mean strain, in which it is quadratic and convex: those for
  /// which int g dV - V force.p is least, whatever the fields are, (301).
  class GradientEnergy
  {
  public:
    static constexpr std::size_t arguments_per_field = 4;

    virtual ~GradientEnergy() = default;

    /// The fields that it depends on, numbers of Equations::fields(), in rising order.
    virtual const std::vector<std::size_t> &fields() const = 0;
    /// Whether it has to know where its points are.
    virtual bool reads_places() const = 0;
    /// If so, the points of integration from now on: their places [m].
    virtual void set_points(const std::vector<std::array<double, 3>> &places) = 0;
    /// g, dg/d(argument) and the upper triangle of second derivatives row by row at the points; null
    /// rows are not wanted. Rows begin with the first point of the range.
    virtual void evaluate(NodeRange points,
                          const double *const *arguments,
                          double *value,
                          double *const *gradient,
                          double *const *hessian) const = 0;
    /// Where it was stated, for messages.
    virtual std::string stated_in() const = 0;

    /// The force on each of the uniform numbers [J/m^3]; empty: there are none.
    virtual std::vector<double> uniform_forces() const { return {}; }
    /// Their values from now on.
    virtual void set_uniform(const std::vector<double> & /*numbers*/) {}
    /// dg/dp, the upper triangle of d^2g/dp^2 row by row and, for one number after the other, d^2g/dp d(argument), at the
    /// points. Null rows are not wanted, all others are written.
    virtual void evaluate_uniform(NodeRange /*points*/,
                                  const double *const * /*arguments*/,
                                  double *const * /*first*/,
                                  double *const * /*second*/,
                                  double *const * /*mixed*/) const
    {}
  };

  /// Number of a second derivative in the upper triangle of n by n, row by row; i <= j.
  constexpr std::size_t of_triangle(const std::size_t i, const std::size_t j, const std::size_t n)
  {
    return i * n - i * (i + 1) / 2 + j;
  }
  /// The same of i and j in any order.
  constexpr std::size_t of_pair(const std::size_t i, const std::size_t j, const std::size_t n)
  {
    return i < j ? of_triangle(i, j, n) : of_triangle(j, i, n);
  }
} // namespace softlattice
