// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/acceleration_report.h"
#include "solver/study/sample_spread.h"
#include "solver/study/sensitivity_study.h"
#include "solver/study/tornado.h"

#include <optional>
#include <vector>

namespace softlattice
{
  /// What an accelerated test adds to the layout of a study.
  struct AccelerationLayout
  {
    std::size_t life = 0;                                 ///< index of the quantity
    std::optional<std::size_t> use_point;                 ///< a further point, if the use is one
    std::optional<SiteUse> site;                          ///< else
    std::vector<std::optional<LifeCondition>> conditions; ///< of each point
  };

  /// How the points of a study came about.
  struct StudyLayout
  {
    std::string design; ///< see StudySettings
    std::vector<Axis> axes;
    std::vector<std::size_t>
      point_of; ///< the point of each row of the design, as some may be the same case
    unsigned sampling_seed = 1;
    std::size_t n_points = 0;

    std::optional<AccelerationLayout> acceleration;
  };

  /// What a study tells beyond its single points; empty where its design is not made for it.
  struct StudyAnalyses
  {
    std::vector<SampleSpread> spread;             ///< of sampled designs
    std::vector<QuantitySensitivity> sensitivity; ///< of sensitivity designs
    std::vector<Tornado> tornado;                 ///< of one-at-a-time designs
    std::optional<AccelerationReport> acceleration;

    /// Adds what there is, under the names of the members.
    void write_into(nlohmann::ordered_json &summary) const;
    std::vector<std::string> lines() const;
  };

  StudyAnalyses analyse(const StudyLayout &layout,
                        const std::vector<StudyMember> &members,
                        const StudyTable &table,
                        const StudyColumns &columns);
} // namespace softlattice
