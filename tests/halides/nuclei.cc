// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Nuclei of LT in a film whose composition varies.
#include "tests/halides/halide_run.h"

#include <gtest/gtest.h>

#include <cmath>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  // At 130 degC LT is stable below x = 0.566: nominally, and more so in the iodide, but not in the bromide.
  constexpr const char *film = R"(
subsection Material
  set Name = CsPb(I,Br)3
end
subsection Model
  set Equations = mixed halide transformation
  subsection Free energy
    set Br fraction = 0.45
  end
  subsection Interface
    set Width = 200 nm
  end
end
subsection Geometry
  set Kind = film in plan
  set Length = 12 um
  set Width = 6 um
  set Thickness = 300 nm
end
subsection Initial composition
  set Profile = junction
  set Axis = x
  set Position = 6 um
  set Width = 1 um
  set Below = 0.15
  set Above = 0.75
end
subsection Environment
  set Temperature = 130 degC
  set Relative humidity = 0 %
end
subsection Nucleation
  set Rate law = none
  set Seed size = given
  set Seed radius = 400 nm
end
subsection Time
  set End time = 100 d
end
)";

  TEST(NucleiInAMixture, GrowAtTheirOwnCompositionAndEnterThere)
  {
    const ScratchFolder folder;
    const double born = 10.;
    make_file(folder / "nuclei.csv", "time [s],x [um],y [um]\n10,3,3\n10,9,3\n");
    HalideRun run(HalideRun::Text{film},
                  {"Nucleation/Prescribed nuclei file = " + (folder / "nuclei.csv")});
    const Conditions now = run.what.models.environment().at(0.);
    const double v = run.what.models.front_velocity(now, 0.15);
    ASSERT_GT(v,
              1.1 * run.what.models.front_velocity(now)); // faster than at the nominal composition
    ASSERT_LT(run.what.models.front_velocity(now, 0.75), 0.);
    const double due = born + 400e-9 / v;

    std::vector<Nucleus> births;
    std::vector<GrownNucleus> seeded;
    double entered = NAN;
    while (run.now() < 1.2 * due)
      {
        const StepResult step = run.step_towards(1.2 * due);
        births.insert(births.end(), step.births.begin(), step.births.end());
        seeded.insert(seeded.end(), step.seeded.begin(), step.seeded.end());
        if (!step.seeded.empty())
          entered = step.time;
      }
    ASSERT_EQ(births.size(), 2u);
    for (const Nucleus &nucleus : births)
      EXPECT_NEAR(nucleus.br_fraction, nucleus.place[0] < 6e-6 ? 0.15 : 0.75, 0.501e-4);
    ASSERT_EQ(seeded.size(), 1u); // the other one was gone at once
    EXPECT_EQ(seeded[0].nucleus.place[0], 3e-6);
    // A class of compositions is met to half of one per cent of the sites.
    const double of_class =
      std::abs(0.005 * (run.what.models.front_velocity(now, 0.) - v) / 0.15 / v);
    EXPECT_NEAR((entered - born) / (due - born), 1., of_class + 0.1); // may be late by a tenth
    EXPECT_NEAR(seeded[0].radius, v * (entered - born), of_class * 500e-9);

    // It is in the field of the phase, and moves no halide.
    const Measured measured = run.measure();
    const double disc = constants::pi * std::pow(seeded[0].radius, 2);
    EXPECT_GT(measured.fields[1].mean * 72e-12, 0.9 * disc);
    EXPECT_GT(measured.fields[1].highest, 0.99);
    EXPECT_NEAR(measured.fields[0].mean, 0.45, 1e-10);
  }

  // Interface mobility and driving force are those of the place, 0.15, and not of the mean, 0.45. The ions stand still.
  // Over ten widths, after two; mesh and steps make half a per cent (PlanarFront.*).
  TEST(FrontsInAMixture, MoveAsTheLocalCompositionSays)
  {
    HalideRun run(HalideRun::Text{film},
                  {"Geometry/Width = 0.4 um",
                   "Initial composition/Position = 9 um",
                   "Initial state/Kind = front",
                   "Initial state/Front position = 2 um",
                   "Model/Mixed halide/Mobility/Diffusivity = given",
                   "Model/Mixed halide/Mobility/Prefactor = 1e-30 m^2/s"});
    const Conditions now = run.what.models.environment().at(0.);
    const double expected = run.what.models.front_velocity(now, 0.15);
    const auto position = [&run] { return 12e-6 * run.measure().fields[1].mean; };
    run.advance_to(0.4e-6 / expected);
    const double first = position(), from = run.now();
    run.advance_to(from + 2e-6 / expected);
    EXPECT_NEAR((position() - first) / (run.now() - from) / expected, 1., 0.006);
    // Of the mean it would be another by a factor.
    const auto &models = run.what.models;
    EXPECT_GT(
      std::abs(std::log(models.phase_field_mobility(now, 0.15) / models.phase_field_mobility(now))),
      0.1);
  }

  TEST(NucleiInAMixture, FormWhereTheFilmIsIodide)
  {
    // 43 nuclei are to be expected in a minute if LT were stable everywhere and fronts stood still. It is
    // stable in half of the film, to 0.2 um beyond the middle of the junction.
    HalideRun run(HalideRun::Text{film},
                  {"Nucleation/Rate law = constant", "Nucleation/Rate = 1e10 1/m^2/s"});
    unsigned int n = 0;
    while (run.now() < 60.)
      for (const Nucleus &nucleus : run.step_towards(60.).births)
        {
          ++n;
          EXPECT_LT(nucleus.br_fraction, 0.5663);
          EXPECT_LT(nucleus.place[0], 6.2e-6);
        }
    EXPECT_GT(n, 5u);
  }
} // namespace
