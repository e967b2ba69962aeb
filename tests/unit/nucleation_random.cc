// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/nucleation/random_stream.h"
#include "tests/support/statistics.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

using namespace softlattice;

namespace
{
  double poisson_probability(const double mean, const double n)
  {
    return std::exp(n * std::log(mean) - mean - std::lgamma(n + 1.));
  }

  /// p-value of `n_draws` draws against the Poisson distribution, in bins of at least 10 expected.
  double fit_of_draws(const double mean, const unsigned n_draws, const std::uint64_t seed)
  {
    const unsigned end = static_cast<unsigned>(mean + 12. * std::sqrt(mean) + 20.);
    std::vector<double> counts(end, 0.);
    for (unsigned i = 0; i < n_draws; ++i)
      {
        RandomStream stream({seed, 0, 0, i}, 0, 0);
        ++counts[std::min<std::uint64_t>(draw_poisson(mean, stream), end - 1)];
      }
    std::vector<double> observed, expected;
    double some_observed = 0., some_expected = 0., all_expected = 0.;
    for (unsigned n = 0; n < end; ++n)
      {
        some_observed += counts[n];
        some_expected += n_draws * poisson_probability(mean, n);
        const double rest = n_draws - all_expected - some_expected;
        if ((some_expected >= 10. && rest >= 10.) || n == end - 1)
          {
            observed.push_back(some_observed);
            expected.push_back(n == end - 1 ? n_draws - all_expected : some_expected);
            all_expected += some_expected;
            some_observed = some_expected = 0.;
          }
      }
    return statistics::chi_square_p(observed, expected, observed.size() - 1.);
  }
} // namespace

// The known answer of Threefry4x64 with 20 rounds for zeros, as published with Random123.
TEST(NucleationRandom, IsThreefry)
{
  RandomStream stream({0, 0, 0, 0}, 0, 0);
  EXPECT_EQ(stream.word(), 0x09218ebde6c85537u);
  EXPECT_EQ(stream.word(), 0x55941f5266d86105u);
  EXPECT_EQ(stream.word(), 0x4bd25e16282434dcu);
  EXPECT_EQ(stream.word(), 0xee29ec846bd2e40bu);
}

TEST(NucleationRandom, EveryPartOfTheKeyCounts)
{
  std::set<std::uint64_t> words;
  for (unsigned part = 0; part < 6; ++part)
    for (std::uint64_t value = 1; value <= 100; ++value)
      {
        RandomKey key{};
        std::uint64_t purpose = 0, index = 0;
        (part < 4 ? key[part] : part == 4 ? purpose : index) = value;
        RandomStream stream(key, purpose, index);
        for (unsigned i = 0; i < 9; ++i)
          words.insert(stream.word());
      }
  EXPECT_EQ(words.size(), 6u * 100u * 9u);
}

TEST(NucleationRandom, UniformIsUniformInHalfOpenInterval)
{
  std::vector<double> sample;
  RandomStream stream({42, 0, 0, 0}, 0, 0);
  for (unsigned i = 0; i < 20000; ++i)
    {
      sample.push_back(stream.uniform());
      ASSERT_GE(sample.back(), 0.);
      ASSERT_LT(sample.back(), 1.);
      ASSERT_EQ(sample.back() * 0x1p53, std::floor(sample.back() * 0x1p53));
    }
  EXPECT_GT(statistics::kolmogorov_smirnov(sample, [](const double x) { return x; }), 0.01);
}

// One of 10 such tests fails at p < 0.001 by chance in 1 % of all seeds; this seed is fixed.
TEST(NucleationRandom, PoissonDrawsAreExact)
{
  unsigned seed = 1;
  for (const double mean : {0.3, 1., 3.7, 8., 15.9, 16., 16.1, 40., 250., 3000.})
    EXPECT_GT(fit_of_draws(mean, 40000, ++seed), 0.001) << "mean " << mean;
}

TEST(NucleationRandom, PoissonMeanAndVarianceAtLargeMean)
{
  const double mean = 1e6;
  std::vector<double> sample;
  for (unsigned i = 0; i < 300; ++i)
    {
      RandomStream stream({7, 0, 0, i}, 0, 0);
      sample.push_back(static_cast<double>(draw_poisson(mean, stream)));
    }
  EXPECT_NEAR(statistics::mean(sample), mean, 3. * std::sqrt(mean / 300.));
  // the variance of the variance of 300 normal numbers is 2/299
  EXPECT_NEAR(statistics::variance(sample) / mean, 1., 3. * std::sqrt(2. / 299.));
}

// P(N = 1) = m (1 + O(m)): 10^6 draws of mean 1e-3, and none at all of means 1e-15 and 0.
TEST(NucleationRandom, PoissonDrawsOfSmallMean)
{
  unsigned n_events = 0, n_tiny = 0, n_none = 0;
  for (unsigned i = 0; i < 1000000; ++i)
    {
      RandomStream stream({8, 0, 0, i}, 0, 0);
      n_events += draw_poisson(1e-3, stream) > 0;
      n_tiny += draw_poisson(1e-15, stream) > 0;
      n_none += draw_poisson(0., stream) > 0;
    }
  EXPECT_NEAR(n_events, 1000., 3. * std::sqrt(1000.));
  EXPECT_EQ(n_tiny, 0u);
  EXPECT_EQ(n_none, 0u);
}

TEST(NucleationRandom, NamesHaveFixedNumbers)
{
  // FNV-1a of the empty text and of "a", as published with the algorithm
  EXPECT_EQ(number_of_name(""), 0xcbf29ce484222325u);
  EXPECT_EQ(number_of_name("a"), 0xaf63dc4c8601ec8cu);
}
