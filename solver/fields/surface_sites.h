// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/bulk_sites.h"
#include "meshes/sites.h"
#include "solver/discretisation/place.h"
#include "solver/nucleation/nucleus.h"
#include "solver/nucleation/sites.h"

namespace softlattice
{
  /// The exposed surface as the nucleation sampler wants it, with grain boundaries left out: they
  /// enter as a factor on the rate.
  template <int dim>
  class SurfaceSites final : public NucleationSites
  {
  public:
    explicit SurfaceSites(const ExposedSites<dim> &exposed)
      : exposed_(exposed)
    {}
    std::string kind() const override { return "surface"; }
    unsigned n_patches() const override { return exposed_.n_patches(); }
    double measure(const unsigned patch) const override { return exposed_.measure(patch); }
    SitePoint point(const unsigned patch,
                    const double u,
                    const double v,
                    const double) const override
    {
      const auto site = exposed_.point(patch, u, v);
      return {patch, {{u, v, 0.}}, in_three<dim>(site.position), site.density};
    }

  private:
    const ExposedSites<dim> &exposed_;
  };

  /// The bulk as the sampler wants it.
  template <int dim>
  class SitesInside final : public NucleationSites
  {
  public:
    explicit SitesInside(const BulkSites<dim> &bulk)
      : bulk_(bulk)
    {}
    std::string kind() const override { return bulk_site; }
    unsigned n_patches() const override { return bulk_.n_patches(); }
    double measure(const unsigned patch) const override { return bulk_.measure(patch); }
    SitePoint point(const unsigned patch,
                    const double u,
                    const double v,
                    const double w) const override
    {
      const auto site = bulk_.point(patch, {u, v, w});
      return {patch, {{u, v, w}}, in_three<dim>(site.position), site.density, true};
    }

  private:
    const BulkSites<dim> &bulk_;
  };
} // namespace softlattice
