// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/nucleation/sites.h"

#include <string>
#include <utility>

namespace softlattice
{
  /// A rectangle [m] of nx x ny equal patches, uniform in area.
  class RectangleSites : public NucleationSites
  {
  public:
    RectangleSites(const double length,
                   const double width,
                   const unsigned nx,
                   const unsigned ny,
                   std::string kind = "surface")
      : length_(length)
      , width_(width)
      , nx_(nx)
      , ny_(ny)
      , kind_(std::move(kind))
    {}

    std::string kind() const override { return kind_; }
    unsigned n_patches() const override { return nx_ * ny_; }
    double measure(unsigned) const override { return length_ * width_ / n_patches(); }

    SitePoint point(const unsigned patch,
                    const double u,
                    const double v,
                    const double w) const override
    {
      return {patch,
              {u, v, w},
              {length_ * (patch % nx_ + u) / nx_, width_ * (patch / nx_ + v) / ny_, 0.},
              1.};
    }

    double area() const { return length_ * width_; }

  private:
    double length_, width_;
    unsigned nx_, ny_;
    std::string kind_;
  };
} // namespace softlattice
