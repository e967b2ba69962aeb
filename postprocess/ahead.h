// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <algorithm>
#include <cstddef>
#include <deque>
#include <future>
#include <thread>

namespace softlattice
{
  /// Calls use(make(i)) for i = 0, 1, ... n - 1 in this order, in this thread; make() runs ahead in others, as many as
  /// there are cores. What it throws comes out here, after those that run have ended.
  template <class Make, class Use>
  void make_ahead(const std::size_t n, const Make &make, const Use &use)
  {
    constexpr std::size_t most = 8; // each holds the fields of an output
    const std::size_t n_threads =
      std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, most);
    using Made = decltype(make(std::size_t(0)));
    std::deque<std::future<Made>> running;
    std::size_t begun = 0;
    for (std::size_t i = 0; i < n; ++i)
      {
        for (; begun < n && running.size() < n_threads; ++begun)
          running.push_back(std::async(std::launch::async, [&make, begun] { return make(begun); }));
        Made made = running.front().get();
        running.pop_front();
        use(made);
      }
  }
} // namespace softlattice
