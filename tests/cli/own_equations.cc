// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// What a user reads who got a case with equations of its own wrong, to the letter.
#include "tests/cli/program.h"

#include <nlohmann/json.hpp>

using namespace softlattice;

namespace
{
  const std::string one_error = "1 problem (1 error). Nothing was run. Exit code 3.\n";

  class OwnEquations : public Program
  {
  protected:
    std::string complaint(const std::string &text) const
    {
      write("case.prm", text);
      const Outcome outcome = run({"check", "case.prm"});
      EXPECT_EQ(outcome.status, 3);
      EXPECT_EQ(outcome.out, "");
      return outcome.err;
    }
  };

  /// A sound case but for what is given; `field` has the lines of the field c, from line 6 on.
  std::string sound(const std::string &energy,
                    const std::string &field = "    set Kind = conserved\n"
                                               "    set Mobility = 5*(1 - c)\n",
                    const std::string &rest = "")
  {
    return "subsection Model\n"
           "  set Equations = expressions\n"
           "  set Fields = c\n"
           "  set Free energy = " +
           energy +
           "\n"
           "  subsection Field c\n" +
           field +
           "  end\n"
           "end\n"
           "subsection Initial state\n"
           "  set c = 0.5\n"
           "end\n" +
           rest +
           "subsection Discretisation\n"
           "  set Finest level = 3\n"
           "end\n";
  }
} // namespace

TEST_F(OwnEquations, UnknownFieldInAFormula)
{
  EXPECT_EQ(complaint(sound("5*(c - 0.3)^2*(0.7 - d)^2")),
            "case.prm:4:42: error: there is no variable 'd'\n"
            "    4 |   set Free energy = 5*(c - 0.3)^2*(0.7 - d)^2\n"
            "      |                                          ^ there are c, x, y, z, t, pi\n" +
              one_error);
}

TEST_F(OwnEquations, UnclosedParenthesis)
{
  EXPECT_EQ(complaint(sound("5*(c - 0.3^2")),
            "case.prm:4:23: error: this '(' is never closed\n"
            "    4 |   set Free energy = 5*(c - 0.3^2\n"
            "      |                       ^\n" +
              one_error);
}

TEST_F(OwnEquations, NoSuchKind)
{
  EXPECT_EQ(
    complaint(sound("c^2", "    set Kind = conserving\n    set Mobility = 1\n")),
    "case.prm:6:16: error: 'Kind': 'conserving' is none of the choices\n"
    "    6 |     set Kind = conserving\n"
    "      |                ^~~~~~~~~~ did you mean 'conserved'?  [conserved | non-conserved "
    "| electrostatic | equilibrium]\n" +
      one_error);
}

TEST_F(OwnEquations, AFieldWithoutMobility)
{
  EXPECT_EQ(complaint(sound("c^2", "    set Kind = conserved\n")),
            "case.prm: error: 'Mobility' in section 'Model/Field c' must be set; Mobility of the "
            "field, a formula of the fields, the constants, x, y, z and t.\n" +
              one_error);
}

TEST_F(OwnEquations, UnknownBoundary)
{
  EXPECT_EQ(complaint(sound("c^2",
                            "    set Kind = conserved\n    set Mobility = 1\n",
                            "subsection Boundary conditions\n"
                            "  subsection c\n"
                            "    set Values = left: 1; rihgt: 0\n"
                            "  end\n"
                            "end\n")),
            "case.prm:15:27: error: no boundary 'rihgt'\n"
            "   15 |     set Values = left: 1; rihgt: 0\n"
            "      |                           ^~~~~ there are: left, right, front, back\n" +
              one_error);
}

TEST_F(OwnEquations, AnEntryOfTheTransformation)
{
  EXPECT_EQ(complaint(sound("c^2",
                            "    set Kind = conserved\n    set Mobility = 1\n",
                            "subsection Environment\n"
                            "  set Relative humidity = 80 %\n"
                            "end\n")),
            "case.prm:14:7: error: 'Relative humidity' is not used when Model/Equations = "
            "expressions\n"
            "   14 |   set Relative humidity = 80 %\n"
            "      |       ^~~~~~~~~~~~~~~~~ it belongs to Model/Equations = HT-LT "
            "transformation or mixed halide transformation\n" +
              one_error);
}

TEST_F(OwnEquations, AReservedName)
{
  EXPECT_EQ(complaint("subsection Model\n"
                      "  set Equations = expressions\n"
                      "  set Fields = t\n"
                      "  subsection Field t\n"
                      "    set Kind = conserved\n"
                      "    set Mobility = 1\n"
                      "  end\n"
                      "end\n"
                      "subsection Initial state\n"
                      "  set t = 0.5\n"
                      "end\n"),
            "case.prm:3:16: error: 't' cannot be the name of a field\n"
            "    3 |   set Fields = t\n"
            "      |                ^ that is the time\n" +
              one_error);
}

TEST_F(OwnEquations, AnEnergyThatIsNoNumberAtTheBeginning)
{
  EXPECT_EQ(complaint(sound("log(c - 0.5)")),
            "case.prm:4:21: error: this formula is infinite at x = 0, y = 0, c = 0.5, t = 0\n"
            "    4 |   set Free energy = log(c - 0.5)\n"
            "      |                     ^~~~~~~~~~~~ is there a division by zero, an overflow, a "
            "root or logarithm of what is negative?\n" +
              one_error);
}

TEST_F(OwnEquations, ADimensionlessCaseHasNoUnits)
{
  EXPECT_EQ(complaint(sound("c^2\n  set Dimensionless = true",
                            "    set Kind = conserved\n    set Mobility = 1\n",
                            "subsection Time\n"
                            "  set End time = 10 min\n"
                            "end\n")),
            "case.prm:15:18: error: 'End time' = 10 min: wrong dimension: got min, expected a pure "
            "number\n"
            "   15 |   set End time = 10 min\n"
            "      |                  ^~~~~~ [1e-12 … 1e11]\n" +
              one_error);
}

TEST_F(OwnEquations, NobodySaysHowFineTheMeshIs)
{
  EXPECT_EQ(complaint("subsection Model\n"
                      "  set Equations = expressions\n"
                      "  set Fields = c\n"
                      "  subsection Field c\n"
                      "    set Kind = conserved\n"
                      "    set Gradient coefficient = 1\n"
                      "    set Mobility = 1\n"
                      "  end\n"
                      "end\n"
                      "subsection Initial state\n"
                      "  set c = 0.5\n"
                      "end\n"),
            "case.prm: error: it is not said how fine the mesh has to be; set 'Finest cell', or "
            "'Interface width' to the 10-90 % width of the thinnest interface\n" +
              one_error);
}

TEST_F(OwnEquations, AFormulaWithTooManyDerivatives)
{
  std::string product = "c";
  for (int i = 0; i < 600; ++i)
    product += "*sin(c/(c+" + std::to_string(i) + "))";
  EXPECT_EQ(complaint(sound(product)),
            "'Model/Free energy': the formula with its derivatives takes more than 20000 "
            "operations; make it simpler\n");
}

TEST_F(OwnEquations, AnExplicitMethodForAPotential)
{
  EXPECT_EQ(complaint("subsection Model\n"
                      "  set Equations = expressions\n"
                      "  set Fields = phi\n"
                      "  subsection Field phi\n"
                      "    set Kind = electrostatic\n"
                      "    set Permittivity = 1\n"
                      "  end\n"
                      "end\n"
                      "subsection Discretisation\n"
                      "  set Finest level = 3\n"
                      "end\n"
                      "subsection Time\n"
                      "  set Integrator = RKC2\n"
                      "end\n"),
            "case.prm:13:20: error: RKC2 is explicit, but 'phi' is electrostatic: it follows from "
            "the others at once\n"
            "   13 |   set Integrator = RKC2\n"
            "      |                    ^~~~ take TR-BDF2 or auto\n" +
              one_error);
}

TEST_F(OwnEquations, NucleiInAFieldThatThereIsNot)
{
  write("nuclei.csv", "time [s],x [um],y [um],radius [um]\n1,2,2,1\n");
  EXPECT_EQ(complaint(sound("c^2",
                            "    set Kind = non-conserved\n    set Mobility = 1\n",
                            "subsection Nucleation\n"
                            "  set Prescribed nuclei file = nuclei.csv\n"
                            "  set Seeded field = cc\n"
                            "  set Interface length = 100 nm\n"
                            "end\n")),
            "case.prm:15:22: error: there is no field 'cc'\n"
            "   15 |   set Seeded field = cc\n"
            "      |                      ^~ did you mean 'c'?\n" +
              one_error);
}

TEST_F(OwnEquations, NucleiInAConservedField)
{
  write("nuclei.csv", "time [s],x [um],y [um],radius [um]\n1,2,2,1\n");
  EXPECT_EQ(
    complaint(sound("c^2",
                    "    set Kind = conserved\n    set Mobility = 1\n",
                    "subsection Nucleation\n"
                    "  set Prescribed nuclei file = nuclei.csv\n"
                    "  set Seeded field = c\n"
                    "  set Interface length = 100 nm\n"
                    "end\n")),
    "case.prm:15:22: error: nuclei cannot be set into 'c', which is conserved\n"
    "   15 |   set Seeded field = c\n"
    "      |                      ^ it takes a non-conserved field that runs from 0 to 1\n" +
      one_error);
}

TEST_F(OwnEquations, NucleiNeedAFieldAndAProfile)
{
  write("nuclei.csv", "time [s],x [um],y [um],radius [um]\n1,2,2,1\n");
  const std::string text = complaint(sound("c^2",
                                           "    set Kind = non-conserved\n    set Mobility = 1\n",
                                           "subsection Nucleation\n"
                                           "  set Prescribed nuclei file = nuclei.csv\n"
                                           "end\n"));
  EXPECT_NE(text.find("'Seeded field' in section 'Nucleation' must be set"), std::string::npos)
    << text;
  EXPECT_NE(text.find("'Interface length' in section 'Nucleation' must be set"), std::string::npos)
    << text;
}

TEST_F(OwnEquations, ANucleusWithoutRadiusOrOutsideOfTheBody)
{
  const auto with_nuclei = [this](const std::string &rows) {
    write("nuclei.csv", rows);
    return complaint(sound("c^2",
                           "    set Kind = non-conserved\n    set Mobility = 1\n",
                           "subsection Geometry\n  set Kind = box\n  set Size = 10 um, 10 um\nend\n"
                           "subsection Nucleation\n"
                           "  set Prescribed nuclei file = nuclei.csv\n"
                           "  set Seeded field = c\n"
                           "  set Interface length = 100 nm\n"
                           "end\n"));
  };
  const std::string point = with_nuclei("time [s],x [um],y [um]\n1,2,2\n");
  EXPECT_NE(point.find("has no radius"), std::string::npos) << point;
  const std::string outside = with_nuclei("time [s],x [mm],y [um],radius [um]\n1,2,2,1\n");
  EXPECT_NE(outside.find("lies outside of the body; check the unit"), std::string::npos) << outside;
}

TEST_F(OwnEquations, AreExplained)
{
  const Outcome syntax = run({"explain", "expression"});
  EXPECT_EQ(syntax.status, 0);
  EXPECT_NE(syntax.out.find("tanh(x)"), std::string::npos) << syntax.out;
  const Outcome mobility = run({"explain", "Model/Field <field>/Mobility"});
  EXPECT_NE(mobility.out.find("none, it must be set"), std::string::npos) << mobility.out;
  const Outcome models = run({"list", "models"});
  EXPECT_NE(models.out.find("equations: expressions"), std::string::npos) << models.out;
  const Outcome cases = run({"list", "cases"});
  EXPECT_NE(cases.out.find("benchmark/pfhub_1b"), std::string::npos) << cases.out;
}

TEST_F(OwnEquations, WhatTheMeshDoesNotResolveIsSaidIfItStaysOrIsTheLastToBeSeen)
{
  // A jump that spreads: 2.6 sqrt(2 D t) from 10 to 90 %, which is 3.4 nodes apart by 1/24, and resolved, at
  // about t = 0.001.
  write(
    "case.prm",
    "subsection Model\n set Equations = expressions\n set Dimensionless = true\n set Fields = c\n"
    " set Free energy = c^2/2\n subsection Field c\n  set Kind = conserved\n  set Mobility = 1\n"
    " end\nend\nsubsection Geometry\n set Kind = box\n set Size = 1, 1\nend\n"
    "subsection Initial state\n set c = if(x < 0.5, 0, 1)\nend\n"
    "subsection Discretisation\n set Adaptive = false\n set Finest level = 3\nend\n"
    "subsection Output\n set Interval = 0.001\nend\n");
  const auto warnings_until = [&](const std::string &end, const std::string &interval) {
    EXPECT_EQ(run({"run",
                   "case.prm",
                   "-q",
                   "-o",
                   "until_" + end + "_" + interval,
                   "-s",
                   "Time/End time = " + end,
                   "-s",
                   "Output/Interval = " + interval})
                .status,
              0);
    return nlohmann::json::parse(
      content("until_" + end + "_" + interval + "/summary.json"))["warnings"];
  };
  EXPECT_EQ(warnings_until("0.0018", "0.0006").size(), 0u);
  const auto last = warnings_until("0.0006", "0.0006"), stays = warnings_until("0.0006", "0.0003");
  for (const auto &warnings : {last, stays})
    {
      ASSERT_EQ(warnings.size(), 1u);
      EXPECT_NE(warnings[0].get<std::string>().find("'c' is not resolved by the mesh"),
                std::string::npos);
    }
  EXPECT_NE(stays[0].get<std::string>().find("at t = 0.0006"), std::string::npos) << stays[0];
}
