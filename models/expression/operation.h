// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cmath>
#include <cstddef>

namespace softlattice
{
  /// What a node of an expression, or an instruction of a program, does with its operands a, b, c.
  enum class Operation : unsigned char
  {
    constant,
    variable,
    add,
    subtract,
    multiply,
    divide,
    negate,
    power, ///< a^b
    exponential,
    logarithm,
    logarithm_10,
    square_root,
    sine,
    cosine,
    tangent,
    arc_sine,
    arc_cosine,
    arc_tangent,
    arc_tangent_2, ///< the angle of the point (b, a)
    hyperbolic_sine,
    hyperbolic_cosine,
    hyperbolic_tangent,
    hyperbolic_secant,
    error_function,
    absolute,
    sign,
    step, ///< 0 for a < 0, else 1
    minimum,
    maximum,
    less, ///< 1 for a < b, else 0
    less_or_equal,
    select,            ///< b where a is not 0, else c
    table,             ///< a spline of a; the graph knows which, and of which derivative
    multiply_add,      ///< a b + c; this and what follows only in programs
    multiply_subtract, ///< a b - c
    subtract_product,  ///< c - a b
    product_of_three,  ///< a b c
    sum_times,         ///< (a + b) c
    difference_times,  ///< (a - b) c
    sum_of_three,      ///< a + b + c
    copy,
    count ///< not an operation: how many there are
  };

  constexpr std::size_t n_operations = static_cast<std::size_t>(Operation::count);

  /// How many operands an operation has.
  constexpr int arity(const Operation operation)
  {
    switch (operation)
      {
        case Operation::constant:
        case Operation::variable:
        case Operation::count:
          return 0;
        case Operation::add:
        case Operation::subtract:
        case Operation::multiply:
        case Operation::divide:
        case Operation::power:
        case Operation::arc_tangent_2:
        case Operation::minimum:
        case Operation::maximum:
        case Operation::less:
        case Operation::less_or_equal:
          return 2;
        case Operation::select:
        case Operation::multiply_add:
        case Operation::multiply_subtract:
        case Operation::subtract_product:
        case Operation::product_of_three:
        case Operation::sum_times:
        case Operation::difference_times:
        case Operation::sum_of_three:
          return 3;
        default:
          return 1;
      }
  }

  /// The result at one point; the only place that says what an operation means.
  template <Operation op>
  inline double apply([[maybe_unused]] const double a,
                      [[maybe_unused]] const double b,
                      [[maybe_unused]] const double c)
  {
    if constexpr (op == Operation::add)
      return a + b;
    else if constexpr (op == Operation::subtract)
      return a - b;
    else if constexpr (op == Operation::multiply)
      return a * b;
    else if constexpr (op == Operation::divide)
      return a / b;
    else if constexpr (op == Operation::negate)
      return -a;
    else if constexpr (op == Operation::power)
      return std::pow(a, b);
    else if constexpr (op == Operation::exponential)
      return std::exp(a);
    else if constexpr (op == Operation::logarithm)
      return std::log(a);
    else if constexpr (op == Operation::logarithm_10)
      return std::log10(a);
    else if constexpr (op == Operation::square_root)
      return std::sqrt(a);
    else if constexpr (op == Operation::sine)
      return std::sin(a);
    else if constexpr (op == Operation::cosine)
      return std::cos(a);
    else if constexpr (op == Operation::tangent)
      return std::tan(a);
    else if constexpr (op == Operation::arc_sine)
      return std::asin(a);
    else if constexpr (op == Operation::arc_cosine)
      return std::acos(a);
    else if constexpr (op == Operation::arc_tangent)
      return std::atan(a);
    else if constexpr (op == Operation::arc_tangent_2)
      return std::atan2(a, b);
    else if constexpr (op == Operation::hyperbolic_sine)
      return std::sinh(a);
    else if constexpr (op == Operation::hyperbolic_cosine)
      return std::cosh(a);
    else if constexpr (op == Operation::hyperbolic_tangent)
      return std::tanh(a);
    else if constexpr (op == Operation::hyperbolic_secant)
      return 1. / std::cosh(a);
    else if constexpr (op == Operation::error_function)
      return std::erf(a);
    else if constexpr (op == Operation::absolute)
      return std::fabs(a);
    else if constexpr (op == Operation::sign)
      return a > 0. ? 1. : (a < 0. ? -1. : a); // zero and NaN stay what they are
    else if constexpr (op == Operation::step)
      return a < 0. ? 0. : 1.;
    else if constexpr (op == Operation::minimum)
      return b < a ? b : a;
    else if constexpr (op == Operation::maximum)
      return a < b ? b : a;
    else if constexpr (op == Operation::less)
      return a < b ? 1. : 0.;
    else if constexpr (op == Operation::less_or_equal)
      return a <= b ? 1. : 0.;
    else if constexpr (op == Operation::select)
      return a != 0. ? b : c;
    else if constexpr (op == Operation::multiply_add)
      return a * b + c;
    else if constexpr (op == Operation::multiply_subtract)
      return a * b - c;
    else if constexpr (op == Operation::subtract_product)
      return c - a * b;
    else if constexpr (op == Operation::product_of_three)
      return a * b * c;
    else if constexpr (op == Operation::sum_times)
      return (a + b) * c;
    else if constexpr (op == Operation::difference_times)
      return (a - b) * c;
    else if constexpr (op == Operation::sum_of_three)
      return a + b + c;
    else // copy
      return a;
  }
} // namespace softlattice
