// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// One file of times with a voltage and a factor of the light, as programs for solar cells have them, drives both.
#include "tests/vacancies/part_run.h"

#include <gtest/gtest.h>

namespace softlattice::tests::light_and_voltage
{
  const std::string lit_film =
    "subsection Material\n set Name = MAPb(I,Br)3\nend\n"
    "subsection Model\n set Parts = composition, light, vacancies\nend\n"
    "subsection Geometry\n set Kind = box\n set Size = 100 nm, 10 nm\nend\n"
    "subsection Light\n set Given as = power density\n set Power density = 10 mW/cm^2\n"
    " set Over time = file\n set Light file = tvg.csv\nend\n"
    "subsection Vacancies\n set Initial vacancies = given\n set Initial fraction = 1e-6\n"
    " set Source of the voltage = file\n set Voltage file = tvg.csv\nend\n"
    "subsection Discretisation\n set Finest cell = 10 nm\nend\n"
    "subsection Time\n set End time = 4 s\nend\n";

  TEST(LightAndVoltage, ComeFromOneFile)
  {
    ScratchFolder folder;
    make_file(folder / "tvg.csv",
              "time [s],voltage [V],light [1]\n0,0,0\n1,0.1,1\n2,0.2,1\n3,0,0.25\n");
    make_file(folder / "case.prm", lit_film);
    Case what({vacancies_part()});
    const ReadCase read = read_case(folder / "case.prm", {}, UnitSystem(), what);
    ASSERT_EQ(read.diagnostics.n_errors(), 0) << read.diagnostics.text();
    Simulation simulation(what, MPI_COMM_WORLD);
    simulation.initialise();
    const Illumination &light = what.models.halide().light();
    const double full = light.generation_of(100.);
    for (const auto &[end, voltage, factor] :
         {std::array<double, 3>{1., 0.1, 1.}, {2.5, 0.1, 0.625}, {4., 0., 0.25}})
      {
        while (simulation.time() < end)
          simulation.advance(end, "test");
        EXPECT_NEAR(light.generation(end, true, 0.) / full, factor, 1e-12) << end;
        EXPECT_NEAR(simulation.fields().probe().values_at(
                      simulation.fields().state(),
                      number_of_field(what, "potential").value(),
                      std::vector<std::array<double, 3>>{{100e-9, 0., 0.}})[0],
                    voltage,
                    1e-9)
          << end;
      }
  }

  TEST(LightAndVoltage, AFileOfLightBesideAScheduleOfLightIsRefused)
  {
    ScratchFolder folder;
    make_file(folder / "tvg.csv", "time [s],voltage [V],light [1]\n0,0,0\n1,0.1,-1\n");
    make_file(folder / "case.prm", lit_film);
    Case what({vacancies_part()});
    const std::string said =
      read_case(folder / "case.prm", {}, UnitSystem(), what).diagnostics.text();
    EXPECT_NE(said.find("tvg.csv:3:"), std::string::npos) << said;
    Case other({vacancies_part()});
    const std::string of_two = read_case(folder / "case.prm",
                                         {"Light/Power density = 0 W/m^2 at 0 s, 10 W/m^2 at 1 s"},
                                         UnitSystem(),
                                         other)
                                 .diagnostics.text();
    EXPECT_NE(of_two.find("the file says how the light changes"), std::string::npos) << of_two;
  }
} // namespace softlattice::tests::light_and_voltage
