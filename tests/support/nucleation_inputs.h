// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/nucleation/acceptance.h"
#include "solver/nucleation/front_travels.h"
#include "solver/nucleation/step_fields.h"

#include <array>
#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace softlattice::test
{
  /// Fronts that are as fast in films of any composition.
  inline FrontTravels alike(const double start,
                            const double knot_spacing,
                            const FrontTravel::Velocity &velocity,
                            FrontTravel::Breakpoints breakpoints = {})
  {
    return {start,
            knot_spacing,
            0.,
            [velocity](const double time, double) { return velocity(time); },
            std::move(breakpoints)};
  }

  /// Fields that are known: a phase, of number 0, and where nuclei take notice of it a composition, of
  /// number 1.
  class KnownFields final : public StepFields
  {
  public:
    using Composition = std::function<double(const std::array<double, 3> &place)>;

    explicit KnownFields(TransformedAt transformed,
                         Composition composition = {},
                         const std::pair<double, double> range = {})
      : transformed_(std::move(transformed))
      , composition_(std::move(composition))
      , range_(range)
    {}
    std::vector<double> at(const std::size_t field,
                           const std::vector<Candidate> &candidates) const override
    {
      if (field == 0)
        {
          const std::vector<char> flags = transformed_(candidates);
          return {flags.begin(), flags.end()};
        }
      std::vector<double> values;
      for (const Candidate &candidate : candidates)
        values.push_back(composition_(candidate.point.place));
      return values;
    }
    std::vector<double> at(std::size_t, const std::vector<Nucleus> &nuclei) const override
    {
      std::vector<double> values;
      for (const Nucleus &nucleus : nuclei)
        values.push_back(composition_(nucleus.place));
      return values;
    }
    std::pair<double, double> range(std::size_t) const override { return range_; }

  private:
    TransformedAt transformed_;
    Composition composition_;
    std::pair<double, double> range_;
  };
} // namespace softlattice::test
