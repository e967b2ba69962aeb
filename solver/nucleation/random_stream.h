// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace softlattice
{
  /// The place of a draw among all draws of a run. Whoever asks, in whatever order, on whatever
  /// process, gets the same numbers: there is no state to store, to share or to restart.
  using RandomKey = std::array<std::uint64_t, 4>;

  /// Random words as a function of (key, purpose, index): Threefry4x64 with 20 rounds in counter
  /// mode (Salmon et al. 2011, 10.1145/2063384.2063405). Streams that differ in any of the six
  /// numbers are independent; each has 2^66 words.
  class RandomStream
  {
  public:
    RandomStream(const RandomKey &key, std::uint64_t purpose, std::uint64_t index);

    /// The next 64 random bits.
    std::uint64_t word();
    /// Uniform in [0, 1), a multiple of 2^-53.
    double uniform();

  private:
    RandomKey key_;
    std::uint64_t purpose_, index_;
    std::uint64_t block_ = 0;
    unsigned used_ = 4;
    std::array<std::uint64_t, 4> words_{};
  };

  /// A Poisson number of the given mean >= 0, exact for small and for large means: by inversion, and
  /// above 16 as a sum of independent draws of equal means, which costs O(mean) as will the use of
  /// what is counted. std::poisson_distribution differs between standard libraries.
  std::uint64_t draw_poisson(double mean, RandomStream &stream);

  /// Fills in independent standard normal numbers, in pairs (Box & Muller 1958,
  /// 10.1214/aoms/1177706645): those of a stream do not depend on how many are drawn with them.
  void draw_normal(RandomStream &stream, std::vector<double> &numbers);

  /// A number for a name, the same everywhere (64-bit FNV-1a).
  std::uint64_t number_of_name(const std::string &name);
} // namespace softlattice
