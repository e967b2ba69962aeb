// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/moisture/encapsulation.h"

#include "models/constants.h"
#include "models/surface/surface_water.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <locale>
#include <sstream>
#include <stdexcept>

namespace softlattice
{
  namespace
  {
    // Where the temperature changes, modes are those of a temperature near the mean of a piece: an activation energy of 60
    // kJ/mol makes 2 % of it in a rate at most, up and down by turns.
    constexpr double temperature_interval = 0.5; // [K]
    constexpr std::size_t many_temperatures = 2000;
    constexpr std::size_t most_numbers = 40000000;
    constexpr double molar_mass_of_water = 0.018015; // [kg/mol]
  }                                                  // namespace

  BarrierMaterial Encapsulation::encapsulant() const
  {
    return encapsulant_ == "own" ? own_ : barrier_material(encapsulant_);
  }

  void Encapsulation::begin(const std::string &kind,
                            const double activity,
                            const double temperature)
  {
    has_seal_ = kind == "edge seal";
    layers_.clear();
    if (has_seal_)
      {
        layers_ = {{barrier_material(seal_), seal_width_}, {encapsulant(), distance_}};
        if (half_width_ > distance_)
          layers_.push_back({encapsulant(), half_width_ - distance_});
      }
    else
      {
        if (sheet_ != "none")
          layers_.push_back({barrier_material(sheet_), sheet_thickness_});
        layers_.push_back({encapsulant(), encapsulant_thickness_});
      }
    std::vector<double> thicknesses;
    for (const Layer &layer : layers_)
      thicknesses.push_back(layer.thickness);
    slab_.emplace(thicknesses);
    film_layer_ = has_seal_ || layers_.size() == 2 ? 1 : 0;
    film_node_ = (film_layer_ + 1) * LayeredSlab::cells_per_layer - 1;
    modes_.clear();
    pieces_.clear();
    amplitudes_.clear();
    front_ = 0.;
    breakthrough_ = has_seal_ ? std::numeric_limits<double>::infinity() : 0.;
    water_.clear();
    for (const double content : node_contents_at(temperature))
      water_.push_back(activity * content);
  }

  std::vector<double> Encapsulation::contents_at(const double temperature) const
  {
    std::vector<double> contents;
    for (const Layer &layer : layers_)
      contents.push_back(layer.material.content_at(temperature));
    return contents;
  }

  double Encapsulation::content_of_gap(const double temperature) const
  {
    return has_seal_ ? 0.
                     : gap_ * saturation_pressure(temperature) * molar_mass_of_water /
                         (constants::gas_constant * temperature);
  }

  std::vector<double> Encapsulation::node_contents_at(const double temperature) const
  {
    return slab_->node_contents(contents_at(temperature), content_of_gap(temperature));
  }

  const LayeredSlab::Modes &Encapsulation::modes_at(const double temperature)
  {
    const auto found = modes_.find(temperature);
    if (found != modes_.end())
      return found->second;
    std::vector<double> diffusivities;
    for (const Layer &layer : layers_)
      diffusivities.push_back(layer.material.diffusivity_at(temperature));
    return modes_
      .emplace(temperature,
               slab_->modes(diffusivities, contents_at(temperature), content_of_gap(temperature)))
      .first->second;
  }

  double Encapsulation::through_seal(const double from,
                                     const double to,
                                     const double temperature,
                                     const double outside,
                                     const double outside_at_end)
  {
    // The desiccant before the front holds the air off, and takes up what permeates to it: C dX/dt = P a/X.
    const BarrierMaterial &seal = layers_.front().material;
    const double growth = (to - from) * (outside + outside_at_end) *
                          seal.permeability_at(temperature) / desiccant_capacity_;
    const double left = seal_width_ * seal_width_ - front_;
    const std::vector<double> contents = node_contents_at(temperature);
    pieces_.push_back(
      {from, water_[film_node_] / contents[film_node_], 0., temperature, nullptr, 0});
    if (growth < left)
      {
        front_ += growth;
        return to;
      }
    front_ += left;
    breakthrough_ = from + (to - from) * left / growth;
    constexpr int n = LayeredSlab::cells_per_layer;
    const double inside = water_[n] / contents[n];
    for (int i = 0; i < n; ++i)
      {
        const double part = (i + 1.) / n;
        water_[i] = contents[i] * ((1. - part) * outside + part * inside);
      }
    return breakthrough_;
  }

  void Encapsulation::add(double from, const double to, const Outside &begin, const Outside &end)
  {
    const double temperature = (begin.temperature + end.temperature) / 2.;
    const double slope = to > from ? (end.activity - begin.activity) / (to - from) : 0.;
    double outside = begin.activity;
    if (has_seal_ && std::isinf(breakthrough_))
      {
        const double through = through_seal(from, to, temperature, outside, end.activity);
        if (std::isinf(breakthrough_))
          return;
        outside += slope * (through - from);
        from = through;
      }
    const bool is_steady =
      begin.temperature == end.temperature && modes_.size() < many_temperatures;
    const LayeredSlab::Modes &modes =
      modes_at(is_steady ? temperature
                         : temperature_interval * std::round(temperature / temperature_interval));
    const std::size_t n = water_.size();
    if (amplitudes_.size() + n > most_numbers)
      throw std::length_error(
        "too many changes of weather for layers of an encapsulation; take fewer years, or "
        "'Barrier film = film'");
    const std::vector<double> contents = node_contents_at(temperature);
    std::vector<double> activities(n);
    for (std::size_t i = 0; i < n; ++i)
      activities[i] = water_[i] / contents[i];
    std::vector<double> amplitudes = LayeredSlab::amplitudes(modes, activities);
    pieces_.push_back({from, outside, slope, temperature, &modes, amplitudes_.size()});
    amplitudes_.insert(amplitudes_.end(), amplitudes.begin(), amplitudes.end());
    for (std::size_t k = 0; k < n; ++k)
      amplitudes[k] =
        LayeredSlab::amplitude_after(modes, k, amplitudes[k], outside, slope, to - from);
    activities = LayeredSlab::activities(modes, amplitudes);
    for (std::size_t i = 0; i < n; ++i)
      water_[i] = activities[i] * contents[i];
  }

  double Encapsulation::activity(const double t, const double temperature) const
  {
    const auto after =
      std::upper_bound(pieces_.begin(),
                       pieces_.end(),
                       t,
                       [](const double time, const Piece &piece) { return time < piece.from; });
    const Piece &piece = after == pieces_.begin() ? pieces_.front() : *std::prev(after);
    double activity = piece.outside;
    if (piece.modes != nullptr)
      {
        const LayeredSlab::Modes &modes = *piece.modes;
        const std::size_t n = water_.size();
        const double *vector = modes.vectors.data() + film_node_ * n;
        const double *before = amplitudes_.data() + piece.first;
        const double time = std::max(0., t - piece.from);
        double sum = 0.;
        for (std::size_t k = 0; k < n; ++k)
          sum +=
            vector[k] *
            LayeredSlab::amplitude_after(modes, k, before[k], piece.outside, piece.slope, time);
        activity = sum / std::sqrt(modes.content[film_node_]);
      }
    // The water beside the film is what it is, and it is more than saturation sooner where it is colder.
    const BarrierMaterial &material = layers_[film_layer_].material;
    return std::max(0., activity) * material.content_at(piece.temperature) /
           material.content_at(temperature);
  }

  std::string Encapsulation::text() const
  {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text.precision(3);
    constexpr double day = 86400., room = constants::room_temperature;
    if (has_seal_)
      {
        const double k =
          std::sqrt(2. * layers_.front().material.permeability_at(room) / desiccant_capacity_);
        text << "an edge seal of " << seal_ << ", " << seal_width_ * 1e3 << " mm, whose front goes "
             << k * 1e3 * std::sqrt(day) << " mm in the first day at 25 degC and 100 %, then "
             << encapsulant_ << " up to " << distance_ * 1e3 << " mm from it";
        if (std::isfinite(breakthrough_))
          text << "; the seal is passed after " << breakthrough_ / day << " d";
        else
          text << "; the seal holds to the end of the run";
        return text.str();
      }
    double resistance = 0., delay = 0.;
    for (const Layer &layer : layers_)
      {
        // The slowest of what a layer does alone and what it fills through those before it.
        const double content = layer.material.content_at(room) * layer.thickness;
        const double own = layer.thickness / layer.material.permeability_at(room);
        delay += content * (resistance + own / 2.);
        resistance += own;
      }
    if (sheet_ != "none")
      text << sheet_ << " of " << sheet_thickness_ * 1e3 << " mm and ";
    text << encapsulant_ << " of " << encapsulant_thickness_ * 1e3
         << " mm between the air and the film: its mean delay at 25 degC is " << delay / 3600.
         << " h";
    return text.str();
  }
} // namespace softlattice
