// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What every step is held against, on one process and on several.
#include "solver/run/invariants.h"

#include "solver/base/error.h"

#include <gtest/gtest.h>

#include <limits>

namespace
{
  using namespace softlattice;

  constexpr double infinity = std::numeric_limits<double>::infinity();

  Invariants of_a_fraction()
  {
    return {{{"x", 0., 1., true}, {"eta", -infinity, infinity, false}}, MPI_COMM_WORLD};
  }

  Measured state(const double mean, const double lowest, const double highest)
  {
    Measured measured;
    measured.energy = {1., 2.};
    measured.fields = {{mean, lowest, highest, 0.}, {mean, -7., 7., 0.}};
    return measured;
  }

  std::string message_of(Invariants &invariants, const Measured &measured, const double t)
  {
    try
      {
        invariants.check(measured, t);
      }
    catch (const InvariantError &error)
      {
        return error.what();
      }
    return {};
  }

  int rank()
  {
    int number = 0;
    MPI_Comm_rank(MPI_COMM_WORLD, &number);
    return number;
  }

  TEST(Invariants, HoldASoundStateForSound)
  {
    Invariants invariants = of_a_fraction();
    EXPECT_EQ(message_of(invariants, state(0.5, 0.1, 0.9), 0.), "");
    EXPECT_EQ(message_of(invariants, state(0.5 + 1e-15, 1e-12, 1. - 1e-12), 1.), "");
  }

  TEST(Invariants, FindWhatIsNot)
  {
    Invariants invariants = of_a_fraction();
    EXPECT_EQ(message_of(invariants, state(0.5, 0.1, 0.9), 0.), "");
    EXPECT_NE(message_of(invariants, state(0.5, -1e-9, 0.9), 1.).find("'x' is between"),
              std::string::npos);
    EXPECT_NE(message_of(invariants, state(0.5, 0.1, 1.), 1.).find("'x' is between"),
              std::string::npos);
    EXPECT_NE(message_of(invariants, state(0.5 + 1e-9, 0.1, 0.9), 1.).find("has drifted by 1e-09"),
              std::string::npos);
    const double nan = std::numeric_limits<double>::quiet_NaN();
    EXPECT_NE(message_of(invariants, state(0.5, nan, nan), 1.).find("not a number"),
              std::string::npos);
    Measured energy = state(0.5, 0.1, 0.9);
    energy.energy.bulk = infinity;
    EXPECT_NE(message_of(invariants, energy, 1.).find("free energy"), std::string::npos);
    // A field that is not closed may change its mean.
    Invariants open({{"x", 0., 1., false}, {"eta", -infinity, infinity, false}}, MPI_COMM_WORLD);
    EXPECT_EQ(message_of(open, state(0.5, 0.1, 0.9), 0.), "");
    EXPECT_EQ(message_of(open, state(0.6, 0.1, 0.9), 1.), "");
  }

  TEST(Invariants, TheMeansOfTheFirstStateHoldAfterARunIsResumed)
  {
    Invariants first = of_a_fraction();
    EXPECT_EQ(message_of(first, state(0.5, 0.1, 0.9), 0.), "");
    // Each stretch drifts by less than 1e-10 of the largest value, 0.9, and both together by more.
    EXPECT_EQ(message_of(first, state(0.5 + 6e-11, 0.1, 0.9), 1.), "");
    const std::vector<Invariants::Field> fields = {{"x", 0., 1., true},
                                                   {"eta", -infinity, infinity, false}};
    Invariants resumed(fields, MPI_COMM_WORLD, first.first_means());
    EXPECT_NE(message_of(resumed, state(0.5 + 1.2e-10, 0.1, 0.9), 2.).find("has drifted"),
              std::string::npos);
    EXPECT_THROW(Invariants(fields, MPI_COMM_WORLD, {0.5}), FileError);
  }

  TEST(Invariants, ProcessesThatDisagreeAllStop)
  {
    int n_ranks = 1;
    MPI_Comm_size(MPI_COMM_WORLD, &n_ranks);
    Invariants invariants = of_a_fraction();
    const double off = rank() == n_ranks - 1 ? 1e-16 : 0.;
    const std::string message = message_of(invariants, state(0.1 + off, 0.1, 0.9), 0.);
    EXPECT_EQ(message.empty(), n_ranks == 1) << message;
    // A fault on one of them.
    Invariants others = of_a_fraction();
    const std::string fault =
      message_of(others, state(0.5, rank() == n_ranks - 1 ? -1. : 0.1, 0.9), 0.);
    EXPECT_FALSE(fault.empty());
  }
} // namespace
