// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/lifetime_regression.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// What a film was exposed to.
  struct LifeCondition
  {
    double temperature;       ///< [K]
    double relative_humidity; ///< [1]
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

    bool valid() const { return reason.empty(); }
  };

  /// By maximum likelihood with lognormal residuals, see regress(). Lifetimes are exact or right-censored.
  AccelerationFit fit_acceleration(AccelerationLaw law,
                                   const std::vector<Lifetime> &lifetimes,
                                   const std::vector<LifeCondition> &conditions,
                                   VariedConditions varied,
                                   const LifeCondition &use);

  /// "Peck, RH^-n exp(E/kT)".
  std::string name_of(AccelerationLaw law);
} // namespace softlattice
