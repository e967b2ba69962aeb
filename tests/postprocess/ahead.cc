// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/ahead.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <vector>

using namespace softlattice;

TEST(MakeAhead, UsesAllInTheirOrder)
{
  for (const std::size_t n : {0, 1, 7, 100})
    {
      std::vector<std::size_t> used;
      make_ahead(
        n,
        [](const std::size_t i) { return 2 * i; },
        [&](const std::size_t made) { used.push_back(made); });
      ASSERT_EQ(used.size(), n);
      for (std::size_t i = 0; i < n; ++i)
        EXPECT_EQ(used[i], 2 * i);
    }
}

TEST(MakeAhead, PassesOnWhatIsThrownAfterWhatCameBefore)
{
  std::vector<std::size_t> used;
  std::atomic<int> running = 0;
  const auto make = [&](const std::size_t i) {
    ++running;
    --running;
    if (i == 5)
      throw std::runtime_error("five");
    return i;
  };
  EXPECT_THROW(make_ahead(20, make, [&](const std::size_t made) { used.push_back(made); }),
               std::runtime_error);
  EXPECT_EQ(used, (std::vector<std::size_t>{0, 1, 2, 3, 4}));
  EXPECT_EQ(running, 0);
}
