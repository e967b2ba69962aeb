// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/elasticity/elastic_energy.h"

#include <array>
#include <cstddef>

namespace softlattice
{
  /// What a layer of both phases side by side gains over one in which both have the same strain, where their moduli differ:
  ///   g = - (1/2) h (1 - h) t.G^-1.t,   t = (s_LT - s_HT).n,   G = n.[(1 - h) C_LT + h C_HT].n,   n = grad eta            (304)
  /// with the stresses of both at the strain of the place. Added to f of (270) with A = 0 it is the least energy of a
  /// layer with the normal n, in equilibrium: stiffness and stress of an interface are then those of its phases along and across
  /// it. A front turns with the curvature of its own energy alone: derivatives by n, of the order of the width, are left out. What is added to G, some (0.01/width)^2, keeps g from depending on a direction where there is none.
  class InterfaceLaminate
  {
  public:
    /// `energy` must outlive this; `floor`: a gradient of eta below which there is no direction [1/m].
    InterfaceLaminate(const ElasticEnergy &energy, int dimension, double floor)
      : energy_(energy)
      , dimension_(static_cast<std::size_t>(dimension))
      , floor_(floor)
    {}

    /// Adds g and its derivatives at a given direction to those that ElasticEnergy::evaluate() has written, with the gradient of eta
    /// in the rows. Null rows are not wanted.
    void add(std::size_t n,
             const ElasticEnergy::Rows &rows,
             double *value,
             double *const *first,
             double *const *second) const;

    /// dg/dh at a place [J/m^3].
    double work_of_front(const ElasticEnergy::Place &place) const;
    /// dg/de there [Pa].
    Voigt stress(const ElasticEnergy::Place &place) const;
    double density(const ElasticEnergy::Place &place) const; ///< g [J/m^3]

  private:
    const ElasticEnergy &energy_;
    std::size_t dimension_;
    double floor_;
  };
} // namespace softlattice
