// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression/unknown_name.h"

#include "models/edit_distance.h"
#include "models/expression/expression_syntax.h"
#include "models/expression/foreign_syntax.h"
#include "models/expression/gradient_syntax.h"

#include <algorithm>
#include <iterator>

namespace softlattice
{
  std::string unknown_name(const std::string &name,
                           const bool is_called,
                           const std::vector<std::string> &variables,
                           const std::map<std::string, double> &constants,
                           const Definitions &definitions)
  {
    constexpr std::size_t longest_shown = 40;
    constexpr std::size_t farthest = 2;
    std::vector<std::string> known;
    if (!is_called)
      {
        std::copy_if(variables.begin(),
                     variables.end(),
                     std::back_inserter(known),
                     [](const std::string &one) { return !is_gradient_variable(one); });
        for (const auto &[constant, value] : constants)
          known.push_back(constant);
        known.push_back("pi");
      }
    for (const std::string &defined : definitions.names())
      if (is_called != definitions.find(defined)->parameters.empty())
        known.push_back(defined);
    const std::size_t n_values = known.size();
    for (const ExpressionFunction &function : expression_functions())
      known.push_back(function.name);
    if (is_called)
      known.insert(known.end(), {"d", "grad2", "dot", "sum", "prod"});

    std::string text = std::string("there is no ") + (is_called ? "function" : "variable") + " '" +
                       name.substr(0, longest_shown) + (name.size() > longest_shown ? "...'" : "'");
    const std::string *nearest = nullptr;
    std::size_t least = 2 * farthest + 2;
    for (const std::string &other : known)
      if (name.size() <= other.size() + farthest && other.size() <= name.size() + farthest)
        {
          const auto apart = static_cast<std::size_t>(edit_distance(name, other));
          // Of two slips, the one that keeps the length: tahn is tanh rather than tan.
          const std::size_t score = 2 * apart + (name.size() == other.size() ? 0 : 1);
          // Half of a short name replaced is another name, not a slip.
          if (score < least && 2 * apart <= std::max(name.size(), other.size()))
            {
              least = score;
              nearest = &other;
            }
        }
    // A name in other letters' case is that name; any other that is usual elsewhere is no slip.
    if (nearest == nullptr || least > 0)
      if (const std::string advice = is_called || name.compare(0, 4, "rand") == 0
                                       ? foreign_function(name)
                                       : foreign_value(name);
          !advice.empty())
        return advice;
    if (nearest != nullptr)
      return text + "; did you mean '" + *nearest + "'?";
    text += "; there are";
    for (std::size_t i = 0; i < (is_called ? known.size() : n_values); ++i)
      text += (i > 0 ? ", " : " ") + known[i];
    return text;
  }
} // namespace softlattice
