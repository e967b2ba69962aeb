// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/acceleration_laws.h"

#include "models/constants.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    /// 1, 1/kT [1/J] where it is varied, and what the law has of the humidity.
    std::vector<double> covariates_of(const AccelerationLaw law,
                                      const LifeCondition &condition,
                                      const VariedConditions varied)
    {
      std::vector<double> x = {1.};
      if (varied.temperature)
        x.push_back(1. / (constants::boltzmann * condition.temperature));
      if (law == AccelerationLaw::peck)
        x.push_back(-std::log(condition.relative_humidity));
      if (law == AccelerationLaw::exponential_humidity)
        x.push_back(-condition.relative_humidity);
      return x;
    }

    std::string why_no_law(const AccelerationLaw law,
                           const std::vector<LifeCondition> &conditions,
                           const VariedConditions varied,
                           const LifeCondition &use)
    {
      if (law == AccelerationLaw::arrhenius && !varied.temperature)
        return "all lives are at one temperature";
      if (law != AccelerationLaw::arrhenius && !varied.humidity)
        return "all lives are at one humidity";
      const bool is_dry = !(use.relative_humidity > 0.) ||
                          std::any_of(conditions.begin(), conditions.end(), [](const auto &one) {
                            return !(one.relative_humidity > 0.);
                          });
      if (law == AccelerationLaw::peck && is_dry)
        return "it has no life at 0 % humidity";
      return {};
    }
  } // namespace

  std::string name_of(const AccelerationLaw law)
  {
    if (law == AccelerationLaw::arrhenius)
      return "Arrhenius, exp(E/kT)";
    return law == AccelerationLaw::peck ? "Peck, RH^-n exp(E/kT)"
                                        : "exponential in RH, exp(-b RH + E/kT)";
  }

  AccelerationFit fit_acceleration(const AccelerationLaw law,
                                   const std::vector<Lifetime> &lifetimes,
                                   const std::vector<LifeCondition> &conditions,
                                   const VariedConditions varied,
                                   const LifeCondition &use)
  {
    AccelerationFit fit;
    fit.law = law;
    fit.reason = why_no_law(law, conditions, varied, use);
    if (!fit.valid())
      return fit;
    std::vector<std::vector<double>> rows;
    for (const LifeCondition &condition : conditions)
      rows.push_back(covariates_of(law, condition, varied));
    const LifetimeRegression regression = regress(lifetimes, rows);
    fit.reason = regression.reason;
    if (!fit.valid())
      return fit;
    if (varied.temperature)
      fit.activation_energy = regression.coefficient(1);
    if (law != AccelerationLaw::arrhenius)
      fit.humidity = regression.coefficient(regression.coefficients.size() - 1);
    fit.sigma = regression.sigma;
    fit.aicc = regression.aicc;
    fit.use_life = regression.median_at(covariates_of(law, use, varied));
    return fit;
  }
} // namespace softlattice
