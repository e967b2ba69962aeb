// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Carriers that stay in columns along the light, in a film that is wider than they diffuse.
#include "solver/fields/halide_equations.h"
#include "solver/files/text_file.h"
#include "tests/halides/halide_run.h"

#include <gtest/gtest.h>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  HalideRun film_of_mean(const double mean,
                         const std::string &size,
                         const std::string &seeds,
                         const int width)
  {
    const std::string division = width == 0 ? ""
                                            : "   set Diffusion volume = columns\n"
                                              "   set Column width = " +
                                                std::to_string(width) + " nm\n";
    return HalideRun(HalideRun::Text{
      "subsection Material\n set Name = MAPb(I,Br)3\nend\n"
      "subsection Model\n set Equations = mixed halide\n"
      " subsection Free energy\n  set Br fraction = " +
      shortest(mean) +
      "\n end\n subsection Mixed halide\n"
      "  set Gradient coefficient = 3e-10 J/m\n  set Interaction energy = 0.04895 eV\n"
      "  subsection Band gap\n   set Polaron energy = 0 eV\n  end\n"
      "  subsection Carriers\n   set Lifetime = 1 us\n   set Site density = 1e20 1/cm^3\n" +
      division +
      "  end\n end\nend\n"
      "subsection Light\n set Generation rate = 3e24 1/cm^3/s\nend\n"
      "subsection Geometry\n set Kind = box\n set Size = " +
      size +
      "\nend\n"
      "subsection Environment\n set Temperature = 300 K\nend\n"
      "subsection Initial composition\n set Seeds = listed\n set Seed places = " +
      seeds +
      "\n set Seed radius = 16 nm\n set Seed edge = 10 nm\n set Seed composition = 0.2\nend\n"
      "subsection Discretisation\n set Interface width = 8 nm\n set Adaptive = false\nend\n"
      "subsection Time\n set End time = 4 h\nend\n"});
  }

  /// The film of light_segregation, closed and on a uniform mesh, with seeds in given places, around which
  /// x = 1/2; divided into columns of a width, or not: 0 [nm].
  HalideRun film(const std::string &size, const std::string &seeds, const int width)
  {
    // The part a of the seeds of x = 0.2 takes its halides from around them: mean = x (1 - a) + 0.2 a.
    HalideRun even = film_of_mean(0.5, size, seeds, width);
    const double around = even.measure().fields[0].highest;
    const double part = (around - 0.5) / (around - 0.2);
    return film_of_mean(0.5 - 0.3 * part, size, seeds, width);
  }

  const HalideCarriers &carriers_of(const HalideRun &run)
  {
    return dynamic_cast<const HalideEquations &>(run.simulation->scenario().equations()).carriers();
  }

  /// n [1/m^3] in a column where x = 1/2, of the present state.
  double density(HalideRun &run, const std::size_t column)
  {
    run.measure();
    return carriers_of(run).density(column, carriers_of(run).pair_energy(0.5));
  }

  TEST(Columns, OneIsTheWholeBody)
  {
    HalideRun whole = film("150 nm, 150 nm", "60 nm, 80 nm", 0);
    HalideRun one = film("150 nm, 150 nm", "60 nm, 80 nm", 200);
    for (HalideRun *run : {&whole, &one})
      run->advance_to(5.);
    EXPECT_EQ(one.n_steps, whole.n_steps);
    EXPECT_NEAR(one.free_energy(), whole.free_energy(), 1e-14 * std::abs(whole.free_energy()));
    EXPECT_NEAR(one.measure().fields[0].lowest, whole.measure().fields[0].lowest, 1e-13);
  }

  TEST(Columns, KeepTheirCarriers)
  {
    // A seed in the right half, nothing in the left one: what is generated on the left stays there, and on
    // the right it is as in a body that is the right half alone.
    HalideRun divided = film("400 nm, 200 nm", "300 nm, 100 nm", 200);
    HalideRun whole = film("400 nm, 200 nm", "300 nm, 100 nm", 0);
    HalideRun half = film("200 nm, 200 nm", "100 nm, 100 nm", 0);
    const double mean = 3e24;
    EXPECT_NEAR(density(divided, 0) / mean, 1., 1e-6); // the tail of the seed is 1e-9 there
    const double expected = density(half, 0);
    // The nodes on the wall are of the right half, with a twelfth of a cell of the left one.
    EXPECT_NEAR(density(divided, 1) / expected, 1., 0.01);
    EXPECT_LT(expected, 0.8 * mean);
    EXPECT_GT(density(whole, 0), 1.05 * expected);
    // Another seed on the left is nothing to the right.
    HalideRun both = film("400 nm, 200 nm", "300 nm, 100 nm, 100 nm, 100 nm", 200);
    EXPECT_NEAR(density(both, 1) / density(divided, 1), 1., 1e-6); // the tail
    EXPECT_LT(density(both, 0), 0.8 * mean);
  }

  TEST(Columns, LowerTheEnergyAndKeepMass)
  {
    HalideRun run = film("400 nm, 100 nm", "70 nm, 50 nm, 330 nm, 40 nm", 100);
    HalideRun whole = film("400 nm, 100 nm", "70 nm, 50 nm, 330 nm, 40 nm", 0);
    const double mean = run.mean();
    double energy = run.free_energy();
    while (run.now() < 100.)
      {
        run.step_towards(100.);
        const double next = run.free_energy();
        EXPECT_LE(next, energy + 1e-12 * std::abs(energy)) << run.now();
        energy = next;
        EXPECT_NEAR(run.mean(), mean, 1e-12);
      }
    whole.advance_to(100.);
    // What the Jacobian leaves out costs no more than a few iterations.
    const auto solves_per_step = [](const HalideRun &one) {
      return double(one.n_solves) / one.n_steps;
    };
    RecordProperty("solves per step", std::to_string(solves_per_step(run)));
    RecordProperty("of the whole body", std::to_string(solves_per_step(whole)));
    EXPECT_LT(solves_per_step(run), 1.5 * solves_per_step(whole));
  }
} // namespace
