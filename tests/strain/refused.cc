// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What no body can be is refused with the entry and the remedy, all at once.
#include "solver/case/case.h"
#include "solver/parts/strain/strain_settings.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace
{
  using namespace softlattice;

  std::string said_of(const std::string &strain,
                      const std::string &geometry,
                      std::size_t *n_fields = nullptr)
  {
    ScratchFolder folder;
    make_file(folder / "case.prm",
              "subsection Model\n set Parts = phase, strain\nend\nsubsection Nucleation\n set Rate "
              "law = none\nend\n"
              "subsection Initial state\n set Kind = front\nend\n"
              "subsection Strain\n" +
                strain + "end\nsubsection Geometry\n" + geometry + "end\n");
    Case what({strain_part()});
    const ReadCase read = read_case(folder / "case.prm", {}, UnitSystem(), what);
    if (n_fields != nullptr)
      *n_fields = what.fields().size();
    return read.diagnostics.n_errors() > 0 ? read.diagnostics.text() : "";
  }

  const std::string plan = " set Kind = film in plan\n", section = " set Kind = film in section\n",
                    rectangle = " set Kind = box\n set Size = 10 um, 10 um\n";

  void expect_said(const std::string &strain,
                   const std::string &geometry,
                   const std::vector<std::string> &parts)
  {
    const std::string said = said_of(strain, geometry);
    for (const std::string &part : parts)
      EXPECT_NE(said.find(part), std::string::npos) << strain << ": " << said;
  }

  TEST(RefusedStrain, ModuliThatCostNoEnergy)
  {
    expect_said(" set Poisson's ratio = 0.5\n", plan, {"Poisson's ratio", "-0.99", "0.495"});
    expect_said(" set Young's modulus = -3 GPa\n", plan, {"Young's modulus"});
    expect_said(" set Symmetry = cubic\n set C12 = 40 GPa\n set C44 = 0 GPa\n",
                plan,
                {"C11", "bulk modulus", "C44", "take a modulus above 0"});
    expect_said(" set Symmetry = any\n set Stiffness tensor = 34, 5, 5 GPa\n",
                plan,
                {"Stiffness tensor", "21 moduli", "there are 3"});
    std::string zeros = "10";
    for (int i = 1; i < 21; ++i)
      zeros += ", 1";
    expect_said(" set Symmetry = any\n set Stiffness tensor = " + zeros + " GPa\n",
                plan,
                {"positive definite", "order"});
    expect_said(" set Misfit of LT = tensor\n set Misfit tensor of LT = 0.1, 0.2\n",
                plan,
                {"6 components"});
  }

  TEST(RefusedStrain, BoundariesThatAreNoneOrCannotBeHeld)
  {
    expect_said(" set Clamped boundaries = botom\n", section, {"botom", "bottom", "choose from"});
    expect_said(" set Roller boundaries = bottom\n", section, {"bottom", "is clamped"});
    expect_said(" set Clamped boundaries = left\n", plan, {"seen from above", "'Substrate'"});
    expect_said(" set Loaded boundaries = right\n set Traction = 1 MPa, 0 MPa, 0 MPa\n",
                rectangle,
                {"nothing holds the body along x", "Roller boundaries"});
    expect_said(" set Traction = 1 MPa\n", rectangle, {"three components"});
    expect_said(" set Imposed strain = 1 %\n", rectangle, {"three components"});
    expect_said(" set Clamped boundaries = none, left\n", rectangle, {"'none' stands alone"});
  }

  TEST(RefusedStrain, MeanStressesThatNothingHas)
  {
    const std::string given = " set Given mean stresses = ";
    const std::string periodic =
      rectangle + "end\nsubsection Boundary conditions\n set Periodic = x\n";
    expect_said(given + "xx\n", rectangle, {"not periodic along x", "Periodic"});
    expect_said(given + "xy\n", periodic, {"not periodic along y"});
    expect_said(given + "yz\n", rectangle, {"in two dimensions", "zz alone"});
    expect_said(given + "zz\n set Plane = stress\n", rectangle, {"no stress zz", "'Plane'"});
    expect_said(given + "xz, xxx, zz, zz\n", rectangle, {"'zz' is listed twice"});
    expect_said(given + "xxx\n", rectangle, {"no component 'xxx'", "xx, yy, zz, yz, xz, xy"});
    expect_said(given + "none, zz\n", rectangle, {"'none' stands alone"});
    expect_said(given + "zz\n set Mean stress = 1, 2 MPa\n",
                rectangle,
                {"1 components and 2 values"});
    expect_said(given + "zz\n", section, {"substrate holds the body", "'none'"});
    expect_said(given + "xx\n set Roller boundaries = bottom\n set Loaded boundaries = top\n"
                        " set Traction = 0 MPa, 1 MPa, 0 MPa\n",
                periodic,
                {"would work on the mean strain"});
    expect_said(" set Imposed strain = 0, 0, 0, 0, 1, 0\n",
                rectangle,
                {"two dimensions", "yz and xz"});
    expect_said(" set Substrate = none\n set Clamped boundaries = none\n",
                " set Kind = island array\n",
                {"each of which would float", "take a box"});
    EXPECT_EQ(said_of(given + "xx, zz\n set Mean stress = 1, 2 MPa\n", periodic), "");
  }

  TEST(RefusedStrain, WhatIsOfNoAccountOrNotSmall)
  {
    expect_said(" set Imposed strain = 1000 %, 0 %, 0 %\n",
                rectangle,
                {"Imposed strain", "1000 %", "50 %"});
    expect_said(" set Misfit of LT = tensor\n set Misfit tensor of LT = 3, 0, 0, 0, 0, 0\n",
                rectangle,
                {"Misfit tensor of LT", "50 %"});
    expect_said(" set Clamped boundaries = left, right, left\n",
                rectangle,
                {"'left' is listed twice"});
    expect_said(" set Traction = 1 MPa, 0 MPa, 0 MPa\n",
                rectangle,
                {"Traction", "no boundary is loaded", "'Loaded boundaries'"});
    expect_said(" set Roller boundaries = left\n set Loaded boundaries = left\n"
                " set Traction = 1 MPa, 0 MPa, 0 MPa\n",
                rectangle,
                {"glides along a wall", "along x"});
    expect_said(" set Clamped boundaries = left\n set Loaded boundaries = right\n"
                " set Traction = 0 MPa, 0 MPa, 1 MPa\n",
                rectangle,
                {"no displacement along z"});
    expect_said(" set Mean stress = 5 MPa\n", rectangle, {"Mean stress", "'Given mean stresses'"});
    expect_said(" set Given mean stresses = zz\n set Imposed strain = 0 %, 0 %, 1 %\n",
                rectangle,
                {"Imposed strain", "mean strain zz follows"});
    expect_said(" set Substrate = compliant\n set Substrate stiffness = 0 Pa/m\n",
                section,
                {"Substrate stiffness", "holds nothing"});
    // All at once.
    expect_said(" set Imposed strain = 10, 0, 0\n set Clamped boundaries = top, top\n"
                " set Mean stress = 5 MPa\n",
                rectangle,
                {"not small", "listed twice", "of no account"});
  }

  TEST(RefusedStrain, WhatIsRightIsNot)
  {
    std::size_t n = 0;
    EXPECT_EQ(said_of("", plan, &n), "");
    EXPECT_EQ(n, 1u);
    EXPECT_EQ(said_of(" set Substrate = none\n", plan, &n), "");
    EXPECT_EQ(n, 3u);
    EXPECT_EQ(said_of("", section, &n), "");
    EXPECT_EQ(n, 3u);
    EXPECT_EQ(said_of("", " set Kind = film\n", &n), "");
    EXPECT_EQ(n, 4u);
    EXPECT_EQ(said_of(" set Clamped boundaries = left\n set Loaded boundaries = right\n"
                      " set Traction = 1 MPa, 0 MPa, 0 MPa\n",
                      rectangle,
                      &n),
              "");
  }
} // namespace
