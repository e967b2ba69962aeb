// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/study_analyses.h"

#include "solver/study/acceleration_points.h"
#include "solver/study/sensitivity_design.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace softlattice
{
  namespace
  {
    /// Independent of one another: of a block of a sensitivity design the first two.
    std::vector<std::size_t> independent_points(const StudyLayout &layout)
    {
      if (layout.design != StudySettings::sensitivity)
        return layout.point_of;
      std::vector<std::size_t> points;
      const std::size_t size = saltelli_block(layout.axes.size());
      for (std::size_t i = 0; i < layout.point_of.size(); ++i)
        if (i % size < 2)
          points.push_back(layout.point_of[i]);
      return points;
    }

    /// The values of the axes in the case as it is, the first point.
    std::vector<std::string> values_in_case(const std::vector<StudyMember> &members)
    {
      const auto found = std::find_if(members.begin(), members.end(), [](const StudyMember &one) {
        return one.point == 0;
      });
      return found->axes;
    }
  } // namespace

  StudyAnalyses analyse(const StudyLayout &layout,
                        const std::vector<StudyMember> &members,
                        const StudyTable &table,
                        const StudyColumns &columns)
  {
    StudyAnalyses analyses;
    if (members.empty())
      return analyses;
    const std::vector<ReplicateRows> rows = done_rows(members, layout.n_points, table);
    const bool is_sensitivity = layout.design == StudySettings::sensitivity;
    if (is_sensitivity || layout.design == StudySettings::latin_hypercube ||
        layout.design == StudySettings::sobol)
      analyses.spread = spread_of(rows, independent_points(layout), columns);
    if (is_sensitivity)
      analyses.sensitivity = sensitivity_of(rows, layout.point_of, columns, layout.sampling_seed);
    if (layout.design == StudySettings::one_at_a_time)
      analyses.tornado =
        tornado_of(rows, layout.point_of, layout.axes, values_in_case(members), columns);
    if (const auto &asked = layout.acceleration)
      analyses.acceleration = acceleration_of(rows,
                                              asked->conditions,
                                              varied_by(layout.axes),
                                              asked->use_point,
                                              columns,
                                              asked->life,
                                              asked->site);
    return analyses;
  }

  void StudyAnalyses::write_into(nlohmann::ordered_json &summary) const
  {
    if (!spread.empty())
      summary["spread"] = json(spread);
    if (!sensitivity.empty())
      summary["sensitivity"] = json(sensitivity);
    if (!tornado.empty())
      summary["tornado"] = json(tornado);
    if (acceleration)
      summary["acceleration"] = json(*acceleration);
  }

  std::vector<std::string> StudyAnalyses::lines() const
  {
    std::vector<std::string> all;
    const auto add = [&all](const std::vector<std::string> &more) {
      all.insert(all.end(), more.begin(), more.end());
    };
    add(softlattice::lines(spread));
    add(softlattice::lines(sensitivity));
    add(softlattice::lines(tornado));
    if (acceleration)
      add(softlattice::lines(*acceleration));
    return all;
  }
} // namespace softlattice
