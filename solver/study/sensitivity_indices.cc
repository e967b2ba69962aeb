// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/sensitivity_indices.h"

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/uniform_int_distribution.hpp>

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t n_resamples = 1000;
    constexpr std::size_t fewest_blocks = 8; // fewer tell nothing, and have no interval

    /// What of the blocks enters the indices, as sums.
    class BlockSums
    {
    public:
      explicit BlockSums(const std::size_t n_axes)
        : product_(n_axes, 0.)
        , difference_(n_axes, 0.)
        , square_(n_axes, 0.)
      {}

      void add(const std::vector<double> &block)
      {
        const double a = block[0], b = block[1];
        ++n_;
        sum_ += a + b;
        squares_ += a * a + b * b;
        for (std::size_t d = 0; d < product_.size(); ++d)
          {
            const double change = block[2 + d] - a;
            product_[d] += b * change;
            difference_[d] += change;
            square_[d] += change * change;
          }
      }

      double mean() const { return sum_ / (2. * n_); }
      double variance() const { return squares_ / (2. * n_) - mean() * mean(); }
      double first_order(const std::size_t axis) const
      {
        return (product_[axis] - mean() * difference_[axis]) / (n_ * variance());
      }
      double total(const std::size_t axis) const { return square_[axis] / (2. * n_ * variance()); }

    private:
      double n_ = 0.;
      double sum_ = 0., squares_ = 0.;
      std::vector<double> product_, difference_, square_;
    };

    /// The middle 95 % of them.
    IndexEstimate with_interval(const double value, std::vector<double> &resampled)
    {
      std::sort(resampled.begin(), resampled.end());
      const auto at = [&](const double part) {
        const double place = part * static_cast<double>(resampled.size() - 1);
        const auto low = static_cast<std::size_t>(place);
        const std::size_t high = std::min(low + 1, resampled.size() - 1);
        return resampled[low] +
               (place - static_cast<double>(low)) * (resampled[high] - resampled[low]);
      };
      return {value, at(0.025), at(0.975)};
    }

    /// Less their mean, so that no digits are lost and the products of the estimators scatter least.
    std::vector<std::vector<double>> centred(std::vector<std::vector<double>> blocks)
    {
      double mean = 0.;
      for (const std::vector<double> &block : blocks)
        mean += (block[0] + block[1]) / (2. * static_cast<double>(blocks.size()));
      for (std::vector<double> &block : blocks)
        for (double &value : block)
          value -= mean;
      return blocks;
    }

    bool all_alike(const std::vector<std::vector<double>> &blocks)
    {
      const double first = blocks.front().front();
      constexpr double rounding = 1e-12;
      return std::all_of(blocks.begin(), blocks.end(), [first](const std::vector<double> &block) {
        return std::all_of(block.begin(), block.end(), [first](const double value) {
          return std::abs(value - first) <= rounding * std::abs(first);
        });
      });
    }
  } // namespace

  SensitivityIndices sensitivity_indices(const std::vector<std::vector<double>> &blocks,
                                         const unsigned seed)
  {
    SensitivityIndices indices;
    indices.n = blocks.size();
    if (blocks.size() < fewest_blocks)
      indices.reason = "there are fewer than " + std::to_string(fewest_blocks) +
                       " base points at which all members have a value";
    else if (all_alike(blocks))
      indices.reason = "it is the same at all points";
    if (!indices.reason.empty())
      return indices;
    const std::vector<std::vector<double>> values = centred(blocks);
    const std::size_t n_axes = values.front().size() - 2;
    BlockSums all(n_axes);
    for (const std::vector<double> &block : values)
      all.add(block);
    std::vector<std::vector<double>> first(n_axes), total(n_axes);
    boost::random::mt19937 generator(seed);
    const boost::random::uniform_int_distribution<std::size_t> any(0, values.size() - 1);
    for (std::size_t r = 0; r < n_resamples; ++r)
      {
        BlockSums sums(n_axes);
        for (std::size_t i = 0; i < values.size(); ++i)
          sums.add(values[any(generator)]);
        // All blocks drawn may be alike, where few of them differ from the rest.
        if (!(sums.variance() > 0.))
          continue;
        for (std::size_t d = 0; d < n_axes; ++d)
          {
            first[d].push_back(sums.first_order(d));
            total[d].push_back(sums.total(d));
          }
      }
    if (!(all.variance() > 0.) || first.front().empty())
      {
        indices.reason = "it is the same at nearly all points";
        return indices;
      }
    for (std::size_t d = 0; d < n_axes; ++d)
      {
        indices.first_order.push_back(with_interval(all.first_order(d), first[d]));
        indices.total.push_back(with_interval(all.total(d), total[d]));
      }
    return indices;
  }
} // namespace softlattice
