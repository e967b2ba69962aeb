// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/nucleation/sites.h"
#include "solver/time/problem.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// The body of a case, and its fields at places of it.
  class FieldProbe
  {
  public:
    virtual ~FieldProbe() = default;

    /// Whether a place [m] lies in the body. Not collective.
    virtual bool contains(const std::array<double, 3> &place) const = 0;
    /// Where nuclei may form on the surface. Not collective.
    virtual const NucleationSites &sites() const = 0;
    /// And inside.
    virtual const NucleationSites &bulk_sites() const = 0;
    /// A field of a state at points of the sites, or at places in the body [m].
    virtual std::vector<double> values_at(const State &state,
                                          std::size_t field,
                                          const std::vector<SitePoint> &points) const = 0;
    virtual std::vector<double> values_at(
      const State &state,
      std::size_t field,
      const std::vector<std::array<double, 3>> &places) const = 0;
    /// The number of the derived field of this name; none: there is no such field. Not collective.
    virtual std::optional<std::size_t> number_of_derived(const std::string &name) const = 0;
    /// The derived fields of a state at the time t [s], as a state of theirs.
    virtual void derive(double t, const State &state, State &derived) const = 0;
    /// Lowest and highest value of a field of a state at the nodes; not a number if one is not.
    virtual std::pair<double, double> extremes(const State &state, std::size_t field) const = 0;
  };
} // namespace softlattice
