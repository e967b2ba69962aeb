// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/elasticity/elastic_energy.h"

#include "models/elasticity/turned_strain.h"
#include "models/free_energy/weight_of_lt.h"
#include "models/pack.h"

#include <algorithm>
#include <cmath>

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
    TurnedLattice<double> lattice_at(const ElasticEnergy::Place &place)
    {
      return {std::cos(place.angle), std::sin(place.angle)};
    }
    // Most lattices are not turned.
    Voigt strain_in_lattice(const ElasticEnergy::Place &place, const Voigt &strain)
    {
      return place.angle == 0. ? strain : lattice_at(place).strain_in_lattice(strain);
    }
    Voigt stress_in_case(const ElasticEnergy::Place &place, const Voigt &stress)
    {
      return place.angle == 0. ? stress : lattice_at(place).stress_in_case(stress);
    }
    Numbers6 constant(const Voigt &a)
    {
      Numbers6 same;
      for (std::size_t i = 0; i < 6; ++i)
        same[i] = Numbers(a[i]);
      return same;
    }
  } // namespace

  Voigt ElasticEnergy::strain(const Place &place) const
  {
    const Voigt in_case = strain_of(place.gradient) + imposed +
                          (place.retained * (composition - place.x)) * composition_misfit +
                          (temperature - place.temperature) * thermal_misfit;
    return strain_in_lattice(place, in_case);
  }

  double ElasticEnergy::density(const Place &place) const
  {
    const double h = weight_of_lt(place.eta);
    const Voigt of_ht = strain(place), of_lt = of_ht + (-place.retained) * phase_misfit;
    return 0.5 * factor(place.x) *
           ((1. - h) * dot(of_ht, times(ht, of_ht)) + h * dot(of_lt, times(lt, of_lt)) -
            place.retained * place.retained * normal_relaxation * h * (1. - h));
  }

  Voigt ElasticEnergy::stress(const Place &place) const
  {
    const double h = weight_of_lt(place.eta);
    const Voigt of_ht = strain(place), of_lt = of_ht + (-place.retained) * phase_misfit;
    return factor(place.x) *
           stress_in_case(place, (1. - h) * times(ht, of_ht) + h * times(lt, of_lt));
  }

  double ElasticEnergy::work_of_front(const Place &place) const
  {
    const double h = weight_of_lt(place.eta);
    const Voigt of_ht = strain(place), of_lt = of_ht + (-place.retained) * phase_misfit;
    return 0.5 * factor(place.x) *
           (dot(of_lt, times(lt, of_lt)) - dot(of_ht, times(ht, of_ht)) -
            place.retained * place.retained * normal_relaxation * (1. - 2. * h));
  }

  double ElasticEnergy::work_of_nucleus(const Place &place) const
  {
    const bool is_lt = place.eta > 0.5;
    const double q = place.retained;
    const Voigt e = strain(place) + (is_lt ? -q : 0.) * phase_misfit, of_ht = times(ht, e),
                of_lt = times(lt, e);
    return factor(place.x) *
           (-q * dot(is_lt ? of_lt : of_ht, phase_misfit) + 0.5 * (dot(e, of_lt) - dot(e, of_ht)) +
            q * q * (is_lt ? -self_energy : self_energy));
  }

  void ElasticEnergy::evaluate(const std::size_t n,
                               const Rows &rows,
                               double *const value,
                               double *const *const first,
                               double *const *const second) const
  {
    // In the axes of the lattice, with s_p = C_p (e - e_p), s = (1 - h) s_HT + h s_LT, c' = dC/dx / C and X = x - x0:
    //   f_e = s,   f_h = f_LT - f_HT - q^2 (A/2) (1 - 2 h),   f_x = c' f - q s.b,
    //   f_q = - X s.b - h s_LT.m - q A h (1 - h),
    //   f_ee = C,   f_he = s_LT - s_HT,   f_hh = q^2 A,   f_xe = c' s - q C b,   f_qe = - X C b - h C_LT m,
    //   f_xx = q^2 b.C.b - 2 c' q s.b,   f_hx = c' f_h - q (s_LT - s_HT).b,
    //   f_hq = - X (s_LT - s_HT).b - s_LT.m - q A (1 - 2 h),
    //   f_xq = c' f_q - s.b + q (X b.C.b + h b.C_LT.m),
    //   f_qq = X^2 b.C.b + 2 X h b.C_LT.m + h m.C_LT.m - A h (1 - h).
    const Numbers6 b = constant(composition_misfit), m = constant(phase_misfit),
                   lt_times_m = constant(times(lt, phase_misfit));
    const Numbers m_lt_m(softlattice::dot(phase_misfit, times(lt, phase_misfit))),
      b_lt_m(softlattice::dot(composition_misfit, times(lt, phase_misfit)));
    const auto number_of = [](const std::size_t i, const std::size_t j) {
      return i * n_arguments - i * (i + 1) / 2 + j;
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
        const Numbers eta = load(rows.eta, 0.), q = load(rows.retained, 1.);
        const Numbers x = load(rows.x, composition) - composition;
        const Numbers warmer = load(rows.temperature, rows.uniform_temperature) - temperature;
        const Numbers h = weight_of_lt(eta), h1 = slope_of_lt_weight(eta),
                      h2 = bend_of_lt_weight(eta);
        const TurnedLattice<Numbers> lattice = {load(rows.cosine, 1.), load(rows.sine, 0.)};
        const bool is_turned = rows.cosine != nullptr;
        const auto in_case = [&](const Numbers6 &stress) {
          return is_turned ? lattice.stress_in_case(stress) : stress;
        };
        Numbers6 of_ht;
        for (std::size_t i = 0; i < 6; ++i)
          of_ht[i] = imposed[i] - q * x * composition_misfit[i] - warmer * thermal_misfit[i];
        for (std::size_t i = 0; i < 3; ++i)
          for (std::size_t j = 0; j < 3; ++j)
            if (const double *const row = rows.gradient[3 * i + j]; row != nullptr)
              of_ht[voigt_of(i, j)] += load(row, 0.);
        if (is_turned)
          of_ht = lattice.strain_in_lattice(of_ht);
        Numbers6 of_lt = of_ht;
        for (std::size_t i = 0; i < 6; ++i)
          of_lt[i] -= q * phase_misfit[i];

        const Numbers factor = 1. + stiffness_slope * x;
        Numbers6 s = times(ht, of_ht), s_lt = times(lt, of_lt), change; // the latter is s_LT - s_HT
        const Numbers f_ht = 0.5 * (factor * dot(s, of_ht)),
                      f_lt = 0.5 * (factor * dot(s_lt, of_lt));
        for (std::size_t i = 0; i < 6; ++i)
          {
            s_lt[i] *= factor;
            change[i] = s_lt[i] - factor * s[i];
            s[i] = factor * s[i] + h * change[i];
          }
        const Numbers relaxation = normal_relaxation * factor, mixed = h * (1. - h);
        const Numbers energy = f_ht + h * (f_lt - f_ht) - 0.5 * (q * q * relaxation * mixed);
        put(value, energy);
        if (first == nullptr && second == nullptr)
          continue;
        const Numbers relative_slope = stiffness_slope / factor;
        const Numbers f_h = f_lt - f_ht - 0.5 * (q * q * relaxation * (1. - 2. * h));
        const Numbers s_b = dot(s, b), s_lt_m = dot(s_lt, m);
        const Numbers f_q = -(x * s_b) - h * s_lt_m - q * relaxation * mixed;
        if (first != nullptr)
          {
            put(first[0], h1 * f_h);
            put(first[1], relative_slope * energy - q * s_b);
            const Numbers6 of_strain = in_case(s);
            for (std::size_t i = 0; i < 6; ++i)
              put(first[first_strain + i], of_strain[i]);
            put(first[of_retained], f_q);
          }
        if (second == nullptr)
          continue;
        std::array<Numbers6, 6> modulus;
        for (std::size_t i = 0; i < 6; ++i)
          for (std::size_t j = 0; j < 6; ++j)
            modulus[i][j] = factor * (ht[i][j] + h * (lt[i][j] - ht[i][j]));
        Numbers6 c_b, of_x_and_strain, of_q_and_strain;
        for (std::size_t i = 0; i < 6; ++i)
          {
            c_b[i] = dot(modulus[i], b);
            of_x_and_strain[i] = relative_slope * s[i] - q * c_b[i];
            of_q_and_strain[i] = -(x * c_b[i]) - factor * h * lt_times_m[i];
          }
        const Numbers b_c_b = dot(b, c_b), h_lt = factor * h;
        put(second[number_of(0, 0)], h1 * (h1 * (q * q * relaxation)) + h2 * f_h);
        put(second[number_of(0, 1)], h1 * (relative_slope * f_h - q * dot(change, b)));
        put(second[number_of(0, of_retained)],
            -(h1 * (x * dot(change, b) + s_lt_m + q * relaxation * (1. - 2. * h))));
        put(second[number_of(1, 1)], q * q * b_c_b - 2. * (relative_slope * q * s_b));
        put(second[number_of(1, of_retained)],
            relative_slope * f_q - s_b + q * (x * b_c_b + h_lt * b_lt_m));
        put(second[number_of(of_retained, of_retained)],
            x * x * b_c_b + h_lt * (2. * x * b_lt_m + m_lt_m) - relaxation * mixed);
        change = in_case(change);
        of_x_and_strain = in_case(of_x_and_strain);
        of_q_and_strain = in_case(of_q_and_strain);
        if (is_turned)
          modulus = lattice.stiffness_in_case(modulus);
        for (std::size_t i = 0; i < 6; ++i)
          {
            put(second[number_of(0, first_strain + i)], h1 * change[i]);
            put(second[number_of(1, first_strain + i)], of_x_and_strain[i]);
            put(second[number_of(first_strain + i, of_retained)], of_q_and_strain[i]);
            for (std::size_t j = i; j < 6; ++j)
              put(second[number_of(first_strain + i, first_strain + j)], modulus[i][j]);
          }
      }
  }
} // namespace softlattice
