// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// A film on a plate that takes up its heat and spreads it, against exponentials and integrals.
#include "solver/parts/heat/heat_equations.h"
#include "tests/heat/heated_film.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  constexpr double film_heat = 300e-9 * capacity; // [J/(m^2 K)]

  struct PlateRun : HeatRun
  {
    explicit PlateRun(const std::string &text)
      : HeatRun(text)
      , initial_plate_mean(plate().mean)
    {
      initial_mean = temperature().mean;
    }
    FieldRange plate() { return measure().fields[1]; }
    FieldRange temperature() { return measure().fields[2]; } // of the film
    /// Of the film, or the plate, at distances [m] from the middle of the body along x [K].
    std::vector<double> along_x(const std::size_t field, const std::vector<double> &distances)
    {
      std::vector<std::array<double, 3>> places;
      for (const double r : distances)
        places.push_back({{0.5 * what.geometry.length + r, 0.5 * what.geometry.width, 0.}});
      return simulation->fields().probe().values_at(simulation->fields().state(), field, places);
    }
    /// What each has gained less what was added up, over the sum of the sizes of what came to both: all exchange with what is
    /// outside, and what film and plate give one another. [1]
    std::array<double, 2> balance_errors(const double areal_capacity)
    {
      double film = film_heat * (temperature().mean - initial_mean),
             plate_gain = areal_capacity * (plate().mean - initial_plate_mean),
             size = std::abs(film) + std::abs(plate_gain);
      for (const auto &[name, sum] : measure().tallied)
        {
          const bool is_of_plate = name.rfind("heat/plate ", 0) == 0;
          const double heat = (is_of_plate ? areal_capacity : film_heat) * tallied(name);
          (is_of_plate ? plate_gain : film) -= heat;
          size += std::abs(heat);
          if (name == heat_tallies::base)
            plate_gain += heat;
        }
      return {film / size, plate_gain / size};
    }
    double initial_plate_mean; ///< [K]
  };

  std::string ending_at(const std::string &end, const std::string &tolerance)
  {
    return section("Environment", " set Temperature = 25 degC\n") +
           section("Time",
                   " set End time = " + end + "\n set Relative tolerance = " + tolerance + "\n");
  }

  /// A plate of 1 J/(m^2 K), 1 um thick.
  std::string thin_plate(const std::string &more)
  {
    return " set Substrate = plate\n set Plate material = given\n set Plate thickness = 1 um\n"
           " set Plate heat capacity = 1e6 J/m^3/K\n set Plate conductivity = 1 W/m/K\n"
           " set Contact conductance = 1000 W/m^2/K\n" +
           more;
  }

  // Light from t = 0 on, all places alike: with T and T_s over the air and the base,
  //   rho c d dT/dt = q - h_a T - h_i (T - T_s),   c_s d_s dT_s/dt = h_i (T - T_s) - h_b T_s,
  // two exponentials with the eigenvalues of that.
  TEST(FilmOnPlate, FollowsTwoExponentials)
  {
    PlateRun run(heated_film(" set Kind = film in plan\n set Length = 2 um\n set Width = 2 um\n",
                             thin_plate(" set Light = given\n set Irradiance = 40 kW/m^2\n"
                                        " set Absorptance of HT = 0.5\n set Tolerance = 1e-6 K\n"
                                        " set Heat transfer to the air = 200 W/m^2/K\n"
                                        " set Heat transfer to the substrate = 500 W/m^2/K\n"),
                             ending_at("100 ms", "1e-7")));
    const double q = 2e4, ha = 200., hb = 500., hi = 1. / (1e-3 + 1e-6 / 3.), of_plate = 1.;
    const double a = -(ha + hi) / film_heat, b = hi / film_heat, c = hi / of_plate,
                 d = -(hi + hb) / of_plate;
    const double half = 0.5 * (a + d), root = std::sqrt(0.25 * (a - d) * (a - d) + b * c);
    const std::array<double, 2> rates = {half + root, half - root};
    const double plate_steady = q / (hb + ha * (hi + hb) / hi),
                 film_steady = plate_steady * (hi + hb) / hi;
    // T = film_steady + sum A_i exp(rate_i t), T_s = plate_steady + sum A_i (rate_i - a)/b exp(rate_i t), both 0 at t = 0.
    const std::array<double, 2> plates = {(rates[0] - a) / b, (rates[1] - a) / b};
    const double first = (film_steady * plates[1] - plate_steady) / (plates[0] - plates[1]);
    const std::array<double, 2> sizes = {first, -film_steady - first};
    for (const double t : {5e-5, 2e-4, 1e-3, 3e-3, 2e-2})
      {
        run.advance_to(t);
        double film = film_steady, plate = plate_steady;
        for (const int i : {0, 1})
          {
            film += sizes[i] * std::exp(rates[i] * t);
            plate += sizes[i] * plates[i] * std::exp(rates[i] * t);
          }
        EXPECT_NEAR((run.temperature().mean - 298.15) / film, 1., 1e-4) << t;
        EXPECT_NEAR((run.plate().mean - 298.15) / plate, 1., 1e-4) << t;
      }
    for (const double error : run.balance_errors(of_plate))
      EXPECT_NEAR(error, 0., 1e-10);
  }

  /// Of an integrand over (0, end), by Simpson's rule.
  template <typename Integrand>
  double integral(const double end, const Integrand &integrand)
  {
    constexpr int n = 20000;
    double sum = integrand(0.) + integrand(end);
    for (int i = 1; i < n; ++i)
      sum += (i % 2 == 1 ? 4. : 2.) * integrand(end * i / n);
    return sum * end / (3. * n);
  }

  // A spot of light whose heat goes along a plate for l = sqrt(k_s d_s/h_b) before the base takes it: with Q the Hankel
  // transform of the light, Q(s) = A I w^2/4 exp(-s^2 w^2/8), T_s - T_b = int Q J_0(s r) s/(k_s d_s s^2 + h_b) ds, and far away
  // P/(2 pi k_s d_s) K_0(r/l) exp(w^2/(8 l^2)) of the power P = A I pi w^2/2.
  TEST(FilmOnPlate, SpreadsTheHeatOfASpot)
  {
    PlateRun run(
      heated_film(" set Kind = film in plan\n set Length = 8 mm\n set Width = 8 mm\n",
                  " set Substrate = plate\n set Plate thickness = 0.1 mm\n"
                  " set Heat transfer to the air = 0 W/m^2/K\n"
                  " set Heat transfer to the substrate = 400 W/m^2/K\n"
                  " set Light = given\n set Irradiance = 1e5 W/m^2\n set Absorptance of HT = 0.5\n"
                  " set Spot radius = 0.4 mm\n set Spot along x = 4 mm\n set Spot along y = 4 mm\n"
                  " set Tolerance = 1e-3 K\n",
                  ending_at("1 min", "1e-4")));
    run.advance_to(20.); // c_s d_s/h_b is 0.45 s
    const double w = 4e-4, hb = 400., q = 0.5e5, exchange = 1. / (1e-7 + 1e-4 / 3.);
    // The film itself conducts 0.1 % of what the plate does.
    const double sheet = 1e-4 + 300e-9 * conductivity;
    const std::vector<double> distances = {0., 2e-4, 6e-4, 1.2e-3, 2e-3};
    const std::vector<double> film = run.along_x(2, distances), plate = run.along_x(1, distances);
    for (std::size_t k = 0; k < distances.size(); ++k)
      {
        const double r = distances[k];
        const double expected = integral(12. / w, [&](const double s) {
          return q * w * w / 4. * std::exp(-s * s * w * w / 8.) * std::cyl_bessel_j(0., s * r) * s /
                 (sheet * s * s + hb);
        });
        EXPECT_NEAR((plate[k] - 298.15) / expected, 1., 2e-3) << r;
        EXPECT_NEAR(film[k] - plate[k],
                    q * std::exp(-2. * r * r / (w * w)) / exchange,
                    0.01 * q / exchange)
          << r;
        if (r > 3. * w)
          {
            const double far = 0.25 * q * w * w / sheet * std::exp(w * w * hb / (8. * sheet)) *
                               std::cyl_bessel_k(0., r * std::sqrt(hb / sheet));
            EXPECT_NEAR((plate[k] - 298.15) / far, 1., 0.01) << r;
          }
      }
    for (const double error : run.balance_errors(1.8e6 * 1e-4))
      EXPECT_NEAR(error, 0., 1e-10);
  }

  // A plate and film that are warm to begin with cool together; without losses they stay as they are.
  TEST(FilmOnPlate, BeginsAsWarmAsTheFilm)
  {
    PlateRun run(heated_film(" set Kind = film in plan\n set Length = 2 um\n set Width = 2 um\n",
                             thin_plate(" set Initially warmer than air by = 20 K\n"
                                        " set Heat transfer to the air = 0 W/m^2/K\n"
                                        " set Heat transfer to the substrate = 0 W/m^2/K\n"),
                             ending_at("1 s", "1e-4")));
    run.advance_to(1.);
    EXPECT_NEAR(run.temperature().mean, 318.15, 1e-9);
    EXPECT_NEAR(run.plate().mean, 318.15, 1e-9);
  }

  // Boundaries at a temperature hold the plate as well, whose profile along x is cosh(x/l)/cosh(L/l) from an edge that is
  // insulated, x = 0, to one that is held; the film follows it.
  TEST(FilmOnPlate, IsHeldWhereBoundariesHaveATemperature)
  {
    PlateRun run(heated_film(
      " set Kind = film in plan\n set Length = 2 mm\n set Width = 0.1 mm\n",
      " set Substrate = plate\n set Plate thickness = 0.1 mm\n"
      " set Heat transfer to the air = 0 W/m^2/K\n"
      " set Heat transfer to the substrate = 400 W/m^2/K\n set Tolerance = 1e-3 K\n"
      " set Boundaries at a temperature = right\n set Temperature of boundaries = 318.15 K\n",
      ending_at("1 min", "1e-4")));
    run.advance_to(20.);
    const double l = std::sqrt((1e-4 + 300e-9 * conductivity) / 400.), length = 2e-3;
    const double mean = 20. * l / length * std::tanh(length / l);
    EXPECT_NEAR((run.plate().mean - 298.15) / mean, 1., 1e-3);
    EXPECT_NEAR((run.temperature().mean - 298.15) / mean, 1., 1e-3);
    // What flows in through a boundary that has values is what stages are solved to.
    for (const double error : run.balance_errors(1.8e6 * 1e-4))
      EXPECT_NEAR(error, 0., 1e-4);
  }

  // Nuclei bring the heat that they have given away since their birth to film and plate; nothing is lost of it, and without
  // losses film and plate have all of it.
  TEST(FilmOnPlate, NucleiWarmIt)
  {
    for (const bool is_isolated : {true, false})
      {
        PlateRun run(
          section("Geometry",
                  " set Kind = film in plan\n set Length = 12 um\n set Width = 12 um\n") +
          section("Model",
                  " set Parts = phase, heat\n" + section("Interface", "  set Width = 600 nm\n")) +
          section("Environment", " set Temperature = 25 degC\n set Relative humidity = 85 %\n") +
          section("Nucleation", " set Rate law = surface chain\n set Seed = 5\n") +
          section("Heat",
                  " set Substrate = plate\n" +
                    std::string(is_isolated ? " set Heat transfer to the air = 0 W/m^2/K\n"
                                              " set Heat transfer to the substrate = 0 W/m^2/K\n"
                                            : "")));
        std::size_t born = 0;
        while (run.mean() < 0.02)
          born += run.step_towards(7200.).births.size();
        ASSERT_GT(born, 0u);
        const double areal = 1.8e6 * 1e-3, heat = film_heat * run.tallied("heat/latent"),
                     film = film_heat * (run.temperature().mean - run.initial_mean),
                     plate = areal * (run.plate().mean - run.initial_plate_mean);
        // Both have the same rise in the end: the plate nearly all of it.
        if (is_isolated)
          EXPECT_NEAR((film + plate) / heat, 1., 1e-6);
        else
          EXPECT_LT(film + plate, 0.99 * heat);
        EXPECT_GT(plate, 0.);
        // Of 1 mm of glass, whose temperature rises by microkelvins, what film and plate give one another in a step is known to
        // what rounding leaves of the difference of two temperatures, w h_i/(rho c d) times 1e-16 of these; it cancels in the sum.
        const std::array<double, 2> errors = run.balance_errors(areal);
        EXPECT_NEAR(errors[0] + errors[1], 0., 1e-8);
        for (const double error : errors)
          EXPECT_NEAR(error, 0., 1e-6);
      }
  }

  /// What the reader says of a case; empty: it has no errors.
  std::string objections_to(const std::string &text)
  {
    try
      {
        TextRun run(text);
      }
    catch (const std::runtime_error &error)
      {
        return error.what();
      }
    return {};
  }

  TEST(FilmOnPlate, IsRefusedWhereTheSubstrateIsABoundary)
  {
    for (const std::string geometry :
         {" set Kind = film in section\n set Length = 2 um\n set Thickness = 2 um\n",
          " set Kind = nanowire\n set Length = 2 um\n"})
      {
        const std::string said = objections_to(
          heated_film(geometry, " set Substrate = plate\n", ending_at("1 s", "1e-3")));
        EXPECT_NE(said.find("Substrate = plate"), std::string::npos) << said;
        EXPECT_NE(said.find("'base'"), std::string::npos) << said;
      }
  }
} // namespace
