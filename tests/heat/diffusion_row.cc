// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The row of a field that spreads whatever the energy says, coupled to another one through its diffusivity and a source
// that reads a rate, as the temperature is to the phase:
//   du/dt = div[(1 + 0.3 v) grad u] + (0.5 + 0.2 v) dv/dt + S_u,   dv/dt = - v + 0.2 laplace v + S_v
// with sources made for u = p(t) q and v = s(t) q, q = 1 + cos(pi x) cos(pi y).
#include "solver/rows/diffusion_row.h"

#include "solver/parts/equations/combined_equations.h"
#include "solver/rows/row_maker_of.h"
#include "solver/system/coupled_system.h"
#include "solver/time/integrator.h"
#include "tests/equations/exact_problem.h"
#include "tests/support/jacobian_difference.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  const double pi = std::acos(-1.);
  constexpr std::size_t u_field = 0, v_field = 1;

  /// Amplitudes: linear in time, which makes no error there, or swinging.
  struct Amplitudes
  {
    bool swings = false;
    double p(const double t) const { return swings ? 1. + 0.5 * std::cos(3. * t) : 1.5 + t; }
    double p_rate(const double t) const { return swings ? -1.5 * std::sin(3. * t) : 1.; }
    double s(const double t) const { return swings ? std::cos(2. * t) : 1. - t; }
    double s_rate(const double t) const { return swings ? -2. * std::sin(2. * t) : -1.; }
  };

  double wave(const std::array<double, 3> &x)
  {
    return 1. + std::cos(pi * x[0]) * std::cos(pi * x[1]);
  }

  /// A law of u and v at a node: value and derivatives by both.
  class Term final : public PartTerm
  {
  public:
    using Law = std::function<std::array<double, 3>(std::size_t node, double u, double v)>;
    Term(Law law, std::vector<std::size_t> rates = {})
      : law_(std::move(law))
      , rates_(std::move(rates))
    {}
    const std::vector<std::string> &reads() const override { return reads_; }
    std::vector<std::size_t> rates_read() const override { return rates_; }
    void by_rate(std::size_t, const double *const *u, double *value) const override
    {
      for (std::size_t k = 0; k < n; ++k)
        value[k] = 0.5 + 0.2 * u[v_field][k];
    }
    void evaluate(const NodeRange nodes,
                  const double *const *u,
                  double *value,
                  double *const *gradient,
                  double *const *) const override
    {
      for (std::size_t k = nodes.begin; k < nodes.end; ++k)
        {
          const auto [f, by_u, by_v] = law_(k, u[u_field][k], u[v_field][k]);
          if (value != nullptr)
            value[k] = f;
          if (gradient != nullptr && gradient[u_field] != nullptr)
            gradient[u_field][k] = by_u;
          if (gradient != nullptr && gradient[v_field] != nullptr)
            gradient[v_field][k] = by_v;
        }
    }
    std::string stated_in(std::size_t, const double *const *) const override { return "a test"; }
    std::size_t n = 0;

  private:
    Law law_;
    std::vector<std::size_t> rates_;
    std::vector<std::string> reads_ = {"u", "v"};
  };

  /// v^2/2
  struct Well : FreeEnergyFrom<Well, 1>
  {
    template <class Number>
    Number density(const Fields<Number> &u, const PointState &) const
    {
      return 0.5 * (u[0] * u[0]);
    }
  };

  class CoupledFields final : public PartEquations
  {
  public:
    explicit CoupledFields(const Amplitudes &amplitudes)
      : of_(amplitudes)
      , energy_(well_, state_, {"v"}, "the energy")
      , mobility_(1., "the mobility")
      , diffusivity_([](std::size_t, double, const double v) {
        return std::array<double, 3>{1. + 0.3 * v, 0., 0.3};
      })
      , source_of_u_(
          [this](const std::size_t k, double, const double v) { return source_of_u(k, v); },
          {v_field})
      , source_of_v_([this](const std::size_t k, double, double) {
        const double q = wave(places_[k]);
        return std::array<double, 3>{of_.s_rate(t_) * q +
                                       of_.s(t_) * (q + 0.4 * pi * pi * (q - 1.)),
                                     0.,
                                     0.};
      })
    {
      FieldEquation u, v;
      u.name = "u";
      u.kind = diffusive_field;
      u.row = std::make_shared<RowMakerOf<DiffusionRow>>();
      v.name = "v";
      v.gradient_coefficient = 0.2;
      u.tolerance = v.tolerance = {0., 2e-10, 0.};
      description_.fields = {u, v};
      description_.reads = {"u", "v"};
      description_.tallies = {
        {"what its source brings",
         [this](const double *const *states, double *density) {
           source_of_u_.evaluate({0, places_.size()}, states, density, nullptr, nullptr);
         },
         0,
         {}}};
    }
    const PartDescription &description() const override { return description_; }
    std::vector<const PartTerm *> energies() const override { return {&energy_}; }
    const PartTerm *coefficient(const std::size_t field) const override
    {
      if (field == u_field)
        return &diffusivity_;
      return &mobility_;
    }
    const PartTerm *source(const std::string &field) const override
    {
      return field == "u" ? &source_of_u_ : &source_of_v_;
    }
    void set_nodes(const LawNodes &nodes) override
    {
      places_ = nodes.places;
      rate_ = nodes.rates.empty() ? nullptr : nodes.rates[v_field];
      source_of_u_.n = places_.size();
    }
    void set_time(const double t, bool) override { t_ = t; }

  private:
    std::array<double, 3> source_of_u(const std::size_t k, const double v) const
    {
      const std::array<double, 3> &x = places_[k];
      const double q = wave(x), p = of_.p(t_), s = of_.s(t_),
                   square = pi * pi *
                            (std::pow(std::sin(pi * x[0]) * std::cos(pi * x[1]), 2) +
                             std::pow(std::cos(pi * x[0]) * std::sin(pi * x[1]), 2));
      const double spread =
        -(1. + 0.3 * s * q) * 2. * pi * pi * p * (q - 1.) + 0.3 * s * p * square;
      const double made = of_.p_rate(t_) * q - spread - (0.5 + 0.2 * s * q) * of_.s_rate(t_) * q;
      return {made + (0.5 + 0.2 * v) * rate_[k], 0., 0.2 * rate_[k]};
    }

    Amplitudes of_;
    PartDescription description_;
    PointState state_;
    Well well_;
    PointTerm energy_;
    UniformTerm mobility_;
    Term diffusivity_, source_of_u_, source_of_v_;
    std::vector<std::array<double, 3>> places_;
    const double *rate_ = nullptr;
    double t_ = 0.;
  };

  struct CoupledRun
  {
    CoupledRun(const Amplitudes &amplitudes, const unsigned int n_cells, const unsigned int degree)
      : of(amplitudes)
      , part(amplitudes)
      , combined(std::vector<CombinedEquations::Part>{{part, 1.}})
      , mesh(MPI_COMM_WORLD)
    {
      make_box<2>(mesh, n_cells);
      refine_a_third<2>(mesh, 1);
      space.emplace(mesh, degree);
      system.emplace(*space, combined, ExactProblem<2>::names_of_faces());
      space->reinit();
      system->reinit();
      for (State *state : {&u, &trial})
        system->initialise(*state);
      set(0., u);
    }
    void set(const double t, State &to)
    {
      const auto places = space->node_places();
      for (unsigned int k = 0; k < places.size(); ++k)
        {
          const double q = wave({{places[k][0], places[k][1], 0.}});
          to.block(u_field).local_element(k) = of.p(t) * q;
          to.block(v_field).local_element(k) = of.s(t) * q;
        }
      for (unsigned int field = 0; field < 2; ++field)
        space->distribute(to.block(field));
    }
    void integrate(const double end, const int n_steps)
    {
      const auto integrator = make_integrator("TR-BDF2");
      for (int step = 0; step < n_steps; ++step)
        {
          const Trial result =
            integrator->attempt(*system, end * step / n_steps, end / n_steps, u, trial);
          ASSERT_TRUE(result.solved) << result.failure;
          ASSERT_EQ(result.tallied.size(), 1u);
          brought += result.tallied[0];
          integrator->accept();
          u.swap(trial);
        }
    }
    /// Of a field at the nodes, root mean square.
    double error(const unsigned int field, const double t)
    {
      set(t, trial);
      trial.block(field) -= u.block(field);
      double sum = 0.;
      for (unsigned int k = 0; k < trial.block(field).locally_owned_size(); ++k)
        sum += space->mass().local_element(k) * std::pow(trial.block(field).local_element(k), 2);
      return std::sqrt(sum);
    }

    Amplitudes of;
    CoupledFields part;
    CombinedEquations combined;
    Mesh<2> mesh;
    std::optional<Space<2>> space;
    std::optional<CoupledSystem<2>> system;
    State u, trial;
    double brought = 0.;
  };

  TEST(DiffusionRow, OrderInSpaceIsOneMoreThanTheDegree)
  {
    for (const unsigned int degree : {2u, 3u})
      {
        std::array<double, 2> errors;
        for (unsigned int k = 0; k < 2; ++k)
          {
            CoupledRun run({}, 6 << k, degree);
            run.integrate(0.3, 3);
            errors[k] = run.error(u_field, 0.3);
          }
        // A third of the cells is refined on each mesh, so that the constant scatters; nodes of degree 2 may do better.
        EXPECT_GT(std::log2(errors[0] / errors[1]), degree + 1 - 0.3) << degree;
        EXPECT_LT(errors[1], 2e-4) << degree;
      }
  }

  TEST(DiffusionRow, OrderInTimeIsTwo)
  {
    std::array<double, 2> errors;
    for (unsigned int k = 0; k < 2; ++k)
      {
        CoupledRun run({true}, 8, 4);
        run.integrate(0.5, 16 << k);
        errors[k] = run.error(u_field, 0.5);
      }
    EXPECT_NEAR(std::log2(errors[0] / errors[1]), 2., 0.15);
  }

  // Whatever the steps: what the field gains is what has been added up, to rounding of values of order one.
  TEST(DiffusionRow, GainsWhatHasBeenAddedUp)
  {
    CoupledRun run({true}, 6, 3);
    const double before = run.system->mean(u_field, run.u);
    run.integrate(0.5, 3);
    const double gained = run.system->mean(u_field, run.u) - before;
    EXPECT_GT(std::abs(gained), 0.1) << "or this says nothing";
    EXPECT_NEAR(gained, run.brought, 1e-13);
  }

  TEST(DiffusionRow, ItsJacobianIsTheDerivativeOfItsResidual)
  {
    CoupledRun run({true}, 4, 3);
    const State known = run.u;
    State stage = run.u;
    ASSERT_TRUE(run.system->solve_stage(0.1, 0.05, known, 0.02, stage).converged);
    expect_jacobian_is_derivative(*run.system, *run.space, run.u);
  }
} // namespace
