// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The steps of whole runs: what outputs and jumps of the humidity cost, and what a failure leaves behind.
#include "solver/base/error.h"
#include "tests/fronts/test_run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

namespace
{
  using namespace softlattice;

  const std::string long_strip =
    "subsection Geometry\n set Kind = film in plan\n set Length = 12 um\n set Width = 0.6 um\nend\n"
    "subsection Model\n subsection Interface\n  set Width = 300 nm\n end\nend\n"
    "subsection Nucleation\n set Rate law = none\nend\n"
    "subsection Initial state\n set Kind = front\n set Front position = 2 um\nend\n"
    "subsection Time\n set End time = 1e6 s\nend\n";

  /// Steps until a front has crossed so many of its widths, with so many stops on the way.
  unsigned int steps_with_stops(const std::string &integrator, const double widths, const int stops)
  {
    TestRun run(long_strip, {"Time/Integrator = " + integrator});
    const double end =
      widths * 300e-9 /
      std::abs(run.what.models.front_velocity(run.what.models.environment().at(0.)));
    for (int i = 1; i <= stops; ++i)
      run.advance_to(i * end / stops);
    return run.n_steps;
  }

  // The bar is 2 %; a stop between which there are three steps or more costs none.
  TEST(Steps, StopsCostAFrontNoSteps)
  {
    for (const std::string integrator : {"TR-BDF2", "auto"})
      {
        const unsigned int without = steps_with_stops(integrator, 20., 1);
        // some five steps from one stop to the next
        const int stops = static_cast<int>(without / 5);
        EXPECT_LE(steps_with_stops(integrator, 20., stops), 1.02 * without) << integrator;
      }
  }

  /// Rejected attempts in (2 s, 3 s] of a front under conditions that may jump at 3 s.
  unsigned int rejected_before(const std::string &integrator, const std::string &conditions)
  {
    TestRun run(long_strip + "subsection Environment\n" + conditions + "end\n",
                {"Time/Integrator = " + integrator, "Discretisation/Adaptive = false"});
    run.advance_to(2.);
    unsigned int rejected = 0;
    while (run.now() < 3.)
      rejected += run.step_towards(3.).rejected;
    return rejected;
  }

  // A method that took the values after a jump for the end of the step before it would have to creep up to it.
  TEST(Steps, AJumpIsNoReasonToRejectTheStepBeforeIt)
  {
    for (const std::string integrator : {"TR-BDF2", "RKC2"})
      {
        const unsigned int calm = rejected_before(integrator, "");
        for (const std::string jump :
             {" set Relative humidity = 40 % at 0 s, 40 % at 3 s, 85 % at 3 s\n",
              " set Temperature = 25 degC at 0 s, 25 degC at 3 s, 60 degC at 3 s\n"})
          EXPECT_LE(rejected_before(integrator, jump), calm) << integrator << jump;
      }
  }

  /// What this process has of its address space [B].
  double address_space()
  {
    std::ifstream file("/proc/self/statm");
    double pages = 0.;
    file >> pages;
    return pages * static_cast<double>(sysconf(_SC_PAGESIZE));
  }

  /// Lets this process have so much more [B].
  class Limited
  {
  public:
    explicit Limited(const double more)
    {
      getrlimit(RLIMIT_AS, &before_);
      rlimit limit = before_;
      limit.rlim_cur = static_cast<rlim_t>(address_space() + more);
      setrlimit(RLIMIT_AS, &limit);
    }
    ~Limited() { setrlimit(RLIMIT_AS, &before_); }
    Limited(const Limited &) = delete;
    Limited &operator=(const Limited &) = delete;

  private:
    rlimit before_{};
  };

  const std::string nucleating_film =
    "subsection Geometry\n set Kind = film in plan\n set Length = 8 um\n set Width = 6 um\nend\n"
    "subsection Environment\n set Temperature = 25 degC\n set Relative humidity = 80 %\nend\n"
    "subsection Nucleation\n set Rate law = exponential\n set Reference rate = 3e8 1/m^2/s\n"
    " set Humidity slope = 15\nend\n"
    "subsection Model\n subsection Interface\n  set Width = 200 nm\n end\n"
    " subsection Interface kinetics/HT to LT wet\n  set Reference velocity = 100 nm/s\n end\nend\n"
    "subsection Time\n set End time = 20 s\nend\n";

  struct Record
  {
    std::vector<Nucleus> births;
    std::vector<double> times;
    double energy = 0.;
  };

  void go_on(TestRun &run, Record &record)
  {
    while (run.now() < 20.)
      {
        const StepResult step = run.step_towards(20.);
        record.births.insert(record.births.end(), step.births.begin(), step.births.end());
        record.times.push_back(step.time);
      }
    record.energy = run.free_energy();
  }

  void expect_the_same(const Record &found, const Record &expected)
  {
    ASSERT_EQ(found.births.size(), expected.births.size());
    for (std::size_t i = 0; i < expected.births.size(); ++i)
      EXPECT_EQ(found.births[i].id, expected.births[i].id);
    EXPECT_EQ(found.times, expected.times);
    // The step after the failure begins with what solvers learnt in the one that was given up.
    EXPECT_NEAR(found.energy, expected.energy, 1e-8 * std::abs(expected.energy));
  }

  // A nucleus needs a finer mesh than there is memory for: the step whose end it is did not happen.
  TEST(Steps, AFailureAtANucleusTakesTheStepBack)
  {
    // Memory that has been given back to the heap is used again, so that limits are met where they are asked
    // for and not by chance.
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    Record expected;
    unsigned long coarse = 0, fine = 0;
    {
      TestRun run(nucleating_film);
      coarse = run.n_unknowns();
      go_on(run, expected);
      fine = run.most_unknowns;
    }
    ASSERT_GE(expected.births.size(), 1u);
    ASSERT_GT(fine, 4 * coarse);

    TestRun run(nucleating_film);
    Record record;
    int failures = 0;
    double time = -1.;
    while (failures == 0 && run.now() < 20.)
      {
        time = run.now();
        // Enough for the first passes of the refinement and not for the last.
        const Limited limit(200. * 0.1 * double(fine - coarse));
        try
          {
            const StepResult step = run.step_towards(20.);
            record.births.insert(record.births.end(), step.births.begin(), step.births.end());
            record.times.push_back(step.time);
          }
        catch (const SolverError &error)
          {
            ++failures;
            EXPECT_NE(std::string(error.what()).find("memory"), std::string::npos) << error.what();
          }
      }
    ASSERT_EQ(failures, 1);
    ASSERT_TRUE(run.simulation->is_committed());
    EXPECT_EQ(run.now(), time);

    // What a checkpoint holds now is what another run goes on from.
    const Simulation::Committed saved = run.simulation->committed();
    TestRun resumed(nucleating_film);
    resumed.simulation->restore(saved);
    Record after = record;
    go_on(resumed, after);
    expect_the_same(after, expected);

    go_on(run, record);
    expect_the_same(record, expected);
  }
} // namespace
