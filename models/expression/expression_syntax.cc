// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression/expression_syntax.h"

#include <algorithm>

namespace softlattice
{
  const std::vector<ExpressionFunction> &expression_functions()
  {
    static const std::vector<ExpressionFunction> functions = {
      {"exp", Operation::exponential, 1, false, "exp(x)       e to the power x"},
      {"log", Operation::logarithm, 1, false, "log(x)       natural logarithm"},
      {"ln", Operation::logarithm, 1, false, "ln(x)        the same"},
      {"log10", Operation::logarithm_10, 1, false, "log10(x)     decadic logarithm"},
      {"sqrt", Operation::square_root, 1, false, "sqrt(x)      square root"},
      {"pow", Operation::power, 2, false, "pow(a, b)    the same as a^b"},
      {"sin", Operation::sine, 1, false, "sin(x)       of an angle in rad, like cos and tan"},
      {"cos", Operation::cosine, 1, false, "cos(x)"},
      {"tan", Operation::tangent, 1, false, "tan(x)"},
      {"asin", Operation::arc_sine, 1, false, "asin(x)      -pi/2 to pi/2"},
      {"acos", Operation::arc_cosine, 1, false, "acos(x)      0 to pi"},
      {"atan", Operation::arc_tangent, 1, false, "atan(x)      -pi/2 to pi/2"},
      {"atan2", Operation::arc_tangent_2, 2, false, "atan2(y, x)  angle of (x, y), -pi to pi"},
      {"sinh", Operation::hyperbolic_sine, 1, false, "sinh(x)"},
      {"cosh", Operation::hyperbolic_cosine, 1, false, "cosh(x)"},
      {"tanh", Operation::hyperbolic_tangent, 1, false, "tanh(x)"},
      {"sech", Operation::hyperbolic_secant, 1, false, "sech(x)      1 / cosh(x)"},
      {"erf", Operation::error_function, 1, false, "erf(x)       error function"},
      {"abs", Operation::absolute, 1, false, "abs(x)       x without its sign"},
      {"sign", Operation::sign, 1, false, "sign(x)      -1, 0 or 1"},
      {"step", Operation::step, 1, false, "step(x)      0 for x < 0, else 1"},
      {"smoothstep",
       Operation::copy,
       1,
       false,
       "smoothstep(x)  0 for x < 0, then x^2 (3 - 2 x), 1 for x > 1",
       "if(x < 0, 0, if(x < 1, x^2*(3 - 2*x), 1))"},
      {"smootherstep",
       Operation::copy,
       1,
       false,
       "smootherstep(x)  0 for x < 0, then x^3 (6 x^2 - 15 x + 10), 1 for x > 1",
       "if(x < 0, 0, if(x < 1, x^3*(6*x^2 - 15*x + 10), 1))"},
      {"min", Operation::minimum, 2, true, "min(a, b)    the smallest of two or more"},
      {"max", Operation::maximum, 2, true, "max(a, b)    the largest of two or more"},
      {"if", Operation::select, 3, false, "if(a < b, x, y)  x where a < b, else y; also <= > >="}};
    return functions;
  }

  const ExpressionFunction *find_expression_function(const std::string &name)
  {
    const auto &all = expression_functions();
    const auto found = std::find_if(all.begin(), all.end(), [&](const ExpressionFunction &f) {
      return f.name == name;
    });
    return found == all.end() ? nullptr : &*found;
  }

  std::string expression_syntax()
  {
    std::string text = R"(A formula is written as in a calculator:

  5*(c-0.3)^2*(0.7-c)^2
  0.5*(1 - tanh((y - 0.25)/sqrt(2*kappa)))
  if(x < 0.5, c*log(c), 0)

Numbers     1  .5  1e-3
Names       letters, digits and _, not a digit first; upper and lower case differ.
            The parameter says which variables it knows; pi is always known. Where a case has
            other parts beside its formulas (Model/Parts), those of its equations also know
            LT_phase and Br_fraction (Cl_fraction in CsPb(Br,Cl)3), the temperature T in K and the
            relative humidity RH, 0 to 1.
Operators   ^ or **   power, from the right: 2^3^2 = 2^9
            + -       sign, after the power: -a^2 = -(a^2), 2^-1 = 0.5
            * /       from the left: a/b*c = (a/b)*c; a product needs its *
            + -
Functions
)";
    for (const ExpressionFunction &function : expression_functions())
      text += "  " + function.meaning + "\n";
    text += R"(
Gradients of a field u, in a free energy, a mobility, a mobility factor and a source
  d(u, x)      derivative of u by x, y or z; 0 by z in 2D
  grad2(u)     |grad u|^2
  dot(grad(u), grad(v))
u and v may be formulas themselves, as in grad2(eta1 - eta2), but not hold gradients.
A gradient that vanishes has no direction: under a root, in a denominator and in atan2 add a small number
to it, as in sqrt(grad2(u) + 1e-12).

Rates, in a source: dt(u), the change per time of another field that evolves. The source is linear in them, as in
'Source = dt(phi)/2'; what is conserved with it, here the integral of the field less phi/2, stays to rounding.

Sums and products over a whole number, with names that end in it
  sum(i, 1..4, eta[i]^2)                     eta1^2 + eta2^2 + eta3^2 + eta4^2
  prod(i, 1..4, 1 - eta[i])
  sum(i, 1..4, sum(j, i + 1..4, eta[i]^2*eta[j]^2))   all pairs; a sum of nothing is 0
Model/Definitions gives names to functions and to parts of formulas:
  h(u) = u^3*(6*u^2 - 15*u + 10); g = sum(i, 1..4, eta[i]^2*(1 - eta[i])^2)
and any formula of the case may then hold h(eta1) and g. They cost what they would if they were written out: what
appears twice is computed once.

table("file.csv", c)  the spline through the rows of a CSV file with two columns, c in the first: its second derivative
                      is continuous, and beyond the ends it goes on with that of the end. Numbers as they
                      stand in the file, whose name is relative to the case.
noise(1, 5)           in 'Initial state' only: a smooth random field with mean 0, standard deviation 1 and a
                      correlation length of 5, exp(-r^2/(2*5^2)); another for every whole number, the seed, and
                      the same on any mesh. With periodic boundaries it is periodic.

A comparison stands only as the first argument of if. Where two must hold, if(a < b, if(c < d, x, y), y);
where one of them must, if(a < b, x, if(c < d, x, y)). The part that is not chosen may be undefined:
if(x > 0, log(x), 0) is 0 for x <= 0.
Derivatives are worked out exactly. Where a formula has a kink (abs, min, max, if), the derivative is
that of the side that the value is taken from; sign and step have derivative 0, and that of abs at 0
is 0. A whole power is right for negative numbers: (-2)^3 = -8; another is not a number there.
Errors name the column. A formula has at most )" +
            std::to_string(max_expression_length) + " characters and " +
            std::to_string(max_expression_depth) + " levels of parentheses.\n";
    return text;
  }
} // namespace softlattice
