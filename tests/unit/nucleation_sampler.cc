// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/base/error.h"
#include "solver/nucleation/sampler.h"
#include "tests/support/rectangle_sites.h"
#include "tests/support/statistics.h"

#include <gtest/gtest.h>

#include <cmath>
#include <ctime>
#include <limits>
#include <set>

using namespace softlattice;

namespace
{
  const RectangleSites film(40e-6, 40e-6, 8, 8); // m

  RateBound constant(const double rate)
  {
    return [rate](unsigned, double, double) { return rate; };
  }

  void expect_same(const std::vector<Candidate> &a, const std::vector<Candidate> &b)
  {
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i)
      {
        EXPECT_EQ(a[i].id, b[i].id);
        EXPECT_EQ(a[i].time, b[i].time);
        EXPECT_EQ(a[i].mark, b[i].mark);
        EXPECT_EQ(a[i].point.place, b[i].point.place);
      }
  }

  void append(std::vector<Candidate> &all, const std::vector<Candidate> &more)
  {
    all.insert(all.end(), more.begin(), more.end());
  }

  std::set<std::uint64_t> ids(const std::vector<Candidate> &candidates)
  {
    std::set<std::uint64_t> result;
    for (const Candidate &candidate : candidates)
      result.insert(candidate.id);
    return result;
  }
} // namespace

TEST(NucleationSampler, DoesNotDependOnTheSteps)
{
  const double rate = 3e8, end = 500.; // 240 nuclei
  const auto whole = NucleationSampler(film, 5, 60.).candidates(0., end, constant(rate));
  ASSERT_GT(whole.size(), 150u);
  EXPECT_TRUE(std::is_sorted(whole.begin(), whole.end(), earlier));
  EXPECT_GT(whole.front().time, 0.);
  EXPECT_LE(whole.back().time, end);

  for (const unsigned n_steps : {10u, 20u, 7777u})
    {
      NucleationSampler sampler(film, 5, 60.);
      std::vector<Candidate> pieces;
      for (unsigned step = 0; step < n_steps; ++step)
        append(
          pieces,
          sampler.candidates(end * step / n_steps, end * (step + 1) / n_steps, constant(rate)));
      expect_same(pieces, whole);
    }

  // Irregular steps, each tried first at twice its length and rejected; borders on candidates.
  NucleationSampler sampler(film, 5, 60.);
  std::vector<Candidate> pieces;
  RandomStream steps({99, 0, 0, 0}, 0, 0);
  for (double t = 0.; t < end;)
    {
      const double dt = steps.uniform() < 0.2 ? 100. * steps.uniform() : 3. * steps.uniform();
      double next = std::min(end, t + dt);
      if (!pieces.empty() && steps.uniform() < 0.3)
        next = whole[std::min(pieces.size(), whole.size() - 1)].time;
      if (!(next > t))
        continue;
      sampler.candidates(t, t + 2. * dt, constant(3. * rate));
      append(pieces, sampler.candidates(t, next, constant(rate)));
      t = next;
    }
  expect_same(pieces, whole);
}

TEST(NucleationSampler, DoesNotDependOnTheOrderOfQuestions)
{
  NucleationSampler sampler(film, 5, 60.);
  const auto late = sampler.candidates(300., 400., constant(1e9));
  const auto early = sampler.candidates(0., 100., constant(1e9));
  NucleationSampler other(film, 5, 60.);
  other.candidates(0., 50., constant(7e3));
  expect_same(other.candidates(0., 100., constant(1e9)), early);
  expect_same(other.candidates(300., 400., constant(1e9)), late);
}

// The layers of a patch grow with its bound from one question to the next.
TEST(NucleationSampler, HigherRateOnlyAdds)
{
  std::set<std::uint64_t> fewer;
  std::size_t n_grown = 0;
  NucleationSampler sampler(film, 11, 60.);
  for (double rate = 1e4; rate < 1e11; rate *= 1.7)
    {
      const auto more = ids(sampler.candidates(10., 55., constant(rate)));
      EXPECT_TRUE(std::includes(more.begin(), more.end(), fewer.begin(), fewer.end()));
      n_grown += more.size() > fewer.size();
      fewer = more;
      // and the answer is that of a sampler that was never asked before
      expect_same(NucleationSampler(film, 11, 60.).candidates(10., 55., constant(rate)),
                  sampler.candidates(10., 55., constant(rate)));
    }
  EXPECT_GT(n_grown, 10u);
}

TEST(NucleationSampler, MarksLieBelowTheBoundOfTheirPatch)
{
  const auto bound = [](const unsigned patch, double, double) { return 1e7 * patch; };
  NucleationSampler sampler(film, 3, 60.);
  std::set<unsigned> patches;
  for (const Candidate &candidate : sampler.candidates(0., 3000., bound))
    {
      EXPECT_LT(candidate.mark, 1e7 * candidate.point.patch);
      EXPECT_EQ(candidate.bound, 1e7 * candidate.point.patch);
      patches.insert(candidate.point.patch);
    }
  EXPECT_EQ(patches.count(0), 0u); // no rate, no candidate
  EXPECT_GT(patches.size(), 50u);
}

TEST(NucleationSampler, IdsAreUnique)
{
  NucleationSampler surface(film, 1, 60.);
  const RectangleSites edges(40e-6, 40e-6, 8, 8, "edge");
  NucleationSampler edge(edges, 1, 60.);
  auto all = surface.candidates(0., 6000., constant(3e10));
  ASSERT_GT(all.size(), 200000u);
  append(all, edge.candidates(0., 600., constant(3e10)));
  append(all, NucleationSampler(film, 2, 60.).candidates(0., 600., constant(3e10)));
  EXPECT_EQ(ids(all).size(), all.size());
  EXPECT_EQ(event_name(0x1e5), "n00000000000001e5");
}

// What a kind, a seed or a neighbouring patch draws says nothing about the others.
TEST(NucleationSampler, KindsSeedsPatchesAndSlabsAreIndependent)
{
  const RectangleSites edges(40e-6, 40e-6, 8, 8, "edge");
  std::vector<double> counts, shifted_slab, shifted_patch, other_kind, other_seed;
  const unsigned n_slabs = 400, n_patches = film.n_patches();
  const auto count = [&](const NucleationSites &sites, const std::uint64_t seed) {
    std::vector<double> result(n_slabs * n_patches, 0.);
    NucleationSampler sampler(sites, seed, 1.);
    for (const Candidate &c : sampler.candidates(0., n_slabs, constant(2. / film.measure(0))))
      ++result[(static_cast<unsigned>(std::ceil(c.time)) - 1) * n_patches + c.point.patch];
    return result;
  };
  counts = count(film, 1);
  other_kind = count(edges, 1);
  other_seed = count(film, 2);
  shifted_slab = shifted_patch = counts;
  std::rotate(shifted_slab.begin(), shifted_slab.begin() + n_patches, shifted_slab.end());
  std::rotate(shifted_patch.begin(), shifted_patch.begin() + 1, shifted_patch.end());
  // the correlation of n independent pairs has the standard error 1/sqrt(n)
  const double limit = 3. / std::sqrt(n_slabs * n_patches);
  EXPECT_NEAR(statistics::mean(counts), 2., 3. * std::sqrt(2. / counts.size()));
  for (const auto &other : {other_kind, other_seed, shifted_slab, shifted_patch})
    EXPECT_LT(std::abs(statistics::correlation(counts, other)), limit);
}

// Twelve days of waiting in steps of 10 s; and the rate that ends it is met as if nobody had waited.
TEST(NucleationSampler, WaitingIsCheap)
{
  const std::clock_t start = std::clock(); // of the processor: others may be busy beside
  std::clock_t first_thousand = 0;
  NucleationSampler sampler(film, 1, 60.);
  for (unsigned step = 0; step < 100000; ++step)
    {
      EXPECT_TRUE(sampler.candidates(10. * step, 10. * (step + 1), constant(1e-10)).empty());
      if (step == 999)
        first_thousand = std::clock() - start;
    }
  expect_same(sampler.candidates(1e6, 1e6 + 60., constant(1e9)),
              NucleationSampler(film, 1, 60.).candidates(1e6, 1e6 + 60., constant(1e9)));
  const std::clock_t all = std::clock() - start;
  // A step costs no more after a long time than at first; a part of what was waited for would show as a
  // hundred times as much.
  EXPECT_LT(double(all), 10. * 100. * double(first_thousand));
}

TEST(NucleationSampler, RejectsWhatCannotBeDrawn)
{
  NucleationSampler sampler(film, 1, 60.);
  for (const double bad :
       {-1., std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()})
    EXPECT_THROW(sampler.candidates(0., 1., constant(bad)), InvariantError);
  EXPECT_THROW(NucleationSampler(film, 1, 0.), InputError);
  const RectangleSites bad_sites(-1., 1., 1, 1);
  EXPECT_THROW(NucleationSampler(bad_sites, 1, 1.), InvariantError);
  EXPECT_TRUE(sampler.candidates(5., 5., constant(1e9)).empty());
}

// 1e16 1/m^2/s on 1.6e-9 m^2 for 60 s would be 1e9 candidates.
TEST(NucleationSampler, BoundsItsMemoryWithAdvice)
{
  NucleationSampler sampler(film, 1, 60.);
  const auto before = sampler.candidates(0., 60., constant(1e8));
  for (const double rate : {1e16, 1e60, 1e300})
    try
      {
        sampler.candidates(0., 60., constant(rate));
        ADD_FAILURE() << "rate " << rate;
      }
    catch (const InputError &error)
      {
        EXPECT_NE(std::string(error.what()).find("'Slab duration'"), std::string::npos);
      }
  // and the advice is not needed for what was possible before
  expect_same(sampler.candidates(0., 60., constant(1e8)), before);
}

TEST(NucleationSampler, SlabDurationOfTheAdviceWorks)
{
  // 1e12 1/m^2/s: 96000 expected in 60 s, but 4.6e6 in 48 min
  EXPECT_THROW(NucleationSampler(film, 1, 2880.).candidates(0., 1., constant(1e12)), InputError);
  const auto found = NucleationSampler(film, 1, 60.).candidates(0., 60., constant(1e12));
  const double expected = 1e12 * film.area() * 60.;
  EXPECT_NEAR(found.size(), expected, 3. * std::sqrt(expected));
}

TEST(NucleationSampler, TellsWhenThePromisedBoundIsBroken)
{
  EXPECT_NO_THROW(require_within_bound(1., 1., {}, 0.));
  EXPECT_NO_THROW(require_within_bound(0., 0., {}, 0.));
  EXPECT_THROW(require_within_bound(1.001, 1., {}, 0.), InvariantError);
  EXPECT_THROW(require_within_bound(std::nan(""), 1., {}, 0.), InvariantError);
}
