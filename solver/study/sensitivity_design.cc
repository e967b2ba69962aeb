// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/sensitivity_design.h"

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/sobol.hpp>

#include <cstdint>
#include <stdexcept>

namespace softlattice
{
  std::vector<std::vector<double>> saltelli_points(const std::size_t n_base,
                                                   const std::size_t n_axes,
                                                   const unsigned seed)
  {
    // Of the directions of Joe and Kuo (2008) in Boost.
    constexpr std::size_t most_dimensions = 3667;
    const std::size_t n = 2 * n_axes;
    if (n_axes == 0)
      throw std::invalid_argument("sensitivity indices need an axis");
    if (n > most_dimensions)
      throw std::invalid_argument("more than " + std::to_string(most_dimensions / 2) + " axes");
    boost::random::mt19937_64 generator(seed);
    std::vector<std::uint64_t> shift(n);
    for (std::uint64_t &one : shift)
      one = generator();
    boost::random::sobol sequence(n);
    std::vector<std::vector<double>> points;
    points.reserve(n_base * saltelli_block(n_axes));
    for (std::size_t i = 0; i < n_base; ++i)
      {
        std::vector<double> both(n);
        for (std::size_t d = 0; d < n; ++d)
          {
            // Boost leaves out the first point, the corner.
            const std::uint64_t digits = (i == 0 ? 0 : std::uint64_t(sequence())) ^ shift[d];
            // Inside of the interval, of the 53 digits that a number has.
            both[d] = (static_cast<double>(digits >> 11U) + 0.5) * 0x1p-53;
          }
        const auto middle = both.begin() + static_cast<std::ptrdiff_t>(n_axes);
        const std::vector<double> a(both.begin(), middle), b(middle, both.end());
        points.push_back(a);
        points.push_back(b);
        for (std::size_t d = 0; d < n_axes; ++d)
          {
            points.push_back(a);
            points.back()[d] = b[d];
          }
      }
    return points;
  }
} // namespace softlattice
