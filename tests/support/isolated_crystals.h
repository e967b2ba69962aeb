// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/model_set.h"
#include "solver/nucleation/process.h"
#include "tests/support/nucleation_inputs.h"
#include "tests/support/rectangle_sites.h"

#include <algorithm>
#include <array>
#include <limits>
#include <vector>

namespace softlattice::test
{
  /// Square crystals in a row, so far apart that no front gets from one to the next.
  class IsolatedCrystals : public RectangleSites
  {
  public:
    IsolatedCrystals(const unsigned n, const double size)
      : RectangleSites(n * size, size, n, 1)
      , n_(n)
      , size_(size)
    {}
    SitePoint point(const unsigned patch,
                    const double u,
                    const double v,
                    const double /*w*/) const override
    {
      return {patch, {u, v, 0.}, {distance * patch + size_ * u, size_ * v, 0.}, 1.};
    }
    static unsigned crystal(const std::array<double, 3> &place)
    {
      return static_cast<unsigned>(place[0] / distance);
    }
    unsigned n() const { return n_; }
    double size() const { return size_; }

  private:
    // Further than a front gets in the centuries that crystals wait at 30 %.
    static constexpr double distance = 1e5; // [m]
    unsigned n_;
    double size_; // [m]
  };

  /// The time [s] of the first nucleus of each crystal, with which it has turned as far as this count goes;
  /// infinite where there is none until `end`.
  inline std::vector<double> first_nuclei(const ModelSet &models,
                                          const IsolatedCrystals &sites,
                                          const double end,
                                          const double slab_duration,
                                          const int seed)
  {
    NucleationParameters parameters;
    parameters.seed = seed;
    parameters.slab_duration = slab_duration;
    NucleationProcess process(parameters,
                              models,
                              {},
                              sites,
                              {[](const auto &) { return 1.; }, 1.},
                              sites.size());
    constexpr double never = std::numeric_limits<double>::infinity();
    std::vector<double> first(sites.n(), never);
    const KnownFields turned([&](const std::vector<Candidate> &candidates) {
      std::vector<char> flags;
      for (const Candidate &candidate : candidates)
        flags.push_back(first[candidate.point.patch] < candidate.time);
      return flags;
    });
    constexpr int n_steps = 50;
    for (int step = 0; step < n_steps; ++step)
      {
        const double to = end * (step + 1) / n_steps;
        const std::vector<Nucleus> born = process.births(end * step / n_steps, to, turned);
        process.advance(born, to);
        for (const Nucleus &nucleus : born)
          {
            double &time = first.at(IsolatedCrystals::crystal(nucleus.place));
            time = std::min(time, nucleus.time);
          }
      }
    return first;
  }
} // namespace softlattice::test
