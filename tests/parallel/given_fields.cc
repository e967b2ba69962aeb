// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Initial states from files: what a mesh can hold is exact, and the same on several ranks.
#include "tests/parallel/csv_table.h"
#include "tests/parallel/on_ranks.h"
#include "tests/support/grey_png.h"

#include <gtest/gtest.h>

#include <string>

namespace
{
  using namespace softlattice;

  /// A field c between 0 and 1 that diffuses on a box, with what it should be at the beginning.
  std::string diffusion(const std::string &size,
                        const std::string &initial,
                        const std::string &exact,
                        const std::string &more = "")
  {
    return "subsection Model\n set Equations = expressions\n set Dimensionless = true\n"
           " set Fields = c\n set Free energy = c^2/2\n"
           " subsection Field c\n  set Kind = conserved\n  set Mobility = 1\n  set Exact solution "
           "= " +
           exact + "\n end\nend\nsubsection Geometry\n set Kind = box\n set Size = " + size +
           "\nend\nsubsection Initial state\n" + initial +
           "end\nsubsection Discretisation\n set Finest cell = 0.5\nend\n"
           "subsection Time\n set End time = 0.02\nend\n" +
           more;
  }

  /// Two prisms that fill 8 x 2 x 1, with a column of values; coordinates in double precision.
  std::string prisms(const std::string &values)
  {
    return "<?xml version=\"1.0\"?>\n"
           "<VTKFile type=\"UnstructuredGrid\" version=\"0.1\" byte_order=\"LittleEndian\">\n"
           "<UnstructuredGrid><Piece NumberOfPoints=\"8\" NumberOfCells=\"2\">\n"
           "<Points><DataArray type=\"Float64\" NumberOfComponents=\"3\" format=\"ascii\">\n"
           "0 0 0 8 0 0 8 2 0 0 2 0 0 0 1 8 0 1 8 2 1 0 2 1\n</DataArray></Points>\n"
           "<Cells><DataArray type=\"Int32\" Name=\"connectivity\" format=\"ascii\">\n"
           "0 2 1 4 6 5 0 3 2 4 7 6\n</DataArray>"
           "<DataArray type=\"Int32\" Name=\"offsets\" format=\"ascii\">6 12</DataArray>"
           "<DataArray type=\"UInt8\" Name=\"types\" format=\"ascii\">13 13</DataArray></Cells>\n"
           "<PointData><DataArray type=\"Float64\" Name=\"T of x\" format=\"ascii\">\n" +
           values + "\n</DataArray></PointData>\n</Piece></UnstructuredGrid></VTKFile>\n";
  }

  /// Four triangles of a plane, around a point that is no node of a regular mesh.
  std::string triangles(const std::string &values)
  {
    return "<?xml version=\"1.0\"?>\n"
           "<VTKFile type=\"UnstructuredGrid\" version=\"0.1\" byte_order=\"LittleEndian\">\n"
           "<UnstructuredGrid><Piece NumberOfPoints=\"5\" NumberOfCells=\"4\">\n"
           "<Points><DataArray type=\"Float64\" NumberOfComponents=\"3\" format=\"ascii\">\n"
           "0 0 0 8 0 0 8 2 0 0 2 0 3.1 0.7 0\n</DataArray></Points>\n"
           "<Cells><DataArray type=\"Int32\" Name=\"connectivity\" format=\"ascii\">\n"
           "0 1 4 1 2 4 2 3 4 3 0 4\n</DataArray>"
           "<DataArray type=\"Int32\" Name=\"offsets\" format=\"ascii\">3 6 9 12</DataArray>"
           "<DataArray type=\"UInt8\" Name=\"types\" format=\"ascii\">5 5 5 5</DataArray></Cells>\n"
           "<PointData><DataArray type=\"Float64\" Name=\"c\" format=\"ascii\">\n" +
           values + "\n</DataArray></PointData>\n</Piece></UnstructuredGrid></VTKFile>\n";
  }

  double error_at_the_beginning(const std::string &directory)
  {
    const Table table = read_table(directory + "/statistics.csv");
    return table.rows.front()[table.column("error of c [1]")];
  }

  TEST(GivenFields, ALinearFieldIsTakenFromAnyMeshToRounding)
  {
    const ScratchFolder folder;
    // c = 0.3 + 0.05 x - 0.1 y
    make_file(folder / "plane.vtu", triangles("0.3 0.7 0.5 0.1 0.385"));
    make_file(folder / "plane.prm",
              diffusion("8, 2",
                        " set Fields from files = before: c in plane.vtu\n set c = before\n",
                        "0.3 + 0.05*x - 0.1*y"));
    // 0.3 + 0.05 x - 0.1 y + 0.2 z
    make_file(folder / "body.vtu", prisms("0.3 0.7 0.5 0.1 0.5 0.9 0.7 0.3"));
    make_file(folder / "body.prm",
              diffusion("8, 2, 1",
                        " set Fields from files = before: \"T of x\" in \"body.vtu\"\n"
                        " set c = 2*before - 0.3\n",
                        "0.3 + 0.1*x - 0.2*y + 0.4*z"));
    for (const int ranks : {1, 3})
      {
        const std::string on = std::to_string(ranks);
        EXPECT_LT(
          error_at_the_beginning(run_on(ranks, folder / "plane.prm", folder / ("plane" + on))),
          1e-14);
        EXPECT_LT(
          error_at_the_beginning(run_on(ranks, folder / "body.prm", folder / ("body" + on))),
          1e-14);
      }
  }

  // 16 bits: values of single pixels are off by half a step at most, between centres as well.
  TEST(GivenFields, ALinearRampOfGreyIsTakenFromAPicture)
  {
    const ScratchFolder folder;
    write_png(folder / "ramp.png", 40, 20, [](const std::size_t i, const std::size_t j) {
      return 0.1 + 0.02 * double(i) + 0.005 * double(j);
    });
    // Centres of pixels begin at -1 + 0.125, -1 + 0.125: the domain is inside of all of them.
    const std::string exact =
      "0.3 + 0.4*(0.1 + 0.02*((x + 1)/0.25 - 0.5) + 0.005*((y + 1)/0.25 - 0.5))";
    make_file(
      folder / "pixels.prm",
      diffusion("8, 3",
                " set Fields from pictures = grey: \"ramp.png\" from -1, -1 with pixels of 0.25\n"
                " set c = 0.3 + 0.4*grey\n",
                exact));
    make_file(folder / "corners.prm",
              diffusion("8, 3",
                        " set Fields from pictures = grey: ramp.png from -1, -1 to 9, 4\n"
                        " set c = 0.3 + 0.4*grey\n",
                        exact));
    const double half_a_step = 0.4 * 0.5 / 65535., size = std::sqrt(8. * 3.);
    EXPECT_LT(error_at_the_beginning(run_on(1, folder / "pixels.prm", folder / "pixels")),
              half_a_step * size);
    EXPECT_LT(error_at_the_beginning(run_on(2, folder / "corners.prm", folder / "corners")),
              half_a_step * size);
  }

  // The files of fields hold single precision, and the run begins on the same mesh.
  TEST(GivenFields, ARunGoesOnFromTheLastStateOfAnother)
  {
    const ScratchFolder folder;
    const std::string output = "subsection Output\n set Integrals = square: c^2; third: c^3\nend\n";
    make_file(folder / "first.prm",
              diffusion("8, 2", " set c = 0.5 + 0.3*cos(pi*x/8)*cos(pi*y/2)\n", "0", output));
    run_on(2, folder / "first.prm", folder / "first");
    const Table before = read_table(folder / "first/statistics.csv");
    make_file(folder / "second.prm",
              diffusion("8, 2",
                        " set Fields from files = before: c in first\n set c = before\n",
                        "0",
                        output));
    std::vector<double> end_on_one;
    for (const int ranks : {1, 2, 3})
      {
        const std::string name = folder / ("second" + std::to_string(ranks));
        run_on(ranks, folder / "second.prm", name);
        const Table after = read_table(name + "/statistics.csv");
        for (const char *column : {"square [1]", "third [1]", "mean of c [1]", "lowest c [1]"})
          {
            const std::size_t k = after.column(column);
            const double last = before.rows.back()[before.column(column)];
            EXPECT_NEAR(after.rows.front()[k], last, 2e-7 * std::abs(last)) << column;
            if (ranks == 1)
              end_on_one.push_back(after.rows.back()[k]);
          }
        for (std::size_t i = 0; i < 2; ++i)
          EXPECT_NEAR(after.rows.back()[after.column(i == 0 ? "square [1]" : "third [1]")],
                      end_on_one[i],
                      precision_across_ranks * std::abs(end_on_one[i]));
      }
  }

  // A film that begins with the phases of a picture: those of a photograph under a microscope.
  TEST(GivenFields, PhasesAndCompositionsAreTakenAsWell)
  {
    const ScratchFolder folder;
    write_png(folder / "film.png", 20, 20, [](const std::size_t i, std::size_t) {
      return i < 10 ? 1. : 0.;
    });
    const std::string film = "subsection Geometry\n set Length = 10 um\n set Width = 10 um\nend\n";
    make_file(folder / "phase.prm",
              film +
                "subsection Initial state\n set Kind = formula\n"
                " set Fields from pictures = LT: film.png from 0 um, 0 um with pixels of 0.5 um\n"
                " set LT phase = LT\nend\nsubsection Time\n set End time = 1 s\nend\n");
    run_on(2, folder / "phase.prm", folder / "phase");
    const Table phase = read_table(folder / "phase/statistics.csv");
    // One half, by symmetry: a jump between two pixels falls where the picture says.
    EXPECT_NEAR(phase.rows.front()[phase.column("LT fraction [1]")], 0.5, 1e-6);

    make_file(folder / "mixture.prm",
              "subsection Model\n set Equations = mixed halide\nend\n"
              "subsection Material\n set Name = CsPb(I,Br)3\nend\n" +
                film +
                "subsection Initial composition\n set Profile = formula\n set Fraction = 0.1 + "
                "0.4*LT\nend\n"
                "subsection Initial state\n"
                " set Fields from pictures = LT: film.png from 0 um, 0 um to 10 um, 10 um\nend\n"
                "subsection Discretisation\n set Finest cell = 0.3 um\nend\n"
                "subsection Time\n set End time = 1 s\nend\n");
    run_on(1, folder / "mixture.prm", folder / "mixture");
    const Table mixture = read_table(folder / "mixture/statistics.csv");
    EXPECT_NEAR(mixture.rows.front()[mixture.column("mean Br fraction [1]")], 0.3, 1e-6);
  }
} // namespace
