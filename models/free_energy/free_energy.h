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
    double temperature = 298.;     ///< [K]
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
    using Lanes = Pack<double, width>;

    static void store(const Lanes &from, double *to, const std::size_t count)
    {
      if (to == nullptr)
        return;
      if (count == width)
        std::copy_n(from.lane, width, to);
      else
        std::copy_n(from.lane, count, to);
    }

    template <class Number>
    void run(const std::size_t n_points,
             const double *const *fields,
             const PointState &state,
             double *value,
             double *const *gradient,
             double *const *hessian) const
    {
      constexpr bool plain = std::is_same_v<Number, Lanes>;
      for (std::size_t begin = 0; begin < n_points; begin += width)
        {
          const std::size_t count = std::min(width, n_points - begin);
          std::array<Number, n> u;
          for (std::size_t i = 0; i < n; ++i)
            {
              // A last, incomplete pack is filled up with its first point, where the law holds.
              Lanes lanes(fields[i][begin]);
              if (count == width)
                std::copy_n(fields[i] + begin, width, lanes.lane);
              else
                std::copy_n(fields[i] + begin, count, lanes.lane);
              if constexpr (plain)
                u[i] = lanes;
              else
                u[i] = Number::variable(i, lanes);
            }

          const Number f =
            static_cast<const Derived &>(*this).density(Fields<Number>(u.data()), state);

          if constexpr (plain)
            store(f, value + begin, count);
          else
            {
              store(f.value, value ? value + begin : nullptr, count);
              if (gradient != nullptr)
                for (std::size_t i = 0; i < n; ++i)
                  store(f.first[i], gradient[i] ? gradient[i] + begin : nullptr, count);
              if (hessian != nullptr)
                for (std::size_t k = 0; k < f.second.size(); ++k)
                  store(f.second[k], hessian[k] ? hessian[k] + begin : nullptr, count);
            }
        }
    }
  };
} // namespace softlattice
