// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/elasticity/interface_laminate.h"

#include "models/elasticity/turned_strain.h"
#include "models/free_energy/weight_of_lt.h"
#include "models/jet.h"
#include "models/pack.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t n_lanes = 8, n_variables = ElasticEnergy::n_arguments,
                          of_strain = ElasticEnergy::first_strain,
                          of_q = ElasticEnergy::of_retained;
    using Lanes = Pack<double, n_lanes>;
    /// Of h, x, the strains and q, in the order of the arguments.
    template <class T>
    using Number = Jet<T, n_variables>;

    /// What g is a function of, at a place or at some.
    template <class T>
    struct Arguments
    {
      T h, x, warmer, q; ///< x and the temperature less those without strain
      std::array<T, 6> strain;
      std::array<T, 3> gradient;
      TurnedLattice<T> lattice;
      bool is_turned;
    };

    /// A strain in the axes of the lattice, without that of phases.
    template <class T>
    std::array<Number<T>, 6> lattice_strain(const ElasticEnergy &energy, const Arguments<T> &at)
    {
      std::array<T, 6> in_case;
      for (std::size_t i = 0; i < 6; ++i)
        in_case[i] = at.strain[i] + energy.imposed[i] - at.warmer * energy.thermal_misfit[i];
      const std::array<T, 6> turned =
        at.is_turned ? at.lattice.strain_in_lattice(in_case) : in_case;
      std::array<Number<T>, 6> strain;
      for (std::size_t i = 0; i < 6; ++i)
        {
          const double b = energy.composition_misfit[i]; // the same in all axes
          strain[i].value = turned[i] - at.q * at.x * b;
          strain[i].first[1] = -1. * at.q * b;
          strain[i].first[of_q] = -1. * at.x * b;
          strain[i].second[Number<T>::index(1, of_q)] = T(-b);
        }
      for (std::size_t j = 0; j < 6; ++j)
        {
          std::array<T, 6> unit;
          for (std::size_t i = 0; i < 6; ++i)
            unit[i] = T(i == j ? 1. : 0.);
          const std::array<T, 6> column = at.is_turned ? at.lattice.strain_in_lattice(unit) : unit;
          for (std::size_t i = 0; i < 6; ++i)
            strain[i].first[of_strain + j] = column[i];
        }
      return strain;
    }

    /// grad eta in the axes of the lattice.
    template <class T>
    std::array<Number<T>, 3> lattice_gradient(const Arguments<T> &at)
    {
      std::array<Number<T>, 3> n;
      const T c = at.lattice.cosine, s = at.lattice.sine;
      const std::array<std::array<T, 3>, 3> turn = {
        {{c, s, T(0.)}, {-1. * s, c, T(0.)}, {T(0.), T(0.), T(1.)}}};
      for (std::size_t i = 0; i < 3; ++i)
        {
          n[i].value = T(0.);
          for (std::size_t j = 0; j < 3; ++j)
            {
              n[i].value += turn[i][j] * at.gradient[j];
            }
        }
      return n;
    }

    /// n.C.n of so many rows.
    template <class T>
    std::array<std::array<Number<T>, 3>, 3> acoustic(const Stiffness &c,
                                                     const std::array<Number<T>, 6> &n_n,
                                                     const std::size_t rows)
    {
      std::array<std::array<Number<T>, 3>, 3> g;
      for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t k = i; k < rows; ++k)
          {
            for (std::size_t j = 0; j < rows; ++j)
              for (std::size_t l = 0; l < rows; ++l)
                if (const double modulus = c[voigt_of(i, j)][voigt_of(k, l)]; modulus != 0.)
                  g[i][k] += modulus * n_n[voigt_of(j, l)];
            g[k][i] = g[i][k];
          }
      return g;
    }

    template <class T>
    Number<T> laminate(const ElasticEnergy &energy,
                       const std::size_t rows,
                       const double floor,
                       const Arguments<T> &at)
    {
      using Value = Number<T>;
      const Value h = Value::variable(0, at.h), x = Value::variable(1, at.x),
                  q = Value::variable(of_q, at.q);
      const std::array<Value, 6> strain = lattice_strain(energy, at);
      const std::array<Value, 3> n = lattice_gradient(at);
      const Voigt of_misfit = softlattice::times(energy.lt, energy.phase_misfit);
      std::array<Value, 6> change, n_n;
      for (std::size_t i = 0; i < 6; ++i)
        {
          change[i] = -of_misfit[i] * q;
          for (std::size_t j = 0; j < 6; ++j)
            if (const double modulus = energy.lt[i][j] - energy.ht[i][j]; modulus != 0.)
              change[i] += modulus * strain[j];
        }
      for (std::size_t i = 0; i < rows; ++i)
        for (std::size_t j = i; j < rows; ++j)
          n_n[voigt_of(i, j)] = n[i] * n[j];
      const auto of_ht = acoustic<T>(energy.ht, n_n, rows),
                 of_lt = acoustic<T>(energy.lt, n_n, rows);
      std::array<std::array<Value, 3>, 3> g;
      std::array<Value, 3> t;
      for (std::size_t i = 0; i < rows; ++i)
        {
          for (std::size_t j = 0; j < rows; ++j)
            {
              t[i] += change[voigt_of(i, j)] * n[j];
              g[i][j] = of_lt[i][j] + h * (of_ht[i][j] - of_lt[i][j]);
            }
          g[i][i] += floor * floor * energy.ht[0][0];
        }
      Value sum; // t.G^-1.t by elimination
      for (std::size_t k = 0; k < rows; ++k)
        {
          const Value inverse = 1. / g[k][k];
          sum += t[k] * t[k] * inverse;
          for (std::size_t i = k + 1; i < rows; ++i)
            {
              const Value part = g[i][k] * inverse;
              t[i] -= part * t[k];
              for (std::size_t j = i; j < rows; ++j)
                {
                  g[i][j] -= part * g[k][j];
                  g[j][i] = g[i][j];
                }
            }
        }
      return (1. + energy.stiffness_slope * x) * (h * (h - 1.)) * sum * 0.5;
    }

    Number<double> laminate_at(const ElasticEnergy &energy,
                               const std::size_t rows,
                               const double floor,
                               const ElasticEnergy::Place &place)
    {
      const double h = weight_of_lt(place.eta);
      const Arguments<double> at = {h,
                                    place.x - energy.composition,
                                    place.temperature - energy.temperature,
                                    place.retained,
                                    strain_of(place.gradient),
                                    place.phase_gradient,
                                    {std::cos(place.angle), std::sin(place.angle)},
                                    place.angle != 0.};
      return laminate(energy, rows, floor, at);
    }
  } // namespace

  double InterfaceLaminate::density(const ElasticEnergy::Place &place) const
  {
    return laminate_at(energy_, dimension_, floor_, place).value;
  }

  double InterfaceLaminate::work_of_front(const ElasticEnergy::Place &place) const
  {
    return laminate_at(energy_, dimension_, floor_, place).first[0];
  }

  Voigt InterfaceLaminate::stress(const ElasticEnergy::Place &place) const
  {
    const Number<double> g = laminate_at(energy_, dimension_, floor_, place);
    Voigt stress;
    std::copy_n(g.first.begin() + of_strain, 6, stress.begin());
    return stress;
  }

  void InterfaceLaminate::add(const std::size_t n,
                              const ElasticEnergy::Rows &rows,
                              double *const value,
                              double *const *const first,
                              double *const *const second) const
  {
    constexpr double nothing = 1e-12; // of h (1 - h): one phase as it is in bulk
    for (std::size_t begin = 0; begin < n; begin += n_lanes)
      {
        const std::size_t count = std::min(n_lanes, n - begin);
        const auto load = [&](const double *const row, const double otherwise) {
          Lanes numbers(otherwise);
          for (std::size_t k = 0; row != nullptr && k < count; ++k)
            numbers.lane[k] = row[begin + k];
          return numbers;
        };
        const auto add_to = [&](double *const row, const Lanes &numbers) {
          for (std::size_t k = 0; row != nullptr && k < count; ++k)
            row[begin + k] += numbers.lane[k];
        };
        const Lanes eta = load(rows.eta, 0.), h = weight_of_lt(eta);
        bool any = false;
        for (std::size_t k = 0; k < count; ++k)
          any = any || std::abs(h.lane[k] * (1. - h.lane[k])) > nothing;
        if (!any)
          continue;
        Arguments<Lanes> at;
        at.h = h;
        at.x = load(rows.x, energy_.composition) - energy_.composition;
        at.warmer = load(rows.temperature, rows.uniform_temperature) - energy_.temperature;
        at.q = load(rows.retained, 1.);
        at.strain.fill(Lanes(0.));
        for (std::size_t i = 0; i < 3; ++i)
          {
            at.gradient[i] = load(rows.phase_gradient[i], 0.);
            for (std::size_t j = 0; j < 3; ++j)
              if (const double *const row = rows.gradient[3 * i + j]; row != nullptr)
                at.strain[voigt_of(i, j)] += load(row, 0.);
          }
        at.is_turned = rows.cosine != nullptr;
        at.lattice = {load(rows.cosine, 1.), load(rows.sine, 0.)};
        const Number<Lanes> g = laminate(energy_, dimension_, floor_, at);
        // By eta in place of h.
        const Lanes h1 = slope_of_lt_weight(eta), h2 = bend_of_lt_weight(eta);
        add_to(value, g.value);
        for (std::size_t i = 0; i < n_variables; ++i)
          {
            if (first != nullptr)
              add_to(first[i], i == 0 ? h1 * g.first[0] : g.first[i]);
            for (std::size_t j = i; second != nullptr && j < n_variables; ++j)
              {
                const std::size_t number = Number<Lanes>::index(i, j);
                add_to(second[number],
                       i > 0   ? g.second[number]
                       : j > 0 ? h1 * g.second[number]
                               : h1 * h1 * g.second[number] + h2 * g.first[0]);
              }
          }
      }
  }
} // namespace softlattice
