// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cmath>
#include <cstddef>

namespace softlattice
{
  /// a < b ? x : y.
  inline double choose_less(const double a, const double b, const double x, const double y)
  {
    return a < b ? x : y;
  }

  /// A few numbers that are worked on together, in vector registers: GCC's and Clang's vector type
  /// splits into whatever the machine has. (Loops over a plain array were 2 to 7 times slower here.)
  template <class T, std::size_t width>
  struct Pack
  {
    using Vector __attribute__((vector_size(sizeof(T) * width))) = T;
    Vector lane;

    Pack() = default; // cppcheck-suppress uninitMemberVar ; as a double is
    /*implicit*/ Pack(const T &constant)
    {
      for (std::size_t i = 0; i < width; ++i)
        lane[i] = constant;
    }

    /// Applies a scalar function to every lane.
    template <class Function>
    static Pack map(const Pack &a, const Function &function)
    {
      Pack c;
      for (std::size_t i = 0; i < width; ++i)
        c.lane[i] = function(a.lane[i]);
      return c;
    }

    friend Pack operator+(const Pack &a, const Pack &b)
    {
      Pack c;
      c.lane = a.lane + b.lane;
      return c;
    }
    friend Pack operator-(const Pack &a, const Pack &b)
    {
      Pack c;
      c.lane = a.lane - b.lane;
      return c;
    }
    friend Pack operator*(const Pack &a, const Pack &b)
    {
      Pack c;
      c.lane = a.lane * b.lane;
      return c;
    }
    friend Pack operator/(const Pack &a, const Pack &b)
    {
      Pack c;
      c.lane = a.lane / b.lane;
      return c;
    }
    friend Pack operator-(const Pack &a) { return Pack(T(0)) - a; }
    friend Pack operator+(const Pack &a) { return a; }

    Pack &operator+=(const Pack &b) { return *this = *this + b; }
    Pack &operator-=(const Pack &b) { return *this = *this - b; }
    Pack &operator*=(const Pack &b) { return *this = *this * b; }
    Pack &operator/=(const Pack &b) { return *this = *this / b; }

    friend Pack exp(const Pack &a)
    {
      return map(a, [](const T x) { return std::exp(x); });
    }
    friend Pack log(const Pack &a)
    {
      return map(a, [](const T x) { return std::log(x); });
    }
    friend Pack sqrt(const Pack &a)
    {
      return map(a, [](const T x) { return std::sqrt(x); });
    }
    friend Pack sin(const Pack &a)
    {
      return map(a, [](const T x) { return std::sin(x); });
    }
    friend Pack cos(const Pack &a)
    {
      return map(a, [](const T x) { return std::cos(x); });
    }
    friend Pack tanh(const Pack &a)
    {
      return map(a, [](const T x) { return std::tanh(x); });
    }
    friend Pack pow(const Pack &a, const double p)
    {
      return map(a, [p](const T x) { return std::pow(x, p); });
    }
    friend Pack pow(const Pack &a, const Pack &b) { return exp(b * log(a)); }
    friend Pack abs(const Pack &a)
    {
      return map(a, [](const T x) { return std::abs(x); });
    }
    friend Pack min(const Pack &a, const Pack &b) { return choose_less(b, a, b, a); }
    friend Pack max(const Pack &a, const Pack &b) { return choose_less(a, b, b, a); }

    friend Pack choose_less(const Pack &a, const Pack &b, const Pack &x, const Pack &y)
    {
      Pack c;
      for (std::size_t i = 0; i < width; ++i)
        c.lane[i] = a.lane[i] < b.lane[i] ? x.lane[i] : y.lane[i];
      return c;
    }
  };
} // namespace softlattice
