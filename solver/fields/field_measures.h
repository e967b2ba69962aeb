// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/nucleation/nucleus_counts.h"
#include "solver/output/integral_region.h"
#include "solver/time/problem.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace softlattice
{
  /// A field over the body.
  struct FieldRange
  {
    double mean;
    double lowest; ///< nodal values; not a number if one is not
    double highest;
    double variance; ///< mean of (u - mean)^2 over the body
  };

  /// Free energy [J, in 2D per metre of depth].
  struct FreeEnergyParts
  {
    double bulk = 0.;
    double gradient = 0.;
    double total() const { return bulk + gradient; }
  };

  /// Integrals over the body and extremes, of a state.
  struct Measured
  {
    FreeEnergyParts energy;
    std::vector<FieldRange> fields;
    /// Sum of the volumes of nuclei that are not in the fields yet, over that of the body; and of those that turn
    /// the phase back.
    double below_grid = 0.;
    double turning_back_below_grid = 0.;
    /// How many appeared until then.
    NucleusCounts nuclei;
    /// What has been added up since the beginning, by name, see Tally.
    std::map<std::string, double> tallied;

    /// The part of the body that is in a phase, which is a field between 0 and 1: with the nuclei below the grid,
    ///   X + (1 - X) (1 - exp(-b/(1 - X))),   X of the field, b = below_grid,
    /// as if they lay in what is left of the other phase at random. That is exact if they do. What they really
    /// cover is between the largest of them and b, and this differs from b by less than b^2/(2 (1 - X)). Nuclei that
    /// turn the phase back do the same to X.
    double transformed(const std::size_t phase) const
    {
      double fraction = fields[phase].mean;
      if (turning_back_below_grid > 0. && fraction > 0.)
        fraction *= std::exp(-turning_back_below_grid / fraction);
      const double left = 1. - fraction;
      return below_grid > 0. && left > 0. ? 1. - left * std::exp(-below_grid / left) : fraction;
    }
  };

  /// The nodes of this rank that follow from no others, of a region: an integral is the sum of
  /// weight times value over those of all ranks, to the precision of the Gauss-Lobatto rule of the space.
  struct IntegrationNodes
  {
    std::vector<unsigned int> node;           ///< local number
    std::vector<double> weight;               ///< [m^dim], [m^(dim - 1)]
    std::array<std::vector<double>, 3> place; ///< x, y and z [m]
  };

  /// What can be measured of the fields of a case: integrals and extremes, of their
  /// present state where no other is given. All functions are collective unless noted.
  class FieldMeasures
  {
  public:
    virtual ~FieldMeasures() = default;

    /// What the mesh cannot show of a field, see softlattice::unresolved_part() [unit of the field].
    virtual double unresolved_part(std::size_t field, bool fluctuates) const = 0;
    /// Of a potential that no boundary ties: its net charge with the fluxes that enter, relative to the
    /// sum of the moduli; 0 of other fields.
    virtual double charge_imbalance(std::size_t field, double t) const = 0;
    /// Whether nothing can change the integral of a field over the body.
    virtual bool is_closed(std::size_t field) const = 0;
    virtual std::vector<FieldRange> ranges() const = 0;
    /// If the surroundings jump at t, with those before the jump or after it.
    virtual FreeEnergyParts free_energy(double t, bool before, const State &state) const = 0;
    /// L2 norm of the difference between a field and a function of the place, by Gauss quadrature with
    /// two more points than the degree. [unit of the field m^(dim/2)]
    virtual double l2_error(
      std::size_t field,
      const std::function<double(const std::array<double, 3> &)> &exact) const = 0;
    /// Integrals over the body of `n` functions of the fields at a place, collocated: `integrand` is
    /// handed the number of the node on this rank, in the order of Equations::set_nodes(), and the
    /// values of the fields, and fills in those of the functions. [their units, m^dim]
    using Integrand = std::function<void(std::size_t node, const double *fields, double *values)>;
    virtual std::vector<double> integrals(std::size_t n, const Integrand &integrand) const = 0;
    virtual IntegrationNodes integration_nodes(const IntegralRegion &region) const = 0;
    /// Why there is no integral over a region; empty if there is one. Not collective.
    virtual std::string objection_to(const IntegralRegion &region) const = 0;
    /// What enters of a field through each of the boundaries at the time t, see CoupledSystem::fluxes().
    /// [unit of the field m^dim/s]
    virtual std::vector<double> fluxes(std::size_t field,
                                       const std::vector<std::string> &boundaries,
                                       double t) const = 0;
    /// Derivatives of a field by x, y and z at the nodes, see NodalGradients. [unit of the field / m]
    virtual void gradients(std::size_t field, State &result) const = 0;
    /// Sums over the nodes of the body at the time t: `add` is handed the fields, the derived fields of
    /// the equations and the volume of a node [m^dim] and adds what it wants to `n` sums.
    using Addition =
      std::function<void(const double *fields, const double *derived, double volume, double *sums)>;
    virtual std::vector<double> sums(double t, std::size_t n, const Addition &add) const = 0;
    /// Largest value of a function of the fields at a node.
    virtual double largest(
      const std::function<double(std::size_t node, const double *fields)> &function) const = 0;
    /// How fast fluctuations of a wave length [m] relax now [1/s].
    virtual double relaxation_rate(double t, double wave_length) const = 0;
  };
} // namespace softlattice
