// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstddef>
#include <vector>

namespace softlattice
{
  /// Water in a stack of layers between the air and a side that lets none through: what each layer takes up is
  /// proportional to the activity a of water [1], which is the same on both sides of an interface, (242):
  ///   sigma_i da/dt = d/dx (D_i sigma_i da/dx),   a(0, t) given,   -D sigma da/dx = C da/dt at the other end.
  /// In space linear between nodes, each layer in equal cells with half of their content at each end, so that what is stationary is exact; in time
  /// exact, by the modes of that, for an outer activity that is linear in time.
  class LayeredSlab
  {
  public:
    /// Cells of each layer: the delay L^2/(6 D) of one layer alone is wrong by 1/n^2 of it, 0.4 %.
    static constexpr int cells_per_layer = 16;

    /// Thickness [m] of each layer, from the air inwards.
    explicit LayeredSlab(std::vector<double> thicknesses);

    std::size_t n_nodes() const { return n_nodes_; } ///< but that in the air

    /// The modes at one temperature.
    struct Modes
    {
      std::vector<double> rates;   ///< 1/time constant of each [1/s]
      std::vector<double> vectors; ///< of node i and mode k at i * n + k; orthonormal
      std::vector<double> content; ///< per area and activity, of each node [kg/m^2]
      std::vector<double> drive;   ///< of each mode by the outer activity [kg^1/2/(m s)]
    };
    /// @param diffusivities [m^2/s] @param contents sigma [kg/m^3] of each layer
    /// @param content_at_end C of the closed end [kg/m^2]
    Modes modes(const std::vector<double> &diffusivities,
                const std::vector<double> &contents,
                double content_at_end) const;

    /// Water per area and activity at each node [kg/m^2], arguments as of modes().
    std::vector<double> node_contents(const std::vector<double> &contents,
                                      double content_at_end) const;

    /// Activities at the nodes as amplitudes, and back.
    static std::vector<double> amplitudes(const Modes &modes,
                                          const std::vector<double> &activities);
    static std::vector<double> activities(const Modes &modes,
                                          const std::vector<double> &amplitudes);
    /// The amplitude k after a time [s] in which the outer activity was a + slope t.
    static double amplitude_after(const Modes &modes,
                                  std::size_t k,
                                  double before,
                                  double a,
                                  double slope,
                                  double time);

  private:
    std::vector<double> thicknesses_;
    std::size_t n_nodes_;
  };
} // namespace softlattice
