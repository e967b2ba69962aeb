// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The part of these tests against what its equations say: decay, diffusion, and fronts that are slowed.
#include "solver/run/simulation.h"
#include "tests/parts/tracer.h"
#include "tests/support/scratch_folder.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <string>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  constexpr double length = 9.6e-6, width = 300e-9;

  struct TracerRun
  {
    explicit TracerRun(const std::string &text)
      : what({tracer_part()})
    {
      make_file(folder / "case.prm", text);
      const ReadCase read = read_case(folder / "case.prm", {}, UnitSystem(), what);
      if (read.diagnostics.n_errors() > 0)
        throw std::runtime_error(read.diagnostics.text());
      simulation = std::make_unique<Simulation>(what, MPI_COMM_WORLD);
      simulation->initialise();
    }

    void advance_to(const double t)
    {
      for (; simulation->time() < t; ++n_steps)
        n_remeshed += simulation->advance(t, "test").remeshed;
    }
    FieldRange phase() { return simulation->measure().fields[0]; }
    FieldRange tracer() { return simulation->measure().fields[1]; }

    ScratchFolder folder;
    Case what;
    std::unique_ptr<Simulation> simulation;
    int n_steps = 0;
    int n_remeshed = 0;
  };

  /// A strip with a flat front, or all in HT.
  std::string strip(const std::string &tracer, const bool has_front)
  {
    return std::string("subsection Geometry\n set Kind = film in plan\n set Length = 9.6 um\n"
                       " set Width = 0.6 um\nend\n"
                       "subsection Model\n set Parts = phase, tracer\n"
                       " subsection Interface\n  set Width = 300 nm\n end\nend\n"
                       "subsection Nucleation\n set Rate law = none\nend\n"
                       "subsection Environment\n set Temperature = 25 degC\n"
                       " set Relative humidity = 60 %\nend\n"
                       "subsection Discretisation\n set Points per interface = 6\nend\n"
                       "subsection Time\n set End time = 1e6 s\nend\n") +
           (has_front
              ? "subsection Initial state\n set Kind = front\n set Front position = 3 um\nend\n"
              : "") +
           "subsection Tracer\n" + tracer + "end\n";
  }

  // c = c0 exp(-k t). The tolerated error of a step is the absolute one, as nothing varies over the body.
  TEST(Tracer, Decays)
  {
    TracerRun run(strip(" set Initial value = 0.5\n set Decay rate = 0.01 1/s\n", false));
    run.advance_to(100.);
    const FieldRange c = run.tracer();
    const double tolerance = run.n_steps * run.what.time.absolute_tolerance;
    ASSERT_LT(tolerance, 1e-3) << "or this says nothing";
    EXPECT_NEAR(c.mean, 0.5 * std::exp(-1.), tolerance);
    EXPECT_LT(c.highest - c.lowest, run.what.time.absolute_tolerance);
  }

  // A wave about the mean decays with k + D q^2, the mean with k, although the driving forces of fronts beside it
  // are scaled.
  TEST(Tracer, DiffusesAndDecays)
  {
    TracerRun run(strip(" set Initial value = 0.5\n set Initial amplitude = 0.2\n"
                        " set Initial wave length = 9.6 um\n set Diffusivity = 1e-14 m^2/s\n"
                        " set Decay rate = 0.001 1/s\n",
                        false));
    ASSERT_LT(run.what.models.coefficients().driving_force_scale, 0.1);
    const double q = 2. * std::acos(-1.) / length, rate = 0.001 + 1e-14 * q * q, t = 150.;
    run.advance_to(t);
    const FieldRange c = run.tracer();
    // 1e-3 of what the field varies by.
    EXPECT_NEAR(c.mean, 0.5 * std::exp(-0.001 * t), 1e-3 * 0.2);
    EXPECT_NEAR(c.variance / (0.02 * std::exp(-2. * rate * t)), 1., 4e-3);
    EXPECT_LT(std::exp(-1e-14 * q * q * t), 0.6) << "or this says nothing of diffusion";
  }

  // Where the front goes is the integral of v exp(-a c) over time.
  TEST(Tracer, SlowsFrontsDown)
  {
    const std::string slowing = " set Initial value = 0.8\n set Slowing of fronts = 1.5\n";
    const TracerRun alike(strip(slowing, true));
    const double v = alike.what.models.front_velocity(alike.what.models.environment().at(0.));
    const double slowest = v * std::exp(-1.5 * 0.8);
    // half of it decays while we look
    const std::string rate = fmt::format("{:.4g}", std::log(2.) * slowest / (8. * width));
    const double k = std::stod(rate);
    TracerRun run(strip(slowing + " set Decay rate = " + rate + " 1/s\n", true));
    const auto speed_at = [&](const double t) {
      return v * std::exp(-1.5 * 0.8 * std::exp(-k * t));
    };
    const double from = 2. * width / slowest, to = from + 6. * width / slowest;
    run.advance_to(from);
    const double first = run.phase().mean;
    run.advance_to(to);
    const double travelled = length * (run.phase().mean - first);
    constexpr int n = 1000;
    double expected = 0.;
    for (int i = 0; i < n; ++i)
      expected += speed_at(from + (i + 0.5) / n * (to - from)) * (to - from) / n;
    EXPECT_NEAR(travelled / expected, 1., 0.01);
    EXPECT_GT(speed_at(to) / speed_at(from), 1.2) << "or the decay does nothing";
    EXPECT_LT(expected, 0.6 * v * (to - from)) << "or the tracer does nothing";
    EXPECT_GT(run.n_remeshed, 0);
  }

  // Three parts with terms in the fields of each other: two factors of one mobility, two sources of one field.
  TEST(Tracer, DerivativesOfAllPartsTogetherAreThoseOfTheirValues)
  {
    TracerRun run(strip(" set Decay rate = 0.3 1/s\n set Slowing of fronts = 2\n", false) +
                  "subsection Model\n set Parts = phase, tracer, expressions\n set Fields = c\n"
                  " set Free energy = 1e7*c^2*LT_phase^3*tracer + 1e6*c^4*tracer^3\n"
                  " subsection Field c\n  set Kind = non-conserved\n"
                  "  set Mobility = 1e-9*(1 + c*LT_phase*tracer)\n  set Source = c^2*tracer\n end\n"
                  " subsection Field tracer\n  set Mobility factor = 1 + c^2*tracer\n"
                  "  set Source = c*LT_phase*tracer^2\n end\n"
                  " subsection Field LT_phase\n  set Mobility factor = exp(-c*tracer)\n end\nend\n"
                  "subsection Initial state\n set c = 0.5\nend\n");
    Equations &equations = run.simulation->scenario().equations();
    equations.set_nodes({{{{1e-6, 0., 0.}}}, {}, {}});
    equations.set_time(1., false);
    ASSERT_EQ(equations.fields().size(), 3u);
    EXPECT_EQ(equations.fields()[1].name, "tracer");
    EXPECT_EQ(equations.fields()[2].name, "c");
    using U = std::array<double, 3>;
    struct Value
    {
      double value = 0.;
      U gradient{};
      std::array<double, 6> second{};
    };
    const auto evaluate = [&](const int law, const U &u) {
      const double *rows[] = {&u[0], &u[1], &u[2]};
      Value v;
      double *first[] = {&v.gradient[0], &v.gradient[1], &v.gradient[2]};
      std::array<double *, 6> second{};
      for (std::size_t i = 0; i < 6; ++i)
        second[i] = &v.second[i];
      if (law == 0)
        equations.energy({0, 1}, rows, &v.value, first, second.data());
      else if (law <= 3)
        equations.coefficient(law - 1, rows, &v.value, first);
      else
        equations.source(law - 3, rows, &v.value, first); // of the tracer and of c
      return v;
    };
    const U at = {0.4, 0.3, 0.6};
    constexpr double h = 1e-5;
    for (int law = 0; law <= 5; ++law)
      for (std::size_t i = 0; i < 3; ++i)
        {
          U up = at, down = at;
          up[i] += h;
          down[i] -= h;
          const Value here = evaluate(law, at), above = evaluate(law, up),
                      below = evaluate(law, down);
          // Rounding leaves 1e-16/h of the value, the third derivative h^2.
          const double size = std::abs(here.value) + std::abs(here.gradient[i]);
          EXPECT_NEAR(here.gradient[i], (above.value - below.value) / (2. * h), 1e-8 * size)
            << law << " " << i;
          for (std::size_t j = i; law == 0 && j < 3; ++j)
            {
              const double second = here.second[i * 3 - i * (i + 1) / 2 + j];
              EXPECT_NEAR(second,
                          (above.gradient[j] - below.gradient[j]) / (2. * h),
                          1e-8 * (size + std::abs(second)))
                << i << " " << j;
            }
        }
    // As they were stated, at this place.
    EXPECT_NEAR(evaluate(4, at).value, -0.3 * 0.3 + 0.6 * 0.4 * 0.09, 1e-15);
    const double mobility =
      run.what.models.phase_field_mobility(run.what.models.environment().at(1.));
    EXPECT_NEAR(evaluate(1, at).value / mobility, std::exp(-2. * 0.3 - 0.6 * 0.3), 1e-14);
  }
} // namespace
