// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/vacancies/step_response.h"

#include "models/constants.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace softlattice
{
  StepResponse::StepResponse(std::vector<double> frequencies)
    : frequencies_(std::move(frequencies))
    , sums_(frequencies_.size())
  {}

  void StepResponse::begin(const double t, const double height, const double before)
  {
    begin_ = t;
    height_ = height;
    is_known_ = false;
    charge_ = before;
    slope_ = width_ = integral_ = 0.;
    std::fill(sums_.begin(), sums_.end(), 0.);
  }

  void StepResponse::add(const double t, const double charge)
  {
    const double time = t - begin_;
    if (!is_known_)
      {
        is_known_ = true;
        at_once_ = charge - charge_;
        before_ = charge_;
        begin_of_slow_ = time_ = time;
        charge_ = charge;
        return;
      }
    if (!(time > time_))
      return;
    const double middle = 0.5 * (time + time_), width = time - time_, half = 0.5 * width;
    const double slope = (charge - charge_) / width;
    const double bend = width_ > 0. ? 2. * (slope - slope_) / (width + width_) : 0.;
    for (std::size_t k = 0; k < frequencies_.size(); ++k)
      {
        // int (slope + bend x) exp(-i omega x) dx over the piece, x from its middle.
        const double omega = 2. * constants::pi * frequencies_[k], phase = omega * half;
        const bool is_short = phase < 1e-3;
        const double even = is_short ? 1. - phase * phase / 6. : std::sin(phase) / phase;
        const double odd =
          is_short ? phase / 3. : (std::sin(phase) - phase * std::cos(phase)) / (phase * phase);
        sums_[k] += std::complex<double>(slope * width * even, -2. * bend * half * half * odd) *
                    std::polar(1., -omega * middle);
      }
    integral_ += 0.5 * width * (charge + charge_) - bend * width * width * width / 12.;
    time_ = time;
    charge_ = charge;
    slope_ = slope;
    width_ = width;
  }

  std::complex<double> StepResponse::impedance(const std::size_t frequency) const
  {
    const std::complex<double> s(0., 2. * constants::pi * frequencies_[frequency]);
    return height_ / (s * (at_once_ + sums_[frequency]));
  }

  double StepResponse::charging_time() const
  {
    const double slow = charge_ - before_ - at_once_;
    return slow == 0. || !has_begun() ? std::numeric_limits<double>::quiet_NaN()
                                      : (charge_ * (time_ - begin_of_slow_) - integral_) / slow;
  }

  std::vector<double> StepResponse::numbers() const
  {
    std::vector<double> all = {begin_,
                               height_,
                               time_,
                               charge_,
                               slope_,
                               width_,
                               before_,
                               at_once_,
                               is_known_ ? 1. : 0.,
                               begin_of_slow_,
                               integral_};
    for (const std::complex<double> &sum : sums_)
      {
        all.push_back(sum.real());
        all.push_back(sum.imag());
      }
    return all;
  }

  void StepResponse::set_numbers(const std::vector<double> &numbers)
  {
    begin_ = numbers[0];
    height_ = numbers[1];
    time_ = numbers[2];
    charge_ = numbers[3];
    slope_ = numbers[4];
    width_ = numbers[5];
    before_ = numbers[6];
    at_once_ = numbers[7];
    is_known_ = numbers[8] != 0.;
    begin_of_slow_ = numbers[9];
    integral_ = numbers[10];
    for (std::size_t k = 0; k < sums_.size(); ++k)
      sums_[k] = {numbers[n_single + 2 * k], numbers[n_single + 1 + 2 * k]};
  }
} // namespace softlattice
