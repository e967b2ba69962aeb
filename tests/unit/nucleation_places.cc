// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Nuclei that wait where temperature differs from place to place and changes: each grows by the integral of the
// velocity at its own place.
#include "models/model_set.h"
#include "solver/nucleation/process.h"
#include "tests/support/nucleation_inputs.h"
#include "tests/support/rectangle_sites.h"
#include "tests/unit/model_support.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace
{
  using namespace softlattice;

  constexpr double length = 40e-6, width = 10e-6; // [m]
  constexpr double humidity = 0.8;

  /// Temperature [K] that rises along the film, and everywhere with time.
  double temperature_at(const std::array<double, 3> &place, const double t)
  {
    return 300. + 30. * place[0] / length + 0.2 * t;
  }

  /// A film of HT over a step from one time to another.
  class WarmingFilm final : public StepFields
  {
  public:
    WarmingFilm(const double from, const double to)
      : from_(from)
      , to_(to)
    {}
    std::vector<double> at(const std::size_t field,
                           const std::vector<Candidate> &candidates) const override
    {
      std::vector<double> values;
      for (const Candidate &one : candidates)
        values.push_back(field == 0 ? 0. : temperature_at(one.point.place, one.time));
      return values;
    }
    std::vector<double> at(std::size_t, const std::vector<Nucleus> &nuclei) const override
    {
      std::vector<double> values;
      for (const Nucleus &one : nuclei)
        values.push_back(temperature_at(one.place, one.time));
      return values;
    }
    std::pair<double, double> range(std::size_t) const override
    {
      return {temperature_at({0., 0., 0.}, from_), temperature_at({length, 0., 0.}, to_)};
    }

  private:
    double from_, to_;
  };

  struct Film
  {
    Film()
      : sites(length, width, 8, 2)
    {
      models.declare(table);
      test::set(table, "Environment/Temperature", Schedule(300.));
      test::set(table, "Environment/Relative humidity", Schedule(humidity));
      test::choose(table, "Nucleation/Rate law", "constant");
      test::set(table, "Nucleation/Rate", 2e10);
      models.prepare(1e4);
      parameters.slab_duration = 3.;
      fields.temperature = 1;
    }
    NucleationProcess process(const double seed_radius) const
    {
      return {parameters,
              models,
              fields,
              sites,
              {[](const auto &) { return 1.; }, 1.},
              seed_radius};
    }
    /// int v dt at a place, by the midpoint rule.
    double way(const std::array<double, 3> &place, const double from, const double to) const
    {
      constexpr int n = 4000;
      double sum = 0.;
      for (int i = 0; i < n; ++i)
        {
          const double t = from + (i + 0.5) / n * (to - from);
          const Conditions here =
            at_place(models.environment().at(t), {temperature_at(place, t), {}});
          sum += models.front_velocity(here) * (to - from) / n;
        }
      return sum;
    }

    ParameterTable table;
    ModelSet models;
    NucleationParameters parameters;
    NucleatedFields fields;
    RectangleSites sites;
  };

  // Steps of any length: temperatures are linear in time over each, and rounded to 1 mK, which changes no velocity by
  // as much as 1e-3.
  TEST(NucleiAtPlaces, GrowByTheIntegralOfTheVelocityAtTheirOwnPlace)
  {
    const Film film;
    const double speed = film.way({length / 2., 0., 0.}, 0., 1.);
    NucleationProcess process = film.process(100. * speed); // none is due
    std::vector<Nucleus> all;
    double from = 0.;
    for (const double step : {1.3, 0.2, 2.5, 7., 0.01, 4.})
      {
        const double to = from + step;
        const std::vector<Nucleus> born = process.births(from, to, WarmingFilm(from, to));
        all.insert(all.end(), born.begin(), born.end());
        EXPECT_TRUE(process.advance(born, to).due.empty());
        from = to;
      }
    const std::vector<GrownNucleus> grown = process.below_grid();
    ASSERT_EQ(grown.size(), all.size());
    ASSERT_GT(grown.size(), 20u);
    double least = 1e300, most = 0.;
    for (const GrownNucleus &one : grown)
      {
        const double expected = film.way(one.nucleus.place, one.nucleus.time, from);
        EXPECT_NEAR(one.radius, expected, 2e-3 * expected + 1e-6 * speed);
        const double there = film.way(one.nucleus.place, 0., 1.);
        least = std::min(least, there);
        most = std::max(most, there);
      }
    EXPECT_GT(most, 1.5 * least) << "or places do not matter";
  }

  // A rejected attempt changes nothing, and a run that is taken up again goes on with the radius to the last bit.
  TEST(NucleiAtPlaces, AttemptsLeaveNoTraceAndMemoryHoldsAll)
  {
    const Film film;
    NucleationProcess plain = film.process(1.), tried = film.process(1.),
                      resumed = film.process(1.);
    for (NucleationProcess *one : {&plain, &tried})
      one->advance(one->births(0., 5., WarmingFilm(0., 5.)), 5.);
    tried.births(5., 50., WarmingFilm(5., 60.));
    tried.step_end(5., 9., WarmingFilm(5., 5.));
    resumed.recall(plain.memory(), 5.);
    for (NucleationProcess *one : {&plain, &tried, &resumed})
      one->advance(one->births(5., 9., WarmingFilm(5., 9.)), 9.);
    const auto expected = plain.below_grid();
    for (NucleationProcess *one : {&tried, &resumed})
      {
        const auto found = one->below_grid();
        ASSERT_EQ(found.size(), expected.size());
        for (std::size_t i = 0; i < found.size(); ++i)
          {
            EXPECT_EQ(found[i].nucleus.id, expected[i].nucleus.id);
            EXPECT_EQ(found[i].radius, expected[i].radius);
          }
      }
  }

  // The step ends where the first of them reaches the seed radius, within the tenth that it may be late.
  TEST(NucleiAtPlaces, AreDueWhenTheFrontAtTheirPlaceHasGoneTheSeedRadius)
  {
    const Film film;
    const double seed_radius = 5. * film.way({length / 2., 0., 0.}, 0., 1.);
    NucleationProcess process = film.process(seed_radius);
    double from = 0.;
    std::size_t n_due = 0;
    while (from < 12.)
      {
        const double to = process.step_end(from, from + 0.5, WarmingFilm(from, from));
        const std::vector<Nucleus> born = process.births(from, to, WarmingFilm(from, to));
        for (const GrownNucleus &one : process.advance(born, to).due)
          {
            ++n_due;
            const double expected = film.way(one.nucleus.place, one.nucleus.time, to);
            EXPECT_NEAR(one.radius, expected, 2e-3 * expected);
            EXPECT_GE(one.radius, 0.999 * seed_radius);
            EXPECT_LE(one.radius, 1.15 * seed_radius);
          }
        from = to;
      }
    EXPECT_GT(n_due, 20u);
  }

  // Places are alike, and as the surroundings: the same nuclei, and radii but for rounding.
  TEST(NucleiAtPlaces, OfAUniformFieldAreThoseOfTheSurroundings)
  {
    Film film;
    NucleationProcess places = film.process(1.);
    film.fields.temperature.reset();
    NucleationProcess around = film.process(1.);
    class Alike final : public StepFields
    {
    public:
      std::vector<double> at(const std::size_t field,
                             const std::vector<Candidate> &candidates) const override
      {
        return std::vector<double>(candidates.size(), field == 0 ? 0. : 300.);
      }
      std::vector<double> at(std::size_t, const std::vector<Nucleus> &nuclei) const override
      {
        return std::vector<double>(nuclei.size(), 300.);
      }
      std::pair<double, double> range(std::size_t) const override { return {300., 300.}; }
    } alike;
    for (int step = 0; step < 8; ++step)
      {
        std::array<std::vector<Nucleus>, 2> born;
        std::array<NucleationProcess *, 2> both = {&places, &around};
        for (std::size_t i = 0; i < 2; ++i)
          {
            born[i] = both[i]->births(step, step + 1., alike);
            both[i]->advance(born[i], step + 1.);
          }
        ASSERT_EQ(born[0].size(), born[1].size());
        for (std::size_t i = 0; i < born[0].size(); ++i)
          {
            EXPECT_EQ(born[0][i].id, born[1][i].id);
            EXPECT_EQ(born[0][i].rate, born[1][i].rate);
          }
      }
    double sum = 0., of_around = 0.;
    for (const GrownNucleus &one : places.below_grid())
      sum += one.radius;
    for (const GrownNucleus &one : around.below_grid())
      of_around += one.radius;
    ASSERT_GT(of_around, 0.);
    EXPECT_NEAR(sum, of_around, 1e-12 * of_around);
  }
} // namespace
