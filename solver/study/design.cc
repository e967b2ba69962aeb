// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/design.h"

#include "solver/study/sensitivity_design.h"
#include "solver/study/sobol_points.h"

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/uniform_01.hpp>
#include <boost/random/uniform_int_distribution.hpp>

#include <numeric>
#include <stdexcept>

namespace softlattice
{
  namespace
  {
    std::vector<StudyPoint> grid_of(const std::vector<Axis> &axes)
    {
      std::vector<StudyPoint> points = {StudyPoint()};
      for (const Axis &axis : axes)
        {
          std::vector<StudyPoint> longer;
          longer.reserve(points.size() * axis.values.size());
          for (const StudyPoint &point : points)
            for (const AxisValue &value : axis.values)
              {
                longer.push_back(point);
                longer.back().emplace_back(value);
              }
          points = std::move(longer);
        }
      return points;
    }

    std::vector<StudyPoint> one_at_a_time(const std::vector<Axis> &axes)
    {
      std::vector<StudyPoint> points = {StudyPoint(axes.size())};
      for (std::size_t a = 0; a < axes.size(); ++a)
        for (const AxisValue &value : axes[a].values)
          {
            points.emplace_back(axes.size());
            points.back()[a] = value;
          }
      return points;
    }

    std::vector<StudyPoint> side_by_side(const std::vector<Axis> &axes)
    {
      const std::size_t n = axes.empty() ? 1 : axes.front().values.size();
      std::vector<StudyPoint> points(n);
      for (const Axis &axis : axes)
        {
          if (axis.values.size() != n)
            throw std::invalid_argument("in a list all axes have as many values as the first, " +
                                        std::to_string(n) + ", but '" + axis.path + "' has " +
                                        std::to_string(axis.values.size()));
          for (std::size_t i = 0; i < n; ++i)
            points[i].emplace_back(axis.values[i]);
        }
      return points;
    }

    /// McKay, Beckman & Conover, Technometrics 21, 239 (1979): each axis is cut into as many strata as there
    /// are points, and each stratum has one.
    std::vector<StudyPoint> hypercube(const StudySettings &settings,
                                      const std::size_t n_axes,
                                      const AxisSampler &sampler)
    {
      const auto n = static_cast<std::size_t>(settings.points);
      boost::random::mt19937 generator(static_cast<std::uint32_t>(settings.sampling_seed));
      boost::random::uniform_01<double> uniform;
      std::vector<StudyPoint> points(n);
      std::vector<std::size_t> stratum(n);
      for (std::size_t a = 0; a < n_axes; ++a)
        {
          std::iota(stratum.begin(), stratum.end(), std::size_t(0));
          // Fisher and Yates; that of the standard library differs between its makers
          for (std::size_t i = n; i-- > 1;)
            std::swap(
              stratum[i],
              stratum[boost::random::uniform_int_distribution<std::size_t>(0, i)(generator)]);
          for (std::size_t i = 0; i < n; ++i)
            points[i].emplace_back(sampler(a,
                                           (static_cast<double>(stratum[i]) + uniform(generator)) /
                                             static_cast<double>(n)));
        }
      return points;
    }

    /// Places within the ranges of the axes.
    std::vector<StudyPoint> sampled(const std::vector<std::vector<double>> &places,
                                    const AxisSampler &sampler)
    {
      std::vector<StudyPoint> points;
      for (const std::vector<double> &place : places)
        {
          StudyPoint &point = points.emplace_back();
          for (std::size_t a = 0; a < place.size(); ++a)
            point.emplace_back(sampler(a, place[a]));
        }
      return points;
    }
  } // namespace

  std::vector<StudyPoint> points_of(const StudySettings &settings,
                                    const std::vector<Axis> &axes,
                                    const AxisSampler &sampler)
  {
    if (settings.design == StudySettings::latin_hypercube)
      return hypercube(settings, axes.size(), sampler);
    if (settings.design == StudySettings::sobol)
      return sampled(sobol_points(static_cast<std::size_t>(settings.points), axes.size()), sampler);
    if (settings.design == StudySettings::sensitivity)
      return sampled(saltelli_points(static_cast<std::size_t>(settings.points),
                                     axes.size(),
                                     static_cast<unsigned>(settings.sampling_seed)),
                     sampler);
    if (settings.design == StudySettings::list)
      return side_by_side(axes);
    if (settings.design == StudySettings::one_at_a_time)
      return one_at_a_time(axes);
    return grid_of(axes);
  }
} // namespace softlattice
