// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/edit_distance.h"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <utility>
#include <vector>

namespace softlattice
{
  namespace
  {
    std::string lower(std::string text)
    {
      std::transform(text.begin(), text.end(), text.begin(), [](const unsigned char c) {
        return static_cast<char>(std::tolower(c));
      });
      return text;
    }
  } // namespace

  int edit_distance(const std::string &a, const std::string &b, const int most)
  {
    const std::string from = lower(a), to = lower(b);
    const std::size_t n = to.size();
    std::vector<int> rows(3 * (n + 1));
    int *before = rows.data(), *last = before + n + 1, *now = last + n + 1;
    std::iota(last, last + n + 1, 0);
    int least_of_last = 0;
    for (std::size_t i = 1; i <= from.size(); ++i)
      {
        int least = now[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= n; ++j)
          {
            const bool equal = from[i - 1] == to[j - 1];
            now[j] = std::min(std::min(last[j], now[j - 1]) + 1, last[j - 1] + (equal ? 0 : 1));
            if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
              now[j] = std::min(now[j], before[j - 2] + 1);
            least = std::min(least, now[j]);
          }
        // Every later number comes from one of these two rows.
        if (least > most && least_of_last > most)
          return least;
        least_of_last = least;
        std::swap(before, last);
        std::swap(last, now);
      }
    return last[n];
  }
} // namespace softlattice
