// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/lifetime_regression.h"

#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// What a film was exposed to.
  struct LifeCondition
  {
    double temperature;       ///< [K]
    double relative_humidity; ///< [1]
  };

  /// What it meets in use: one condition, or several that last `spacing` each [unit of the lifetimes] and come again
  /// after the last of them.
  struct LifeUse
  {
    /*implicit*/ LifeUse(const LifeCondition &always)
      : conditions{always}
    {}
    LifeUse(std::vector<LifeCondition> all, const double each)
      : conditions(std::move(all))
      , spacing(each)
    {}

    std::vector<LifeCondition> conditions; ///< at least one
    double spacing = 1.;
  };

  /// How a life depends on it; C, E, n and b are fitted.
  enum class AccelerationLaw
  {
    arrhenius,           ///< C exp(E/kT)
    peck,                ///< C RH^-n exp(E/kT), Peck 1986, doi:10.1109/IRPS.1986.362110
    exponential_humidity ///< C exp(-b RH + E/kT)
  };

  /// Which of the two differed between the lives. An effect of what did not is not in a law.
  struct VariedConditions
  {
    bool temperature = false;
    bool humidity = false;
  };

  struct AccelerationFit
  {
    AccelerationLaw law;
    std::string reason;           ///< why there is none; empty if there is one
    Estimate95 activation_energy; ///< E [J]; NaN without temperatures
    Estimate95 humidity; ///< n, or b for a relative humidity of 1; NaN where the law has none
    double sigma = std::numeric_limits<double>::quiet_NaN(); ///< of ln t around the law
    double aicc = std::numeric_limits<double>::quiet_NaN();
    Estimate95 use_life; ///< median life by the law in use [unit of the lifetimes]
    VariedConditions varied;
    std::vector<double> coefficients; ///< of the logarithm of the life

    bool valid() const { return reason.empty(); }
    /// Median life in a condition that stays.
    double life(const LifeCondition &condition) const;
  };

  /// By maximum likelihood with lognormal residuals, see regress(). Lifetimes are exact or right-censored. Where
  /// conditions of use change, damage adds up: the life t in use is that of int_0^t dt'/life(t') = 1; its interval is that of
  /// the law where damage is done on average, to first order in the coefficients.
  AccelerationFit fit_acceleration(AccelerationLaw law,
                                   const std::vector<Lifetime> &lifetimes,
                                   const std::vector<LifeCondition> &conditions,
                                   VariedConditions varied,
                                   const LifeUse &use);

  /// "Peck, RH^-n exp(E/kT)".
  std::string name_of(AccelerationLaw law);
} // namespace softlattice
