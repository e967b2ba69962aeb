// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/pack.h"

#include <array>
#include <cmath>
#include <cstddef>

namespace softlattice
{
  /// Forward automatic differentiation: a value with its gradient and, for order 2, its Hessian with
  /// respect to n variables. T is double or Pack<double, width>; with a pack one jet holds a small
  /// batch of points. The Hessian is stored as its upper triangle, row by row:
  /// (0,0) (0,1) ... (0,n-1) (1,1) ... (n-1,n-1).
  ///
  /// Everything follows from the chain rule for f(a):  f' da,  f' d2a + f'' da da  (see chain()).
  template <class T, std::size_t n, int order = 2>
  struct Jet
  {
    static_assert(n > 0 && (order == 1 || order == 2), "a jet has variables and one or two orders");
    static constexpr std::size_t n_second = order == 2 ? n * (n + 1) / 2 : 0;

    T value{};
    std::array<T, n> first{};
    std::array<T, n_second> second{};

    Jet() = default;
    /*implicit*/ Jet(const double constant)
      : value(constant)
    {}

    /// The i-th variable with the given value.
    static Jet variable(const std::size_t i, const T &value)
    {
      Jet jet;
      jet.value = value;
      jet.first[i] = T(1.);
      return jet;
    }

    /// Position of (i, j), i <= j, in `second`.
    static constexpr std::size_t index(const std::size_t i, const std::size_t j)
    {
      return i * n - i * (i + 1) / 2 + j;
    }

    Jet &operator+=(const Jet &b) { return *this = *this + b; }
    Jet &operator-=(const Jet &b) { return *this = *this - b; }
    Jet &operator*=(const Jet &b) { return *this = *this * b; }
    Jet &operator/=(const Jet &b) { return *this = *this / b; }

    friend Jet operator+(const Jet &a) { return a; }
    friend Jet operator-(const Jet &a) { return a * -1.; }

    friend Jet operator+(const Jet &a, const Jet &b)
    {
      Jet c;
      c.value = a.value + b.value;
      for (std::size_t i = 0; i < n; ++i)
        c.first[i] = a.first[i] + b.first[i];
      for (std::size_t i = 0; i < n_second; ++i)
        c.second[i] = a.second[i] + b.second[i];
      return c;
    }
    friend Jet operator+(const Jet &a, const double b)
    {
      Jet c = a;
      c.value = a.value + b;
      return c;
    }
    friend Jet operator+(const double a, const Jet &b) { return b + a; }

    friend Jet operator-(const Jet &a, const Jet &b)
    {
      Jet c;
      c.value = a.value - b.value;
      for (std::size_t i = 0; i < n; ++i)
        c.first[i] = a.first[i] - b.first[i];
      for (std::size_t i = 0; i < n_second; ++i)
        c.second[i] = a.second[i] - b.second[i];
      return c;
    }
    friend Jet operator-(const Jet &a, const double b) { return a + (-b); }
    friend Jet operator-(const double a, const Jet &b) { return b * -1. + a; }

    friend Jet operator*(const Jet &a, const Jet &b)
    {
      Jet c;
      c.value = a.value * b.value;
      for (std::size_t i = 0; i < n; ++i)
        c.first[i] = a.value * b.first[i] + b.value * a.first[i];
      if constexpr (order == 2)
        for (std::size_t i = 0; i < n; ++i)
          for (std::size_t j = i; j < n; ++j)
            c.second[index(i, j)] = a.value * b.second[index(i, j)] +
                                    b.value * a.second[index(i, j)] + a.first[i] * b.first[j] +
                                    a.first[j] * b.first[i];
      return c;
    }
    friend Jet operator*(const Jet &a, const double b)
    {
      Jet c;
      c.value = a.value * b;
      for (std::size_t i = 0; i < n; ++i)
        c.first[i] = a.first[i] * b;
      for (std::size_t i = 0; i < n_second; ++i)
        c.second[i] = a.second[i] * b;
      return c;
    }
    friend Jet operator*(const double a, const Jet &b) { return b * a; }

    friend Jet operator/(const Jet &a, const Jet &b) { return a * reciprocal(b); }
    friend Jet operator/(const Jet &a, const double b) { return a * (1. / b); }
    friend Jet operator/(const double a, const Jet &b) { return reciprocal(b) * a; }

    friend Jet reciprocal(const Jet &a)
    {
      const T f = 1. / a.value;
      return chain(a, f, -1. * (f * f), 2. * (f * f * f));
    }

    /// The jet of f(a) from f, f' and f'' at a.value.
    friend Jet chain(const Jet &a, const T &f, const T &df, const T &d2f)
    {
      Jet c;
      c.value = f;
      for (std::size_t i = 0; i < n; ++i)
        c.first[i] = df * a.first[i];
      if constexpr (order == 2)
        for (std::size_t i = 0; i < n; ++i)
          for (std::size_t j = i; j < n; ++j)
            c.second[index(i, j)] = df * a.second[index(i, j)] + d2f * (a.first[i] * a.first[j]);
      return c;
    }

    friend Jet exp(const Jet &a)
    {
      using std::exp;
      const T f = exp(a.value);
      return chain(a, f, f, f);
    }
    friend Jet log(const Jet &a)
    {
      using std::log;
      const T inverse = 1. / a.value;
      return chain(a, log(a.value), inverse, -1. * (inverse * inverse));
    }
    friend Jet sqrt(const Jet &a)
    {
      using std::sqrt;
      const T f = sqrt(a.value);
      const T df = 0.5 / f;
      return chain(a, f, df, -0.5 * (df / a.value));
    }
    friend Jet sin(const Jet &a)
    {
      using std::cos;
      using std::sin;
      const T f = sin(a.value);
      return chain(a, f, cos(a.value), -1. * f);
    }
    friend Jet cos(const Jet &a)
    {
      using std::cos;
      using std::sin;
      const T f = cos(a.value);
      return chain(a, f, -1. * sin(a.value), -1. * f);
    }
    friend Jet tanh(const Jet &a)
    {
      using std::tanh;
      const T f = tanh(a.value);
      const T df = 1. - f * f;
      return chain(a, f, df, -2. * (f * df));
    }
    /// a^p for a constant exponent. Exponents 0 and 1 have zero higher derivatives also at a = 0.
    friend Jet pow(const Jet &a, const double p)
    {
      using std::pow;
      const T df = p == 0. ? T(0.) : p * pow(a.value, p - 1.);
      const T d2f = (p == 0. || p == 1.) ? T(0.) : p * (p - 1.) * pow(a.value, p - 2.);
      return chain(a, pow(a.value, p), df, d2f);
    }
    /// a^b, a > 0.
    friend Jet pow(const Jet &a, const Jet &b) { return exp(b * log(a)); }
    /// |a|, with the derivative of +a at 0.
    friend Jet abs(const Jet &a) { return choose_less(a, Jet(0.), -a, a); }
    friend Jet min(const Jet &a, const Jet &b) { return choose_less(b, a, b, a); }
    friend Jet max(const Jet &a, const Jet &b) { return choose_less(a, b, b, a); }

    /// a < b ? x : y, at each point of a pack on its own.
    friend Jet choose_less(const Jet &a, const Jet &b, const Jet &x, const Jet &y)
    {
      Jet c;
      c.value = choose_less(a.value, b.value, x.value, y.value);
      for (std::size_t i = 0; i < n; ++i)
        c.first[i] = choose_less(a.value, b.value, x.first[i], y.first[i]);
      for (std::size_t i = 0; i < n_second; ++i)
        c.second[i] = choose_less(a.value, b.value, x.second[i], y.second[i]);
      return c;
    }
  };
} // namespace softlattice
