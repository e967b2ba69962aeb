// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// A state that interpolation has put outside the range of a field comes back into it, whether the range ends
// on both sides or on one, and a conserved field keeps its mean.
#include "tests/equations/exact_problem.h"

#include <gtest/gtest.h>

#include <limits>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  constexpr double infinity = std::numeric_limits<double>::infinity();

  /// A conserved field with a range, of which a text knows nothing.
  class Ranged final : public ExpressionEquations
  {
  public:
    Ranged(const ExpressionModel &model, const double lowest, const double highest)
      : ExpressionEquations(model, {1e-3, 1e-6, 0.})
      , ranged_(ExpressionEquations::fields())
    {
      ranged_[0].lowest = lowest;
      ranged_[0].highest = highest;
    }
    const std::vector<FieldEquation> &fields() const override { return ranged_; }

  private:
    std::vector<FieldEquation> ranged_;
  };

  TEST(Admissible, RangesThatEndOnOneSideKeepNumbersNumbersAndTheMean)
  {
    const OwnEquations own(equations("set Fields = c\nset Free energy = c^2\n",
                                     field("c", "set Kind = conserved\nset Mobility = 1\n")) +
                           "subsection Initial state\nset c = 0\nend\n");
    ASSERT_EQ(own.diagnostics.n_errors(), 0u) << own.diagnostics.text();
    Mesh<2> mesh(MPI_COMM_WORLD);
    make_box<2>(mesh, 4);
    const struct
    {
      double lowest, highest, offset;
    } ranges[] = {{0., 1., 0.}, {0., infinity, 0.}, {-infinity, 1., 0.}, {1e20, infinity, 1e20}};
    for (const auto &range : ranges)
      {
        Ranged equations(own.model, range.lowest, range.highest);
        Space<2> space(mesh, 2);
        std::vector<std::vector<std::string>> names;
        for (int id = 0; id < 4; ++id)
          names.push_back({boundaries[id]});
        CoupledSystem<2> system(space, equations, names);
        space.reinit();
        system.reinit();
        State u;
        system.initialise(u);
        const double scale = range.offset > 0. ? range.offset : 1.;
        const auto places = space.node_places();
        for (unsigned int i = 0; i < places.size(); ++i) // a part is below 0, and a part above 1
          u.block(0).local_element(i) =
            range.offset + scale * (0.5 + 0.52 * std::cos(M_PI * places[i][0]));
        space.distribute(u.block(0));
        const double mean = system.mean(0, u);
        system.admit(u);
        for (const double value : u.block(0))
          EXPECT_TRUE(equations.fields()[0].admits(value)) << value;
        EXPECT_NEAR(system.mean(0, u), mean, 1e-14 * scale);
      }
  }
} // namespace
