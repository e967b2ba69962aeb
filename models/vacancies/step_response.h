// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <complex>
#include <vector>

namespace softlattice
{
  /// The impedance of what stands between two electrodes from the charge that flows after a small step of the voltage, (293): one
  /// run for all frequencies. Between two times at which it is known the charge is the parabola through these and the one before,
  /// and the integral over each of these pieces is exact.
  class StepResponse
  {
  public:
    /// `frequencies` [Hz], each of which is added up on its own.
    explicit StepResponse(std::vector<double> frequencies);

    /// A step of the voltage by `height` [V] at time t [s], with the charge per area before it [C/m^2].
    void begin(double t, double height, double before);
    /// The charge at that time or later. What is there the first time is taken to have come at once.
    void add(double t, double charge);
    bool has_begun() const { return height_ != 0.; }
    /// Since the step [s], at what was last added; 0 where nothing but what came at once is known.
    double time_since() const { return has_begun() && width_ > 0. ? time_ : 0.; }

    const std::vector<double> &frequencies() const { return frequencies_; }
    /// Z times the area [Ohm m^2] at one of the frequencies, as far as it can be known from the time so far: for those far
    /// above the inverse of that. The charge is taken to stay as it is now.
    std::complex<double> impedance(std::size_t frequency) const;

    /// Mean time in which charge comes after what came at once, int (Q_now - Q) dt/(Q_now - Q(0+)) [s]: the time constant where
    /// it comes exponentially. Not a number before.
    double charging_time() const;

    /// All that it knows, as a list of the same length at any time; and back.
    std::vector<double> numbers() const;
    void set_numbers(const std::vector<double> &numbers);
    std::size_t n_numbers() const { return n_single + 2 * frequencies_.size(); }

  private:
    static constexpr std::size_t n_single = 11;

    std::vector<double> frequencies_;
    double begin_ = 0., height_ = 0.;        ///< of the step [s], [V]
    bool is_known_ = false;                  ///< the charge after the step
    double time_ = 0., charge_ = 0.;         ///< last known, the time since the step [s], [C/m^2]
    double slope_ = 0., width_ = 0.;         ///< of the last piece [C/m^2/s], [s]; 0: there is none
    double before_ = 0.;                     ///< charge before the step [C/m^2]
    double at_once_ = 0.;                    ///< charge that came with the step [C/m^2]
    double begin_of_slow_ = 0.;              ///< when that was known, the time since the step [s]
    double integral_ = 0.;                   ///< of the charge since then [C s/m^2]
    std::vector<std::complex<double>> sums_; ///< int dQ/dt exp(-i omega t) dt so far [C/m^2]
  };
} // namespace softlattice
