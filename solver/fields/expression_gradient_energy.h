// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression/expression_batch.h"
#include "solver/operators/gradient_energy.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// The terms of a free energy by formula that depend on gradients.
  class ExpressionGradientEnergy final : public GradientEnergy
  {
  public:
    /// `formula` is over the names of all fields, x, y, z, t, the values of the surroundings, if any, and the
    /// derivatives of the fields by x, y and z, field after field. Throws InputError where its derivatives
    /// grow too large.
    ExpressionGradientEnergy(const Expression &formula, const std::vector<std::string> &names);

    void set_time(const double t) { uniform_[time_] = t; }
    void set_values(const std::vector<double> &values);

    const std::vector<std::size_t> &fields() const override { return fields_; }
    bool reads_places() const override { return reads_places_; }
    void set_points(const std::vector<std::array<double, 3>> &places) override;
    void evaluate(NodeRange points,
                  const double *const *arguments,
                  double *value,
                  double *const *gradient,
                  double *const *hessian) const override;
    std::string stated_in() const override;

  private:
    std::vector<std::size_t> fields_;
    ExpressionBatch batch_;
    std::size_t n_fields_;         ///< of the case
    std::size_t first_derivative_; ///< number of the first variable that is one
    std::size_t time_;             ///< number of that variable
    bool reads_places_;
    std::vector<double> uniform_;              ///< time and values, among all variables
    std::array<std::vector<double>, 3> place_; ///< of all points, if they are read
  };
} // namespace softlattice
