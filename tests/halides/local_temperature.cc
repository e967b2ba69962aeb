// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// A mixture whose temperature and humidity are fields: its laws are those of the place, (150), and gradients of the
// temperature move no halides, (180).
#include "models/local_conditions.h"
#include "solver/fields/halide_equations.h"
#include "solver/system/coupled_system.h"
#include "tests/halides/halide_run.h"
#include "tests/support/jacobian_difference.h"
#include "tests/support/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  /// A strip of CsPb(I,Br)3 with temp and wet as fields that nothing moves. `more`: sections.
  HalideRun::Text strip(const std::string &parts,
                        const std::string &initial,
                        const std::string &more,
                        const std::string &size = "4.8 um, 0.3 um")
  {
    const auto still = [](const std::string &name, const std::string &unit) {
      return " subsection Field " + name +
             "\n  set Kind = non-conserved\n  set Mobility = 0\n  set Unit = " + unit + "\n end\n";
    };
    const bool has_phase = parts.find("phase") != std::string::npos;
    return {"subsection Material\n set Name = CsPb(I,Br)3\nend\n"
            "subsection Geometry\n set Kind = box\n set Size = " +
            size + "\nend\nsubsection Model\n set Parts = " + parts +
            ", expressions\n set Fields = temp, wet\n set Free energy = 0\n" + still("temp", "K") +
            still("wet", "1") + " subsection Free energy\n  set Br fraction = 0.3333\n end\n" +
            (has_phase ? " subsection Interface\n  set Width = 150 nm\n end\nend\n"
                       : "end\nsubsection Discretisation\n set Finest cell = 200 nm\nend\n") +
            "subsection Initial state\n" + initial + "end\n" + more};
  }

  /// The laws of one case at two times, with the conditions of the second as fields at the first.
  struct TwoTimes
  {
    explicit TwoTimes(const HalideEquations::Phases phases)
      : run(strip(phases == HalideEquations::Phases::both ? "phase, composition, light"
                                                          : "composition, light",
                  " set temp = 300\n set wet = 0.3\n",
                  "subsection Environment\n set Temperature = 300 K at 0 s, 390 K at 90 s\n" +
                    std::string(phases == HalideEquations::Phases::both
                                  ? " set Relative humidity = 20 % at 0 s, 50 % at 90 s\n"
                                  : "") +
                    "end\nsubsection Time\n set End time = 100 s\nend\n"))
      , around(equations(phases, {}))
      , local(equations(phases, {true, true}))
    {
      LawNodes nodes;
      nodes.places.resize(n);
      for (HalideEquations *one : {&around, &local})
        one->set_nodes(nodes);
      local.set_time(0., false);
      around.set_time(time, false);
      now = run.what.models.environment().at(time);
      for (std::size_t k = 0; k < n; ++k)
        {
          x.push_back(0.02 + 0.96 * double(k) / (n - 1));
          eta.push_back(0.5 - 0.52 * std::cos(1.7 * double(k)));
        }
      temperature.assign(n, now.temperature);
      humidity.assign(n, now.relative_humidity);
    }

    HalideEquations equations(const HalideEquations::Phases phases, const ConditionFields &given)
    {
      return {run.what.models,
              run.what.geometry,
              run.what.ligands,
              run.what.columns,
              phases,
              1e-3,
              1e-6,
              "Br_fraction",
              given};
    }

    static constexpr std::size_t n = 37;
    static constexpr double time = 61.; ///< [s]
    HalideRun run;
    HalideEquations around, local;
    Conditions now;
    std::vector<double> x, eta, temperature, humidity;
  };

  using Rows = std::vector<std::vector<double>>;

  std::vector<double *> pointers(Rows &rows)
  {
    std::vector<double *> list;
    for (auto &row : rows)
      list.push_back(row.data());
    return list;
  }

  void expect_same(const std::vector<double> &found,
                   const std::vector<double> &expected,
                   const double tolerance,
                   const std::string &what)
  {
    double size = 0.;
    for (const double one : expected)
      size = std::max(size, std::abs(one));
    ASSERT_GT(size, 0.) << what;
    for (std::size_t k = 0; k < found.size(); ++k)
      EXPECT_NEAR(found[k], expected[k], tolerance * size) << what << " at node " << k;
  }

  TEST(LocalMixture, HasTheLawsOfItsPlace)
  {
    for (const auto phases : {HalideEquations::Phases::black, HalideEquations::Phases::both})
      {
        TwoTimes times(phases);
        const bool both = phases == HalideEquations::Phases::both;
        const std::size_t n = TwoTimes::n, n_own = both ? 2 : 1, n_all = n_own + 2;
        std::vector<const double *> u = {times.x.data()};
        if (both)
          u.push_back(times.eta.data());
        std::vector<const double *> u_local = u;
        u_local.push_back(times.temperature.data());
        u_local.push_back(times.humidity.data());

        // Garbage, so that what is not written is seen.
        Rows first(n_own, std::vector<double>(n, 7.)), second(n_own * (n_own + 1) / 2, first[0]),
          first_local(n_all, first[0]), second_local(n_all * (n_all + 1) / 2, first[0]);
        std::vector<double> f(n), f_local(n);
        times.around.energy({0, n},
                            u.data(),
                            f.data(),
                            pointers(first).data(),
                            pointers(second).data());
        times.local.energy({0, n},
                           u_local.data(),
                           f_local.data(),
                           pointers(first_local).data(),
                           pointers(second_local).data());
        expect_same(f_local, f, 1e-13, "energy");
        const std::vector<double> zero(n, 0.);
        std::size_t pair = 0, own_pair = 0;
        for (std::size_t i = 0; i < n_all; ++i)
          {
            if (i < n_own)
              expect_same(first_local[i], first[i], 1e-13, "first derivative");
            else
              EXPECT_EQ(first_local[i], zero);
            for (std::size_t j = i; j < n_all; ++j, ++pair)
              {
                if (j < n_own)
                  expect_same(second_local[pair], second[own_pair++], 1e-13, "second derivative");
                else
                  EXPECT_EQ(second_local[pair], zero);
              }
          }

        std::vector<double> m(n), m_local(n);
        times.around.coefficient(0, u.data(), m.data(), pointers(first).data());
        times.local.coefficient(0, u_local.data(), m_local.data(), pointers(first_local).data());
        expect_same(m_local, m, 1e-13, "mobility");
        for (std::size_t i = 0; i < n_own; ++i)
          expect_same(first_local[i], first[i], 1e-13, "derivative of the mobility");
        EXPECT_EQ(first_local[n_own], zero);

        // mu_T against the difference of mu at two temperatures, in which it is linear.
        std::vector<double> slope(n), expected(n);
        Rows by(n_all, std::vector<double>(n, 7.));
        times.local.potential_by(0, n_own, u_local.data(), slope.data(), pointers(by).data());
        times.around.energy({0, n}, u.data(), nullptr, pointers(first).data(), nullptr);
        const std::vector<double> warm = first[0];
        times.around.set_time(0., false);
        times.around.energy({0, n}, u.data(), nullptr, pointers(first).data(), nullptr);
        for (std::size_t k = 0; k < n; ++k)
          expected[k] = (warm[k] - first[0][k]) / (times.now.temperature - 300.);
        expect_same(slope, expected, 1e-11, "dmu/dT");
        const double scale = times.local.energy_scale() *
                             times.run.what.models.halide().mixing().site_density() *
                             constants::boltzmann;
        for (std::size_t k = 0; k < n; ++k)
          expected[k] = scale / (times.x[k] * (1. - times.x[k]));
        expect_same(by[0], expected, 1e-13, "its derivative");
        for (std::size_t i = 1; i < n_all; ++i)
          EXPECT_EQ(by[i], zero) << i;
        if (!both)
          continue;

        std::vector<double> l(n), exact(n), exact_slope(n);
        times.local.coefficient(1, u_local.data(), l.data(), pointers(first_local).data());
        const ModelSet &models = times.run.what.models;
        for (std::size_t k = 0; k < n; ++k)
          {
            exact[k] = models.phase_field_mobility(times.now, times.x[k]);
            // Kinks of the laws in x make a difference of half of it what it is.
            const double h = 1e-4;
            exact_slope[k] = (models.phase_field_mobility(times.now, times.x[k] + h) -
                              models.phase_field_mobility(times.now, times.x[k] - h)) /
                             (2. * h);
          }
        expect_same(l, exact, 1e-14, "mobility of the phase");
        expect_same(first_local[0], exact_slope, 1e-5, "its derivative");
      }
  }

  const std::string gradient = " set temp = 300 + 80*x/4.8e-6\n set wet = 0.2\n";
  const std::string in_gradient = "subsection Environment\n set Temperature = 300 K\n"
                                  " set Temperature field = temp\n";

  // With -M grad mu instead of (180) it would change by x (1 - x) ln(x/(1 - x)) times the range of ln T, by 0.03.
  TEST(LocalMixture, StaysAsItIsInAGradientOfTheTemperature)
  {
    HalideRun run(strip("composition, light",
                        gradient,
                        in_gradient + "end\nsubsection Time\n set End time = 1e9 s\nend\n"));
    const double diffusivity =
      run.what.models.halide().mobility().diffusivity(0.3333, 300., {}, 0.);
    const double end = 4.8e-6 * 4.8e-6 / diffusivity;
    run.advance_to(end);
    const FieldRange x = run.measure().fields[0];
    EXPECT_NEAR(x.mean, 0.3333, 1e-12);
    EXPECT_LT(x.highest - x.lowest, 1e-8);
  }

  TEST(LocalMixture, HasTheJacobianOfAStage)
  {
    HalideRun run(strip(
      "phase, composition, light",
      " set Kind = front\n set Front position = 500 nm\n"
      " set temp = 360 + 60*x/1e-6\n set wet = 0.3 - 0.2*x/1e-6\n",
      in_gradient + " set Humidity field = wet\n set Relative humidity = 30 %\nend\n"
                    "subsection Nucleation\n set Rate law = none\nend\n"
                    "subsection Initial composition\n set Fluctuation = 0.06\n"
                    " set Shortest wavelength = 300 nm\nend\n"
                    "subsection Discretisation\n set Finest level = 3\n set Adaptive = false\nend\n"
                    "subsection Time\n set End time = 1000 h\nend\n",
      "1 um, 1 um"));
    Problem &problem = run.simulation->fields().problem();
    NonlinearSystem &system = dynamic_cast<CoupledSystem<2> &>(problem).stage();
    const State u = run.simulation->fields().state(), known = u;
    State stage = u, direction;
    problem.solve_stage(0., 3., known, 0.02, stage);
    problem.initialise(direction);
    std::mt19937 random(1);
    for (unsigned int field = 0; field < 2;
         ++field) // the matrix has no derivatives by the conditions
      for (unsigned int i = 0; i < u.block(field).locally_owned_size(); ++i)
        direction.block(field).local_element(i) = uniform(random) - 0.5;
    const auto [derivative, error] = jacobian_difference(system, u, direction);
    for (unsigned int field = 0; field < 2; ++field)
      EXPECT_LE(error.block(field).linfty_norm(), 2e-6 * derivative.block(field).linfty_norm())
        << field;
  }

  /// A front in a mixture whose temperature rises along a strip of 4.8 um [K], between 1 and 4 um.
  class MixtureFront
  {
  public:
    /// `way` [m]: about what the front goes while it is watched.
    MixtureFront(const double at_left,
                 const double rise,
                 const std::string &prefactor,
                 const double way = 2e-6)
      : at_left_(at_left)
      , rise_(rise)
      , run_(strip("phase, composition, light",
                   " set Kind = front\n set Front position = 1 um\n set wet = 0\n set temp = " +
                     std::to_string(at_left) + " + " + std::to_string(rise) + "*x/4.8e-6\n",
                   "subsection Environment\n set Temperature = 403 K\n set Temperature field = "
                   "temp\n set Relative humidity = 0 %\nend\n"
                   "subsection Model\n subsection Mixed halide\n  subsection Mobility\n"
                   "   set Diffusivity = given\n   set Prefactor = " +
                     prefactor +
                     "\n  end\n end\nend\n"
                     "subsection Nucleation\n set Rate law = none\nend\n"
                     "subsection Discretisation\n set Points per interface = 6\nend\n"
                     "subsection Time\n set End time = 1e9 s\nend\n"))
    {
      const double first = law(1e-6), last = law(3.5e-6);
      run_.advance_to(2. * 150e-9 / first);
      from_ = position();
      const double begin = run_.now();
      run_.advance_to(begin + way / (0.5 * (first + last)));
      to_ = position();
      duration_ = run_.now() - begin;
    }

    double temperature(const double place) const { return at_left_ + rise_ * place / 4.8e-6; }
    /// v of the temperature at a place and of the mixture as it was made [m/s].
    double law(const double place) const
    {
      return run_.what.models.front_velocity(
        at_place(run_.what.models.environment().at(0.), {temperature(place), {}}),
        0.3333);
    }
    double from() const { return from_; }
    double to() const { return to_; }
    /// The time that a front takes for the same way with law() times a factor of the place, over that which it took.
    double velocity_over(const std::function<double(double place)> &factor) const
    {
      double expected = 0.;
      constexpr int n = 2000;
      for (int i = 0; i < n; ++i)
        {
          const double place = from_ + (i + 0.5) / n * (to_ - from_);
          expected += (to_ - from_) / n / (law(place) * factor(place));
        }
      return expected / duration_;
    }

  private:
    double position() { return 4.8e-6 * run_.measure().fields[1].mean; }

    double at_left_, rise_;
    HalideRun run_;
    double from_ = 0., to_ = 0., duration_ = 0.;
  };

  // Where nothing of the halides moves: against the time that the sharp front takes with v of the place and of the
  // mixture. Tolerance as of LocalTemperature.AFrontMovesWithTheVelocityOfItsPlace.
  TEST(LocalMixture, FrontsMoveWithTheVelocityOfTheirPlace)
  {
    const MixtureFront front(403., 40., "1e-20 m^2/s");
    ASSERT_GT(std::abs(std::log(front.law(1e-6) / front.law(3.5e-6))), 0.2)
      << "or places do not matter";
    ASSERT_GT(front.to() - front.from(), 0.5e-6);
    ASSERT_LT(front.to(), 4e-6);
    EXPECT_NEAR(front.velocity_over([](double) { return 1.; }), 1., 0.02);
  }

  // Where halides move within the interface fronts are slower than that law. By how much is what fronts at the temperatures
  // of both ends do, each by itself and without a gradient; in between it is linear to second order.
  TEST(LocalMixture, FrontsThatHalidesSlowDownDoSoAsMuchAsWithoutAGradient)
  {
    const std::string prefactor = "1e-16 m^2/s";
    const MixtureFront front(403., 40., prefactor);
    const auto slowed_at = [&](const double place) {
      return MixtureFront(front.temperature(place), 0., prefactor, 1e-6).velocity_over([](double) {
        return 1.;
      });
    };
    const double first = slowed_at(front.from()), last = slowed_at(front.to());
    EXPECT_LT(std::max(first, last), 0.97) << "or halides do not move";
    EXPECT_NEAR(front.velocity_over([&](const double place) {
      return first + (last - first) * (place - front.from()) / (front.to() - front.from());
    }),
                1.,
                0.02);
  }

  TEST(LocalMixture, WhatKnowsOneTemperatureIsRefusedBesideAField)
  {
    const auto said = [](const std::string &more) {
      try
        {
          HalideRun run(strip("composition, light", gradient, in_gradient + "end\n" + more));
        }
      catch (const std::exception &error)
        {
          return std::string(error.what());
        }
      return std::string();
    };
    EXPECT_EQ(said(""), "");
    EXPECT_NE(said("subsection Light\n set Generation rate = 1e20 1/cm^3/s\nend\n")
                .find("carriers under light have one temperature"),
              std::string::npos);
    EXPECT_NE(said("subsection Model\n subsection Mixed halide\n  subsection Surface exchange\n"
                   "   set Boundaries = left\n  end\n end\nend\n")
                .find("exchanged at one temperature"),
              std::string::npos);
    EXPECT_NE(said("subsection Model\n subsection Noise\n  set Thermal noise = true\n  set Noise "
                   "depth = 100 nm\n end\nend\n")
                .find("thermal noise has one temperature"),
              std::string::npos);
  }
} // namespace
