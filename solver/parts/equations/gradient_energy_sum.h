// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/operators/gradient_energy.h"

#include <vector>

namespace softlattice
{
  /// The energies of several parts that depend on gradients, as one.
  class GradientEnergySum final : public GradientEnergy
  {
  public:
    struct Term
    {
      GradientEnergy *energy;
      std::vector<std::size_t> fields; ///< numbers in the case of its fields
      double scale;                    ///< by which it is multiplied
    };

    /// At least one; they must outlive it.
    explicit GradientEnergySum(std::vector<Term> terms);

    const std::vector<std::size_t> &fields() const override { return fields_; }
    bool reads_places() const override;
    void set_points(const std::vector<std::array<double, 3>> &places) override;
    void evaluate(NodeRange points,
                  const double *const *arguments,
                  double *value,
                  double *const *gradient,
                  double *const *hessian) const override;
    std::string stated_in() const override;
    std::vector<double> uniform_forces() const override;
    void set_uniform(const std::vector<double> &numbers) override;
    void evaluate_uniform(NodeRange points,
                          const double *const *arguments,
                          double *const *first,
                          double *const *second,
                          double *const *mixed) const override;

  private:
    /// Of a single term, whose arguments are all there are.
    void evaluate_alone(NodeRange points,
                        const double *const *arguments,
                        double *value,
                        double *const *gradient,
                        double *const *hessian) const;

    std::vector<Term> terms_;
    std::vector<std::size_t> fields_;
    std::vector<std::vector<std::size_t>> arguments_; ///< of each term, their numbers among all
  };
} // namespace softlattice
