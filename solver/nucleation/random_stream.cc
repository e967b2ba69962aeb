// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/nucleation/random_stream.h"

#include <Random123/threefry.h>

#include <cmath>

namespace softlattice
{
  namespace
  {
    /// exp(-16) is 1e-7: far from where the partial sums of the inversion lose their digits.
    constexpr double largest_inverted_mean = 16.;

    std::uint64_t invert_poisson(const double mean, const std::uint64_t word)
    {
      // The number is n where P(N > n) < v <= P(N > n - 1), with v uniform in (0, 1]. v keeps its
      // relative accuracy down to 2^-64, so that means far below 1e-16 are drawn rightly too.
      const double v = (static_cast<double>(word) + 1.) * 0x1p-64;
      if (v > mean) // P(N > 0) = 1 - exp(-mean) <= mean: the usual case, without an exponential
        return 0;
      double probability = std::exp(-mean);
      double tail = -std::expm1(-mean);
      std::uint64_t n = 0;
      // What round-off leaves of the tail (1e-17) must not be followed for ever.
      while (v <= tail && probability > 1e-40)
        {
          ++n;
          probability *= mean / static_cast<double>(n);
          tail -= probability;
        }
      return n;
    }
  } // namespace

  RandomStream::RandomStream(const RandomKey &key,
                             const std::uint64_t purpose,
                             const std::uint64_t index)
    : key_(key)
    , purpose_(purpose)
    , index_(index)
  {}

  std::uint64_t RandomStream::word()
  {
    if (used_ == words_.size())
      {
        const threefry4x64_ctr_t counter = {{purpose_, index_, block_++, 0}};
        const threefry4x64_key_t key = {{key_[0], key_[1], key_[2], key_[3]}};
        const threefry4x64_ctr_t bits = threefry4x64(counter, key);
        words_ = {bits.v[0], bits.v[1], bits.v[2], bits.v[3]};
        used_ = 0;
      }
    return words_[used_++];
  }

  double RandomStream::uniform()
  {
    return static_cast<double>(word() >> 11) * 0x1p-53;
  }

  std::uint64_t draw_poisson(const double mean, RandomStream &stream)
  {
    if (!(mean > 0.))
      return 0;
    const auto parts = static_cast<std::uint64_t>(std::ceil(mean / largest_inverted_mean));
    std::uint64_t sum = 0;
    for (std::uint64_t part = 0; part < parts; ++part)
      sum += invert_poisson(mean / static_cast<double>(parts), stream.word());
    return sum;
  }

  void draw_normal(RandomStream &stream, std::vector<double> &numbers)
  {
    constexpr double two_pi = 6.283185307179586;
    for (std::size_t i = 0; i < numbers.size(); i += 2)
      {
        // In (0, 1]: the logarithm is finite.
        const double radius = std::sqrt(-2. * std::log(1. - stream.uniform()));
        const double angle = two_pi * stream.uniform();
        numbers[i] = radius * std::cos(angle);
        if (i + 1 < numbers.size())
          numbers[i + 1] = radius * std::sin(angle);
      }
  }

  std::uint64_t number_of_name(const std::string &name)
  {
    std::uint64_t number = 0xcbf29ce484222325;
    for (const char character : name)
      number = (number ^ static_cast<unsigned char>(character)) * 0x100000001b3;
    return number;
  }
} // namespace softlattice
