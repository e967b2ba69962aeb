// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/operators/field_equation.h"
#include "solver/operators/gradient_energy.h"
#include "solver/operators/node_range.h"
#include "solver/operators/tally.h"

#include <array>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace softlattice
{
  /// What the equations of a case consist of at a node.
  enum class Law
  {
    initial_value,
    energy,
    coefficient,
    directions,
    source
  };

  /// A change of fields in equilibrium that changes no energy, whatever the state: a body that nothing holds may move and
  /// turn as a whole. Their equations do not say by how much, and forces that add up to something along it have no
  /// equilibrium: there is none of the change in the mean over the body, and what forces add up to is taken out.
  struct NeutralChange
  {
    struct OfField
    {
      std::size_t field;
      std::function<double(const std::array<double, 3> &place)> amount; ///< in any common unit
    };
    std::vector<OfField> fields;
  };

  /// What does not change while a case runs.
  struct EquationsDescription
  {
    std::vector<FieldEquation> fields;
    std::vector<BoundaryCondition> boundary_conditions;
    /// By what the flux of each field through the boundary is multiplied where energies are scaled, as driving forces of
    /// fronts are, (9); empty: by 1.
    std::vector<double> flux_scales;
    std::vector<NeutralChange> neutral_changes; ///< independent of one another
    /// Fields whose gradients at nodes coefficients and sources read. Such a gradient is the mean over the
    /// cells of a node, weighted with their volumes. The energy does not read them.
    std::vector<std::size_t> gradients_read;
    /// Materials of cells (CellMaterial) of which the equations want to know the nodes.
    std::vector<unsigned int> wanted_materials;
    /// Fields that only the results have.
    std::vector<DerivedField> derived_fields;
    /// What is added up over a run. What nuclei do to other fields; null: nothing.
    std::vector<Tally> tallies;
    SeedEffect seed_effect;
  };

  /// The nodes of a mesh on this rank, at which laws are evaluated.
  struct LawNodes
  {
    std::vector<std::array<double, 3>> places; ///< [m]
    /// If any materials are wanted: for each node whether a cell of one of them has it, be it on its border.
    std::vector<bool> is_of_material = {};
    /// If any gradients are read: where they are whenever laws are evaluated, du_i/dx, du_i/dy and du_i/dz [1/m]
    /// of field i as rows 3 i to 3 i + 2. Null for fields that were not named and for z in 2D.
    std::vector<const double *> gradients = {};
    /// If any rates are read: where they are whenever sources are evaluated, as a row per field, null for those that
    /// nobody reads.
    std::vector<const double *> rates = {};
  };

  /// The equations of a case, evaluated at many nodes of a mesh at once. Elements are collocated, so
  /// nothing is ever wanted anywhere else. Fields come as arrays over the nodes; a null output is not
  /// wanted. Outputs must not overlap the fields.
  class Equations
  {
  public:
    virtual ~Equations() = default;

    virtual const EquationsDescription &description() const = 0;
    const std::vector<FieldEquation> &fields() const { return description().fields; }
    const std::vector<BoundaryCondition> &boundary_conditions() const
    {
      return description().boundary_conditions;
    }

    /// The nodes from now on.
    virtual void set_nodes(const LawNodes &nodes) = 0;
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

    /// L, M or eps of a field, where it is the same at all nodes; one where its kind has none.
    virtual double uniform_coefficient(std::size_t field) const = 0;
    /// The same for any coefficient, at the nodes; gradient[j] = d/du_j.
    virtual void coefficient(std::size_t field,
                             const double *const *u,
                             double *value,
                             double *const *gradient) const = 0;

    /// M_ij between two conserved fields (FieldEquation::moved_by), or C_ij (carried_by), with gradient[k] = d/du_k.
    virtual void cross_mobility(std::size_t /*field*/,
                                std::size_t /*other*/,
                                const double *const * /*u*/,
                                double * /*value*/,
                                double *const * /*gradient*/) const
    {}

    /// dmu/du_j of a conserved field by another one that is held constant (FieldEquation::held_constant), with
    /// gradient[k] = d/du_k.
    virtual void potential_by(std::size_t /*field*/,
                              std::size_t /*other*/,
                              const double *const * /*u*/,
                              double * /*value*/,
                              double *const * /*gradient*/) const
    {}

    /// S [unit of the field per second] of a field that has one; not where a field follows from the others at once.
    virtual void source(std::size_t field,
                        const double *const *u,
                        double *value,
                        double *const *gradient) const = 0;
    /// The derivative of that by the rate of another field (FieldEquation::rates_read).
    virtual void source_by_rate(std::size_t /*field*/,
                                std::size_t /*of*/,
                                const double *const * /*u*/,
                                double * /*value*/) const
    {}

    /// Where a law of a field was stated, for messages: an entry of the parameter file, or words.
    virtual std::string stated_in(const Law law, const std::size_t field) const
    {
      const std::string of_field = " of " + fields()[field].name;
      return law == Law::initial_value ? "initial state" + of_field
             : law == Law::coefficient ? "mobility" + of_field
             : law == Law::directions  ? "directions of the mobility" + of_field
             : law == Law::source      ? "source" + of_field
                                       : "free energy";
    }
    /// The same for what of the energy is no number, or has a derivative that is none, at a node.
    virtual std::string energy_stated_in(std::size_t /*node*/, const double *const * /*u*/) const
    {
      return stated_in(Law::energy, 0);
    }

    /// Values of the derived fields at all nodes at the state last prepared.
    virtual void derive(const double *const *, double *const *) const {}
  };
} // namespace softlattice
