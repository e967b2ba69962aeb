// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Nuclei of LT below T0 and of HT above it, drawn on the same sites of one film.
#include "models/model_set.h"
#include "solver/nucleation/nucleation_of_both_phases.h"
#include "solver/nucleation/process.h"
#include "tests/support/nucleation_inputs.h"
#include "tests/support/rectangle_sites.h"
#include "tests/unit/model_support.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <set>

namespace
{
  using namespace softlattice;

  constexpr double rate = 1e10;       // of either phase [1/m^2/s]
  constexpr double half_cycle = 100.; // [s]
  constexpr double seed_radius = 200e-9;

  /// A film of x = 2/3, T0 = 370 K, cold for a half cycle and then hot.
  struct ColdThenHot
  {
    ColdThenHot()
      : sites(20e-6, 20e-6, 2, 2)
    {
      models.declare(table);
      test::set(table, "Model/Free energy/Br fraction", 2. / 3.);
      Schedule temperature;
      temperature.times = {0., half_cycle, half_cycle};
      temperature.values = {360., 360., 420.};
      test::set(table, "Environment/Temperature", temperature);
      test::set(table, "Environment/Relative humidity", Schedule(0.)); // fronts hardly move
      test::choose(table, "Nucleation/Rate law", "constant");
      test::set(table, "Nucleation/Rate", rate);
      test::choose(table, "Nucleation/HT nuclei/Rate law", "constant");
      test::set(table, "Nucleation/HT nuclei/Rate", rate);
      models.prepare(2. * half_cycle);
      parameters.slab_duration = 7.;
    }

    std::unique_ptr<Nucleation> process(const NucleatingPhase phase) const
    {
      return std::make_unique<NucleationProcess>(
        parameters,
        models,
        NucleatedFields(),
        sites,
        NucleationProcess::SiteFactor{[](const auto &) { return 1.; }, 1.},
        seed_radius,
        PrescribedNuclei(),
        std::array<double, 3>{},
        phase);
    }
    NucleationOfBothPhases nucleation() const
    {
      return {process(NucleatingPhase::lt), process(NucleatingPhase::ht)};
    }
    double expected() const { return rate * sites.area() * half_cycle; }

    ParameterTable table;
    ModelSet models;
    NucleationParameters parameters;
    RectangleSites sites;
  };

  /// All in one phase.
  test::KnownFields film(const bool is_lt)
  {
    return test::KnownFields([is_lt](const std::vector<Candidate> &candidates) {
      return std::vector<char>(candidates.size(), is_lt);
    });
  }
} // namespace

TEST(NucleationOfBothPhases, EachFormsInTheOtherWhereItIsStable)
{
  const ColdThenHot setup;
  for (const bool is_lt : {false, true})
    {
      NucleationOfBothPhases nucleation = setup.nucleation();
      const test::KnownFields fields = film(is_lt);
      std::vector<Nucleus> all;
      for (int step = 0; step < 40; ++step)
        {
          const double from = 5. * step, to = from + 5.;
          const std::vector<Nucleus> born = nucleation.births(from, to, fields);
          EXPECT_TRUE(std::is_sorted(born.begin(), born.end(), [](const auto &a, const auto &b) {
            return a.time < b.time;
          }));
          nucleation.advance(born, to);
          all.insert(all.end(), born.begin(), born.end());
        }
      for (const Nucleus &nucleus : all)
        {
          EXPECT_EQ(nucleus.turns_back, is_lt);
          EXPECT_EQ(nucleus.time > half_cycle, is_lt);
        }
      EXPECT_NEAR(all.size(),
                  setup.expected(),
                  4. * std::sqrt(setup.expected())); // of a Poisson process
    }
}

// The rate is the same, and so are places and times if the random numbers were.
TEST(NucleationOfBothPhases, HaveRandomNumbersOfTheirOwn)
{
  const ColdThenHot setup;
  std::set<std::uint64_t> ids;
  for (const bool is_lt : {false, true})
    for (const Nucleus &nucleus : setup.nucleation().births(0., 2. * half_cycle, film(is_lt)))
      EXPECT_TRUE(ids.insert(nucleus.id).second);
  EXPECT_GT(ids.size(), 1.5 * setup.expected());
}

// Each phase takes back its own: LT, which is gone as soon as it is hot, and HT, which grows into the fields.
TEST(NucleationOfBothPhases, GoOnFromWhatTheyRemember)
{
  const ColdThenHot setup;
  for (const bool is_lt : {false, true})
    {
      const double from = is_lt ? half_cycle : half_cycle - 5., to = from + 5.;
      const test::KnownFields fields = film(is_lt);
      NucleationOfBothPhases one = setup.nucleation();
      const std::vector<Nucleus> born = one.births(from, to, fields);
      ASSERT_GT(born.size(), 5u);
      one.advance(born, to);
      NucleationOfBothPhases other = setup.nucleation();
      other.recall(one.memory(), to);
      EXPECT_EQ(other.memory().waiting.size(), born.size());

      const double late =
        60. * half_cycle; // fronts of 0.2 nm/s have gone further than a seed measures
      const PendingChange of_one = one.advance({}, late), of_other = other.advance({}, late);
      EXPECT_EQ(of_one.due.size(), is_lt ? born.size() : 0);
      EXPECT_EQ(of_one.vanished.size(), is_lt ? 0 : born.size());
      ASSERT_EQ(of_other.due.size(), of_one.due.size());
      EXPECT_EQ(of_other.vanished.size(), of_one.vanished.size());
      for (std::size_t i = 0; i < of_one.due.size(); ++i)
        {
          EXPECT_TRUE(of_other.due[i].nucleus.turns_back);
          EXPECT_EQ(of_other.due[i].nucleus.id, of_one.due[i].nucleus.id);
          EXPECT_EQ(of_other.due[i].radius, of_one.due[i].radius);
        }
    }
}
