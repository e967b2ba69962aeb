// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// Formulas that have no valid value somewhere, at the beginning or later: which, where and when is said.
#include "tests/cli/program.h"

#include <filesystem>
#include <string>
#include <vector>

using namespace softlattice;

namespace
{
  class FormulasWithoutValue : public Program
  {
  protected:
    /// A sound case of a field u and a potential phi, but for one line of it that is replaced.
    void write_with(const std::string &line, const std::string &replacement) const
    {
      std::string text = "subsection Model\n"
                         "  set Equations = expressions\n"
                         "  set Dimensionless = true\n"
                         "  set Fields = u, phi\n"
                         "  set Free energy = u^2/2\n"
                         "  subsection Field u\n"
                         "    set Kind = non-conserved\n"
                         "    set Mobility = 1\n"
                         "    set Source = 0\n"
                         "    set Exact solution = 0.5\n"
                         "  end\n"
                         "  subsection Field phi\n"
                         "    set Kind = electrostatic\n"
                         "    set Permittivity = 1\n"
                         "    set Charge density = 0\n"
                         "  end\n"
                         "end\n"
                         "subsection Geometry\n"
                         "  set Kind = box\n"
                         "  set Size = 2, 1\n"
                         "end\n"
                         "subsection Initial state\n"
                         "  set u = 0.5\n"
                         "end\n"
                         "subsection Boundary conditions\n"
                         "  subsection u\n"
                         "    set Exchange = left: 0, 0\n"
                         "  end\n"
                         "  subsection phi\n"
                         "    set Values = left: 0\n"
                         "  end\n"
                         "end\n"
                         "subsection Discretisation\n"
                         "  set Finest level = 2\n"
                         "end\n"
                         "subsection Time\n"
                         "  set End time = 1\n"
                         "  set Smallest step = 1e-6\n"
                         "end\n";
      const std::size_t at = text.find(line);
      ASSERT_NE(at, std::string::npos);
      text.replace(at, line.size(), replacement);
      write("case.prm", text);
    }

    /// The verbs refuse it with these words, before anything is written.
    void expect_refusal(const std::string &line,
                        const std::string &replacement,
                        const std::string &words,
                        const std::vector<std::string> &verbs = {"check"}) const
    {
      SCOPED_TRACE(replacement);
      write_with(line, replacement);
      for (const std::string &verb : verbs)
        {
          const Outcome outcome = run({verb, "case.prm"});
          EXPECT_EQ(outcome.status, 3) << verb;
          EXPECT_NE(outcome.err.find(words), std::string::npos) << outcome.err;
          EXPECT_NE(outcome.err.find("case.prm:"), std::string::npos) << outcome.err;
        }
      EXPECT_FALSE(std::filesystem::exists(path("results")));
    }

    /// The run starts and ends with the code and these words.
    void expect_end(const std::string &line,
                    const std::string &replacement,
                    const int status,
                    const std::vector<std::string> &words) const
    {
      SCOPED_TRACE(replacement);
      write_with(line, replacement);
      const Outcome outcome = run({"run", "case.prm", "--overwrite"});
      EXPECT_EQ(outcome.status, status);
      for (const std::string &one : words)
        EXPECT_NE(outcome.err.find(one), std::string::npos) << outcome.err;
    }
  };

  const std::string mobility = "set Mobility = 1", source = "set Source = 0",
                    permittivity = "set Permittivity = 1", charge = "set Charge density = 0",
                    energy = "set Free energy = u^2/2", exact = "set Exact solution = 0.5",
                    exchange = "left: 0, 0", value = "set Values = left: 0",
                    initial = "set u = 0.5";
} // namespace

TEST_F(FormulasWithoutValue, AtTheBeginning)
{
  expect_refusal(source,
                 "set Source = 0.01/t",
                 "this formula is infinite at x = 0, y = 0, u = 0.5",
                 {"check", "run"});
  expect_refusal(source, "set Source = sin(t)/t", "this formula is not a number at x = 0, y = 0");
  expect_refusal(mobility, "set Mobility = 1/t", "this formula is infinite");
  expect_refusal(mobility, "set Mobility = exp(1000*u^2 + 1000)", "this formula is infinite");
  expect_refusal(mobility, "set Mobility = x - 1", "this formula is -1 at x = 0, y = 0");
  expect_refusal(mobility, "set Mobility = sqrt(u - 0.5)", "has a derivative by u that is");
  expect_refusal(permittivity, "set Permittivity = max(0, x - 1)", "this formula is 0 at x = 0");
  expect_refusal(charge, "set Charge density = 1/(x - 1)", "at x = 1");
  expect_refusal(energy, "set Free energy = log(u - x)", "this formula is infinite at x = 0.5");
  expect_refusal(exchange, "left: -1 + t, 0", "this formula is -1 on the boundary left at x = 0");
  expect_refusal(exchange, "left: 1, 1/t", "this formula is infinite on the boundary left");
  expect_refusal(value, "set Values = left: log(y)", "on the boundary left at x = 0, y = 0, t = 0");
  expect_refusal(initial, "set u = 1/x", "this formula is infinite at x = 0, y = 0");
  expect_refusal(exact,
                 "set Exact solution = 1/t",
                 "this formula is infinite at x = ",
                 {"check", "run"});
}

TEST_F(FormulasWithoutValue, LaterInAStep)
{
  // What is no number from t = 0.5 on, or negative, stops the run there.
  const std::string t = "t = 0.5", no_number = " is not a number at x = ";
  const std::string u = "'Model/Field u/", phi = "'Model/Field phi/";
  expect_end(source, "set Source = log(0.5 - t)", 5, {u + "Source'" + no_number, t});
  const std::vector<std::string> negative = {u + "Mobility' is -", "must not be negative", t};
  expect_end(mobility, "set Mobility = 1 - 2*t", 5, negative);
  expect_end(mobility, "set Mobility = (1 - 2*t)*(1 + x)", 5, negative);
  expect_end(permittivity,
             "set Permittivity = 1 - 2*t",
             5,
             {phi + "Permittivity' is ", "has to be positive", t});
  expect_end(charge,
             "set Charge density = sqrt(0.5 - t)",
             5,
             {phi + "Charge density'" + no_number, t});
  expect_end(energy,
             "set Free energy = u*sqrt(0.5 - t)",
             5,
             {"'Model/Free energy'" + no_number, t});
  expect_end(exchange,
             "left: sqrt(0.5 - t), 0",
             5,
             {"'Boundary conditions/u/Exchange' is not a number on the boundary left at x = 0", t});
  expect_end(value,
             "set Values = left: sqrt(0.5 - t)",
             5,
             {"'Boundary conditions/phi/Values' is not a number on the boundary left at x = 0", t});
}

TEST_F(FormulasWithoutValue, LaterInAStepOfTheExplicitMethod)
{
  const auto expect =
    [this](const std::string &lines, const std::string &energy, const std::string &words) {
      SCOPED_TRACE(lines);
      write("case.prm",
            "subsection Model\n  set Equations = expressions\n  set Dimensionless = true\n"
            "  set Fields = u\n  set Free energy = " +
              energy +
              "\n  subsection Field u\n"
              "    set Kind = non-conserved\n" +
              lines +
              "  end\nend\nsubsection Geometry\n  set Kind = box\n  set Size = 2, 1\nend\n"
              "subsection Initial state\n  set u = 0.5 + 0.1*x\nend\n"
              "subsection Discretisation\n  set Finest level = 2\nend\n"
              "subsection Time\n  set End time = 1\n  set Smallest step = 1e-6\n"
              "  set Integrator = RKC2\nend\n");
      const Outcome outcome = run({"run", "case.prm", "--overwrite"});
      EXPECT_EQ(outcome.status, 5);
      EXPECT_NE(outcome.err.find(words), std::string::npos) << outcome.err;
      EXPECT_NE(outcome.err.find("t = 0.5"), std::string::npos) << outcome.err;
    };
  const std::string one = "    set Mobility = 1\n";
  expect(one + "    set Source = log(0.5 - t)\n",
         "u^2/2",
         "'Model/Field u/Source' is not a number at x = ");
  expect("    set Mobility = 1 - 2*t\n", "u^2/2", "'Model/Field u/Mobility' is -");
  expect("    set Mobility = (1 - 2*t)*(1 + x)\n", "u^2/2", "'Model/Field u/Mobility' is -");
  expect(one, "u*sqrt(0.5 - t)", "'Model/Free energy' is not a number at x = ");
}

TEST_F(FormulasWithoutValue, InTheStateThatIsReached)
{
  expect_end(exact,
             "set Exact solution = sqrt(0.5 - t)",
             6,
             {"'Model/Field u/Exact solution' is not a number at x = "});
}

TEST_F(FormulasWithoutValue, TwoRanksSayTheSame)
{
  write_with(source, "set Source = if(x > 1.9, log(0.5 - t), 0)");
  const Outcome outcome = run({"run", "case.prm", "--ranks", "2"});
  EXPECT_EQ(outcome.status, 5);
  EXPECT_NE(outcome.err.find("'Model/Field u/Source' is not a number at x = "), std::string::npos)
    << outcome.err;
  write_with(source, "set Source = if(x > 1.9, 1/t, 0)");
  EXPECT_EQ(run({"run", "case.prm", "--ranks", "2", "-o", "other"}).status, 3);
}
