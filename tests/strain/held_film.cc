// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Films that are seen from above and that a rigid substrate holds: stress and energy in closed form, E e^2/(1 - nu), and
// what they do to the equilibrium temperature, fronts and nuclei.
#include "models/elasticity/voigt.h"
#include "tests/strain/strain_run.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  constexpr double t0 = 590.; // the default [K]

  std::string film(const std::string &environment,
                   const std::string &initial,
                   const std::string &more = "")
  {
    return "subsection Geometry\n set Kind = film in plan\n set Length = 9.6 um\n set Width = 0.6 "
           "um\nend\n"
           "subsection Model\n set Parts = phase, strain\n subsection Interface\n  set Width = 300 "
           "nm\n end\nend\n"
           "subsection Nucleation\n set Rate law = none\nend\n"
           "subsection Environment\n" +
           environment + "end\nsubsection Initial state\n" + initial +
           "end\nsubsection Time\n set End time = 1e11 s\nend\n" + more;
  }

  const std::string room = " set Temperature = 298.15 K\n set Relative humidity = 85 %\n",
                    front = " set Kind = front\n set Front position = 3 um\n";

  TEST(HeldFilm, HasTheStressTheEnergyAndTheCurvatureOfTheory)
  {
    StrainRun run(film(room, all_lt));
    const double area = 9.6e-6 * 0.6e-6, stress = -biaxial * misfit;
    EXPECT_NEAR(run.column("elastic energy") / (area * biaxial * misfit * misfit), 1., 1e-12);
    EXPECT_NEAR(run.column("mean von Mises stress") / stress, 1., 1e-12);
    EXPECT_NEAR(run.column("largest von Mises stress") / stress, 1., 1e-12);
    EXPECT_NEAR(run.column("mean hydrostatic stress") / (2. / 3. * stress), 1., 1e-12);
    // Stoney 1909: 6 (1 - nu) sigma h/(E H^2) of glass.
    EXPECT_NEAR(run.column("wafer curvature") /
                  (6. * 0.78 * stress * 300e-9 / (70e9 * 1.1e-3 * 1.1e-3)),
                1.,
                1e-12);
    EXPECT_EQ(run.what.fields().size(), 1u) << "there is nothing to solve for";
  }

  TEST(HeldFilm, IsStretchedByTheCoolingOfItsSubstrate)
  {
    const std::string hot = "subsection Strain\n set Stress-free temperature = 603.15 K\nend\n";
    StrainRun run(film(room, " set Kind = HT\n", hot));
    const double strain = (4.5e-5 - 7e-6) * 305.;
    EXPECT_NEAR(run.column("mean von Mises stress") / (biaxial * strain), 1., 1e-12);
    // Twice the product of both strains and the square of the misfit, for fronts and for nuclei.
    const std::array<double, 3> middle = {4.8e-6, 0.3e-6, 0.};
    EXPECT_NEAR(run.value_at("work_of_LT_nuclei", middle) /
                  (biaxial * misfit * (misfit - 2. * strain)),
                1.,
                1e-12);
    EXPECT_NEAR(run.value_at("work_of_fronts", middle) /
                  (biaxial * (misfit * misfit - 2. * strain * misfit)),
                1.,
                1e-12);
  }

  // V18: - w Vm/dS = - 5.9 K per 1e6 J/m^3. A front stands there: 1 K beside it goes one way or the other, with its own
  // velocity; where nothing is held it would run.
  TEST(HeldFilm, ItsEquilibriumTemperatureIsShifted)
  {
    const double work = biaxial * misfit * misfit, shift = -work * 1.426e-4 / 24.1;
    ASSERT_NEAR(shift / (work * 1e-6), -5.9, 0.05) << "K per 1e6 J/m^3";
    for (const double beside : {-1., 1.})
      {
        SCOPED_TRACE(beside);
        const double temperature = t0 + shift + beside;
        StrainRun run(
          film(fmt::format(" set Temperature = {} K\n set Relative humidity = 0 %\n", temperature),
               " set Kind = front\n set Front position = 4.8 um\n",
               fmt::format("subsection Strain\n set Stress-free temperature = {} K\nend\n",
                           temperature)));
        const ModelSet &models = run.what.models;
        Conditions here = models.environment().at(0.);
        ASSERT_GT(models.front_velocity(here), 0.);
        here.strain.of_front = work;
        const double v = models.front_velocity(here);
        ASSERT_EQ(v > 0., beside < 0.);
        const double start = run.measure().fields[0].mean;
        run.advance_to(0.1 * 9.6e-6 / std::abs(v));
        EXPECT_NEAR(run.measure().fields[0].mean - start, beside < 0. ? 0.1 : -0.1, 0.1 * 0.02);
      }
  }

  // Far from equilibrium, where Wilson-Frenkel's velocity saturates: v of all that drives, with stiffer LT.
  TEST(HeldFilm, FrontsGoWithTheVelocityOfAllThatDrivesThem)
  {
    StrainRun run(film(room, front, "subsection Strain\n set LT stiffness factor = 1.5\nend\n"));
    const ModelSet &models = run.what.models;
    Conditions here = models.environment().at(0.);
    const double free = models.front_velocity(here);
    here.strain.of_front = 1.5 * biaxial * misfit * misfit;
    const double v = models.front_velocity(here);
    // k [1 - exp((dG + w Vm)/RT)]
    const double rt = 8.314462618 * 298.15, dg = -24.1 * (590. - 298.15);
    EXPECT_NEAR(v / free,
                std::expm1((dg + here.strain.of_front * 1.426e-4) / rt) / std::expm1(dg / rt),
                1e-9);
    run.advance_to(600e-9 / v);
    const double from = run.measure().fields[0].mean;
    run.advance_to((600e-9 + 2.4e-6) / v);
    EXPECT_NEAR((run.measure().fields[0].mean - from) * 9.6e-6 / 2.4e-6, 1., 0.01);
    EXPECT_LT(v / free, 0.97) << "or this says nothing";
  }

  // Half of the energy of misfit has cracked: half of the work is left.
  TEST(HeldFilm, CoherencyFactorIsThatOfTheEnergy)
  {
    StrainRun run(film(room, all_lt, "subsection Strain\n set Coherency factor = 0.5\nend\n"));
    EXPECT_NEAR(run.column("elastic energy") / (0.5 * 9.6e-6 * 0.6e-6 * biaxial * misfit * misfit),
                1.,
                1e-12);
  }

  // Where the temperature is a field the misfit is that of the place: a film that is heated at one side, of the part "heat".
  TEST(HeldFilm, ThermalStressIsThatOfTheTemperatureThere)
  {
    StrainRun run(
      "subsection Geometry\n set Kind = film in plan\n set Length = 9.6 um\n set Width = 0.6 "
      "um\nend\n"
      "subsection Model\n set Parts = phase, heat, strain\n subsection Interface\n  set Width = "
      "300 nm\n end\nend\n"
      "subsection Nucleation\n set Rate law = none\nend\n"
      "subsection Environment\n set Temperature = 298.15 K\n set Relative humidity = 85 %\nend\n"
      "subsection Heat\n set Boundaries at a temperature = right\n"
      " set Temperature of boundaries = 358.15 K\n set Heat transfer to the air = 2e4 "
      "W/m^2/K\nend\n"
      "subsection Time\n set End time = 10 s\nend\n");
    run.advance_to(1.);
    EXPECT_GT(run.value_at("temperature", {9.1e-6, 0.3e-6, 0.}) -
                run.value_at("temperature", {0.5e-6, 0.3e-6, 0.}),
              10.)
      << "or this says little";
    for (const double x : {0.5e-6, 4.8e-6, 9.1e-6})
      {
        const std::array<double, 3> place = {x, 0.3e-6, 0.};
        const double warmer = run.value_at("temperature", place) - 298.15;
        EXPECT_NEAR(run.value_at("hydrostatic_stress", place),
                    -2. / 3. * biaxial * (4.5e-5 - 7e-6) * warmer,
                    1e-6 * biaxial);
      }
  }

  // The rate of nuclei that form is that of the stress where they form: the chain with its barrier at dg + w.
  TEST(HeldFilm, NucleiFormAtTheRateOfTheirStress)
  {
    const auto text = [](const std::string &parts, const std::string &strain) {
      return "subsection Geometry\n set Kind = film in plan\n set Length = 20 um\n set Width = 20 "
             "um\nend\n"
             "subsection Model\n set Parts = " +
             parts +
             "\n subsection Interface\n  set Width = 1 um\n end\nend\n"
             "subsection Environment\n set Temperature = 298.15 K\n set Relative humidity = 85 "
             "%\nend\n"
             "subsection Nucleation\n set Prefactor = 1e25 1/m^2/s\nend\n"
             "subsection Time\n set End time = 60 s\nend\n" +
             strain;
    };
    StrainRun run(
      text("phase, strain", "subsection Strain\n set Stress-free temperature = 603.15 K\nend\n"));
    const ModelSet &models = run.what.models;
    Conditions here = models.environment().at(0.);
    const double free = models.nominal_nucleation_rate(here);
    const double strain = (4.5e-5 - 7e-6) * 305.;
    here.strain.of_nucleus = biaxial * misfit * (misfit - 2. * strain);
    const double rate = models.nominal_nucleation_rate(here);
    ASSERT_LT(rate, 0.97 * free) << "or this says nothing";
    std::size_t n_born = 0;
    while (run.now() < 60. && n_born < 3)
      for (const Nucleus &nucleus : run.simulation->advance(60., "test").births)
        {
          ++n_born;
          EXPECT_NEAR(nucleus.rate / rate, 1., 1e-3); // works are rounded to 1e3 J/m^3
        }
    EXPECT_GT(n_born, 0u);
  }
} // namespace
