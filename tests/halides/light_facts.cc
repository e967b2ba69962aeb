// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What the materials say of segregation under light, against what has been measured: the table of section 8 of
// models/README.md.
#include "models/constants.h"
#include "models/mixed_halide/halide_energy.h"
#include "models/mixed_halide/light_equilibrium.h"
#include "solver/case/case.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <cmath>

namespace
{
  using namespace softlattice;
  constexpr double mW_per_cm2 = 10.; // [W/m^2]
  const std::string carriers_section = "Model/Mixed halide/Carriers/";

  /// A film of a material as it stands, at room temperature, under light that is given as its power.
  struct Film
  {
    explicit Film(const std::string &material, const std::vector<std::string> &overrides = {})
    {
      const ScratchFolder folder;
      make_file(folder / "case.prm",
                "subsection Material\n set Name = " + material +
                  "\nend\nsubsection Model\n set Equations = mixed halide\nend\n"
                  "subsection Light\n set Given as = power density\nend\n"
                  "subsection Geometry\n set Kind = box\n set Size = 50 nm, 50 nm\nend\n"
                  "subsection Discretisation\n set Interface width = 8 nm\nend\n"
                  "subsection Time\n set End time = 1 s\nend\n");
      const ReadCase read = read_case(folder / "case.prm", overrides, UnitSystem(), what);
      problems = read.diagnostics.n_errors() > 0 ? read.diagnostics.text() : "";
    }
    const MixedHalide &halide() const { return what.models.halide(); }
    /// Density of carriers that a power density [W/m^2] makes [1/m^3].
    double carriers(const double power) const
    {
      return halide().light().generation_of(power) * halide().carriers().lifetime();
    }
    LightEquilibrium equilibrium() const
    {
      return {energy, halide().gap(), halide().carriers(), 298.15};
    }
    Case what;
    std::string problems;
    HalideEnergy energy{what.models.halide().mixing()};
  };

  TEST(LightFacts, MethylammoniumSegregatesFromMeasuredIntensitiesOn)
  {
    // Draguta 2017, 10.1038/s41467-017-00284-2: not at 0.04 mW/cm^2, but at 0.27 to 57 mW/cm^2.
    const Film film("MAPb(I,Br)3");
    ASSERT_EQ(film.problems, "");
    const LightEquilibrium light = film.equilibrium();
    EXPECT_FALSE(light.nucleus(0.5, film.carriers(0.04 * mW_per_cm2)));
    for (const double power : {0.27, 1., 5., 20., 57.})
      EXPECT_TRUE(light.nucleus(0.5, film.carriers(power * mW_per_cm2))) << power;
    // It mixes in the dark.
    EXPECT_FALSE(light.nucleus(0.5, 0.));
    EXPECT_GT(light.instability(0.5).value(), 0.);
    // In domains as they are at rest with the film around them.
    EXPECT_NEAR(light.threshold(0.5)->nucleus.composition, 0.2, 0.005);
  }

  TEST(LightFacts, CesiumNeedsMore)
  {
    const Film ma("MAPb(I,Br)3"), cs("CsPb(I,Br)3");
    const auto of_ma = ma.equilibrium().threshold(0.5), of_cs = cs.equilibrium().threshold(0.5);
    ASSERT_TRUE(of_ma && of_cs);
    EXPECT_EQ(ma.halide().carriers().site_density(), cs.halide().carriers().site_density());
    EXPECT_EQ(ma.halide().carriers().lifetime(), cs.halide().carriers().lifetime());
    EXPECT_GT(of_cs->carriers, 10. * of_ma->carriers);
    EXPECT_LT(of_cs->carriers, cs.carriers(100. * mW_per_cm2)); // and less than the sun
  }

  TEST(LightCalibration, FindsTheNumbersOfTheMaterial)
  {
    const Film given("MAPb(I,Br)3");
    const Film found("MAPb(I,Br)3", {carriers_section + "Calibrate = threshold"});
    ASSERT_EQ(found.problems, "");
    ASSERT_TRUE(found.halide().calibrated());
    EXPECT_FALSE(given.halide().calibrated());
    EXPECT_NEAR(found.halide().carriers().lifetime() / given.halide().carriers().lifetime(),
                1.,
                0.005);
    EXPECT_NEAR(found.halide().gap().polaron_energy() / given.halide().gap().polaron_energy(),
                1.,
                0.001);
    // It is what it says: the film segregates just above the intensity, and not just below.
    for (const double power : {0.03, 0.1, 3.})
      {
        const Film film(
          "MAPb(I,Br)3",
          {carriers_section + "Calibrate = threshold",
           carriers_section + "Threshold intensity = " + std::to_string(power) + " mW/cm^2",
           carriers_section + "Terminal composition = 0.25"});
        ASSERT_EQ(film.problems, "");
        const LightEquilibrium light = film.equilibrium();
        EXPECT_TRUE(light.nucleus(0.5, film.carriers(1.001 * power * mW_per_cm2))) << power;
        EXPECT_FALSE(light.nucleus(0.5, film.carriers(0.999 * power * mW_per_cm2))) << power;
        EXPECT_NEAR(light.threshold(0.5)->nucleus.composition, 0.25, 1e-3) << power;
      }
  }

  TEST(LightCalibration, SaysWhatNoParameterReaches)
  {
    const auto problems = [](std::vector<std::string> overrides) {
      overrides.push_back(carriers_section + "Calibrate = threshold");
      return Film("MAPb(I,Br)3", overrides).problems;
    };
    EXPECT_NE(problems({carriers_section + "Filling = parabolic bands"})
                .find("no 'Polaron energy' up to 0.5 eV takes domains to 'Terminal composition'"),
              std::string::npos);
    EXPECT_NE(problems({"Model/Mixed halide/Interaction energy = 0.0591 eV"})
                .find("the film demixes in the dark already"),
              std::string::npos);
    EXPECT_NE(problems({carriers_section + "Terminal composition = 0.45"})
                .find("more iodide than 'Terminal composition' even without polarons"),
              std::string::npos);
    EXPECT_NE(problems({carriers_section + "Terminal composition = 0.5"})
                .find("not below 'Threshold composition'"),
              std::string::npos);
    EXPECT_NE(problems({carriers_section + "Threshold intensity = 1e-5 mW/cm^2"})
                .find("would take a lifetime of 10.1 s"),
              std::string::npos);
    EXPECT_NE(problems({"Light/Given as = generation rate"}).find("given as its power"),
              std::string::npos);
    // What would be overruled may not be given.
    EXPECT_NE(problems({carriers_section + "Lifetime = 1 us"}).find("'Lifetime' is not used"),
              std::string::npos);
  }

  TEST(LightFacts, FreeCarriersDoNotTakeItFarUnlessTheyAreHeavy)
  {
    // Masses of 0.2: bands that hold what x = 0.2 takes are filled by 0.3 eV each, which is not paid. Domains
    // stop near the film around them, and it takes hundreds of times the carriers. Masses of polarons, four
    // times those, do it; but with a lifetime of a tenth of a second.
    const Film light_ones("MAPb(I,Br)3", {carriers_section + "Filling = parabolic bands"});
    ASSERT_EQ(light_ones.problems, "");
    const auto bound = Film("MAPb(I,Br)3").equilibrium().threshold(0.5);
    const auto free = light_ones.equilibrium().threshold(0.5);
    ASSERT_TRUE(free);
    EXPECT_GT(free->nucleus.composition, 0.4);
    EXPECT_GT(free->carriers, 100. * bound->carriers);
    const Film heavy("MAPb(I,Br)3",
                     {carriers_section + "Filling = parabolic bands",
                      carriers_section + "Calibrate = threshold",
                      carriers_section + "Electron mass = 0.8",
                      carriers_section + "Hole mass = 0.8"});
    ASSERT_EQ(heavy.problems, "");
    EXPECT_NEAR(heavy.equilibrium().threshold(0.5)->nucleus.composition, 0.2, 0.01);
    EXPECT_GT(heavy.halide().carriers().lifetime(), 0.01);
  }
} // namespace
