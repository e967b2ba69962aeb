// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/free_energy/free_energy.h"
#include "solver/operators/equations.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// A law that a part of a case states at the nodes of the mesh: an energy density, a coefficient, a factor of a
  /// mobility or a source, with its derivatives by the fields that it reads, whichever part these are of.
  class PartTerm
  {
  public:
    virtual ~PartTerm() = default;

    /// The fields that it reads, in the order of its arrays and derivatives.
    virtual const std::vector<std::string> &reads() const = 0;
    /// Whether its value changes with them.
    virtual bool depends_on_fields() const { return !reads().empty(); }
    /// Whether it is the same at all nodes, and then its value now.
    virtual bool is_uniform() const { return false; }
    virtual double uniform_value() const { return 0.; }
    /// At nodes of this range, which is all of them unless it is an energy. Arrays are over all nodes; a null output
    /// is not wanted, neither is a single row that is null; all others are written. The Hessian is its upper triangle, row by row, and
    /// wanted of energies only.
    virtual void evaluate(NodeRange nodes,
                          const double *const *u,
                          double *value,
                          double *const *gradient,
                          double *const *hessian) const = 0;
    /// Of a source: those of the fields that it reads, by their numbers, whose change per time is in it, linearly; and its
    /// derivative by that of one of them, at all nodes.
    virtual std::vector<std::size_t> rates_read() const { return {}; }
    virtual void by_rate(std::size_t /*of*/, const double *const * /*u*/, double * /*value*/) const
    {}
    /// An entry of the parameter file, or words, for messages on a value that is no number at a node.
    virtual std::string stated_in(std::size_t node, const double *const *u) const = 0;
  };

  /// A number, such as a diffusivity.
  class UniformTerm final : public PartTerm
  {
  public:
    UniformTerm(const double value, std::string stated_in)
      : value_(value)
      , stated_in_(std::move(stated_in))
    {}

    void set(const double value) { value_ = value; }
    const std::vector<std::string> &reads() const override { return none_; }
    bool is_uniform() const override { return true; }
    double uniform_value() const override { return value_; }
    void evaluate(NodeRange nodes,
                  const double *const *u,
                  double *value,
                  double *const *gradient,
                  double *const *hessian) const override;
    std::string stated_in(std::size_t, const double *const *) const override { return stated_in_; }

  private:
    double value_;
    std::string stated_in_;
    std::vector<std::string> none_;
  };

  /// A law at a point, as FreeEnergyFrom makes them with exact derivatives, at the nodes, whatever it is a law of. The
  /// law and the state, which are the same at all nodes, must stay valid.
  class PointTerm final : public PartTerm
  {
  public:
    PointTerm(const FreeEnergy &law,
              const PointState &state,
              std::vector<std::string> reads,
              std::string stated_in)
      : law_(law)
      , state_(state)
      , reads_(std::move(reads))
      , stated_in_(std::move(stated_in))
    {}

    const std::vector<std::string> &reads() const override { return reads_; }
    void evaluate(NodeRange nodes,
                  const double *const *u,
                  double *value,
                  double *const *gradient,
                  double *const *hessian) const override;
    std::string stated_in(std::size_t, const double *const *) const override { return stated_in_; }

  private:
    const FreeEnergy &law_;
    const PointState &state_;
    std::vector<std::string> reads_;
    std::string stated_in_;
  };
} // namespace softlattice
