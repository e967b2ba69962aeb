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
                           const LifeUse &use)
    {
      if (law == AccelerationLaw::arrhenius && !varied.temperature)
        return "all lives are at one temperature";
      if (law != AccelerationLaw::arrhenius && !varied.humidity)
        return "all lives are at one humidity";
      const auto is_dry = [](const LifeCondition &one) { return !(one.relative_humidity > 0.); };
      if (law == AccelerationLaw::peck &&
          (std::all_of(use.conditions.begin(), use.conditions.end(), is_dry) ||
           std::any_of(conditions.begin(), conditions.end(), is_dry)))
        return "it has no life at 0 % humidity";
      return {};
    }

    Estimate95 life_in_use(const AccelerationFit &fit,
                           const LifetimeRegression &regression,
                           const LifeUse &use)
    {
      const auto covariates = [&](const LifeCondition &one) {
        return covariates_of(fit.law, one, fit.varied);
      };
      if (use.conditions.size() == 1)
        return regression.median_at(covariates(use.conditions.front()));
      std::vector<double> damage; // while each of them lasts
      double of_all = 0.;
      std::vector<double> mean(regression.coefficients.size(), 0.);
      for (const LifeCondition &one : use.conditions)
        {
          const double life = fit.life(one);
          // Without water Peck's law says nothing: no damage is done.
          damage.push_back(std::isfinite(life) && life > 0. ? use.spacing / life : 0.);
          of_all += damage.back();
          if (damage.back() == 0.)
            continue;
          const std::vector<double> x = covariates(one);
          for (std::size_t i = 0; i < x.size(); ++i)
            mean[i] += damage.back() * x[i];
        }
      for (double &x : mean)
        x /= of_all;
      const double rounds = std::floor(1. / of_all);
      double left = 1. - rounds * of_all,
             time = rounds * use.spacing * static_cast<double>(damage.size());
      for (const double one : damage)
        {
          if (one >= left)
            {
              time += left > 0. ? use.spacing * left / one : 0.;
              break;
            }
          left -= one;
          time += use.spacing;
        }
      const Estimate95 life = regression.median_at(mean);
      const double factor = time / life.value;
      return {time, life.standard_error * factor, life.lower * factor, life.upper * factor};
    }
  } // namespace

  double AccelerationFit::life(const LifeCondition &condition) const
  {
    const std::vector<double> x = covariates_of(law, condition, varied);
    double logarithm = 0.;
    for (std::size_t i = 0; i < x.size(); ++i)
      logarithm += coefficients[i] * x[i];
    return std::exp(logarithm);
  }

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
                                   const LifeUse &use)
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
    fit.varied = varied;
    fit.coefficients = regression.coefficients;
    fit.use_life = life_in_use(fit, regression, use);
    return fit;
  }
} // namespace softlattice
