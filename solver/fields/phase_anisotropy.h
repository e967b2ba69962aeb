// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/geometry.h"
#include "models/free_energy/calibration.h"
#include "models/interface_anisotropy/interface_anisotropy.h"
#include "solver/operators/gradient_energy.h"

#include <memory>
#include <vector>

namespace softlattice
{
  /// An interface of the HT-LT transformation whose energy and mobility depend on its direction in the lattice
  /// of its grain: what is beside the gradient coefficient, kappa/2 (a^2 - 1) |grad eta|^2, and the factor of
  /// the mobility, b/a, (94) and (95).
  class PhaseAnisotropy final : public GradientEnergy
  {
  public:
    /// `phase`: the number of the field eta. The anisotropy must outlive this.
    PhaseAnisotropy(const InterfaceAnisotropy &anisotropy,
                    const PhaseFieldCoefficients &interface,
                    const Geometry &geometry,
                    std::size_t phase);

    bool has_energy() const { return has_energy_; }

    void set_nodes(const std::vector<std::array<double, 3>> &places) { axes_at(places, nodes_); }
    /// Multiplies a mobility at the nodes by the factor; `gradient` are rows of d eta/dx, d eta/dy and d
    /// eta/dz, of which the last may be null.
    void multiply_mobility(const double *const *gradient, double *mobility) const;

    const std::vector<std::size_t> &fields() const override { return fields_; }
    bool reads_places() const override { return true; }
    void set_points(const std::vector<std::array<double, 3>> &places) override
    {
      axes_at(places, points_);
    }
    void evaluate(NodeRange points,
                  const double *const *arguments,
                  double *value,
                  double *const *gradient,
                  double *const *hessian) const override;
    std::string stated_in() const override { return "Model/Interface/Anisotropy"; }

  private:
    /// Direction of the crystal axis at places in the plane.
    struct Axes
    {
      std::vector<double> cosine, sine;
    };
    void axes_at(const std::vector<std::array<double, 3>> &places, Axes &axes) const;
    /// a of (92).
    template <class T>
    T energy(const T &along, const T &across, const T &up) const
    {
      return is_two_fold_ ? anisotropy_.two_fold_energy(along, across, up, floor_)
                          : anisotropy_.four_fold_energy(along, across, up, floor_);
    }

    const InterfaceAnisotropy &anisotropy_;
    bool has_energy_, is_two_fold_; ///< of it: told by names, and wanted at every point
    double kappa_;                  ///< gradient coefficient [J/m]
    double floor_;                  ///< a gradient below which an interface has no direction [1/m]
    std::vector<std::size_t> fields_;
    std::unique_ptr<GrainMap> grains_; ///< if each has an axis of its own
    Axes nodes_, points_;
  };
} // namespace softlattice
