// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fit/least_squares.h"
#include "solver/study/fit_data.h"

#include <memory>
#include <optional>
#include <vector>

namespace softlattice
{
  /// What a model says about a data set at the times that it asks for.
  struct Response
  {
    Numbers
      value; ///< the measured quantity, SI; for waiting times the expected nuclei of a crystal until then
    Numbers rate; ///< for waiting times alone: nuclei of a crystal per time [1/s]
  };

  /// A data set as a fit sees it. The sum of the squares of its residuals is -2 log L up to a constant.
  class Observations
  {
  public:
    virtual ~Observations() = default;

    /// At which the model is to respond [s], ascending.
    virtual const Numbers &times() const = 0;
    /// A value with noise at each time; else waiting times.
    virtual bool is_curve() const = 0;
    /// Adds the residuals. `noise`: standard deviation where it is one number that is not known beforehand.
    virtual void add_residuals(const Response &response, double noise, Numbers &to) const = 0;
    /// Adds values whose derivatives by the unknowns, J, give the information J^T J of the data.
    virtual void add_informative(const Response &response, double noise, Numbers &to) const = 0;
    /// Whether the noise is to be estimated.
    virtual bool has_unknown_noise() const = 0;
    /// Mean square of measured minus model in the unit of the quantity; 0 for waiting times.
    virtual double mean_square(const Response &response) const = 0;
    /// A guess of the noise before any fit.
    virtual double first_noise() const = 0;
    virtual std::size_t size() const = 0;
  };

  /// A curve with independent normal noise. `noise`: of all values, if it is known and the curve does not have one
  /// for each.
  std::unique_ptr<Observations> observations_of(const MeasuredCurve &curve,
                                                std::optional<double> noise);

  /// Waiting times for the first nucleus of crystals that are alike, by a Poisson process of the rate that the
  /// model says: exactly known, right-, left- and interval-censored ones. An event counts as one within a
  /// thousandth of its time.
  std::unique_ptr<Observations> observations_of(const std::vector<Lifetime> &waiting);
} // namespace softlattice
