// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/nearest.h"

#include "models/edit_distance.h"

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

    constexpr std::size_t longest_name = 200;

    bool contains(const std::string &text, const std::string &part)
    {
      return std::search(text.begin(), text.end(), part.begin(), part.end(), [](char a, char b) {
               return lower(a) == lower(b);
             }) != text.end();
    }
  } // namespace

  bool is_near(const std::string &written, const std::string &meant)
  {
    // Bounded, so that a very long garbage text costs nothing.
    if (written.empty() || written.size() > longest_name)
      return false;
    // Part of a name may be left out ("Relative", "File"), letters less freely.
    if (std::min(written.size(), meant.size()) >= 4 &&
        (contains(written, meant) || contains(meant, written)))
      return true;
    const std::size_t longer = std::max(written.size(), meant.size());
    const int most = std::max(1, static_cast<int>(longer / 3));
    return longer - std::min(written.size(), meant.size()) <= static_cast<std::size_t>(most) &&
           edit_distance(written, meant, most) <= most;
  }

  std::optional<std::string> nearest(const std::string &written,
                                     const std::vector<std::string> &names)
  {
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
