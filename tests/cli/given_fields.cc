// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// What is wrong with files from which a case begins.
#include "tests/cli/program.h"
#include "tests/support/grey_png.h"

using namespace softlattice;

namespace
{
  class GivenFieldFiles : public Program
  {
  protected:
    /// What is printed of a case on 8 x 2 (x 1) that is sound but for the lines of its initial state.
    std::string complaint(const std::string &initial, const std::string &size = "8, 2") const
    {
      write("case.prm",
            "subsection Model\n set Equations = expressions\n set Dimensionless = true\n"
            " set Fields = c\n set Constants = L = 1\n set Free energy = c^2/2\n"
            " subsection Field c\n  set Kind = conserved\n  set Mobility = 1\n end\nend\n"
            "subsection Geometry\n set Kind = box\n set Size = " +
              size +
              "\nend\nsubsection Discretisation\n set Finest cell = 0.5\nend\n"
              "subsection Initial state\n" +
              initial + "end\n");
      const Outcome outcome = run({"check", "case.prm"});
      EXPECT_EQ(outcome.status, 3) << outcome.out;
      EXPECT_EQ(outcome.out, "");
      return outcome.err;
    }
    void write_triangle() const
    {
      write(
        "some.vtu",
        "<?xml version=\"1.0\"?>\n"
        "<VTKFile type=\"UnstructuredGrid\" version=\"0.1\" byte_order=\"LittleEndian\">\n"
        "<UnstructuredGrid><Piece NumberOfPoints=\"3\" NumberOfCells=\"1\">\n"
        "<Points><DataArray type=\"Float64\" NumberOfComponents=\"3\" format=\"ascii\">\n"
        "0 0 0 5 0 0 0 5 0\n</DataArray></Points>\n"
        "<Cells><DataArray type=\"Int32\" Name=\"connectivity\" format=\"ascii\">0 1 2</DataArray>"
        "<DataArray type=\"Int32\" Name=\"offsets\" format=\"ascii\">3</DataArray>"
        "<DataArray type=\"UInt8\" Name=\"types\" format=\"ascii\">5</DataArray></Cells>\n"
        "<PointData><DataArray type=\"Float64\" Name=\"eta\" format=\"ascii\">0 1 1</DataArray>"
        "<DataArray type=\"Float64\" Name=\"v\" NumberOfComponents=\"2\" format=\"ascii\">0 1 1 0 "
        "1 1"
        "</DataArray></PointData>\n</Piece></UnstructuredGrid></VTKFile>\n");
    }
    static void expect_all(const std::string &text, const std::vector<std::string> &parts)
    {
      for (const std::string &part : parts)
        EXPECT_NE(text.find(part), std::string::npos) << part << "\n--- is not in\n" << text;
    }
  };
} // namespace

TEST_F(GivenFieldFiles, AllThatIsWrongIsToldAtOnceWithItsColumn)
{
  write_triangle();
  write("broken.vtu", "<VTKFile type=\"UnstructuredGrid\">\n");
  expect_all(
    complaint(
      " set Fields from files = a: c in missing.vtu; b: c in some.vtu; \\\n"
      "   L: eta in some.vtu; v: v in some.vtu; d: c in broken.vtu; x: c in some.vtu; e: c\n"
      " set c = a + q\n"),
    {"case.prm:20:34: error: '",
     "missing.vtu' is no file that can be read",
     "case.prm:20:55: error: '",
     "some.vtu' has no field 'c'; there are: eta, v",
     "case.prm:21:4: error: 'L' cannot name a field from a file",
     "that is a constant",
     "has no field 'v' of numbers with one component",
     "broken.vtu' is no complete file of fields on a mesh (.vtu, .pvtu)",
     "'x' cannot name a field",
     "the file is missing",
     "write: NAME: FIELD in \"FILE\"",
     "there is no variable 'q'"});
}

TEST_F(GivenFieldFiles, FieldsOfAnotherDimensionOrTooSmall)
{
  write_triangle();
  const std::string line = " set Fields from files = a: eta in some.vtu\n set c = a\n";
  expect_all(complaint(line, "8, 2, 1"),
             {"case.prm:20:36: error: '", "some.vtu' is in 2D and the case in 3D"});
  expect_all(complaint(line),
             {"case.prm:20:29: error: this field ends inside of the domain: it covers x from 0 to "
              "5, and the domain from 0 to 8"});
  // The box around the triangle covers this one, but not the triangle.
  expect_all(complaint(line, "4, 4"),
             {"case.prm:21:10: error: this formula is not a number at ",
              "does a field from a file end before?"});
}

TEST_F(GivenFieldFiles, PicturesThatAreNoneOrTooSmall)
{
  write_png(path("small.png"), 4, 4, [](std::size_t, std::size_t) { return 0.5; });
  write_png(
    path("colours.png"),
    4,
    4,
    [](std::size_t, std::size_t) { return 0.5; },
    3);
  write("text.png", "no picture");
  expect_all(
    complaint(" set Fields from pictures = a: small.png from 0, 0 with pixels of 1; \\\n"
              "   b: colours.png from 0, 0 to 8, 2; d: text.png from 0, 0 to 8, 2; \\\n"
              "   e: small.png from 0, 0 to 8; f: small.png; g: small.png from 0, 0 to 8, 0\n"
              " set c = a\n"),
    {"case.prm:20:32: error: this field ends inside of the domain: it covers x from 0 to 4, and "
     "the domain from 0 to 8",
     "colours.png' has colours, which have no value: make it a picture of grey values",
     "text.png' is no picture of the kind PNG",
     "a corner has 2 coordinates",
     "where the picture lies is missing",
     "the picture has no extent"});
}
