// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// Tables, meshes and schedules as users bring them along: what a run makes of them.
#include "tests/cli/program.h"
#include "tests/support/statistics_file.h"

#include <algorithm>
#include <cmath>

using namespace softlattice;

namespace
{
  class ForeignFiles : public Program
  {
  protected:
    /// A number of statistics.csv, of a row from the beginning, or from the end where it is negative.
    double value(const std::string &column, const int row, const std::string &run = "result") const
    {
      const auto rows = csv_rows(content(run + "/statistics.csv"));
      const auto found = std::find(rows.at(0).begin(), rows.at(0).end(), column);
      EXPECT_NE(found, rows[0].end()) << column;
      const std::size_t line = row < 0 ? rows.size() - std::size_t(-row) : std::size_t(row) + 1;
      return std::stod(rows.at(line).at(std::size_t(found - rows[0].begin())));
    }

    std::string checked(const int status = 0) const
    {
      const Outcome outcome = run({"check", "case.prm"});
      EXPECT_EQ(outcome.status, status) << outcome.out << outcome.err;
      return outcome.out + outcome.err;
    }

    void expect_run() const
    {
      const Outcome outcome = run({"run", "case.prm", "-o", "result", "-q"});
      EXPECT_EQ(outcome.status, 0) << outcome.out << outcome.err;
    }

    /// A film in the air of a file.
    void write_film(const std::string &environment) const
    {
      write("case.prm",
            "subsection Geometry\n  set Kind = film in plan\n  set Length = 10 um\n"
            "  set Width = 10 um\nend\n"
            "subsection Environment\n" +
              environment +
              "end\n"
              "subsection Model\n  subsection Interface\n    set Width = 1 um\n  end\nend\n"
              "subsection Time\n  set End time = 3 h\nend\n");
    }

    void check_film_in_air(const std::string &air, const std::string &said = "") const
    {
      write("air.csv", air);
      write_film(
        "  set Source = file\n  set Environment file = air.csv\n  set Largest gap = 2 h\n");
      const std::string text = checked();
      EXPECT_NE(text.find("The case is sound"), std::string::npos) << text;
      EXPECT_NE(text.find(said), std::string::npos) << text;
    }

    /// Diffusion on an imported mesh, with the boundary values given.
    void write_diffusion(const std::string &values, const std::string &mesh) const
    {
      write("body.msh", mesh);
      write("case.prm",
            "subsection Model\n  set Equations = expressions\n  set Dimensionless = true\n"
            "  set Fields = c\n  set Free energy = c^2/2\n  subsection Field c\n"
            "    set Kind = conserved\n    set Mobility = 1\n  end\nend\n"
            "subsection Geometry\n  set Kind = imported mesh\n  set Mesh file = body.msh\n"
            "  set Length unit = 1\nend\n"
            "subsection Initial state\n  set c = 1\nend\n"
            "subsection Boundary conditions\n  subsection c\n    set Values = " +
              values +
              "\n  end\nend\n"
              "subsection Discretisation\n  set Finest cell = 0.25\nend\n"
              "subsection Time\n  set End time = 0.3\nend\n");
    }

    /// One order parameter with a nucleus file.
    void write_nuclei(const std::string &rows) const
    {
      write("nuclei.csv", "time [1],x [1],y [1],radius [1]\n" + rows);
      write("case.prm",
            "subsection Model\n  set Equations = expressions\n  set Dimensionless = true\n"
            "  set Fields = eta\n  set Free energy = eta^2*(1 - eta)^2\n  subsection Field eta\n"
            "    set Kind = non-conserved\n    set Mobility = 1\n    set Gradient coefficient = 1\n"
            "  end\nend\n"
            "subsection Geometry\n  set Kind = box\n  set Size = 20, 20\nend\n"
            "subsection Initial state\n  set eta = 0\nend\n"
            "subsection Nucleation\n  set Prescribed nuclei file = nuclei.csv\n"
            "  set Seeded field = eta\n  set Interface length = 0.7071\nend\n"
            "subsection Discretisation\n  set Finest cell = 0.625\nend\n"
            "subsection Time\n  set End time = 0.1\nend\n");
    }
  };

  /// Two unit squares side by side; `names` is a list of physical names, `edges` their elements.
  std::string squares(const std::vector<std::string> &names, const std::vector<std::string> &edges)
  {
    std::string text = "$MeshFormat\n2.2 0 8\n$EndMeshFormat\n$PhysicalNames\n" +
                       std::to_string(names.size()) + "\n";
    for (const std::string &name : names)
      text += name + "\n";
    text += "$EndPhysicalNames\n$Nodes\n6\n1 0 0 0\n2 1 0 0\n3 2 0 0\n4 0 1 0\n5 1 1 0\n6 2 1 0\n"
            "$EndNodes\n$Elements\n" +
            std::to_string(edges.size() + 2) + "\n";
    int n = 0;
    for (const std::string &edge : edges)
      text += std::to_string(++n) + " 1 2 " + edge + "\n";
    text += std::to_string(n + 1) + " 3 2 10 1 1 2 5 4\n" + std::to_string(n + 2) +
            " 3 2 10 1 2 3 6 5\n$EndElements\n";
    return text;
  }
} // namespace

TEST_F(ForeignFiles, TablesOfSpreadsheetsAreTheAirOfAFilm)
{
  const std::string head = "time [h];temperature [degC];relative humidity [%]\n";
  check_film_in_air(head + "0;13,8;74\n1;12,9;77\n2;12,5;80\n3;12,4;81\n");
  check_film_in_air(
    "time [h],temperature [degC],relative humidity [%]\n\"0,0\",\"13,8\",\"74,0\"\n"
    "\"1,0\",\"12,9\",\"77,0\"\n\"2,0\",\"12,5\",\"80,0\"\n\"3,0\",\"12,4\",\"81,0\"\n");
  check_film_in_air("Time (h),Temperature [\xC2\xB0"
                    "C],Relative humidity [%],GHI [W/m2],wind speed [m/s]\n0,13.8,74,0,2.1\n"
                    "1,12.9,77,0,2.1\n2,12.5,80,0,2.1\n3,12.4,81,0,2.1\n",
                    "air.csv:1: warning: not used: 'GHI [W/m2]', 'wind speed [m/s]'");
}

TEST_F(ForeignFiles, CheckSaysHowLongARepeatedFileLasts)
{
  std::string air = "time [h],temperature [degC],relative humidity [%]\n";
  for (int hour = 0; hour < 24; ++hour)
    air += std::to_string(hour) + "," + std::to_string(20 + 0.1 * hour) + ",50\n";
  write("air.csv", air);
  const std::string file = "  set Source = file\n  set Environment file = air.csv\n"
                           "  set Largest gap = 2 h\n  set Repeat the file = true\n";
  write_film(file);
  EXPECT_NE(checked().find("repeated every 24 h: 24 rows, 1 h apart"), std::string::npos);
  write_film(file + "  set Period of the file = 23 h\n");
  EXPECT_NE(checked().find("repeated every 23 h"), std::string::npos);
}

TEST_F(ForeignFiles, AScheduleAndAFileThatBeginLateAreTreatedAlike)
{
  check_film_in_air(
    "time [h],temperature [degC],relative humidity [%]\n1,25,40\n2,25,50\n3,25,50\n",
    "air.csv:2: warning: the file begins at 1 h: until then its first row holds");
  write_film("  set Temperature = 300 K at 1 h, 310 K at 2 h\n");
  EXPECT_NE(checked().find("warning: it begins at 3600 s: until then its first value holds"),
            std::string::npos);
}

TEST_F(ForeignFiles, AQuietRunWarnsOnce)
{
  write_film("  set Temperature = 300 K at 1 h, 310 K at 2 h\n");
  const auto times_said = [this](const std::vector<std::string> &arguments) {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    const std::string text = outcome.out + outcome.err, said = "it begins at 3600 s";
    int n = 0;
    for (std::size_t at = text.find(said); at != std::string::npos; at = text.find(said, at + 1))
      ++n;
    return n;
  };
  EXPECT_EQ(times_said({"run", "case.prm", "-o", "quiet", "-q"}), 1);
}

TEST_F(ForeignFiles, AFilmBeginsAfterAJumpAtItsStart)
{
  write_film("  set Temperature = 20 degC at 0 h, 22.3 degC at 23 h; repeat every 24 h\n"
             "  set Relative humidity = 40 % at 0 h, 80 % at 23 h; repeat every 24 h\n");
  const Outcome outcome =
    run({"run", "case.prm", "-o", "result", "-q", "-s", "Time/End time = 1 s"});
  EXPECT_EQ(outcome.status, 0) << outcome.err;
  EXPECT_NEAR(value("relative humidity [1]", 0), 0.4, 1e-12);
  EXPECT_NEAR(value("temperature [K]", 0), 293.15, 1e-9);
}

TEST_F(ForeignFiles, AMixtureBeginsAfterAJumpAtItsStart)
{
  write_case("subsection Environment\n"
             "  set Temperature = 300 K at 0 s, 300 K at 1 h, 330 K at 1 h; repeat every 2 h\nend\n"
             "subsection Time\n  set End time = 1 ms\nend\n",
             "wire_interdiffusion");
  expect_run();
  EXPECT_NEAR(value("temperature [K]", 0), 300., 1e-9);
}

TEST_F(ForeignFiles, AnEdgeInTwoGroupsIsOnBothBoundaries)
{
  write_diffusion(
    "rim: 0",
    squares({"1 1 \"left\"", "1 2 \"rim\"", "2 10 \"body\""}, {"1 1 1 4", "2 1 1 4", "2 2 3 6"}));
  expect_run();
  // Both ends of a rod of length 2 are held at 0: the series of Fourier.
  double mean = 0.;
  const double pi = std::acos(-1.);
  for (int n = 1; n < 20; n += 2)
    mean += 8. / std::pow(n * pi, 2) * std::exp(-std::pow(n * pi / 2., 2) * 0.3);
  EXPECT_NEAR(value("mean of c [1]", -1), mean, 2e-3);
}

TEST_F(ForeignFiles, IntegralsGoOverMaterialsOfAMesh)
{
  std::string mesh =
    squares({"1 1 \"left\"", "1 2 \"rim: both\"", "2 10 \"glass\"", "2 11 \"air\""},
            {"1 1 1 4", "2 1 1 4", "2 2 3 6"});
  const std::string second = " 3 2 10 1 2 3 6 5";
  mesh.replace(mesh.find(second), second.size(), " 3 2 11 1 2 3 6 5");
  write_diffusion("\"rim: both\": 1", mesh);
  write("case.prm",
        content("case.prm") +
          "subsection Output\n set Integrals = all: x; glass: x over material glass; "
          "air: x over material 11; one: 1 over left; two: 1 over \"rim: both\"; "
          "box: x over box from 0.5, 0.1 to 1.3, 0.6\nend\n");
  expect_run();
  EXPECT_NEAR(value("all [1]", -1), 2., 1e-12);
  EXPECT_NEAR(value("glass [1]", -1), 0.5, 1e-12);
  EXPECT_NEAR(value("air [1]", -1), 1.5, 1e-12);
  EXPECT_NEAR(value("one [1]", -1), 1., 1e-12);
  EXPECT_NEAR(value("two [1]", -1), 2., 1e-12);
  EXPECT_NEAR(value("box [1]", -1), (1.69 - 0.25) / 2. * 0.5, 1e-12);
}

TEST_F(ForeignFiles, GroupsThatShareFacesCannotHaveTwoValues)
{
  write_diffusion(
    "left: 1; rim: 0",
    squares({"1 1 \"left\"", "1 2 \"rim\"", "2 10 \"body\""}, {"1 1 1 4", "2 1 1 4", "2 2 3 6"}));
  EXPECT_NE(checked(3).find("faces of the boundary 'rim' are also in 'left'"), std::string::npos);
}

TEST_F(ForeignFiles, NamesOfGroupsCanBeQuoted)
{
  const std::string mesh = squares({"1 1 \"left side (Ag)\"",
                                    "1 2 \"rechte Wand: au\xC3\x9F"
                                    "en\"",
                                    "2 10 \"body\""},
                                   {"1 1 1 4", "2 2 3 6"});
  write_diffusion("left side (Ag): 0; \"rechte Wand: au\xC3\x9F"
                  "en\": 0",
                  mesh);
  EXPECT_NE(checked().find("The case is sound"), std::string::npos);
  write_diffusion("left side (Ag): 0; rechte Wand: au\xC3\x9F"
                  "en: 0",
                  mesh);
  EXPECT_NE(checked(3).find("a name with a colon stands in quotation marks"), std::string::npos);
}

TEST_F(ForeignFiles, NucleiOfTheStartAreInTheFirstRow)
{
  write_nuclei("0,10,10,5\n");
  expect_run();
  EXPECT_EQ(value("nuclei [1]", 0), 1.);
  // A disc of radius R with the profile (1 - tanh((r - R)/(2 lambda)))/2 has the integral
  // pi (R^2 + (pi lambda)^2/3); R = 5, lambda = 1/sqrt(2), in a square of 20.
  const double pi = std::acos(-1.);
  EXPECT_NEAR(value("mean of eta [1]", 0), pi * (25. + pi * pi / 6.) / 400., 5e-4);
  EXPECT_EQ(value("nuclei [1]", -1), 1.);
  EXPECT_EQ(csv_rows(content("result/events.csv")).size(), 2u);
}

TEST_F(ForeignFiles, NucleiThatCannotBeMeantAreSaid)
{
  write_nuclei("0,10,10,5\n0,10,10,5\n");
  EXPECT_NE(
    checked(3).find("nuclei.csv:3: error: a nucleus at the time and place of that in line 2"),
    std::string::npos);
  write_nuclei("0,10,10,5\n1,10,10,5\n0.01,5,5,500\n");
  const std::string text = checked();
  EXPECT_NE(text.find("1 of 3 nuclei come after the end of the run at 0.1"), std::string::npos);
  EXPECT_NE(text.find("1 of 3 nuclei are larger than the domain"), std::string::npos);
}
