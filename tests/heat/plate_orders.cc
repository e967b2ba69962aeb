// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// A film on a plate, both temperatures made to order by sources:
//   T = T_0 + 50 K p(t) cos(pi x/L) cos(pi y/L),   T_s = T_0 + 30 K s(t) cos(pi x/L),
// in steps of one length, whatever their error.
#include "solver/time/integrator.h"
#include "tests/heat/heated_film.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  constexpr double edge = 4e-6, film_depth = 300e-9, plate_depth = 2e-6; // [m]
  constexpr double plate_capacity = 1e6, plate_conductivity = 0.8;       // [J/(m^3 K)], [W/(m K)]
  constexpr double to_air = 2e4, contact = 1e5, to_base = 5e4;           // [W/(m^2 K)]
  constexpr double unit_time = 3e-6;                                     // [s]

  /// Amplitudes over time and their rates, as formulas and as numbers: linear, which makes no error in time, or swinging.
  struct MadeToOrder
  {
    bool swings;
    std::string p() const { return swings ? "sin(2*t/3e-6)" : "(t/3e-6)"; }
    std::string p_rate() const { return swings ? "(2/3e-6*cos(2*t/3e-6))" : "(1/3e-6)"; }
    std::string s() const { return swings ? "(1 - cos(3*t/3e-6))" : "(-2*t/3e-6)"; }
    std::string s_rate() const { return swings ? "(3/3e-6*sin(3*t/3e-6))" : "(-2/3e-6)"; }
    double p_at(const double t) const
    {
      return swings ? std::sin(2. * t / unit_time) : t / unit_time;
    }
    double s_at(const double t) const
    {
      return swings ? 1. - std::cos(3. * t / unit_time) : -2. * t / unit_time;
    }
  };

  std::string film_and_plate(const MadeToOrder &of, const int degree, const int level)
  {
    const double wave = pi / edge, of_film = capacity * film_depth,
                 of_plate = plate_capacity * plate_depth,
                 between = 1. / (1. / contact + plate_depth / (3. * plate_conductivity));
    const std::string q = fmt::format("(50*cos({0:.17g}*x)*cos({0:.17g}*y))", wave),
                      q_plate = fmt::format("(30*cos({:.17g}*x))", wave);
    const std::string film = of.p() + "*" + q, plate = of.s() + "*" + q_plate;
    const std::string film_source =
      fmt::format("{}*{} + {:.17g}*{} - {:.17g}*{}",
                  of.p_rate(),
                  q,
                  2. * wave * wave * conductivity / capacity + (between + to_air) / of_film,
                  film,
                  between / of_film,
                  plate);
    const std::string plate_source = fmt::format("{}*{} + {:.17g}*{} - {:.17g}*{}",
                                                 of.s_rate(),
                                                 q_plate,
                                                 wave * wave * plate_conductivity / plate_capacity +
                                                   (between + to_base) / of_plate,
                                                 plate,
                                                 between / of_plate,
                                                 film);
    return section("Geometry",
                   " set Kind = film in plan\n set Length = 4 um\n set Width = 4 um\n") +
           section(
             "Model",
             " set Parts = phase, heat, expressions\n" +
               section("Field temperature", "  set Source = " + film_source + "\n") +
               section("Field substrate_temperature", "  set Source = " + plate_source + "\n")) +
           section("Nucleation", " set Rate law = none\n") +
           section("Environment", " set Temperature = 25 degC\n") +
           section(
             "Heat",
             " set Substrate = plate\n set Plate material = given\n set Plate thickness = 2 um\n"
             " set Plate heat capacity = 1e6 J/m^3/K\n set Plate conductivity = 0.8 W/m/K\n"
             " set Contact conductance = 1e5 W/m^2/K\n"
             " set Heat transfer to the air = 2e4 W/m^2/K\n"
             " set Heat transfer to the substrate = 5e4 W/m^2/K\n set Tolerance = 1e-9 K\n") +
           section("Time", " set End time = 1 s\n set Relative tolerance = 1e-8\n") +
           section("Discretisation",
                   fmt::format(
                     " set Adaptive = false\n set Polynomial degree = {}\n set Finest level = {}\n",
                     degree,
                     level));
  }

  /// Root mean square of the errors of both temperatures at some places [K].
  std::array<double, 2> errors_after(const MadeToOrder &of,
                                     const int degree,
                                     const int level,
                                     const double end,
                                     const int n_steps)
  {
    HeatRun run(film_and_plate(of, degree, level));
    PhaseField &fields = run.simulation->fields();
    State u = fields.state(), trial;
    fields.problem().initialise(trial);
    const auto integrator = make_integrator("TR-BDF2");
    for (int step = 0; step < n_steps; ++step)
      {
        const Trial result =
          integrator->attempt(fields.problem(), end * step / n_steps, end / n_steps, u, trial);
        EXPECT_TRUE(result.solved) << result.failure;
        integrator->accept();
        u.swap(trial);
      }
    std::vector<std::array<double, 3>> places;
    for (int i = 0; i < 23; ++i)
      for (int j = 0; j < 23; ++j)
        places.push_back({{edge * (i + 0.4) / 23., edge * (j + 0.7) / 23., 0.}});
    const std::vector<double> film = fields.probe().values_at(u, 2, places),
                              plate = fields.probe().values_at(u, 1, places);
    std::array<double, 2> sums{};
    for (std::size_t k = 0; k < places.size(); ++k)
      {
        const double x = std::cos(pi * places[k][0] / edge), y = std::cos(pi * places[k][1] / edge);
        sums[0] += std::pow(film[k] - 298.15 - 50. * of.p_at(end) * x * y, 2);
        sums[1] += std::pow(plate[k] - 298.15 - 30. * of.s_at(end) * x, 2);
      }
    return {std::sqrt(sums[0] / places.size()), std::sqrt(sums[1] / places.size())};
  }

  TEST(PlateOrders, OrderInSpaceIsOneMoreThanTheDegree)
  {
    for (const int degree : {2, 3})
      {
        const auto coarse = errors_after({false}, degree, 2, 2. * unit_time, 3),
                   fine = errors_after({false}, degree, 3, 2. * unit_time, 3);
        for (const int field : {0, 1})
          {
            EXPECT_NEAR(std::log2(coarse[field] / fine[field]), degree + 1, 0.2)
              << "degree " << degree << ", field " << field;
            EXPECT_LT(fine[field], 0.05);
          }
      }
  }

  TEST(PlateOrders, OrderInTimeIsTwo)
  {
    const auto rough = errors_after({true}, 4, 3, 3. * unit_time, 24),
               fine = errors_after({true}, 4, 3, 3. * unit_time, 48);
    for (const int field : {0, 1})
      {
        EXPECT_NEAR(std::log2(rough[field] / fine[field]), 2., 0.15) << "field " << field;
        EXPECT_LT(fine[field], 1.);
      }
  }
} // namespace
