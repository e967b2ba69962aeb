// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/acceleration_laws.h"
#include "solver/study/study_rows.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// The life in use as the study has found it.
  struct SimulatedLife
  {
    std::size_t n = 0;          ///< replicates
    std::size_t n_censored = 0; ///< that outlasted their run
    /// Geometric mean with its interval by Student's t where there are several; NaN where one is censored.
    Estimate95 life;
    double longer_than = std::numeric_limits<double>::quiet_NaN(); ///< the shortest run of those
  };

  /// Use that is no condition which stays, but that of another case.
  struct SiteUse
  {
    std::string name;
    LifeUse use;
    MemberResult life;
  };

  /// How much longer the life in use is than in a test.
  struct AccelerationFactor
  {
    LifeCondition test;
    double life = std::numeric_limits<double>::quiet_NaN(); ///< simulated, in the test
    double simulated =
      std::numeric_limits<double>::quiet_NaN(); ///< NaN: one of both is not reached
    std::vector<double> by_laws;                ///< in the order of the fits; NaN for what has none
  };

  /// Laws of a life over temperature and humidity, and how far they are off where it is wanted.
  struct AccelerationReport
  {
    std::string quantity; ///< with unit
    std::size_t n = 0, n_censored = 0;
    std::size_t n_left_out = 0; ///< lives under conditions that change over time
    std::size_t n_without = 0;  ///< members that are done and have no life
    LifeCondition use;          ///< NaN where it is a site
    std::string site;           ///< its name, empty where the use is a condition that stays
    std::vector<AccelerationFit> fits;
    std::vector<AccelerationFactor> factors; ///< of each test, where the use is a site
    SimulatedLife simulated;
    /// How much of the life passes before the first nucleus, of the means over replicates: at the point where this is
    /// most among those that the laws are fitted to, and in use. NaN where the study does not ask for that time,
    /// first nucleus, or first nucleus mean for a life that is a mean over replicates.
    double waiting_in_tests = std::numeric_limits<double>::quiet_NaN();
    double waiting_in_use = std::numeric_limits<double>::quiet_NaN();

    /// That of lowest AICc; null without any.
    const AccelerationFit *favoured() const;
  };

  /// Fits all laws to the members of the points whose conditions are given, but for those of `use_point`; there is that, or a
  /// site.
  AccelerationReport acceleration_of(const std::vector<ReplicateRows> &rows,
                                     const std::vector<std::optional<LifeCondition>> &conditions,
                                     VariedConditions varied,
                                     std::optional<std::size_t> use_point,
                                     const StudyColumns &columns,
                                     std::size_t life,
                                     const std::optional<SiteUse> &site = {});

  nlohmann::ordered_json json(const AccelerationReport &report);
  std::vector<std::string> lines(const AccelerationReport &report);
} // namespace softlattice
