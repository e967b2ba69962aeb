// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/nearest.h"

#include <algorithm>
#include <cctype>

namespace softlattice
{
  namespace
  {
    char lower(const char c)
    {
      return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }

    bool contains(const std::string &text, const std::string &part)
    {
      return std::search(text.begin(), text.end(), part.begin(), part.end(), [](char a, char b) {
               return lower(a) == lower(b);
             }) != text.end();
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

  bool is_near(const std::string &written, const std::string &meant)
  {
    // Part of a name may be left out ("Relative", "File"), letters less freely.
    if (std::min(written.size(), meant.size()) >= 4 &&
        (contains(written, meant) || contains(meant, written)))
      return true;
    const std::size_t longer = std::max(written.size(), meant.size());
    return edit_distance(written, meant) <= static_cast<int>(std::max<std::size_t>(1, longer / 3));
  }

  std::optional<std::string> nearest(const std::string &written,
                                     const std::vector<std::string> &names)
  {
    // Bounded, so that a very long garbage text costs nothing.
    if (written.empty() || written.size() > 200)
      return {};
    const std::string *best = nullptr;
    int best_distance = 0;
    for (const std::string &name : names)
      if (is_near(written, name))
        if (const int distance = edit_distance(written, name);
            best == nullptr || distance < best_distance)
          {
            best = &name;
            best_distance = distance;
          }
    return best != nullptr ? std::optional<std::string>(*best) : std::nullopt;
  }
} // namespace softlattice
