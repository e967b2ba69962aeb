// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What is wrong with a case of vacancies is told with its line and what to write instead; voltages over time.
#include "models/constants.h"
#include "models/vacancies/step_response.h"
#include "models/vacancies/voltage.h"
#include "solver/case/case_variants.h"
#include "tests/vacancies/film_run.h"

#include <gtest/gtest.h>

#include <cmath>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  std::string said_of(const Film &film)
  {
    ScratchFolder folder;
    make_file(folder / "case.prm", film.text());
    Case what({vacancies_part()});
    return read_case(folder / "case.prm", {}, UnitSystem(), what).diagnostics.text();
  }

  void expect_said(const Film &film, const std::vector<std::string> &parts)
  {
    const std::string said = said_of(film);
    for (const std::string &part : parts)
      EXPECT_NE(said.find(part), std::string::npos) << part << "\n" << said;
  }

  TEST(InputsOfVacancies, WhatIsWrongIsToldWithItsLine)
  {
    Film film;
    EXPECT_EQ(said_of(film), "");
    film.fraction = 0.6;
    film.more = " set Sine frequency = 0 Hz\n";
    expect_said(film, {"case.prm:10:", "1e-12", "case.prm:16:"});
    film = Film();
    film.more = " subsection Biased electrode\n  set Boundary = lefft\n end\n";
    expect_said(film, {"case.prm:17:", "there is no boundary 'lefft'", "did you mean 'left'"});
    film.more = " subsection Biased electrode\n  set Boundary = left\n end\n";
    expect_said(film, {"case.prm:17:", "both electrodes are at the boundary 'left'"});
    film.more = "";
    film.sections = "subsection Boundary conditions\n set Periodic = x\nend\n";
    expect_said(film, {"the boundary 'right' is joined to its opposite", "bottom, top"});
    film.sections = "subsection Time\n set Integrator = RKC2\nend\n";
    expect_said(film, {"case.prm:25:", "'potential' is electrostatic", "TR-BDF2"});
    film.sections = "";
    film.more =
      " set Impedance = true\n set Lowest frequency = 1 kHz\n set Highest frequency = 1 Hz\n";
    expect_said(film, {"case.prm:18:", "below the lowest one"});
  }

  // By the law of Debye (1942) and Onsager's radius, of D = 6.5e-8 exp(-0.58 eV/kT) for both.
  TEST(InputsOfVacancies, PairsThatWouldVanishFasterThanTheyMeetAreWarnedOf)
  {
    const double kt = constants::boltzmann * 298.,
                 d = 6.5e-8 * std::exp(-0.58 * constants::electronvolt / kt),
                 radius = constants::elementary_charge * constants::elementary_charge /
                          (4. * std::acos(-1.) * 24.1 * 8.8541878128e-12 * kt),
                 most = 4. * std::acos(-1.) * radius * 2. * d;
    const auto said = [&](const double coefficient) {
      Film film;
      film.more = fmt::format(" subsection Second species\n  set Kind = halide interstitials\n"
                              "  set Diffusivity prefactor = 6.5e-8 m^2/s\n"
                              "  set Activation energy = 0.58 eV\n"
                              "  set Recombination coefficient = {} m^3/s\n end\n",
                              coefficient);
      return said_of(film);
    };
    EXPECT_EQ(said(0.999 * most), "");
    const std::string warning = said(1e3 * most);
    for (const std::string part : {"case.prm:20:", "warning", "1e+03 times", "cm^3/s or less"})
      EXPECT_NE(warning.find(part), std::string::npos) << part << "\n" << warning;
  }

  TEST(InputsOfVacancies, AFileOfTheVoltageIsReadOrRefused)
  {
    const auto without_schedule = [](const std::string &name) {
      Film one;
      one.more = " set Source of the voltage = file\n set Voltage file = " + name + "\n";
      std::string all = one.text();
      all.erase(all.find(" set Voltage = 0 V\n"), std::string(" set Voltage = 0 V\n").size());
      return all;
    };
    ScratchFolder folder;
    make_file(folder / "late.csv", "time [s],voltage [V],light [W/m^2]\n2e6,0,0\n3e6,1,0\n");
    make_file(folder / "mixed.csv", "time [s],voltage [V]\n0,0\n2,1\n1,x\n");
    make_file(folder / "scan.csv", "time [min],voltage [mV]\n0,0\n1,600\n2,0\n");
    for (const auto &[name, part] : std::vector<std::pair<std::string, std::string>>{
           {"late.csv", "late.csv:2: begins after the end of the run"},
           {"mixed.csv", "mixed.csv:4:"},
           {"none.csv", "none.csv"}})
      {
        make_file(folder / "case.prm", without_schedule(name));
        Case what({vacancies_part()});
        const std::string said =
          read_case(folder / "case.prm", {}, UnitSystem(), what).diagnostics.text();
        EXPECT_NE(said.find(part), std::string::npos) << said;
      }
    make_file(folder / "case.prm", without_schedule("scan.csv"));
    Case what({vacancies_part()});
    EXPECT_EQ(read_case(folder / "case.prm", {}, UnitSystem(), what).diagnostics.text(), "");
  }

  // What a study does: the case is read once, and looked at again for each member.
  TEST(InputsOfVacancies, AShippedWireIsReadAgainWithOtherNumbers)
  {
    const UnitSystem units;
    CaseVariants variants(SOFTLATTICE_SOURCE_DIR "/parameters/biased_wire.prm",
                          {},
                          units,
                          {vacancies_part()});
    for (const std::string voltage : {"0.5", "-0.5", "0.25"})
      {
        const CaseVariants::Reading &reading =
          variants.read({"Vacancies/Voltage = " + voltage + " V"});
        EXPECT_EQ(reading.diagnostics.text(), "");
        EXPECT_TRUE(reading.what.numbers.is_asked_for()); // where the junction is
      }
  }

  // Z = R + 1/(i omega C) of both in series: after a step V the charge is C V (1 - exp(-t/RC)).
  TEST(StepResponses, OfResistorAndCapacitorIsKnown)
  {
    const double resistance = 2., capacitance = 0.5, height = 1e-3, time = resistance * capacitance;
    StepResponse response({1e-3, 0.1, 1., 10.});
    response.begin(3., height, 0.25);
    for (double t = 0.; t < 12. * time; t = 1.01 * t + 1e-4)
      response.add(3. + t, 0.25 + capacitance * height * -std::expm1(-t / time));
    StepResponse copy({1e-3, 0.1, 1., 10.});
    ASSERT_EQ(response.numbers().size(), copy.n_numbers());
    copy.set_numbers(response.numbers());
    EXPECT_NEAR(response.charging_time() / time, 1., 1e-4);
    EXPECT_EQ(response.charging_time(), copy.charging_time());
    for (std::size_t k = 0; k < 4; ++k)
      {
        const double omega = 2. * constants::pi * response.frequencies()[k];
        const std::complex<double> exact(resistance, -1. / (omega * capacitance));
        EXPECT_NEAR(std::abs(response.impedance(k) / exact - 1.), 0., 1e-4) << k;
        EXPECT_EQ(response.impedance(k), copy.impedance(k));
      }
  }
} // namespace
