// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Two kinds of mobile defects: their double layers, how a film with two diffusivities charges, and pairs that form and vanish.
#include "tests/vacancies/film_run.h"
#include "tests/vacancies/theory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;
  using Complex = std::complex<double>;

  constexpr std::size_t second = 2; ///< number of its field

  /// Entries of a second species with as many sites as halides have.
  std::string entries(const std::string &kind,
                      const double fraction,
                      const double prefactor,
                      const std::string &more = {})
  {
    return fmt::format(
      " subsection Second species\n  set Kind = {}\n  set Site density = {}\n"
      "  set Initial number = given\n  set Initial fraction = {}\n"
      "  set Diffusivity prefactor = {}\n  set Activation energy = 0.58 eV\n{} end\n",
      kind,
      theory::sites,
      fraction,
      prefactor,
      more);
  }

  double mean_of(FilmRun &run, const std::size_t field)
  {
    return run.simulation->measure().fields[field].mean;
  }

  /// Charge of an electrode at a potential against a bulk with vacancies, defects of charge number z on as many sites,
  /// and what makes it neutral: each kind on sites of its own, as in theory::diffuse_charge().
  double diffuse_charge(const double potential,
                        const double fraction,
                        const double other,
                        const int z,
                        const double temperature)
  {
    const double y = potential / theory::thermal_voltage(temperature);
    const double pressure = std::log1p(fraction * std::expm1(-y)) +
                            std::log1p(other * std::expm1(-z * y)) + (fraction + z * other) * y;
    return std::copysign(
      std::sqrt(2. * theory::eps * theory::sites * theory::k * temperature * pressure),
      potential);
  }

  struct TwoSpecies : testing::TestWithParam<double>
  {
    static void expect_double_layer(const double other, const int z, const double voltages)
    {
      const double temperature = 298., v = theory::thermal_voltage(temperature);
      Film film;
      const double debye = theory::debye_length(film.fraction, temperature) /
                           std::sqrt(1. + z * z * other / film.fraction);
      film.length = 60. * debye;
      film.cell = 10. * debye;
      film.voltage = fmt::format("{} V", voltages * v);
      film.sections = "subsection Time\n set Absolute tolerance = 1e-10\nend\n"
                      "subsection Geometry\n set Coarse cells = 48, 1\n set Grading = 40, 1\nend\n";
      film.more =
        entries("cation vacancies", other, 6.5e-8, fmt::format("  set Charge number = {}\n", z));
      FilmRun run(film);
      run.advance_to((voltages > 2. ? 100. : 30.) * film.length * debye /
                     (2. * theory::diffusivity(temperature)));
      const double middle = 0.5 * film.length, c = run.at(0, middle), d = run.at(second, middle),
                   phi = run.at(1, middle);
      const std::vector<double> charges = run.charges();
      EXPECT_NEAR(charges[0] / diffuse_charge(voltages * v - phi, c, d, z, temperature), 1., 5e-3);
      EXPECT_NEAR(charges[1] / diffuse_charge(-phi, c, d, z, temperature), 1., 5e-3);
      EXPECT_NEAR(run.vacancies().mean / film.fraction, 1., 1e-12);
      EXPECT_NEAR(mean_of(run, second) / other, 1., 1e-12);

      // ln c/(1 - c) + z e phi/kT is one number, of either.
      const State &state = run.fields().state();
      for (const auto &[field, charge] :
           {std::pair<std::size_t, int>(0, 1), std::pair<std::size_t, int>(second, z)})
        {
          double lowest = 1e9, highest = -1e9;
          for (const unsigned int node : run.fields().measures().integration_nodes({}).node)
            {
              const double here = state.block(field).local_element(node);
              const double mu =
                std::log(here / (1. - here)) + charge * state.block(1).local_element(node) / v;
              lowest = std::min(lowest, mu);
              highest = std::max(highest, mu);
            }
          EXPECT_LT(highest - lowest, 1e-4) << field;
        }
    }
  };

  // As many of either: Gouy and Chapman's salt, without a fixed charge.
  TEST_P(TwoSpecies, HaveTheDoubleLayersOfASalt)
  {
    expect_double_layer(1.263e-3, -1, GetParam());
  }

  TEST_P(TwoSpecies, HaveThemBeforeAFixedCharge)
  {
    // Of 10 kT/e it takes ten times as long to come to rest.
    expect_double_layer(4e-4, -2, std::min(GetParam(), 4.));
  }

  INSTANTIATE_TEST_SUITE_P(ThermalVoltages, TwoSpecies, testing::Values(0.1, 1., 10.));

  /// Impedance times area of a film between blocking electrodes with as many positive as negative ions, of diffusivities
  /// D_1 and D_2, at s = i omega (Macdonald, J. Chem. Phys. 1973, 10.1063/1.1679002, treats it; here from the linear
  /// equations). With n_0 of either, kappa^2 = e^2 n_0/(eps kT):
  ///   s c_i = D_i [c_i'' - z_i kappa^2 (c_1 - c_2)],   eps phi'' = - e (c_1 - c_2),   c_i' + z_i n_0 e phi'/kT = 0 at both
  /// ends. Odd solutions are sums of two v_j sinh(k_j x), k_j^2 and v_j of the matrix (s/D_i delta_ij + z_i z_j kappa^2).
  Complex impedance(const Complex s, const Film &film, const double d_1, const double d_2)
  {
    const double kappa2 = std::pow(theory::debye_length(film.fraction, film.temperature), -2),
                 half = 0.5 * film.length, energy = theory::k * film.temperature;
    const double n_0 = kappa2 * theory::eps * energy / (theory::e * theory::e); // with exclusion
    const Complex p = s / d_1 + kappa2, q = s / d_2 + kappa2;
    const Complex root = std::sqrt(0.25 * (p - q) * (p - q) + kappa2 * kappa2);
    const std::array<Complex, 2> squares = {0.5 * (p + q) + root, 0.5 * (p + q) - root};
    std::array<Complex, 2> k, first, other; // v_j = (first, other)
    for (std::size_t j = 0; j < 2; ++j)
      {
        k[j] = std::sqrt(squares[j]);
        first[j] = kappa2;
        other[j] = p - squares[j];
      }
    // sum_j a_j v_ij/k_j = - z_i n_0 e D_i/(kT s), with a_j the amplitudes times cosh(k_j half), at a field of one.
    const Complex r_1 = -n_0 * theory::e * d_1 / (energy * s),
                  r_2 = n_0 * theory::e * d_2 / (energy * s);
    const Complex determinant = first[0] * other[1] - first[1] * other[0];
    const std::array<Complex, 2> a = {k[0] * (r_1 * other[1] - first[1] * r_2) / determinant,
                                      k[1] * (first[0] * r_2 - r_1 * other[0]) / determinant};
    Complex potential = half, field = 1.;
    for (std::size_t j = 0; j < 2; ++j)
      {
        const Complex charge = theory::e / theory::eps * a[j] * (first[j] - other[j]);
        potential -= charge * std::tanh(k[j] * half) / squares[j];
        field -= charge / k[j];
      }
    return 2. * potential / (s * theory::eps * field);
  }

  /// The largest relative deviation of the reported impedance from the closed form.
  double deviation(const Film &film, const double ratio, const double end)
  {
    FilmRun run(film);
    Scenario &scenario = run.simulation->scenario();
    const auto record = [&] {
      scenario.fill(nullptr, run.fields(), run.simulation->measure(), run.simulation->time());
    };
    for (record(); run.simulation->time() < end; record())
      run.simulation->advance(end, "test");
    const double d = theory::diffusivity(film.temperature);
    double worst = 0.;
    int n = 0;
    for (const OwnTable &table : scenario.own_tables())
      if (table.name == "impedance")
        for (const auto &row : scenario.rows_of(table, run.fields(), end))
          {
            const Complex exact = impedance({0., 2. * M_PI * row[1]}, film, d, ratio * d);
            worst = std::max(worst, std::abs(Complex(row[2], row[3]) / exact - 1.));
            ++n;
          }
    EXPECT_EQ(n, 25);
    return worst;
  }

  // Alike they are one mobile ion of twice the number, Macdonald's formula of 1953; the closed form of two has to agree.
  TEST(TwoSpeciesThatMove, HaveTheImpedanceOfTwoDiffusivities)
  {
    Film film;
    film.length = 60e-9;
    film.cell = 1e-9;
    film.voltage = "1 mV";
    film.tolerance = 1e-5;
    const double d = theory::diffusivity(film.temperature),
                 both = theory::debye_length(film.fraction, film.temperature) / std::sqrt(2.);
    for (const double omega : {1e-3, 1., 1e3})
      EXPECT_NEAR(std::abs(impedance({0., omega}, film, d, d * (1. + 1e-9)) /
                             theory::impedance({0., omega}, film.length, both, d) -
                           1.),
                  0.,
                  1e-6);
    const std::string range = " set Impedance = true\n set Lowest frequency = 1e-4 Hz\n"
                              " set Highest frequency = 100 Hz\n set Frequencies per decade = 4\n";
    film.more = range + entries("cation vacancies", film.fraction, 0.1 * 6.5e-8);
    EXPECT_LT(deviation(film, 0.1, 400.), 0.01);
  }

  /// A film with pairs whose k n is one per second, at equilibrium at 298 K.
  Film film_of_pairs()
  {
    Film film;
    film.length = 20e-9;
    film.cell = 2e-9;
    film.more = entries("halide interstitials",
                        film.fraction,
                        6.5e-8,
                        fmt::format("  set Recombination coefficient = {} m^3/s\n"
                                    "  set Formation energy = 0.3 eV\n",
                                    1. / theory::sites)) +
                " set Formation energy = 0.2 eV\n";
    return film;
  }

  // d ln K = - (g_v + g_i) d(1/kT); with as many of either (u = (a (1 - c) - c)/(a (1 - c) + c), a = sqrt K) u decays with
  // 2 a k n.
  TEST(PairsOfDefects, FormUntilTheyAreAsManyAsTheTemperatureSays)
  {
    Film film = film_of_pairs();
    FilmRun cold(film);
    cold.advance_to(100.);
    EXPECT_NEAR(cold.vacancies().mean / film.fraction, 1., 1e-12); // it begins at equilibrium

    film.heated = ", 298 K at 1 s, 350 K at 1 s";
    film.tolerance = 1e-6;
    FilmRun run(film);
    const double odds = film.fraction / (1. - film.fraction),
                 a = odds * std::exp(-0.25 * theory::e / theory::k * (1. / 350. - 1. / 298.));
    const double at_begin =
      (a * (1. - film.fraction) - film.fraction) / (a * (1. - film.fraction) + film.fraction);
    for (const double t : {50., 200., 2000.})
      {
        run.advance_to(1. + t);
        const double u = at_begin * std::exp(-2. * a * t), ratio = a * (1. - u) / (1. + u);
        EXPECT_NEAR(run.vacancies().mean / (ratio / (1. + ratio)), 1., 1e-4) << t;
        EXPECT_NEAR(mean_of(run, second) / run.vacancies().mean, 1., 1e-12);
      }
  }

  // Where a vacancy costs less, so does a pair: at rest the law of mass action holds with the energy of the place, and as pairs
  // need not come from anywhere their number there is that of a crystal which has always had that energy.
  TEST(PairsOfDefects, FormMoreOftenNextToSurfaces)
  {
    Film film = film_of_pairs();
    const double gain = 0.1, depth = 5e-9;
    film.more +=
      fmt::format(" subsection Surface\n  set Boundaries = left\n"
                  "  set Change of the formation energy = {} eV\n  set Depth = {} m\n end\n",
                  -gain,
                  depth);
    film.sections = "subsection Time\n set Absolute tolerance = 1e-10\nend\n";
    FilmRun run(film);
    run.advance_to(8e3);
    EXPECT_NEAR((run.vacancies().mean - mean_of(run, second)) / film.fraction, 0., 1e-12);
    const double odds = film.fraction / (1. - film.fraction), v = theory::thermal_voltage(298.);
    for (const double x :
         {0., 2e-9, 4e-9, 10e-9, 20e-9}) // nodes: between them fractions are interpolated
      {
        const double k = odds * odds * std::exp(gain / v * std::exp(-x / depth));
        const double c = run.at(0, x), i = run.at(second, x);
        EXPECT_NEAR(std::log(c / (1. - c) * i / (1. - i) / k), 0., 1e-4) << x;
      }
    EXPECT_GT(run.at(0, 0.), 2. * film.fraction);
  }

  // Under a voltage vacancies and interstitials part, more of them form, and charge is conserved as no electrode takes any;
  // at rest the law of mass action holds at each node.
  TEST(PairsOfDefects, ConserveChargeUnderAVoltage)
  {
    Film film = film_of_pairs();
    film.voltage = "0.1 V";
    film.sections = "subsection Time\n set Absolute tolerance = 1e-10\nend\n";
    FilmRun run(film);
    for (const double t : {0.1, 1., 10., 3e4})
      {
        run.advance_to(t);
        EXPECT_NEAR((run.vacancies().mean - mean_of(run, second)) / film.fraction, 0., 1e-12) << t;
      }
    EXPECT_GT(run.vacancies().mean, 1.1 * film.fraction);
    const double k = std::pow(film.fraction / (1. - film.fraction), 2);
    const State &state = run.fields().state();
    for (const unsigned int node : run.fields().measures().integration_nodes({}).node)
      {
        const double v = state.block(0).local_element(node),
                     i = state.block(second).local_element(node);
        EXPECT_NEAR(std::log(v / (1. - v) * i / (1. - i) / k), 0., 1e-4);
      }
  }
} // namespace
