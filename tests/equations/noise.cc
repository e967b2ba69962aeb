// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Thermal noise: its covariance against the matrix with which the field relaxes, the fluctuations of a
// single phase in equilibrium, conservation.
#include "meshes/coarse_mesh.h"
#include "solver/discretisation/wave_projection.h"
#include "solver/operators/conserved_noise.h"
#include "solver/operators/stiffness.h"
#include "solver/time/noisy_problem.h"
#include "tests/equations/exact_problem.h"
#include "tests/support/random.h"
#include "tests/support/statistics.h"

#include <gtest/gtest.h>

#include <array>
#include <map>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  /// G with b = G times standard normal numbers, column by column; v' G G' w against strength v' K(M) w.
  template <int dim>
  void expect_balance(const unsigned int n, const unsigned int degree)
  {
    SCOPED_TRACE(std::to_string(dim) + "D, degree " + std::to_string(degree));
    Mesh<dim> mesh(MPI_COMM_WORLD);
    make_box<dim>(mesh, n);
    refine_a_third<dim>(mesh, 5);
    Space<dim> space(mesh, degree);
    space.reinit();
    using Vector = typename Space<dim>::Vector;
    Vector mobility, v, w, b, image;
    for (Vector *one : {&mobility, &v, &w, &b, &image})
      space.initialise(*one);
    const auto places = space.node_places();
    std::mt19937 random(2);
    for (unsigned int k = 0; k < places.size(); ++k)
      {
        const bool is_unknown = space.mass().local_element(k) != 0.;
        mobility.local_element(k) = 0.2 + places[k].square();
        v.local_element(k) = is_unknown ? uniform(random) : 0.;
        w.local_element(k) = is_unknown ? uniform(random) : 0.;
      }
    mobility.update_ghost_values();

    const auto noise = ConservedNoise<dim>::create(space);
    using Key = typename ConservedNoise<dim>::CellKey;
    std::map<Key, std::size_t> cells;
    std::size_t n_numbers = 0;
    noise->fluxes(
      mobility,
      1.,
      [&](const Key &cell, std::vector<double> &normals) {
        n_numbers = normals.size();
        std::fill(normals.begin(), normals.end(), 0.);
        cells.emplace(cell, cells.size());
      },
      b);
    ASSERT_EQ(cells.size(), mesh.n_active_cells()); // each has a name of its own
    const double strength = 0.37;
    double found = 0.;
    for (std::size_t c = 0; c < cells.size(); ++c)
      for (std::size_t number = 0; number < n_numbers; ++number)
        {
          noise->fluxes(
            mobility,
            strength,
            [&](const Key &cell, std::vector<double> &normals) {
              std::fill(normals.begin(), normals.end(), 0.);
              if (cells.at(cell) == c)
                normals[number] = 1.;
            },
            b);
          found += (v * b) * (w * b);
        }
    Stiffness<dim, double>::create(space.matrix_free(), degree)->apply(image, w, mobility);
    const double expected = strength * (v * image);
    EXPECT_NEAR(found, expected, 1e-12 * std::abs(expected));
  }

  TEST(ConservedNoise, CovarianceIsTheMatrixOfTheRelaxation)
  {
    expect_balance<2>(2, 1);
    expect_balance<2>(2, 3);
    expect_balance<2>(3, 2);
    expect_balance<3>(2, 2);
  }

  // A polynomial that falls from 1 to 1e-4 within a coarse face is negative at some of the nodes that
  // hang on it.
  TEST(ConservedNoise, StaysANumberWhereAMobilityJumpsAtHangingNodes)
  {
    Mesh<2> mesh(MPI_COMM_WORLD);
    make_box<2>(mesh, 4);
    refine_a_third<2>(mesh, 5);
    Space<2> space(mesh, 3);
    space.reinit();
    Space<2>::Vector mobility, b;
    space.initialise(mobility);
    space.initialise(b);
    const auto places = space.node_places();
    const auto noise = ConservedNoise<2>::create(space);
    for (int jump = 1; jump < 20; ++jump)
      {
        mobility.zero_out_ghost_values();
        for (unsigned int k = 0; k < places.size(); ++k)
          mobility.local_element(k) = places[k][0] + 0.7 * places[k][1] < 0.08 * jump ? 1. : 1e-4;
        mobility.update_ghost_values();
        noise->fluxes(mobility, 1., ConservedNoise<2>::normals_of({1., 7, 3, 0., 1.}, 0), b);
        EXPECT_TRUE(std::isfinite(b.l2_norm())) << jump;
      }
  }

  TEST(ConservedNoise, NumbersAreNormalAndBelongToTheirFieldCellStepAndSeed)
  {
    std::vector<double> all, others, next, of_the_next_field;
    for (std::uint64_t cell = 0; cell < 500; ++cell)
      {
        std::vector<double> numbers(31), same(31), other(31), later(31), field(31);
        ConservedNoise<2>::normals_of({1., 7, 3, 0., 1.}, 0)({cell, 5}, numbers);
        ConservedNoise<2>::normals_of({2., 7, 3, 9., 4.}, 0)({cell, 5}, same);
        ConservedNoise<2>::normals_of({1., 8, 3, 0., 1.}, 0)({cell, 5}, other);
        ConservedNoise<2>::normals_of({1., 7, 4, 0., 1.}, 0)({cell, 5}, later);
        ConservedNoise<2>::normals_of({1., 7, 3, 0., 1.}, 1)({cell, 5}, field);
        EXPECT_EQ(numbers, same);
        all.insert(all.end(), numbers.begin(), numbers.end());
        others.insert(others.end(), other.begin(), other.end());
        next.insert(next.end(), later.begin(), later.end());
        of_the_next_field.insert(of_the_next_field.end(), field.begin(), field.end());
      }
    const auto gauss = [](const double x) { return 0.5 * std::erfc(-x / std::sqrt(2.)); };
    EXPECT_GT(statistics::kolmogorov_smirnov(all, gauss), 1e-3);
    // The root of the number of samples is 124.
    EXPECT_LT(std::abs(statistics::correlation(all, others)), 4. / 124.);
    EXPECT_LT(std::abs(statistics::correlation(all, next)), 4. / 124.);
    EXPECT_LT(std::abs(statistics::correlation(all, of_the_next_field)), 4. / 124.);
  }

  /// The edge is 1, all directions are periodic.
  void make_torus(Mesh<2> &mesh, const unsigned int n)
  {
    Geometry geometry;
    geometry.kind = "box";
    geometry.box.size = {1., 1.};
    geometry.box.coarse_cells.assign(2, std::to_string(n));
    geometry.periodic = {"x", "y"};
    make_coarse_mesh(geometry, mesh);
  }

  /// A phase with f = u^2/2 and a mobility, and steps of one length with noise.
  struct NoisyPhase
  {
    NoisyPhase(const Mesh<2> &mesh, const std::string &mobility, const double gradient_coefficient)
      : problem(equations("set Fields = c\nset Free energy = c^2/2\n",
                          field("c",
                                "set Kind = conserved\nset Mobility = " + mobility +
                                  "\nset Gradient coefficient = " +
                                  std::to_string(gradient_coefficient) + "\n")) +
                  "subsection Initial state\nset c = 0\nend\n",
                mesh,
                3,
                {1e-3, 1e-9, 0.})
      , noisy(problem.system)
      , integrator(make_integrator("TR-BDF2"))
    {
      noisy.reinit();
    }

    Trial advance(const double energy, const std::uint64_t seed, const double dt)
    {
      noisy.set_force(
        [&](State &force) {
          problem.system.draw_noise({energy, seed, step, t, dt}, problem.u, force);
        },
        dt,
        *integrator);
      const Trial trial = integrator->attempt(noisy, t, dt, problem.u, problem.trial);
      EXPECT_TRUE(trial.solved) << trial.failure;
      integrator->accept();
      noisy.accept();
      problem.u.swap(problem.trial);
      ++step;
      t += dt;
      return trial;
    }

    ExactProblem<2> problem;
    NoisyProblem noisy;
    std::unique_ptr<Integrator> integrator;
    std::uint64_t step = 0;
    double t = 0.;
  };

  /// S(k) of the waves with |k|^2 = (2 pi)^2 n^2 in equilibrium, against kT/(f'' + kappa k^2), within
  /// three standard errors. These come from means over batches of several relaxation times.
  ///
  /// Bias: by the steps, factor (2/z)(1 - R)/(1 + R) with z = M k^2 (f'' + kappa k^2) dt; at n^2 = 17, the
  /// fastest, z is 1346 dt: 0.9984 for 1.5e-4, 0.9935 for 3e-4. By collocated elements of degree 3 with
  /// k h = 2.5 along an axis: their k^2 is too small by 0.1 % (Bloch waves of a row of cells; at k h = pi
  /// it would be 2 %), and the wave and its interpolation have 0.9971 in common. `largest_error` is what
  /// the standard error may be at any k, relative; at n^2 = 17 it is a third of that, and above the bias.
  void expect_equilibrium(const Mesh<2> &mesh,
                          const std::uint64_t seed,
                          const double dt,
                          const unsigned int n_steps,
                          const double largest_error)
  {
    const double kappa = 1.5e-3, energy = 1e-4, pi = dealii::numbers::PI;
    const std::vector<int> squares = {5, 8, 10, 13, 17};
    NoisyPhase phase(mesh, "1", kappa);
    constexpr unsigned int n_batches = 20;
    // Eight times the slowest relaxation of these waves, whose rate is 256.
    const auto begin = static_cast<unsigned int>(std::ceil(8. / 256. / dt));
    std::vector<std::vector<double>> batches(squares.size(), std::vector<double>(n_batches, 0.));
    for (unsigned int step = 0; step < begin + n_steps; ++step)
      {
        phase.advance(energy, seed, dt);
        if (step < begin)
          continue;
        const auto modes = project_on_waves(phase.problem.space,
                                            phase.problem.u.block(0),
                                            {{}, {{1., 1., 1.}}, {{true, true, true}}},
                                            2. * pi * 4.2);
        for (std::size_t s = 0; s < squares.size(); ++s)
          {
            double power = 0., waves = 0.;
            for (const WaveMode &mode : modes)
              if (std::abs(std::pow(mode.wave_number / (2. * pi), 2) - squares[s]) < 1e-6)
                {
                  power += mode.weight * mode.power;
                  waves += mode.weight;
                }
            batches[s][(step - begin) * n_batches / n_steps] +=
              power / waves / (n_steps / n_batches);
          }
      }
    for (std::size_t s = 0; s < squares.size(); ++s)
      {
        const double expected = energy / (1. + kappa * 4. * pi * pi * squares[s]);
        const double found = statistics::mean(batches[s]);
        const double error = statistics::standard_error(batches[s]);
        SCOPED_TRACE("n^2 = " + std::to_string(squares[s]) + ": S/theory = " +
                     std::to_string(found / expected) + " +- " + std::to_string(error / expected));
        EXPECT_LT(error, largest_error * expected); // or the comparison would say little
        EXPECT_LT(std::abs(found - expected), 3. * error);
      }
    // The steps are also what one would call accurate: the noise does not count as their error.
    EXPECT_LE(phase.advance(energy, seed, dt).error_ratio, 1.);
  }

  TEST(ThermalNoise, SinglePhaseFluctuatesAsInEquilibrium)
  {
    Mesh<2> mesh(MPI_COMM_WORLD);
    make_torus(mesh, 10);
    expect_equilibrium(mesh, 1, 1.5e-4, 3000, 0.065);
  }

  TEST(LongThermalNoise, SinglePhaseFluctuatesAsInEquilibriumToAHundredth)
  {
    Mesh<2> mesh(MPI_COMM_WORLD);
    make_torus(mesh, 10);
    expect_equilibrium(mesh, 1, 1.5e-4, 8000, 0.04);
  }

  TEST(LongThermalNoise, TheLawIsTheSameOnAFinerMesh)
  {
    Mesh<2> finer(MPI_COMM_WORLD);
    make_torus(finer, 10);
    finer.refine_global(1);
    expect_equilibrium(finer, 2, 3e-4, 1000, 0.08);
  }

  // Its covariance is compared with the matrix on irregular meshes above.
  TEST(LongThermalNoise, TheLawIsTheSameOnAnIrregularMesh)
  {
    Mesh<2> irregular(MPI_COMM_WORLD);
    make_torus(irregular, 10);
    refine_a_third<2>(irregular, 4);
    expect_equilibrium(irregular, 3, 3e-4, 1500, 0.07);
  }

  TEST(ThermalNoise, NothingIsLostAndShorterStepsShareTheNumbers)
  {
    Mesh<2> mesh(MPI_COMM_WORLD);
    make_torus(mesh, 4);
    refine_a_third<2>(mesh, 4);
    NoisyPhase phase(mesh, "0.5 + c^2", 1e-3);
    phase.problem.set([](std::size_t, const std::array<double, 3> &x) {
      return 0.5 + 0.1 * std::sin(6.283185307179586 * x[0]);
    });
    const double mean = phase.problem.system.mean(0, phase.problem.u);
    for (unsigned int step = 0; step < 200; ++step)
      phase.advance(1e-5, 4, 1e-4);
    EXPECT_NEAR(phase.problem.system.mean(0, phase.problem.u), mean, 1e-13);

    State one, quarter;
    phase.problem.system.initialise(one);
    phase.problem.system.initialise(quarter);
    phase.problem.system.draw_noise({1e-5, 4, 17, 0., 1e-4}, phase.problem.u, one);
    phase.problem.system.draw_noise({1e-5, 4, 17, 0., 0.25e-4}, phase.problem.u, quarter);
    // The increment goes with the root of the step, the force with its reciprocal.
    one *= 2.;
    one -= quarter;
    EXPECT_LT(one.linfty_norm(), 1e-12 * quarter.linfty_norm());
  }

  // What is usual decides how much of an extraordinary increment counts as noise, and not as an error.
  TEST(ThermalNoise, WhatIsUsualIsKeptWithTheRun)
  {
    Mesh<2> mesh(MPI_COMM_WORLD);
    make_torus(mesh, 4);
    NoisyPhase phase(mesh, "1", 1e-3), resumed(mesh, "1", 1e-3), forgetful(mesh, "1", 1e-3);
    for (unsigned int step = 0; step < 10; ++step)
      phase.advance(1e-8, 4, 1e-3);
    for (NoisyPhase *other : {&resumed, &forgetful})
      {
        StepMemory memory;
        phase.integrator->keep(memory);
        phase.noisy.keep(memory);
        if (other == &forgetful)
          {
            StepMemory::Numbers numbers = memory.numbers();
            ASSERT_EQ(numbers.at("noise/usual increments").size(), 1u);
            numbers.at("noise/usual increments").clear();
            memory = StepMemory(numbers, memory.names_of_states(), memory.states());
          }
        other->integrator->recall(memory, other->noisy);
        other->noisy.recall(memory);
        other->problem.u = phase.problem.u;
        other->step = phase.step;
        other->t = phase.t;
      }
    const double ratio = phase.advance(1e-4, 4, 1e-3).error_ratio;
    EXPECT_EQ(resumed.advance(1e-4, 4, 1e-3).error_ratio, ratio);
    EXPECT_LT(forgetful.advance(1e-4, 4, 1e-3).error_ratio, 0.9 * ratio);
  }
} // namespace
