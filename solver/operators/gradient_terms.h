// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/space.h"
#include "solver/operators/gradient_energy.h"
#include "solver/operators/law_fault.h"
#include "solver/time/state.h"

#include <memory>
#include <optional>
#include <vector>

namespace softlattice
{
  /// What a GradientEnergy does to the equations of a space: G = int g(u, grad u) dV, its derivative by the
  /// nodal values and the action of its second derivative, integrated with the nodes of the cells.
  template <int dim>
  class GradientTerms
  {
  public:
    /// Of one of the fields: how the second derivative compares with that of f + kappa/2 |grad u|^2.
    struct Size
    {
      double stiffness = 0.; ///< d^2 g / d(grad u)^2, as kappa
      double mixed = 0.;     ///< d^2 g / du d(grad u)
      double curvature = 0.; ///< d^2 g / du^2
    };

    virtual ~GradientTerms() = default;

    /// Fields that take part from now on, all of them at first: variations and second derivatives by others are neither found
    /// nor applied, and those that were found stay. The same on all ranks.
    virtual void set_active(const std::vector<std::size_t> &fields) = 0;

    /// To be called before the others at another state or time. Collective.
    virtual void prepare(const State & /*u*/) {}
    /// G [J, per metre of the missing dimension in 2D]. Collective.
    virtual double energy(const State &u) const = 0;
    /// dG/du_i at all nodes; zero at constrained ones and for fields that g does not know or that take no part. Collective.
    virtual void variation(const State &u, State &result) const = 0;
    /// Takes the second derivative at u, for what follows. Collective.
    virtual void linearise(const State &u) = 0;
    /// result = G'' direction, with zeros as above. Collective.
    virtual void apply(const State &direction, State &result) const = 0;
    /// The largest second derivative of a field, rows of moduli summed. Collective.
    virtual Size largest(std::size_t field) const = 0;
    /// d^2 g / d(grad u)^2 where it is large: the mean over the body of its square over that of itself.
    /// Collective.
    virtual double usual_stiffness(std::size_t field) const = 0;
    /// Whether g has a second derivative by field i or its gradient and field j or its gradient that is not zero
    /// everywhere.
    virtual bool couples(std::size_t i, std::size_t j) const = 0;
    /// d^2 g / d(grad u_i) d(grad u_j), its mean over directions and over the body. Collective.
    virtual double mean_coupling(std::size_t i, std::size_t j) const = 0;
    /// g or a derivative of it that is no number where the fields are; `t` [s]. Not collective, but for the ghosts
    /// of u.
    virtual std::optional<LawFault> fault(const State &u, double t) const = 0;

    /// The space and the energy must outlive it; to be made anew after the space has been rebuilt. Uniform numbers of the
    /// energy stay what they are: RelaxedGradientTerms finds them.
    static std::unique_ptr<GradientTerms> create(const Space<dim> &space, GradientEnergy &energy);
  };
} // namespace softlattice
