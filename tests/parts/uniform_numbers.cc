// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What belongs to a body as a whole: uniform numbers that follow from the fields, and changes that cost no energy. With
// a membrane u in equilibrium over a field v that evolves,
//   F = int (1 + v)/2 [ (u_x + p - v)^2 + (u_y + q)^2 ] + v^2 dV - s V p,
// on a mesh with hanging nodes: with p and q where springs hold u at all sides, without them where it is free.
#include "solver/parts/equations/combined_equations.h"
#include "solver/system/coupled_system.h"
#include "tests/equations/exact_problem.h"
#include "tests/support/jacobian_difference.h"

#include <gtest/gtest.h>

#include <cmath>
#include <optional>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  constexpr double force = 0.3;

  struct Membrane final : GradientEnergy
  {
    const std::vector<std::size_t> &fields() const override { return numbers; }
    bool reads_places() const override { return false; }
    void set_points(const std::vector<std::array<double, 3>> &) override {}
    std::string stated_in() const override { return "the membrane"; }
    void evaluate(const NodeRange points,
                  const double *const *arguments,
                  double *const value,
                  double *const *gradient,
                  double *const *hessian) const override
    {
      for (std::size_t k = 0; k < points.end - points.begin; ++k)
        {
          const Local at(arguments, k, p);
          const auto put = [&](double *const row, const double number) {
            if (row != nullptr)
              row[k] = number;
          };
          put(value, 0.5 * at.stiffness * at.square() + at.v * at.v);
          const std::array<double, 8> first = {0.,
                                               at.stiffness * at.x,
                                               at.stiffness * at.y,
                                               0.,
                                               0.5 * at.square() - at.stiffness * at.x + 2. * at.v};
          for (std::size_t i = 0; gradient != nullptr && i < 8; ++i)
            put(gradient[i], first[i]);
          if (hessian == nullptr)
            continue;
          for (std::size_t i = 0; i < 36; ++i)
            put(hessian[i], 0.);
          put(hessian[of_triangle(1, 1, 8)], at.stiffness);
          put(hessian[of_triangle(2, 2, 8)], at.stiffness);
          put(hessian[of_triangle(1, 4, 8)], at.x - at.stiffness);
          put(hessian[of_triangle(2, 4, 8)], at.y);
          put(hessian[of_triangle(4, 4, 8)], at.stiffness - 2. * at.x + 2.);
        }
    }
    std::vector<double> uniform_forces() const override
    {
      return is_held ? std::vector<double>{force, 0.} : std::vector<double>();
    }
    void set_uniform(const std::vector<double> &numbers_now) override { p = numbers_now; }
    void evaluate_uniform(const NodeRange points,
                          const double *const *arguments,
                          double *const *first,
                          double *const *second,
                          double *const *mixed) const override
    {
      for (std::size_t k = 0; k < points.end - points.begin; ++k)
        {
          const Local at(arguments, k, p);
          const auto put = [&](double *const row, const double number) {
            if (row != nullptr)
              row[k] = number;
          };
          put(first[0], at.stiffness * at.x);
          put(first[1], at.stiffness * at.y);
          put(second[0], at.stiffness);
          put(second[1], 0.);
          put(second[2], at.stiffness);
          for (std::size_t i = 0; i < 16; ++i)
            put(mixed[i], 0.);
          put(mixed[1], at.stiffness);
          put(mixed[4], at.x - at.stiffness);
          put(mixed[8 + 2], at.stiffness);
          put(mixed[8 + 4], at.y);
        }
    }

    struct Local
    {
      Local(const double *const *arguments, const std::size_t k, const std::vector<double> &p)
        : v(arguments[4][k])
        , x(arguments[1][k] + p[0] - v)
        , y(arguments[2][k] + p[1])
        , stiffness(1. + v)
      {}
      double square() const { return x * x + y * y; }
      double v, x, y, stiffness;
    };

    bool is_held = false;
    std::vector<std::size_t> numbers = {0, 1};
    std::vector<double> p = {0., 0.};
  };

  /// f = - weight u: a load.
  struct Load : FreeEnergyFrom<Load, 1>
  {
    double weight = 0.;
    template <class Number>
    Number density(const Fields<Number> &u, const PointState &) const
    {
      return -weight * u[0];
    }
  };

  class MembraneEquations final : public PartEquations
  {
  public:
    MembraneEquations(const bool is_held, const double weight)
      : load_term_(load_, state_, {"u"}, "the load")
      , one_(1., "one")
    {
      load_.weight = weight;
      FieldEquation u, v;
      u.name = "u";
      u.kind = FieldKind::equilibrium;
      v.name = "v";
      v.gradient_coefficient = 0.1;
      u.tolerance = v.tolerance = {0., 1e-6, 0.};
      description_.fields = {u, v};
      description_.reads = {"u", "v"};
      membrane.is_held = is_held;
      if (!is_held)
        description_.neutral_changes = {{{{0, [](const auto &) { return 1.; }}}}};
      const auto constant = [](const double value) {
        return [value](const std::array<double, 3> &, double) { return value; };
      };
      for (int id = 0; is_held && id < 4; ++id)
        description_.boundary_conditions.push_back({0,
                                                    boundaries[id],
                                                    BoundaryCondition::Kind::exchange,
                                                    constant(0.),
                                                    constant(10.),
                                                    "the test"});
    }
    const PartDescription &description() const override { return description_; }
    std::vector<const PartTerm *> energies() const override { return {&load_term_}; }
    GradientEnergy *gradient_energy() override { return &membrane; }
    const PartTerm *coefficient(std::size_t) const override { return &one_; }

    Membrane membrane;

  private:
    PartDescription description_;
    PointState state_;
    Load load_;
    PointTerm load_term_;
    UniformTerm one_;
  };

  /// In units that are scaled by 2, as those of a part whose driving forces are.
  struct MembraneCase
  {
    explicit MembraneCase(const bool is_held, const double weight = 0.)
      : part(is_held, weight)
      , combined(std::vector<CombinedEquations::Part>{{part, 2.}})
      , mesh(MPI_COMM_WORLD)
    {
      make_box<2>(mesh, 3);
      refine_a_third<2>(mesh, 1);
      space.emplace(mesh, 2);
      system.emplace(*space, combined, ExactProblem<2>::names_of_faces());
      space->reinit();
      system->reinit();
      system->initialise(u);
      const auto places = space->node_places();
      for (unsigned int k = 0; k < places.size(); ++k)
        {
          u.block(0).local_element(k) = 0.3;
          u.block(1).local_element(k) = 0.2 * std::cos(M_PI * places[k][0]) + 0.1 * places[k][1];
        }
      for (unsigned int i = 0; i < 2; ++i)
        space->distribute(u.block(i));
    }

    MembraneEquations part;
    CombinedEquations combined;
    Mesh<2> mesh;
    std::optional<Space<2>> space;
    std::optional<CoupledSystem<2>> system;
    State u;
  };

  TEST(UniformNumbers, JacobianIsTheDerivativeOfTheResidual)
  {
    for (const bool is_held : {true, false})
      {
        MembraneCase run(is_held);
        run.system->make_consistent(0., run.u);
        const State known = run.u;
        State stage = run.u;
        const StageReport report = run.system->solve_stage(0., 0.05, known, 0.02, stage);
        EXPECT_TRUE(report.converged) << report.failure << is_held;
        expect_jacobian_is_derivative(*run.system, *run.space, stage);
      }
  }

  // What is above is the least of F: another p costs s V dp and half of int (1 + v) dV dp^2.
  TEST(UniformNumbers, AreWhereTheEnergyIsLeast)
  {
    MembraneCase run(true);
    run.system->make_consistent(0., run.u);
    const std::vector<double> found = run.part.membrane.p;
    auto terms = GradientTerms<2>::create(*run.space, *run.combined.gradient_energy());
    const double least = terms->energy(run.u) - 2. * force * found[0];
    const double mean_stiffness = 1. + run.system->mean(1, run.u);
    for (const double change : {-0.1, 0.1})
      {
        run.part.membrane.p = {found[0] + change, found[1]};
        // The scale of the part is 2, the volume 1.
        EXPECT_NEAR(terms->energy(run.u) - 2. * force * (found[0] + change) - least,
                    mean_stiffness * change * change,
                    1e-12);
      }
    EXPECT_GT(std::abs(found[0] - force), 1e-3) << "or this says nothing";
  }

  // A load that is the same everywhere adds up to something, and is taken out: u is as without.
  TEST(NeutralChanges, HaveNoMeanAndTakeOutWhatLoadsAddUpTo)
  {
    std::vector<double> variances;
    for (const double weight : {0., 5.})
      {
        MembraneCase run(false, weight);
        run.system->make_consistent(0., run.u);
        EXPECT_NEAR(run.system->mean(0, run.u), 0., 1e-7) << weight;
        variances.push_back(run.system->variance(0, run.u));
      }
    EXPECT_GT(variances[0], 1e-4);
    EXPECT_NEAR(variances[1], variances[0], 1e-6 * variances[0]);
  }
} // namespace
