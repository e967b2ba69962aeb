// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <array>
#include <string>

namespace softlattice
{
  /// A point where a nucleus may form.
  struct SitePoint
  {
    unsigned patch = 0;
    /// Coordinates u, v, w on the patch, each in [0, 1]; the last are without use on faces and edges.
    std::array<double, 3> reference{};
    std::array<double, 3> place{}; ///< [m]; z = 0 in two dimensions
    double density = 1.;    ///< in (0, 1]: area element here over the largest one on the patch
    bool is_inside = false; ///< in the bulk: the patch is one of the bulk sites, a volume
  };

  /// All places of one kind where nuclei may form, cut into patches that the geometry alone fixes:
  /// faces (or cells) of the coarse mesh, never refined ones. Their numbering, and with it every
  /// random number, must be the same on every process and for every refinement.
  class NucleationSites
  {
  public:
    virtual ~NucleationSites() = default;

    /// "surface", "grain boundary", "edge" or "bulk"; part of the key of the random numbers.
    virtual std::string kind() const = 0;
    virtual unsigned n_patches() const = 0;
    /// Upper bound of the area of a patch [m^2]: its largest area element times the measure of the
    /// unit reference patch, times the depth in a section. Points come in uniform reference
    /// coordinates; `density` thins them to be uniform in area. ([m^3] for bulk sites, whose rates
    /// are per volume.)
    virtual double measure(unsigned patch) const = 0;
    /// The point for u, v, w, each in [0, 1); a patch of fewer dimensions ignores the later ones.
    virtual SitePoint point(unsigned patch, double u, double v, double w) const = 0;
  };
} // namespace softlattice
