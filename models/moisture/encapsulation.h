// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/moisture/barrier_materials.h"
#include "models/moisture/layered_slab.h"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  class ParameterSection;
  class ParameterTable;

  /// Water at a film behind the layers of a module, as a function of time: through a sheet and an encapsulant, or past
  /// an edge seal with a desiccant and along the encapsulant from there, (242) to (244).
  ///
  /// First begin(), then add() for all of the time, then activity() at any time of it.
  class Encapsulation
  {
  public:
    /// In the section of the environment, with the choice "Barrier film" of "laminate" or "edge seal".
    void declare(const ParameterSection &environment, ParameterTable &table);

    /// @param kind that choice @param activity at which all has been sealed in [1], at this temperature [K]
    void begin(const std::string &kind, double activity, double temperature);
    bool has_begun() const { return slab_.has_value(); }
    /// The time [s] that follows, in which temperature [K] and outer activity go from one value to another; the layers
    /// are at the mean of it. @throws std::length_error if that is more than can be kept
    struct Outside
    {
      double temperature, activity;
    };
    void add(double from, double to, const Outside &begin, const Outside &end);
    /// At the film at time t, where it has this temperature [K]; activity [1], not limited to 1.
    double activity(double t, double temperature) const;
    /// When the front in the seal has gone through [s]; infinite if it has not.
    double breakthrough() const { return breakthrough_; }

    /// What it is made of, with the delay at 25 degC.
    std::string text() const;

  private:
    struct Layer
    {
      BarrierMaterial material;
      double thickness; // [m]
    };
    struct Piece
    {
      double from;                     // [s]
      double outside;                  // activity there; while the seal holds: at the film
      double slope;                    // [1/s]
      double temperature;              // of the layers [K]
      const LayeredSlab::Modes *modes; // null while the seal holds
      std::size_t first;               // of its amplitudes
    };
    BarrierMaterial encapsulant() const;
    std::vector<double> contents_at(double temperature) const;
    double content_of_gap(double temperature) const;
    std::vector<double> node_contents_at(double temperature) const;
    const LayeredSlab::Modes &modes_at(double temperature);
    /// Adds a piece while the front is in the seal. Returns when it has gone through, or `to`.
    double through_seal(double from,
                        double to,
                        double temperature,
                        double outside,
                        double outside_at_end);

    std::string sheet_ = "PET", encapsulant_ = "EVA", seal_ = "PIB";
    double sheet_thickness_ = 250e-6;       // [m]
    double encapsulant_thickness_ = 450e-6; // [m]
    double gap_ = 0.;                       // [m]
    BarrierMaterial own_ = barrier_material("EVA");
    double seal_width_ = 10e-3;       // W [m]
    double desiccant_capacity_ = 50.; // C [kg/m^3]
    double distance_ = 20e-3;         // of the film from the seal [m]
    double half_width_ = 0.5;         // of the module [m]

    bool has_seal_ = false;
    std::vector<Layer> layers_;
    std::size_t film_node_ = 0, film_layer_ = 0;
    std::optional<LayeredSlab> slab_;
    std::map<double, LayeredSlab::Modes> modes_; // by temperature [K]
    std::vector<double> water_; // at the end of all pieces, per area, of each node [kg/m^2]
    std::vector<Piece> pieces_;
    std::vector<double> amplitudes_;
    double front_ = 0.; // square of its depth in the seal [m^2]
    double breakthrough_ = 0.;
  };
} // namespace softlattice
