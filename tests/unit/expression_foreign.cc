// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Formulas in the habits of other languages: what to write instead is said.
#include "models/expression/expression.h"
#include "models/expression/expression_error.h"

#include <gtest/gtest.h>

namespace softlattice
{
  namespace
  {
    void expect_advice(const std::string &text, const std::size_t column, const std::string &part)
    {
      try
        {
          Expression(text, {"c", "x", "y", "t"});
          ADD_FAILURE() << text << " was accepted";
        }
      catch (const ExpressionError &error)
        {
          EXPECT_EQ(error.column(), column) << text << ": " << error.what();
          EXPECT_NE(std::string(error.what()).find(part), std::string::npos)
            << text << ": " << error.what();
        }
    }

    double value(const std::string &text, const double c, const double x)
    {
      return Expression(text, {"c", "x"}).value({c, x});
    }
  } // namespace

  TEST(ForeignSyntax, LogicIsNested)
  {
    const std::string both = "write if(a < b, if(c < d, x, y), y)";
    const std::string either = "write if(a < b, x, if(c < d, x, y))";
    expect_advice("if(x < 1 && y < 1, 1, 0)", 9, both);
    expect_advice("if(x < 1 and y < 1, 1, 0)", 9, both);
    expect_advice("if(x < 1 || y < 1, 1, 0)", 9, either);
    expect_advice("if(x < 1 or y < 1, 1, 0)", 9, either);
    expect_advice("if(!x, 1, 0)", 3, "swap the last two arguments");
    expect_advice("and(x < 1, y < 1)", 0, both);
    // What is advised means what was meant.
    EXPECT_EQ(value("if(c < 1, if(x < 1, 2, 3), 3)", 0., 0.), 2.);
    EXPECT_EQ(value("if(c < 1, if(x < 1, 2, 3), 3)", 0., 2.), 3.);
    EXPECT_EQ(value("if(c < 1, 2, if(x < 1, 2, 3))", 2., 0.), 2.);
    EXPECT_EQ(value("if(c < 1, 2, if(x < 1, 2, 3))", 2., 2.), 3.);
  }

  TEST(ForeignSyntax, ChoicesAndComparisons)
  {
    expect_advice("x < 1 ? 2 : 3", 2, "write if(a < b, x, y)");
    expect_advice("2*(x < 1)", 5, "write if(a < b, 1, 0)");
    expect_advice("(x) ? 2 : 3", 4, "write if(a < b, x, y)");
    expect_advice("if(x == 1, 2, 3)", 5, "write if(abs(a - b) < 1e-9, x, y)");
    expect_advice("if(x != 1, 2, 3)", 5, "write if(abs(a - b) < 1e-9, y, x)");
    expect_advice("if(x <> 1, 2, 3)", 5, "write if(abs(a - b) < 1e-9, y, x)");
    expect_advice("if(x \xE2\x89\xA4 1, 2, 3)", 5, "write <=");
    expect_advice("if(0 < x < 1, 2, 3)", 9, "if(a < x, if(x < b, y, z), z)");
    expect_advice("if(0 <= x <= 1, 2, 3)", 10, "if(a < x, if(x < b, y, z), z)");
    expect_advice("iif(x < 1, 2, 3)", 0, "write if(a < b, x, y)");
  }

  TEST(ForeignSyntax, NothingIsRandom)
  {
    for (const std::string name : {"rand", "random", "randn", "RAND"})
      expect_advice("0.5 + 0.01*" + name + "()", 11, "Model/Noise/Thermal noise");
    expect_advice("0.5 + 0.01*rand", 11, "Model/Noise/Thermal noise");
  }

  TEST(ForeignSyntax, Superscripts)
  {
    expect_advice("x\xC2\xB2", 1, "write ^2");
    expect_advice("c\xC2\xB3 + 1", 1, "write ^3");
    expect_advice("x\xE2\x81\xB4", 1, "write a power with ^");
    expect_advice("2 \xC2\xB7 x", 2, "write *");
    expect_advice("2 \xC3\x97 x", 2, "write *");
    expect_advice("\xCF\x80*x", 0, "write pi");
    expect_advice("\xE2\x88\x9A(x)", 0, "sqrt");
    expect_advice("\xCE\xB7^2", 0, "names have the letters");
    expect_advice("c\xE2\x82\x81", 1, "subscripts");
  }

  TEST(ForeignSyntax, Numbers)
  {
    expect_advice("0,5*x", 1, "decimal point: 0.5");
    expect_advice("8d5*x", 1, "8e5");
    expect_advice("1.5D-3*x", 3, "8e5");
    expect_advice("75 % * x", 3, "0.75");
    expect_advice("[x + 1]*2", 0, "parentheses are ( and )");
    expect_advice("x = 2", 2, "has no '='");
  }

  TEST(ForeignSyntax, Functions)
  {
    expect_advice("heaviside(x)", 0, "write step(x)");
    expect_advice("floor(x)", 0, "write step(x) or if");
    expect_advice("arctan(x)", 0, "write atan(x)");
    expect_advice("grad(c)", 0, "Gradient coefficient");
    expect_advice("e^x", 0, "write exp(1)");
    expect_advice("PI*x", 0, "did you mean 'pi'?");
    expect_advice("X", 0, "did you mean 'x'?");
    expect_advice("tahn(x)", 0, "did you mean 'tanh'?");
  }
} // namespace softlattice
