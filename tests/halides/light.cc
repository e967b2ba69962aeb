// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Demixing in the dark and under light against the equilibria of the models, and what must hold anyway.
#include "models/mixed_halide/halide_energy.h"
#include "models/mixed_halide/light_equilibrium.h"
#include "solver/base/error.h"
#include "solver/fields/halide_equations.h"
#include "tests/halides/halide_run.h"

#include <gtest/gtest.h>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  /// Carriers of the band-gap funnel alone.
  const std::string funnel = "  subsection Band gap\n   set Polaron energy = 0 eV\n  end\n"
                             "  subsection Carriers\n   set Lifetime = 1 us\n"
                             "   set Site density = 1e20 1/cm^3\n  end\n";

  /// A strip of methylammonium of 400 nm x 25 nm at 300 K, of two layers, whose boundary is flat. Energy
  /// [eV], generation [1/(m^3 s)], place of the boundary [nm], compositions on both sides of it.
  HalideRun::Text layers(const std::string &interaction,
                         const std::string &generation,
                         const std::string &position,
                         const std::string &below,
                         const std::string &above)
  {
    return {"subsection Material\n set Name = MAPb(I,Br)3\nend\n"
            "subsection Model\n set Equations = mixed halide\n subsection Mixed halide\n"
            "  set Gradient coefficient = 3e-10 J/m\n  set Interaction energy = " +
            interaction + " eV\n" + funnel +
            " end\nend\n"
            "subsection Light\n set Generation rate = " +
            generation +
            " 1/m^3/s\nend\n"
            "subsection Geometry\n set Kind = box\n set Size = 400 nm, 25 nm\nend\n"
            "subsection Environment\n set Temperature = 300 K\nend\n"
            "subsection Initial composition\n set Profile = junction\n set Width = 10 nm\n"
            " set Position = " +
            position + " nm\n set Below = " + below + "\n set Above = " + above +
            "\nend\n"
            "subsection Discretisation\n set Interface width = 8 nm\nend\n"
            "subsection Time\n set End time = 1000 h\nend\n"};
  }

  TEST(Demixing, InTheDarkEndsOnTheBinodal)
  {
    // X3 in the field equations: T_c = 343 K.
    HalideRun run(layers("0.0591", "0", "200", "0.3", "0.7"));
    run.advance_to(3.6e5);
    const HalideEnergy energy(run.what.models.halide().mixing());
    const auto pair = MixingCurve(energy, 300.).binodal();
    ASSERT_TRUE(pair);
    const FieldRange x = run.measure().fields[0];
    EXPECT_NEAR(x.lowest, pair->lower, 1e-3);
    EXPECT_NEAR(x.highest, pair->upper, 1e-3);
    EXPECT_NEAR(x.mean, 0.5, 1e-10);
  }

  TEST(Light, LayersEndWhereTheirGrandPotentialsAreEqual)
  {
    // At rest both layers have one potential and one f - mu x with the carriers in it: each is a nucleus
    // of no work for the other.
    HalideRun run(layers("0.04895", "1e31", "40", "0.2", "0.5"));
    run.advance_to(3.6e5);
    const MixedHalide &halide = run.what.models.halide();
    const HalideEnergy energy(halide.mixing());
    const LightEquilibrium light(energy, halide.gap(), halide.carriers(), 300.);
    const FieldRange x = run.measure().fields[0];
    ASSERT_LT(x.lowest, 0.4);
    const auto &equations =
      dynamic_cast<const HalideEquations &>(run.simulation->scenario().equations());
    const double carriers = equations.carriers().density(0, equations.pair_energy(x.highest, 0.));
    const double scale = halide.mixing().site_density() * constants::boltzmann * 300.;
    EXPECT_NEAR(light.work(x.highest, x.lowest, carriers) / scale, 0., 2e-4);
    const auto threshold = light.threshold(x.highest);
    ASSERT_TRUE(threshold);
    EXPECT_NEAR(threshold->carriers / carriers, 1., 0.02);
    EXPECT_NEAR(threshold->nucleus.composition, x.lowest, 2e-3);
  }

  TEST(Light, LetsSmallFluctuationsDecay)
  {
    // X4: at 3e24 1/m^3 a nucleus forms (threshold 4.5e23) but small fluctuations are stable up to 3.8e24.
    HalideRun run(HalideRun::Text{
      "subsection Material\n set Name = MAPb(I,Br)3\nend\n"
      "subsection Model\n set Equations = mixed halide\n subsection Mixed halide\n"
      "  set Gradient coefficient = 3e-10 J/m\n  set Interaction energy = 0.04895 eV\n" +
      funnel +
      " end\nend\n"
      "subsection Light\n set Generation rate = 3e30 1/m^3/s\nend\n"
      "subsection Geometry\n set Kind = box\n set Size = 100 nm, 100 nm\nend\n"
      "subsection Environment\n set Temperature = 300 K\nend\n"
      "subsection Initial composition\n set Fluctuation = 0.01\nend\n"
      "subsection Discretisation\n set Interface width = 8 nm\n set Adaptive = false\nend\n"
      "subsection Time\n set End time = 1000 h\nend\n"});
    const MixedHalide &halide = run.what.models.halide();
    const HalideEnergy energy(halide.mixing());
    const LightEquilibrium light(energy, halide.gap(), halide.carriers(), 300.);
    ASSERT_LT(light.threshold(0.5)->carriers, 3e24);
    ASSERT_GT(*light.instability(0.5), 3e24);
    const auto range = [&run] {
      const FieldRange x = run.measure().fields[0];
      return x.highest - x.lowest;
    };
    const double before = range();
    run.advance_to(3600.);
    EXPECT_LT(range(), 0.1 * before);
  }

  TEST(Light, KeepsMassAndLowersTheEnergy)
  {
    for (const char *power : {"20", "0"})
      {
        HalideRun run("light_segregation",
                      {"Geometry/Size = 200 nm, 200 nm",
                       "Initial composition/Number of seeds = 1",
                       std::string("Light/Power density = ") + power + " mW/cm^2"});
        const double mean = run.mean();
        double energy = run.free_energy();
        while (run.now() < 300.)
          {
            run.step_towards(300.);
            const double next = run.free_energy();
            EXPECT_LE(next, energy + 1e-9 * std::abs(energy)) << run.now() << " s, " << power;
            energy = next;
            EXPECT_NEAR(run.mean(), mean, 1e-10);
          }
        EXPECT_GT(run.n_steps, 10u);
      }
  }

  TEST(Light, SeedsGrowAboveTheThresholdAndDissolveBelow)
  {
    // V15, at intensities between which segregation of MAPb(I,Br)3 begins, 57 and 0.04 mW/cm^2.
    const auto iodide_rich = [](const std::string &power) {
      HalideRun run("light_segregation",
                    {"Geometry/Size = 200 nm, 200 nm",
                     "Initial composition/Number of seeds = 1",
                     "Initial composition/Seed radius = 20 nm",
                     "Light/Power density = " + power + " mW/cm^2"});
      const auto part = [&run] {
        return run.simulation->fields().measures().integrals(
          1,
          [](std::size_t, const double *u, double *value) {
            *value = std::max(0., 0.45 - u[0]);
          })[0];
      };
      const double before = part();
      run.advance_to(1800.);
      return part() / before;
    };
    EXPECT_GT(iodide_rich("57"), 1.1);
    EXPECT_LT(iodide_rich("0.04"), 0.01);
  }

  TEST(Light, DemixesCesiumOnlyFarAboveTheThresholdOfMethylammonium)
  {
    // V15, with the same sites, lifetime and polaron energy. Between both thresholds seeds dissolve; above that of cesium they grow, and
    // their composition is that of the nucleus.
    const std::vector<std::string> small = {"Geometry/Size = 250 nm, 250 nm",
                                            "Initial composition/Number of seeds = 2"};
    HalideRun cesium("cesium_under_light", small);
    HalideRun methylammonium("light_segregation", small);
    const auto threshold = [](const HalideRun &run) {
      const MixedHalide &halide = run.what.models.halide();
      const HalideEnergy energy(halide.mixing());
      return LightEquilibrium(energy, halide.gap(), halide.carriers(), 300.).threshold(0.5);
    };
    EXPECT_GT(threshold(cesium)->carriers, 20. * threshold(methylammonium)->carriers);
    const auto rich = [](HalideRun &run) {
      return run.simulation->fields().measures().integrals(
        1,
        [](std::size_t, const double *u, double *value) { *value = u[0] < 0.45 ? 1. : 0.; })[0];
    };
    const double before = rich(cesium);
    cesium.advance_to(1200.);
    EXPECT_GT(rich(cesium),
              1.3 * before); // there are carriers for 5 % of the film, 1.4 times the seeds
    EXPECT_NEAR(cesium.measure().fields[0].lowest,
                threshold(cesium)->nucleus.composition,
                0.01); // at the threshold; the reservoir has a little more of both
    std::vector<std::string> dimmer = small;
    dimmer.emplace_back("Light/Power density = 1 mW/cm^2");
    HalideRun dim("cesium_under_light", dimmer);
    dim.advance_to(1800.);
    EXPECT_EQ(rich(dim), 0.);
  }

  TEST(Light, IsForgottenInTheDark)
  {
    // V15: remixed to 1 % rms. A small part of the film of the case, with one of its seeds.
    HalideRun run("light_segregation",
                  {"Geometry/Size = 200 nm, 200 nm", "Initial composition/Number of seeds = 1"});
    run.advance_to(1200.);
    const auto rms = [&run] {
      const double mean = run.mean();
      const auto sums = run.simulation->fields().measures().integrals(
        2,
        [&](std::size_t, const double *u, double *values) {
          values[0] = 1.;
          values[1] = (u[0] - mean) * (u[0] - mean);
        });
      return std::sqrt(sums[1] / sums[0]);
    };
    EXPECT_GT(rms(), 0.04);
    run.advance_to(7200.);
    EXPECT_LT(rms(), 0.01);
  }

  TEST(Demixing, IsUndoneByHeatAsDiffusionSays)
  {
    // The last wave of a closed body decays at D (1 - 2 w x (1 - x)/kT) k^2, k = pi/L, at x = 1/2; what is
    // of second order in it is below 1e-3 from an rms of 1 % on, and so is the gradient energy.
    HalideRun run("thermal_remixing");
    const auto rms = [&run] { return std::sqrt(run.measure().fields[0].variance); };
    run.advance_to(300.);
    const double early = rms();
    run.advance_to(600.);
    EXPECT_NEAR(rms() / early, 1., 0.003); // on the binodal, but for a boundary that settles
    run.advance_to(5400.);
    const double before = rms();
    EXPECT_LT(before, 0.01);
    run.advance_to(8400.);
    const MixedHalide &halide = run.what.models.halide();
    const double temperature = 400.15;
    const double diffusivity = halide.mobility().diffusivity(0.5, temperature, {}, 0.);
    const double k = constants::pi / 400e-9;
    const double expected =
      diffusivity * (1. - halide.mixing().critical_temperature() / temperature) * k * k;
    EXPECT_NEAR(std::log(before / rms()) / 3000. / expected, 1., 0.005);
    EXPECT_NEAR(expected, 7e-4, 0.2e-4); // as the case says
  }

  TEST(Composition, StaysInsideWhateverTheStep)
  {
    // Nearly pure ends, a coarse mesh and long steps: the logarithms hold, nothing is clipped.
    HalideRun run("wire_interdiffusion",
                  {"Initial composition/Below = 1e-4",
                   "Initial composition/Above = 0.9999",
                   "Initial composition/Width = 150 nm",
                   "Time/Relative tolerance = 0.05"});
    const double mean = run.mean();
    while (run.now() < 3600.)
      {
        run.step_towards(3600.);
        const FieldRange x = run.measure().fields[0];
        ASSERT_GT(x.lowest, 0.);
        ASSERT_LT(x.highest, 1.);
        EXPECT_NEAR(x.mean, mean, 1e-10);
      }
  }

  TEST(Composition, OutsideAtTheBeginningIsRefused)
  {
    EXPECT_THROW(
      HalideRun("light_segregation",
                {"Initial composition/Fluctuation = 0.4", "Geometry/Size = 200 nm, 200 nm"}),
      InputError);
  }
} // namespace
