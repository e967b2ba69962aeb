// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The dendrites among the shipped cases: symmetry, heat and the velocity of a tip.
#include "tests/equations/case_run.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  /// Around the middle of a square of this side.
  std::vector<std::string> whole_dendrite(const std::string &side)
  {
    const std::string distance =
      "(sqrt((x - " + side + "/2)^2 + (y - " + side + "/2)^2) - 8)/sqrt(2)";
    return {"Geometry/Size = " + side + ", " + side,
            "Initial state/phi = -tanh(" + distance + ")",
            "Initial state/H = Delta + tanh(" + distance + ")/2",
            "Output/Crossings = tip: phi = 0 from " + side + "/2, " + side + "/2 to " + side +
              ", " + side + "/2"};
  }

  // Nothing but rounding breaks the symmetry of a square. The solid grows, and what is conserved, the heat with the latent
  // heat of what has frozen, stays.
  TEST(Dendrite, AWholeOneHasFourEqualArms)
  {
    const double side = 240., end = 60.;
    CaseRun run("pfhub_3a", whole_dendrite("240"));
    const double heat = run.measure().fields[1].mean;
    double solid = run.mean(), energy = run.free_energy();
    while (run.now() < end)
      {
        const StepResult step = run.step_towards(end);
        EXPECT_GT(run.mean(), solid) << run.now();
        solid = run.mean();
        if (!step.remeshed)
          {
            EXPECT_LT(run.free_energy(), energy) << run.now();
          }
        energy = run.free_energy();
      }
    EXPECT_NEAR(run.measure().fields[1].mean / heat, 1., 1e-11);

    std::mt19937 random(4);
    std::uniform_real_distribution<double> from(0., side);
    std::vector<std::array<double, 3>> places;
    for (int n = 0; n < 200; ++n)
      {
        const double x = from(random), y = from(random);
        for (const bool swapped : {false, true})
          for (const bool left : {false, true})
            for (const bool lower : {false, true})
              {
                const double a = left ? side - x : x, b = lower ? side - y : y;
                places.push_back(swapped ? std::array<double, 3>{{b, a, 0.}}
                                         : std::array<double, 3>{{a, b, 0.}});
              }
      }
    PhaseField &fields = run.simulation->fields();
    for (const std::size_t field : {0u, 1u})
      {
        const std::vector<double> values = fields.probe().values_at(fields.state(), field, places);
        double largest = 0.;
        for (std::size_t k = 0; k < values.size(); ++k)
          largest = std::max(largest, std::abs(values[k] - values[k - k % 8]));
        EXPECT_LE(largest, 1e-6) << "field " << field;
      }
  }

  // Karma & Rappel 1998, 10.1103/PhysRevE.57.4323: V d0/D = 0.0465 by their phase field, 0.0469 by theory, d0/W = 0.8839/lambda.
  TEST(LongDendrite, ATipHasThePublishedVelocity)
  {
    CaseRun run("karma_rappel");
    const auto tip = [&] {
      return run.simulation->scenario()
        .numbers()
        ->values(run.simulation->fields(), run.now())
        .front();
    };
    run.advance_to(800.);
    const double first = tip();
    run.advance_to(950.);
    const double velocity = (tip() - first) / 150.;
    EXPECT_NEAR(velocity * 0.8839 * 0.6267, 0.0467, 0.0007);
  }
} // namespace
