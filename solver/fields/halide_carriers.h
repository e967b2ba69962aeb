// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/jet.h"
#include "models/mixed_halide/carrier_activity.h"
#include "models/mixed_halide/carrier_columns.h"
#include "models/mixed_halide/mixed_halide.h"
#include "solver/operators/equations.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

namespace softlattice
{
  /// The photocarriers at the nodes of a mesh, in equilibrium with each other within each column of
  /// CarrierColumns: found anew at every state.
  class HalideCarriers
  {
  public:
    /// The references must stay valid.
    HalideCarriers(const MixedHalide &halide, const CarrierColumns &columns);

    void set_nodes(const std::vector<std::array<double, 3>> &places);
    /// Equilibrium at a state, at time t [s] (`before`: just before a jump); `phase` is null if all is HT.
    /// Collective.
    void prepare(double t,
                 bool before,
                 double temperature,
                 const double *fraction,
                 const double *phase,
                 const BodyIntegral &body);

    // Of the state last prepared.
    bool any() const { return mean_density_ > 0.; }
    /// Average over the body [1/m^3].
    double mean_density() const { return mean_density_; }
    /// ln z of each column; not a number where it is not known.
    const std::vector<double> &log_activities() const { return log_activity_; }
    /// Where the next search for them starts, which shows in their last digits.
    void start_from(const std::vector<double> &log_activities) { log_activity_ = log_activities; }
    /// Number of the column of a node.
    std::size_t column(const std::size_t node) const
    {
      return columns_.empty() ? 0 : columns_[node];
    }
    /// n [1/m^3] in a column where a pair has the energy E_c [J].
    double density(std::size_t column, double pair_energy) const;
    /// n at a node, with the derivatives of E_c there.
    template <class Jet>
    Jet density_at(const std::size_t node, const Jet &pair_energy) const
    {
      return halide_.carriers().density_of(pair_energy, ratio_[node], thermal_energy_);
    }
    /// h of eta: the part of LT.
    template <class Number>
    static Number interpolation(const Number &eta)
    {
      return eta * eta * eta * (10. + eta * (6. * eta - 15.));
    }
    /// E_c [J] from x and eta, or from x alone.
    template <class Number>
    Number pair_energy(const Number &x, const Number &eta) const
    {
      return halide_.gap().carrier_energy(x, interpolation(eta));
    }
    template <class Number>
    Number pair_energy(const Number &x) const
    {
      return halide_.gap().carrier_energy(x);
    }

    /// Adds the energy density of carriers, times `scale`, with its derivatives at constant activity to
    /// arrays as of Equations::energy(), of one field or two.
    void add_energy(NodeRange nodes,
                    std::size_t n_fields,
                    double scale,
                    const double *const *u,
                    double *value,
                    double *const *gradient,
                    double *const *hessian) const;

  private:
    void find_densities(double t, bool before, const double *phase, const BodyIntegral &body);
    std::vector<double> integrals_over_columns(const BodyIntegral &body, const double *phase) const;
    template <std::size_t n>
    void add(NodeRange nodes,
             double scale,
             const double *const *u,
             double *value,
             double *const *gradient,
             double *const *hessian) const;
    std::size_t sorted(const std::size_t k) const { return order_.empty() ? k : order_[k]; }

    const MixedHalide &halide_;
    const CarrierColumns &division_;

    std::size_t n_nodes_ = 0;
    // Empty if there is one column only.
    std::vector<std::size_t> columns_; ///< of the nodes
    std::vector<std::size_t> order_;   ///< the nodes, column by column
    std::vector<std::size_t> first_;   ///< of each column therein, and the number of nodes
    std::vector<double> volumes_;      ///< of the columns, on all ranks; empty: not known yet

    double thermal_energy_ = 0.;       ///< kT [J]
    double mean_density_ = 0.;         ///< N over the body [1/m^3]
    std::vector<double> densities_;    ///< N of each column [1/m^3]
    std::vector<double> log_activity_; ///< ln z of each column; not a number if there is none
    std::vector<double> ratio_;        ///< z e^(-E_c/kT) at the nodes
    std::vector<double> boltzmann_;    ///< scratch of prepare()
    std::vector<double> weights_;      ///< the same
  };
} // namespace softlattice
