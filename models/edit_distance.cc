// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/edit_distance.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace softlattice
{
  namespace
  {
    char lower(const char c)
    {
      return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
  } // namespace

  int edit_distance(const std::string &a, const std::string &b)
  {
    const std::size_t n = b.size();
    std::vector<int> before(n + 1), last(n + 1), now(n + 1);
    for (std::size_t j = 0; j <= n; ++j)
      last[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i)
      {
        now[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= n; ++j)
          {
            const bool equal = lower(a[i - 1]) == lower(b[j - 1]);
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (equal ? 0 : 1)});
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                lower(a[i - 2]) == lower(b[j - 1]))
              now[j] = std::min(now[j], before[j - 2] + 1);
          }
        before.swap(last);
        last.swap(now);
      }
    return last[n];
  }
} // namespace softlattice
