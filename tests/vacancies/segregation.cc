// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// A field segregates a mixture between electrodes through which the heavier halide alone passes, (297), and ligands that hold the lattice
// hold both the halides and the vacancies, (322).
#include "tests/vacancies/part_run.h"
#include "tests/vacancies/theory.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

namespace softlattice::tests::field_segregation
{
  constexpr double length = 200e-9, voltage = 0.05, mean = 0.3, fraction = 1.63e-7,
                   temperature = 373.15;

  /// An ideal mixture whose halides are alike, with electrodes that make and fill vacancies at once: c is c_0 everywhere, and the
  /// field is uniform.
  std::string film(const std::string &ligands)
  {
    std::string text = fmt::format(
      "subsection Material\n set Name = CsPb(Br,Cl)3\nend\n"
      "subsection Model\n set Parts = composition, light, vacancies\n"
      " subsection Free energy\n  set Br fraction = {}\n end\n"
      " subsection Mixed halide\n  set Interaction energy = 0 eV\n"
      "  set Gradient coefficient = 0 J/m\n  subsection Mobility\n"
      "   set Diffusivity = Lai 2018\n   set Gain in mixtures = 0\n  end\n"
      "  subsection Surface exchange\n   set Boundaries = left, right\n"
      "   set Rate constant = 0 m/s\n  end\n end\nend\n"
      "subsection Geometry\n set Kind = box\n set Size = {} m, 5 nm\nend\n"
      "subsection Environment\n set Temperature = {} K\nend\n{}"
      "subsection Vacancies\n set Initial vacancies = given\n set Initial fraction = {}\n"
      " set Voltage = {} V\n subsection Halides\n  set Diffusivity ratio = 1\n end\n",
      mean,
      length,
      temperature,
      ligands,
      fraction,
      voltage);
    for (const std::string one : {"Biased", "Grounded"})
      text += " subsection " + one +
              " electrode\n  set Vacancy exchange = creation and annihilation\n"
              "  set Annihilation rate constant = 100 m/s\n" +
              fmt::format("  set Equilibrium fraction = {}\n end\n", fraction);
    return text +
           "end\nsubsection Discretisation\n set Finest cell = 5 nm\n set Adaptive = false\nend\n"
           "subsection Time\n set End time = 1 d\n set Relative tolerance = 1e-4\nend\n";
  }

  std::vector<double> profile_after(const double time, const std::string &ligands = "")
  {
    PartRun run(film(ligands));
    while (run.now() < time)
      run.simulation->advance(time, "test");
    std::vector<std::array<double, 3>> places;
    for (int k = 0; k <= 8; ++k)
      places.push_back({k / 8. * length, 0., 0.});
    const std::string name = run.what.fields().front().name;
    EXPECT_NEAR(run.simulation->measure().fields[run.number(name)].mean / mean, 1., 1e-10)
      << "what the electrodes let through is the other halide";
    return run.values_at(name, places);
  }

  constexpr double halides = 2.1e-13; // prefactor of their diffusivity [m^2/s]

  double diffusion_time()
  {
    return length * length / (halides * std::exp(-0.28 / theory::thermal_voltage(temperature)));
  }

  // At rest diffusion balances what is carried: D_x dx/dz = x c D_v e E/kT, so that x = A exp(z/l) with
  // l = L kT/(e V) D_x/(c D_v). Vacancies go down the field, halides up: the one that stays piles up at the positive electrode.
  TEST(FieldSegregation, ComesToRestWhereDiffusionBalancesTheField)
  {
    const std::vector<double> x = profile_after(8. * diffusion_time());
    const double v = theory::thermal_voltage(temperature);
    const double steepness =
      voltage / v * fraction * 1.3e-6 / halides; // L/l; both diffusivities have 0.28 eV
    for (int k = 0; k <= 8; ++k)
      {
        const double exact =
          mean * steepness / std::expm1(steepness) * std::exp(steepness * k / 8.);
        EXPECT_NEAR(x[k] / exact, 1., 0.01) << k;
      }
    EXPECT_GT(x[8], 3. * x[0]);
  }

  // What holds all that moves by a tenth makes it ten times as slow, and nothing else.
  TEST(FieldSegregation, TakesAsMuchLongerAsLigandsHoldTheLattice)
  {
    const double time = 0.1 * diffusion_time();
    const std::vector<double> bare = profile_after(time);
    const std::string held =
      "subsection Ligands\n set Region = everywhere\n set Mobility factor = 0.1\nend\n";
    const std::vector<double> later = profile_after(10. * time, held),
                              as_soon = profile_after(time, held);
    for (int k = 0; k <= 8; ++k)
      EXPECT_NEAR(later[k], bare[k], 3e-3) << k;
    EXPECT_GT(bare[8] - bare[0], 0.1);
    EXPECT_LT(as_soon[8] - as_soon[0], 0.6 * (bare[8] - bare[0]));
  }

  // (322) with the vacancies that are dearer there.
  TEST(FieldSegregation, LigandsHoldVacanciesAsTheyHoldHalides)
  {
    const double v = theory::thermal_voltage(temperature);
    const auto mobility = [](const std::string &ligands) {
      PartRun run(film(ligands));
      Equations &equations = run.simulation->scenario().equations();
      equations.set_nodes(LawNodes{std::vector<std::array<double, 3>>(2)});
      equations.set_time(0., false);
      const std::array<std::vector<double>, 3> u = {
        {{0.2, 0.6}, {fraction, 2. * fraction}, {0.01, 0.02}}};
      const std::array<const double *, 3> rows = {{u[0].data(), u[1].data(), u[2].data()}};
      std::vector<double> all(4);
      equations.coefficient(run.number("vacancies"), rows.data(), all.data(), nullptr);
      equations.coefficient(0, rows.data(), all.data() + 2, nullptr);
      return all;
    };
    const std::vector<double> bare = mobility(""),
                              held = mobility(
                                "subsection Ligands\n set Region = everywhere\n"
                                " set Mobility factor = 0.02\n set Vacancy energy = 0.1 eV\nend\n");
    for (int k = 0; k < 4; ++k)
      EXPECT_NEAR(held[k] / bare[k] / (0.02 * std::exp(-0.1 / v)), 1., k < 2 ? 1e-12 : 1e-5) << k;
  }
} // namespace softlattice::tests::field_segregation
