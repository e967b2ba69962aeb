// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/elasticity/elastic_energy.h"

#include "models/free_energy/weight_of_lt.h"
#include "models/pack.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t width = 8;
    using Numbers = Pack<double, width>;
    using Numbers6 = std::array<Numbers, 6>;

    Numbers dot(const Numbers6 &a, const Numbers6 &b)
    {
      Numbers sum(0.);
      for (std::size_t i = 0; i < 6; ++i)
        sum += a[i] * b[i];
      return sum;
    }
    Numbers6 times(const Stiffness &c, const Numbers6 &a)
    {
      Numbers6 product;
      for (std::size_t i = 0; i < 6; ++i)
        {
          product[i] = Numbers(0.);
          for (std::size_t j = 0; j < 6; ++j)
            product[i] += c[i][j] * a[j];
        }
      return product;
    }
    Numbers6 constant(const Voigt &a)
    {
      Numbers6 same;
      for (std::size_t i = 0; i < 6; ++i)
        same[i] = Numbers(a[i]);
      return same;
    }
  } // namespace

  Voigt ElasticEnergy::strain(const Place &place, const bool is_lt) const
  {
    return strain_of(place.gradient) + imposed + (is_lt ? -1. : 0.) * phase_misfit +
           (composition - place.x) * composition_misfit +
           (temperature - place.temperature) * thermal_misfit;
  }

  double ElasticEnergy::density(const Place &place) const
  {
    const double h = weight_of_lt(place.eta);
    const Voigt of_ht = strain(place, false), of_lt = strain(place, true);
    return 0.5 * factor(place.x) *
           ((1. - h) * dot(of_ht, times(ht, of_ht)) + h * dot(of_lt, times(lt, of_lt)) -
            normal_relaxation * h * (1. - h));
  }

  Voigt ElasticEnergy::stress(const Place &place) const
  {
    const double h = weight_of_lt(place.eta);
    return factor(place.x) *
           ((1. - h) * times(ht, strain(place, false)) + h * times(lt, strain(place, true)));
  }

  double ElasticEnergy::work_of_front(const Place &place) const
  {
    const double h = weight_of_lt(place.eta);
    const Voigt of_ht = strain(place, false), of_lt = strain(place, true);
    return 0.5 * factor(place.x) *
           (dot(of_lt, times(lt, of_lt)) - dot(of_ht, times(ht, of_ht)) -
            normal_relaxation * (1. - 2. * h));
  }

  double ElasticEnergy::work_of_nucleus(const Place &place) const
  {
    const bool is_lt = place.eta > 0.5;
    const Voigt e = strain(place, is_lt), of_ht = times(ht, e), of_lt = times(lt, e);
    return factor(place.x) *
           (-dot(is_lt ? of_lt : of_ht, phase_misfit) + 0.5 * (dot(e, of_lt) - dot(e, of_ht)) +
            (is_lt ? -self_energy : self_energy));
  }

  void ElasticEnergy::evaluate(const std::size_t n,
                               const Rows &rows,
                               double *const value,
                               double *const *const first,
                               double *const *const second) const
  {
    // With s_p = C_p (e - e_p) and s = (1 - h) s_HT + h s_LT, and c' = dC/dx / C:
    //   f_e = s,   f_h = f_LT - f_HT - (A/2) (1 - 2 h),   f_x = c' f - s.b,
    //   f_ee = C,   f_he = s_LT - s_HT,   f_hh = A,   f_xe = c' s - C b,
    //   f_xx = b.C.b - 2 c' s.b,   f_hx = c' f_h - (s_LT - s_HT).b.
    const Numbers6 of_x = constant(composition_misfit);
    constexpr std::size_t m = n_arguments;
    const auto number_of = [](const std::size_t i, const std::size_t j) {
      return i * m - i * (i + 1) / 2 + j;
    };
    for (std::size_t begin = 0; begin < n; begin += width)
      {
        const std::size_t count = std::min(width, n - begin);
        const auto load = [&](const double *const row, const double otherwise) {
          Numbers numbers(otherwise);
          for (std::size_t k = 0; row != nullptr && k < count; ++k)
            numbers.lane[k] = row[begin + k];
          return numbers;
        };
        const auto put = [&](double *const row, const Numbers &numbers) {
          for (std::size_t k = 0; row != nullptr && k < count; ++k)
            row[begin + k] = numbers.lane[k];
        };
        const Numbers eta = load(rows.eta, 0.);
        const Numbers x = load(rows.x, composition) - composition;
        const Numbers warmer = load(rows.temperature, rows.uniform_temperature) - temperature;
        const Numbers h = weight_of_lt(eta), h1 = slope_of_lt_weight(eta),
                      h2 = bend_of_lt_weight(eta);
        Numbers6 of_ht;
        for (std::size_t i = 0; i < 6; ++i)
          of_ht[i] = imposed[i] - x * composition_misfit[i] - warmer * thermal_misfit[i];
        for (std::size_t i = 0; i < 3; ++i)
          for (std::size_t j = 0; j < 3; ++j)
            if (const double *const row = rows.gradient[3 * i + j]; row != nullptr)
              of_ht[voigt_of(i, j)] += load(row, 0.);
        Numbers6 of_lt = of_ht;
        for (std::size_t i = 0; i < 6; ++i)
          of_lt[i] -= phase_misfit[i];

        const Numbers factor = 1. + stiffness_slope * x;
        Numbers6 s = times(ht, of_ht),
                 change = times(lt, of_lt); // the latter less the former, below
        const Numbers f_ht = 0.5 * (factor * dot(s, of_ht)),
                      f_lt = 0.5 * (factor * dot(change, of_lt));
        for (std::size_t i = 0; i < 6; ++i)
          {
            change[i] = factor * (change[i] - s[i]);
            s[i] = factor * s[i] + h * change[i];
          }
        const Numbers relaxation = normal_relaxation * factor;
        const Numbers energy = f_ht + h * (f_lt - f_ht) - 0.5 * (relaxation * (h * (1. - h)));
        put(value, energy);
        if (first == nullptr && second == nullptr)
          continue;
        const Numbers relative_slope = stiffness_slope / factor;
        const Numbers f_h = f_lt - f_ht - 0.5 * (relaxation * (1. - 2. * h));
        const Numbers s_of_x = dot(s, of_x);
        if (first != nullptr)
          {
            put(first[0], h1 * f_h);
            put(first[1], relative_slope * energy - s_of_x);
            for (std::size_t i = 0; i < 6; ++i)
              put(first[2 + i], s[i]);
          }
        if (second == nullptr)
          continue;
        const auto modulus = [&](const std::size_t i, const std::size_t j) {
          return factor * (ht[i][j] + h * (lt[i][j] - ht[i][j]));
        };
        Numbers6 c_of_x;
        for (std::size_t i = 0; i < 6; ++i)
          {
            c_of_x[i] = Numbers(0.);
            for (std::size_t j = 0; j < 6; ++j)
              c_of_x[i] += modulus(i, j) * of_x[j];
          }
        put(second[number_of(0, 0)], h1 * (h1 * relaxation) + h2 * f_h);
        put(second[number_of(0, 1)], h1 * (relative_slope * f_h - dot(change, of_x)));
        put(second[number_of(1, 1)], dot(of_x, c_of_x) - 2. * (relative_slope * s_of_x));
        for (std::size_t i = 0; i < 6; ++i)
          {
            put(second[number_of(0, 2 + i)], h1 * change[i]);
            put(second[number_of(1, 2 + i)], relative_slope * s[i] - c_of_x[i]);
            for (std::size_t j = i; j < 6; ++j)
              put(second[number_of(2 + i, 2 + j)], modulus(i, j));
          }
      }
  }
} // namespace softlattice
