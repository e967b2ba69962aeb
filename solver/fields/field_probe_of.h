// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/bulk_sites.h"
#include "meshes/sites.h"
#include "solver/fields/discrete_fields.h"
#include "solver/fields/surface_sites.h"

namespace softlattice
{
  template <int dim>
  class FieldProbeOf final : public FieldProbe
  {
  public:
    /// The fields must outlive this.
    explicit FieldProbeOf(DiscreteFields<dim> &fields);

    bool contains(const std::array<double, 3> &place) const override;
    const NucleationSites &sites() const override { return sites_; }
    const NucleationSites &bulk_sites() const override { return sites_inside_; }
    double exposed_area() const { return exposed_.area(); } ///< [m^2]
    std::vector<double> values_at(const State &state,
                                  std::size_t field,
                                  const std::vector<SitePoint> &points) const override;
    std::vector<double> values_at(const State &state,
                                  std::size_t field,
                                  const std::vector<std::array<double, 3>> &places) const override;
    std::optional<std::size_t> number_of_derived(const std::string &name) const override;
    void derive(double t, const State &state, State &derived) const override;
    std::pair<double, double> extremes(const State &state, std::size_t field) const override;

  private:
    DiscreteFields<dim> &fields_; ///< that they derive from is no change
    ExposedSites<dim> exposed_;
    BulkSites<dim> bulk_;
    SurfaceSites<dim> sites_;
    SitesInside<dim> sites_inside_;
  };
} // namespace softlattice
