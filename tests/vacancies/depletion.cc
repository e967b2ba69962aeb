// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Where a voltage of many kT/e drives vacancies away: how few are left, and that steps do not become short for it.
#include "solver/system/way_to_end.h"
#include "tests/vacancies/film_run.h"
#include "tests/vacancies/theory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  /// The film of IonMonger on a mesh that is fine at its electrodes, as in biased_film.prm.
  Film graded_film()
  {
    Film film;
    film.cell = 40e-9;
    film.tolerance = 1e-3;
    film.sections = "subsection Geometry\n set Coarse cells = 70, 1\n set Grading = 60, 1\nend\n";
    return film;
  }

  // A scan to 1.2 V that is slow, 0.01 V/s over 29 s of charging time: the film follows it. A fraction of exp(-46) of
  // the vacancies is left at the biased electrode, twenty decades.
  TEST(Depletion, FollowsBoltzmannsLawOverTwentyDecadesUnderASlowScan)
  {
    Film film = graded_film();
    film.voltage = "0 V at 0 s, 1.2 V at 120 s";
    FilmRun run(film);
    run.advance_to(120.);
    EXPECT_LT(run.n_steps, 400);
    EXPECT_LT(run.n_rejected, 20);
    EXPECT_NEAR(run.vacancies().mean / film.fraction, 1., 1e-12);
    EXPECT_GT(run.vacancies().lowest, 0.);

    // At rest the potential of the middle and the charges are those of theory.
    run.advance_to(360.);
    const double middle = 0.5 * film.length, c = run.at(0, middle), phi = run.at(1, middle);
    const std::vector<double> charges = run.charges();
    EXPECT_NEAR(charges[0] / theory::diffuse_charge(1.2 - phi, c, film.temperature), 1., 5e-3);
    EXPECT_NEAR(charges[1] / theory::diffuse_charge(-phi, c, film.temperature), 1., 5e-3);

    // ln c/(1 - c) + e phi/kT is one number at every node, however few vacancies there are.
    const double v = theory::thermal_voltage(film.temperature);
    const State &state = run.fields().state();
    double lowest = 1e9, highest = -1e9, fewest = 1.;
    for (const unsigned int node : run.fields().measures().integration_nodes({}).node)
      {
        const double here = state.block(0).local_element(node);
        const double mu = std::log(here / (1. - here)) + state.block(1).local_element(node) / v;
        fewest = std::min(fewest, here);
        lowest = std::min(lowest, mu);
        highest = std::max(highest, mu);
      }
    EXPECT_LT(fewest, 1e-18 * film.fraction);
    EXPECT_LT(highest - lowest, 0.05);
  }

  // What decays is followed by its logarithm, towards either end of a range and back.
  TEST(Depletion, IsGuessedByTheLogarithmOfWhatIsLeft)
  {
    const auto decay = [](const double t) { return std::exp(-t / 3.); };
    EXPECT_NEAR(continued_way(0., decay(0.), decay(2.), 1.5) / decay(5.), 1., 1e-14);
    EXPECT_NEAR(continued_way(0., decay(5.), decay(2.), 2. / 3.) / decay(0.), 1., 1e-14);
    EXPECT_NEAR((1. - continued_way(1., 1. - decay(1.), 1. - decay(2.), 3.)) / decay(5.),
                1.,
                1e-12);
    EXPECT_NEAR(continued_way(0., 1., 1e-20, 1.) / 1e-20, std::exp(-9.), 1e-12); // and not further
    EXPECT_EQ(continued_way(0., 1e-20, 1e-20, 1.), 1e-20);
  }

  // Few vacancies, a Debye length of 250 nm in 1 um, and a scan in two charging times. Where the guess of a stage is the rate of
  // the one before, vacancies that go down by decades are guessed with the wrong sign, and Newton's method does not come back.
  TEST(Depletion, IsFollowedWithHardlyAStepInVain)
  {
    Film film;
    film.length = 1e-6;
    film.cell = 100e-9;
    film.fraction = 4.325e-8;
    film.tolerance = 1e-3;
    film.voltage = "0 V at 0 s, 1.2 V at 12388 s, 0 V at 24777 s";
    film.sections = "subsection Geometry\n set Coarse cells = 48, 1\n set Grading = 80, 1\nend\n"
                    "subsection Time\n set Largest step = 495 s\nend\n";
    FilmRun run(film);
    run.advance_to(24777.);
    EXPECT_LE(run.n_rejected, 0.06 * run.n_steps);
    EXPECT_NEAR(run.vacancies().mean / film.fraction, 1., 1e-12);
  }

  // A Debye length of 1.5 nm in 1 um and a scan in two charging times, on a mesh of one cell across and of three: there a solution
  // that ended at its limit of iterations left single nodes of the depleted layer with decades too few.
  TEST(Depletion, IsTheSameInTwoDimensionsAsInOne)
  {
    const auto fewest = [](const int n_across) {
      Film film;
      film.length = 1e-6;
      film.cell = 100e-9;
      film.fraction = 1.2014e-3;
      film.tolerance = 1e-3;
      film.voltage = "0 V at 0 s, 1.2 V at 74.3 s";
      film.sections =
        fmt::format("subsection Geometry\n set Coarse cells = 96, {}\n set Grading = 200, 1\nend\n"
                    "subsection Time\n set Largest step = 2.97 s\nend\n",
                    n_across);
      FilmRun run(film);
      run.advance_to(74.3);
      EXPECT_LE(run.n_rejected, 3);
      return run.vacancies().lowest;
    };
    const double in_one = fewest(1);
    EXPECT_GT(in_one, 0.);
    // ln c is -e phi/kT, and a step may be wrong by a thousandth of these 46: either of the two.
    EXPECT_NEAR(std::log(fewest(3) / in_one), 0., 2. * 46. * 1e-3);
  }
} // namespace
