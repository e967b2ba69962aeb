// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/jet.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <type_traits>

namespace softlattice
{
  /// What is the same at all points of a batch.
  struct PointState
  {
    double time = 0.;              ///< [s]
    double temperature = 298.15;   ///< [K]
    double relative_humidity = 0.; ///< [1]; for laws of the surface, a bulk energy must not use it
  };

  /// The values of the fields at one point, or at a pack of points.
  template <class Number>
  class Fields
  {
  public:
    explicit Fields(const Number *values)
      : values_(values)
    {}
    const Number &operator[](const std::size_t field) const { return values_[field]; }

  private:
    const Number *values_;
  };

  /// A free energy density [J/m^3] of n fields, and its derivatives, at contiguous points.
  class FreeEnergy
  {
  public:
    virtual ~FreeEnergy() = default;
    virtual std::size_t n_fields() const = 0;

    /// fields[i][p] is field i at point p. A null pointer means: not wanted.
    /// value[p] [J/m^3]; gradient[i][p] = d f / d field i; hessian[k][p] = second derivatives, upper
    /// triangle row by row, k = 0 ... n (n + 1) / 2 - 1. Single arrays inside `gradient` or `hessian`
    /// may be null too. The outputs must not overlap the fields.
    virtual void evaluate(std::size_t n_points,
                          const double *const *fields,
                          const PointState &state,
                          double *value,
                          double *const *gradient,
                          double *const *hessian) const = 0;
  };

  /// Makes a FreeEnergy of a law that states its density only:
  ///   template <class Number> Number density(const Fields<Number> &u, const PointState &s) const;
  template <class Derived, std::size_t n>
  class FreeEnergyFrom : public FreeEnergy
  {
  public:
    std::size_t n_fields() const final { return n; }

    void evaluate(const std::size_t n_points,
                  const double *const *fields,
                  const PointState &state,
                  double *value,
                  double *const *gradient,
                  double *const *hessian) const final
    {
      if (hessian != nullptr)
        run<Jet<Lanes, n, 2>>(n_points, fields, state, value, gradient, hessian);
      else if (gradient != nullptr)
        run<Jet<Lanes, n, 1>>(n_points, fields, state, value, gradient, nullptr);
      else if (value != nullptr)
        run<Lanes>(n_points, fields, state, value, nullptr, nullptr);
    }

  private:
    static constexpr std::size_t width = 8;
    static constexpr std::size_t n_second = n * (n + 1) / 2;
    using Lanes = Pack<double, width>;

    static void store(const Lanes &from, double *const to, const std::size_t begin)
    {
      if (to != nullptr)
        for (std::size_t i = 0; i < width; ++i)
          to[begin + i] = from.lane[i];
    }

    /// One full pack of points from `begin` on.
    template <class Number>
    void run_pack(const std::size_t begin,
                  const double *const *fields,
                  const PointState &state,
                  double *value,
                  double *const *gradient,
                  double *const *hessian) const
    {
      constexpr bool plain = std::is_same_v<Number, Lanes>;
      std::array<Number, n> u;
      for (std::size_t i = 0; i < n; ++i)
        {
          Lanes lanes;
          for (std::size_t j = 0; j < width; ++j)
            lanes.lane[j] = fields[i][begin + j];
          if constexpr (plain)
            u[i] = lanes;
          else
            u[i] = Number::variable(i, lanes);
        }
      const Number f = static_cast<const Derived &>(*this).density(Fields<Number>(u.data()), state);
      if constexpr (plain)
        store(f, value, begin);
      else
        {
          store(f.value, value, begin);
          if (gradient != nullptr)
            for (std::size_t i = 0; i < n; ++i)
              store(f.first[i], gradient[i], begin);
          if (hessian != nullptr)
            for (std::size_t k = 0; k < f.second.size(); ++k)
              store(f.second[k], hessian[k], begin);
        }
    }

    template <class Number>
    void run(const std::size_t n_points,
             const double *const *fields,
             const PointState &state,
             double *value,
             double *const *gradient,
             double *const *hessian) const
    {
      const PointState same_for_all = state; // a copy that no output can alias
      std::size_t begin = 0;
      for (; begin + width <= n_points; begin += width)
        run_pack<Number>(begin, fields, same_for_all, value, gradient, hessian);
      if (begin < n_points)
        run_rest<Number>(begin, n_points - begin, fields, same_for_all, value, gradient, hessian);
    }

    /// The last points, fewer than a pack: worked on in a full pack filled up with the first of them.
    template <class Number>
    void run_rest(const std::size_t begin,
                  const std::size_t count,
                  const double *const *fields,
                  const PointState &state,
                  double *value,
                  double *const *gradient,
                  double *const *hessian) const
    {
      double input[n][width];
      double value_out[width];
      double gradient_out[n][width];
      double hessian_out[n_second][width];
      std::array<const double *, n> input_rows;
      std::array<double *, n> gradient_rows;
      std::array<double *, n_second> hessian_rows;
      for (std::size_t i = 0; i < n; ++i)
        {
          std::fill_n(input[i], width, fields[i][begin]);
          std::copy_n(fields[i] + begin, count, input[i]);
          input_rows[i] = input[i];
          gradient_rows[i] = gradient_out[i];
        }
      for (std::size_t k = 0; k < n_second; ++k)
        hessian_rows[k] = hessian_out[k];

      run_pack<Number>(0,
                       input_rows.data(),
                       state,
                       value_out,
                       gradient ? gradient_rows.data() : nullptr,
                       hessian ? hessian_rows.data() : nullptr);

      if (value != nullptr)
        std::copy_n(value_out, count, value + begin);
      for (std::size_t i = 0; gradient != nullptr && i < n; ++i)
        if (gradient[i] != nullptr)
          std::copy_n(gradient_out[i], count, gradient[i] + begin);
      for (std::size_t k = 0; hessian != nullptr && k < n_second; ++k)
        if (hessian[k] != nullptr)
          std::copy_n(hessian_out[k], count, hessian[k] + begin);
    }
  };
} // namespace softlattice
