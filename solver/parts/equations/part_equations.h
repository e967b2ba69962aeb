// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/operators/equations.h"
#include "solver/parts/equations/part_term.h"

#include <cstddef>
#include <string>
#include <vector>

namespace softlattice
{
  /// Of the equations of a part. The numbers of the fields of boundary conditions and neutral changes are among its own,
  /// those of gradients_read among `reads`. One part of a case at most wants to know materials.
  struct PartDescription : EquationsDescription
  {
    std::vector<std::string> reads; ///< the fields of which the part is handed states and gradients
  };

  /// A conserved field of another part that the flux of an own one takes along, FieldEquation::carried_by.
  struct CarriedField
  {
    std::string name;
    std::size_t by; ///< number of the own field
    const PartTerm *
      amount; ///< of the flux that is taken along, per flux of the own field; negative: the other way
  };

  /// What a part of a case adds to the equations: fields of its own, and terms in which any fields may stand, in
  /// SI units. CombinedEquations puts those of all parts together. References and pointers that are handed out
  /// stay valid as long as this does.
  class PartEquations
  {
  public:
    virtual ~PartEquations() = default;

    virtual const PartDescription &description() const = 0;
    /// Its own fields; the numbers of fields below are among these.
    const std::vector<FieldEquation> &fields() const { return description().fields; }

    /// Energy densities that it adds [J/m^3].
    virtual std::vector<const PartTerm *> energies() const { return {}; }
    /// An energy that it adds and that depends on gradients; null: none. Its fields are numbered as description().reads.
    virtual GradientEnergy *gradient_energy() { return nullptr; }
    /// L, M or eps of an own field; of all of them.
    virtual const PartTerm *coefficient(std::size_t /*field*/) const { return nullptr; }
    /// Mobilities between own fields, see Equations.
    virtual void cross_mobility(std::size_t /*field*/,
                                std::size_t /*other*/,
                                const double *const * /*u*/,
                                double * /*value*/,
                                double *const * /*gradient*/) const
    {}
    /// Fields of other parts that go along with own ones.
    virtual std::vector<CarriedField> carried() const { return {}; }
    /// dmu/du_j of an own conserved field by one that it reads and holds constant, see Equations; `other` is numbered as
    /// description().reads.
    virtual void potential_by(std::size_t /*field*/,
                              std::size_t /*other*/,
                              const double *const * /*u*/,
                              double * /*value*/,
                              double *const * /*gradient*/) const
    {}
    /// By what it multiplies the mobility of a field of another part, not negative; null: by nothing.
    virtual const PartTerm *mobility_factor(const std::string & /*field*/) const { return nullptr; }
    /// What it adds to a field per time, its own or that of another part; null: nothing.
    virtual const PartTerm *source(const std::string & /*field*/) const { return nullptr; }
    /// Where the initial value or the directions of an own field were stated, for messages; empty: by its name.
    virtual std::string stated_in(Law /*law*/, std::size_t /*field*/) const { return {}; }

    // As of Equations. States are those of description().reads.
    virtual void set_nodes(const LawNodes & /*nodes*/) {}
    virtual void set_time(double /*t*/, bool /*before*/) {}
    virtual void prepare(const double *const *, const BodyIntegral &) {}
    virtual void derive(const double *const *, double *const *) const {}
  };
} // namespace softlattice
