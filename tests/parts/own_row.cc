// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// A kind of equation that only this file knows: the Allen-Cahn equation that conserves (Rubinstein and Sternberg 1992,
// 10.1093/imamat/48.3.249), du/dt = - L (mu - <mu>) with <mu> the mean over the body, handed over by a part.
#include "solver/linear/second_order_inverse.h"
#include "solver/parts/equations/combined_equations.h"
#include "solver/rows/row_maker_of.h"
#include "solver/system/coupled_system.h"
#include "solver/time/integrator.h"
#include "tests/equations/exact_problem.h"
#include "tests/support/jacobian_difference.h"

#include <deal.II/base/mpi.h>

#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <stdexcept>
#include <string>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  /// r = s [ M (u - known)/L + w (M (f' - <f'>) + kappa K u) ], with L the same everywhere.
  template <int dim>
  class ConservedAllenCahnRow final : public Row<dim>
  {
  public:
    using Vector = typename Row<dim>::Vector;

    ConservedAllenCahnRow(RowSystem<dim> &system, const std::size_t field)
      : Row<dim>(system, field)
      , inverse_(system.inverse_work)
    {}

    void rate(const State &u, Vector &result, const Problem::Finish &finish) override
    {
      const double mobility = this->uniform_coefficient(), kappa = terms_.gradient_coefficient;
      const NodalArray &gradient = system_.laws.gradient(this->field());
      const double mean = mean_of(gradient);
      const double *inverse_mass = system_.space.inverse_mass().begin();
      system_.stiffness->apply(result, u.block(this->field()));
      for (unsigned int k = 0; k < system_.n_nodes(); ++k)
        result.local_element(k) =
          inverse_mass[k] == 0.
            ? 0.
            : -mobility * (gradient[k] - mean + kappa * inverse_mass[k] * result.local_element(k));
      if (finish)
        finish(this->field(), 0, system_.n_nodes());
    }
    void residual(const State &u, Vector &result) override
    {
      const std::size_t i = this->field();
      const NodalArray &gradient = system_.laws.gradient(i);
      const double mean = mean_of(gradient);
      const double *mass = system_.space.mass().begin();
      system_.stiffness->apply(result, u.block(i));
      for (unsigned int k = 0; k < system_.n_nodes(); ++k)
        {
          const double change =
            u.block(i).local_element(k) - system_.known->block(i).local_element(k);
          result.local_element(k) =
            terms_.scale *
            (mass[k] * change / terms_.uniform_coefficient +
             system_.weight * (mass[k] * (gradient[k] - mean) +
                               terms_.gradient_coefficient * result.local_element(k)));
        }
    }
    void linearise(const State &, std::vector<NodalTerm *> &) override
    {
      const double *mass = system_.space.mass().begin();
      NodalArray &local = this->local(this->field());
      curvature_ = system_.laws.hessian(this->field(), this->field());
      for (unsigned int k = 0; k < system_.n_nodes(); ++k)
        local[k] = terms_.scale * mass[k] *
                   (1. / terms_.uniform_coefficient + system_.weight * curvature_[k]);
    }
    void apply(const State &direction, Vector &result) override
    {
      const Vector &own = direction.block(this->field());
      const double *mass = system_.space.mass().begin();
      NodalArray change = curvature_;
      for (unsigned int k = 0; k < system_.n_nodes(); ++k)
        change[k] *= own.local_element(k);
      const double mean = mean_of(change), factor = terms_.scale * system_.weight;
      system_.stiffness->apply(result, own);
      for (unsigned int k = 0; k < system_.n_nodes(); ++k)
        result.local_element(k) =
          factor * (terms_.gradient_coefficient * result.local_element(k) - mass[k] * mean) +
          (*terms_.local[this->field()])[k] * own.local_element(k);
    }
    void restore_integral(const State &known, State &u) override
    {
      Vector &value = u.block(this->field());
      const Vector &mass = system_.space.mass();
      value.add((mass * known.block(this->field()) - mass * value) / system_.space.volume());
    }
    void set_up_own_inverse() override { inverse_.set_up_evolving(terms_, system_.weight); }
    RowInverse<dim> &own_inverse() override { return inverse_; }

  protected:
    double scale_of_coefficient(const State &) override { return terms_.uniform_coefficient; }
    void find_still(const State &, std::vector<bool> &) override {}

  private:
    double mean_of(const NodalArray &values) const
    {
      double sum = 0.;
      for (unsigned int k = 0; k < system_.n_nodes(); ++k)
        if (const double mass = system_.space.mass().local_element(k); mass != 0.)
          sum += mass * values[k];
      return dealii::Utilities::MPI::sum(sum, system_.space.mesh().get_communicator()) /
             system_.space.volume();
    }

    using Row<dim>::system_;
    using Row<dim>::terms_;
    SecondOrderInverse<dim> inverse_;
    NodalArray curvature_;
  };

  constexpr double stiffness = 3., kappa = 0.2, mobility = 0.7;

  /// a u^2/2 + b u^4/4
  struct Well : FreeEnergyFrom<Well, 1>
  {
    double quartic = 0.;
    template <class Number>
    Number density(const Fields<Number> &u, const PointState &) const
    {
      return 0.5 * stiffness * (u[0] * u[0]) + 0.25 * quartic * (u[0] * u[0] * u[0] * u[0]);
    }
  };

  class OwnKind final : public PartEquations
  {
  public:
    OwnKind(const double quartic, const std::shared_ptr<const RowMaker> &row)
      : energy_(well_, state_, {"u"}, "the energy")
      , mobility_(mobility, "the mobility")
    {
      well_.quartic = quartic;
      FieldEquation field;
      field.name = "u";
      field.kind = {"conserved, with a rate at each place", true};
      field.row = row;
      field.gradient_coefficient = kappa;
      field.tolerance = {0., 2e-10, 0.};
      description_.fields = {field};
      description_.reads = {"u"};
    }
    const PartDescription &description() const override { return description_; }
    std::vector<const PartTerm *> energies() const override { return {&energy_}; }
    const PartTerm *coefficient(std::size_t) const override { return &mobility_; }

  private:
    PartDescription description_;
    PointState state_;
    Well well_;
    PointTerm energy_;
    UniformTerm mobility_;
  };

  constexpr double mean = 0.3;

  /// A case of that part alone, with 0.3 + 0.5 cos(pi x) at the beginning.
  struct OwnCase
  {
    explicit OwnCase(const double quartic,
                     const std::shared_ptr<const RowMaker> &row =
                       std::make_shared<RowMakerOf<ConservedAllenCahnRow>>())
      : part(quartic, row)
      , combined(std::vector<CombinedEquations::Part>{{part, 1.}})
      , mesh(MPI_COMM_WORLD)
    {
      make_box<2>(mesh, 3);
      refine_a_third<2>(mesh, 1);
      space.emplace(mesh, 3);
      system.emplace(*space, combined, ExactProblem<2>::names_of_faces());
      space->reinit();
      system->reinit();
      system->initialise(u);
      system->initialise(trial);
      const auto places = space->node_places();
      for (unsigned int k = 0; k < places.size(); ++k)
        u.block(0).local_element(k) = mean + 0.5 * std::cos(M_PI * places[k][0]);
      space->distribute(u.block(0));
    }

    OwnKind part;
    CombinedEquations combined;
    Mesh<2> mesh;
    std::optional<Space<2>> space;
    std::optional<CoupledSystem<2>> system;
    State u, trial;
  };

  // The wave dies out with L (a + kappa pi^2) and the mean stays: in the usual equation it dies out, too, and where
  // div (M grad mu) conserves the wave does so pi^2 times as fast. Cubics follow the wave to 1e-4.
  TEST(OwnRow, AWaveDecaysAsItsEquationSaysAndTheMeanStays)
  {
    OwnCase run(0.);
    const double before = run.system->mean(0, run.u);
    const auto integrator = make_integrator("TR-BDF2");
    constexpr int n_steps = 200;
    constexpr double end = 0.4;
    for (int step = 0; step < n_steps; ++step)
      {
        const Trial result =
          integrator->attempt(*run.system, end * step / n_steps, end / n_steps, run.u, run.trial);
        ASSERT_TRUE(result.solved) << result.failure;
        integrator->accept();
        run.u.swap(run.trial);
      }
    EXPECT_NEAR(run.system->mean(0, run.u), before, 1e-14);
    const double left = std::exp(-mobility * (stiffness + kappa * M_PI * M_PI) * end);
    const auto places = run.space->node_places();
    for (unsigned int k = 0; k < places.size(); ++k)
      if (run.space->mass().local_element(k) != 0.) // else it hangs on others
        {
          EXPECT_NEAR(run.u.block(0).local_element(k),
                      mean + 0.5 * left * std::cos(M_PI * places[k][0]),
                      2e-4);
        }
  }

  TEST(OwnRow, AKindOfItsOwnWithoutARowIsRefused)
  {
    try
      {
        const OwnCase run(0., nullptr);
        FAIL();
      }
    catch (const std::logic_error &error)
      {
        const std::string text = error.what();
        for (const char *part : {"'u'", "'conserved, with a rate at each place'", "no row"})
          EXPECT_NE(text.find(part), std::string::npos) << text;
      }
  }

  TEST(OwnRow, ItsJacobianIsTheDerivativeOfItsResidual)
  {
    OwnCase run(5.);
    const State known = run.u;
    State stage = run.u;
    ASSERT_TRUE(run.system->solve_stage(0., 0.05, known, 0.02, stage).converged);
    expect_jacobian_is_derivative(*run.system, *run.space, run.u);
  }
} // namespace
