// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/operators/gradient_energy.h"
#include "solver/operators/node_range.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace softlattice
{
  /// How a field evolves. With F = int f(u) + sum_i kappa_i/2 |grad u_i|^2 and the potential
  /// mu_i = df/du_i - kappa_i laplace u_i:
  ///   non_conserved   du/dt = - L mu + S                       (Allen-Cahn)
  ///   conserved       du/dt = div (M grad mu) + S              (Cahn-Hilliard; diffusion if kappa = 0), where the
  ///                   potentials of other conserved fields may be in the sum, see Equations::moved_by()
  ///   electrostatic   - div (eps grad u) = df/du               (Poisson; f contains charge times u)
  ///   equilibrium     mu = 0                                   (where F does not change with u)
  enum class FieldKind
  {
    non_conserved,
    conserved,
    electrostatic,
    equilibrium
  };

  /// Whether only sources and boundaries change the integral of the field.
  constexpr bool is_conserved(const FieldKind kind)
  {
    return kind == FieldKind::conserved;
  }
  /// Whether the field has no rate but follows from the others at once.
  constexpr bool follows_at_once(const FieldKind kind)
  {
    return kind == FieldKind::electrostatic || kind == FieldKind::equilibrium;
  }

  /// How the error of a step is measured, for one field: its root mean square over the body against
  ///   relative * size + absolute,
  /// where size is rms(u - mean u), what the field is doing; or, for a field whose fronts are given a
  /// length, length * rms(grad u). For a front the latter is the error in the interface relative to
  /// the interface, whatever the size of the body around it; rms(u - mean u) would tolerate more the
  /// larger the body is.
  struct Tolerance
  {
    double relative = 1e-3;
    double absolute = 1e-6;   ///< in the unit of the field
    double front_length = 0.; ///< over which the field changes by one [m]; 0: no fronts
  };

  /// What is taken out of the motion of curved fronts of a non-conserved field eta between 0 and 1: of the energy
  /// of its interface the part whose curvature shall not act. With K the curvature at the node df/d eta gets
  /// -6 energy lambda K |grad eta|, the opposite of what kappa laplace eta has of curvature, with |grad eta| as
  /// it is in a flat front at this eta, (120) to (122). K is that of the state from which a step begins
  /// (Problem::begin_step); the energy of the field is not changed, so that it may rise.
  struct CancelledCurvature
  {
    double energy = 0.;         ///< [J/m^2], 0: nothing is taken out
    double profile_length = 0.; ///< lambda of the profile [m]
  };

  struct FieldEquation
  {
    std::string name;
    std::string unit = "1";
    FieldKind kind = FieldKind::non_conserved;
    double gradient_coefficient = 0.; ///< kappa [J/m per unit of the field squared]
    Tolerance tolerance;
    CancelledCurvature cancelled;
    // The open interval in which the laws exist: the solver keeps its iterates inside.
    double lowest = -std::numeric_limits<double>::infinity();
    double highest = std::numeric_limits<double>::infinity();

    bool is_bounded() const { return std::isfinite(lowest) || std::isfinite(highest); }
    bool admits(const double value) const { return value > lowest && value < highest; }
    /// How much may be taken from a value or added to it: its distance from the end of the range, the product
    /// of both where there are two, 1 where there is none.
    double room(const double value) const
    {
      return (std::isfinite(lowest) ? value - lowest : 1.) *
             (std::isfinite(highest) ? highest - value : 1.);
    }
  };

  /// What happens to a field on a boundary; no flux where nothing is said. The flux is what enters:
  /// kappa du/dn of a non-conserved field, M dmu/dn of a conserved one, eps du/dn of a potential.
  struct BoundaryCondition
  {
    enum class Kind
    {
      value,   ///< u = value; a conserved field then has mu = df/du there: a reservoir
      flux,    ///< flux = value
      exchange ///< flux = coefficient * (value - u)
    };
    using Function = std::function<double(const std::array<double, 3> &place, double t)>;

    std::size_t field = 0;
    std::string boundary;
    Kind kind = Kind::value;
    Function value;
    Function coefficient;  ///< of exchange, not negative
    std::string stated_in; ///< see Equations::stated_in(); empty: nowhere in particular
  };

  /// What follows from the fields at each node and is worth looking at beside them.
  struct DerivedField
  {
    std::string name; ///< letters, digits and underscores
    std::string unit;
    std::string meaning;
  };

  /// What the equations of a case consist of at a node.
  enum class Law
  {
    initial_value,
    energy,
    coefficient,
    source
  };

  /// Integrals over the body for equations that look at all of it: sum of volume times value over the
  /// nodes of this rank, then over all ranks. What hangs on other nodes has no volume.
  struct BodyIntegral
  {
    const double *volumes; ///< [m^2] or [m^3], per node
    std::size_t n_nodes;
    std::function<void(std::vector<double> &)> sum_over_ranks;
  };

  /// The equations of a case, evaluated at many nodes of a mesh at once. Elements are collocated, so
  /// nothing is ever wanted anywhere else. Fields come as arrays over the nodes; a null output is not
  /// wanted. Outputs must not overlap the fields.
  class Equations
  {
  public:
    virtual ~Equations() = default;

    virtual const std::vector<FieldEquation> &fields() const = 0;
    virtual const std::vector<BoundaryCondition> &boundary_conditions() const = 0;

    /// The nodes from now on: their places [m].
    virtual void set_nodes(const std::vector<std::array<double, 3>> &places) = 0;
    /// Materials of cells (CellMaterial) of which the equations want to know the nodes.
    virtual std::vector<unsigned int> wanted_materials() const { return {}; }
    /// After set_nodes(), if any are wanted: for each node whether a cell of one of them has it, be it on
    /// its border.
    virtual void set_nodes_of_materials(const std::vector<bool> &) {}
    /// The time from now on [s]; if the surroundings jump there, whether before the jump.
    virtual void set_time(double t, bool before) = 0;

    /// Called on all ranks whenever the laws are about to be evaluated at another state or time: the
    /// place for what belongs to the whole body and not to a node.
    virtual void prepare(const double *const *, const BodyIntegral &) {}

    /// f [J/m^3] with gradient[i] = df/du_i and the upper triangle of second derivatives row by row,
    /// single ones of which may be null. The arrays are those of all nodes; what is outside the range
    /// is neither read nor written.
    virtual void energy(NodeRange nodes,
                        const double *const *u,
                        double *value,
                        double *const *gradient,
                        double *const *hessian) const = 0;

    /// What else of the energy depends on gradients; null if there is nothing.
    virtual GradientEnergy *gradient_energy() { return nullptr; }

    /// Fields whose gradients at nodes coefficients and sources read. Such a gradient is the mean over the
    /// cells of a node, weighted with their volumes. The energy does not read them.
    virtual std::vector<std::size_t> gradients_read() const { return {}; }
    /// After set_nodes(), if any are read: where they are from now on whenever laws are evaluated, du_i/dx,
    /// du_i/dy and du_i/dz [1/m] of field i as rows 3 i to 3 i + 2. Null for fields that were not named and
    /// for z in 2D.
    virtual void set_gradients(const std::vector<const double *> & /*rows*/) {}

    /// Fields whose change per time the source of a field reads, in which it is linear; and where they are whenever it
    /// is evaluated, in rows of all fields, null for those that nobody reads.
    virtual std::vector<std::size_t> rates_read(std::size_t /*field*/) const { return {}; }
    virtual void set_rates(const std::vector<const double *> & /*rows*/) {}
    /// The derivative of the source of a field by the rate of another one that it reads.
    virtual void source_by_rate(std::size_t /*field*/,
                                std::size_t /*of*/,
                                const double *const * /*u*/,
                                double * /*value*/) const
    {}

    /// L, M or eps of a field, where it is the same at all nodes; one where its kind has none.
    virtual bool coefficient_is_uniform(std::size_t field) const = 0;
    virtual double uniform_coefficient(std::size_t field) const = 0;
    /// The same for any coefficient, at the nodes; gradient[j] = d/du_j.
    virtual void coefficient(std::size_t field,
                             const double *const *u,
                             double *value,
                             double *const *gradient) const = 0;
    /// Whether the coefficient depends on the fields at all.
    virtual bool coefficient_depends_on_fields(std::size_t field) const = 0;

    /// Other conserved fields whose potentials move a conserved field as well, du_i/dt = div sum_j M_ij grad mu_j with
    /// M_ij = M_ji of units as M_ii; and M_ij at the nodes, with gradient[k] = d/du_k.
    virtual std::vector<std::size_t> moved_by(std::size_t /*field*/) const { return {}; }
    virtual void cross_mobility(std::size_t /*field*/,
                                std::size_t /*other*/,
                                const double *const * /*u*/,
                                double * /*value*/,
                                double *const * /*gradient*/) const
    {}
    virtual std::string cross_mobility_stated_in(const std::size_t field, std::size_t) const
    {
      return stated_in(Law::coefficient, field);
    }

    /// S [unit of the field per second]; not where a field follows from the others at once.
    virtual bool has_source(std::size_t field) const = 0;
    virtual void source(std::size_t field,
                        const double *const *u,
                        double *value,
                        double *const *gradient) const = 0;

    /// Where a law of a field was stated, for messages: an entry of the parameter file, or words.
    virtual std::string stated_in(const Law law, const std::size_t field) const
    {
      const std::string of_field = " of " + fields()[field].name;
      return law == Law::initial_value ? "initial state" + of_field
             : law == Law::coefficient ? "mobility" + of_field
             : law == Law::source      ? "source" + of_field
                                       : "free energy";
    }
    /// The same for what of the energy is no number, or has a derivative that is none, at a node.
    virtual std::string energy_stated_in(std::size_t /*node*/, const double *const * /*u*/) const
    {
      return stated_in(Law::energy, 0);
    }

    /// Fields that only the results have, and their values at all nodes at the state last prepared.
    virtual std::vector<DerivedField> derived_fields() const { return {}; }
    virtual void derive(const double *const *, double *const *) const {}
  };
} // namespace softlattice
