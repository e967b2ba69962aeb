// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/operators/equations.h"
#include "solver/parts/equations/part_term.h"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace softlattice
{
  /// What a part of a case adds to the equations: fields of its own, and terms in which any fields may stand, in
  /// SI units. CombinedEquations puts those of all parts together. References and pointers that are handed out
  /// stay valid as long as this does.
  class PartEquations
  {
  public:
    virtual ~PartEquations() = default;

    /// Its own fields; the numbers of fields below are among these.
    virtual std::vector<FieldEquation> fields() const { return {}; }
    virtual std::vector<BoundaryCondition> boundary_conditions() const { return {}; }

    /// Energy densities that it adds [J/m^3].
    virtual std::vector<const PartTerm *> energies() const { return {}; }
    /// An energy that it adds and that depends on gradients; null: none. Its fields are numbered as reads().
    virtual GradientEnergy *gradient_energy() { return nullptr; }
    /// Fields of reads() whose gradients at nodes its coefficients, factors and sources read, and where these are:
    /// see Equations.
    virtual std::vector<std::size_t> gradients_read() const { return {}; }
    virtual void set_gradients(const std::vector<const double *> & /*rows*/) {}
    /// Fields of reads(), by their number there, whose rates the source of a field reads, its derivative by one of
    /// them, and where the rates are: see Equations.
    virtual std::vector<std::size_t> rates_read(const std::string & /*field*/) const { return {}; }
    virtual void source_by_rate(const std::string & /*field*/,
                                std::size_t /*of*/,
                                const double *const * /*u*/,
                                double * /*value*/) const
    {}
    virtual void set_rates(const std::vector<const double *> & /*rows*/) {}
    /// L, M or eps of an own field; of all of them.
    virtual const PartTerm *coefficient(std::size_t /*field*/) const { return nullptr; }
    /// Mobilities between own fields, see Equations.
    virtual std::vector<std::size_t> moved_by(std::size_t /*field*/) const { return {}; }
    virtual void cross_mobility(std::size_t /*field*/,
                                std::size_t /*other*/,
                                const double *const * /*u*/,
                                double * /*value*/,
                                double *const * /*gradient*/) const
    {}
    virtual std::string cross_mobility_stated_in(std::size_t /*field*/, std::size_t /*other*/) const
    {
      return {};
    }
    /// By what it multiplies the mobility of a field of another part, not negative; null: by nothing.
    virtual const PartTerm *mobility_factor(const std::string & /*field*/) const { return nullptr; }
    /// What it adds to a field per time, its own or that of another part; null: nothing.
    virtual const PartTerm *source(const std::string & /*field*/) const { return nullptr; }
    /// Where the initial value of an own field was stated, for messages; empty: by its name.
    virtual std::string initial_value_stated_in(std::size_t /*field*/) const { return {}; }

    // As of Equations. States and derived fields are those of reads().
    virtual void set_nodes(const std::vector<std::array<double, 3>> & /*places*/) {}
    virtual void set_time(double /*t*/, bool /*before*/) {}
    /// One part of a case at most.
    virtual std::vector<unsigned int> wanted_materials() const { return {}; }
    virtual void set_nodes_of_materials(const std::vector<bool> &) {}
    virtual std::vector<std::string> reads() const { return {}; }
    virtual void prepare(const double *const *, const BodyIntegral &) {}
    virtual std::vector<DerivedField> derived_fields() const { return {}; }
    virtual void derive(const double *const *, double *const *) const {}
  };
} // namespace softlattice
