// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/number.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace softlattice
{
  namespace
  {
    bool is_digit(const char c)
    {
      return c >= '0' && c <= '9';
    }
  } // namespace

  std::optional<double> take_number(std::string_view &text)
  {
    std::string_view rest = text;
    bool negative = false;
    if (!rest.empty() && (rest.front() == '+' || rest.front() == '-'))
      {
        negative = rest.front() == '-';
        rest.remove_prefix(1);
      }
    // from_chars would also take "inf" and "nan".
    const bool starts = !rest.empty() && (is_digit(rest[0]) ||
                                          (rest.size() > 1 && rest[0] == '.' && is_digit(rest[1])));
    if (!starts)
      return {};
    double value = 0.;
    const auto [end, status] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    if (status != std::errc())
      return {};
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return negative ? -value : value;
  }

  std::string number_text(const double value)
  {
    char buffer[32];
    // Fixed where that is what a person would write: 100000, not 1e+05.
    const double size = std::abs(value);
    const auto format = size == 0. || (size >= 1e-3 && size < 1e7) ? std::chars_format::fixed
                                                                   : std::chars_format::scientific;
    const auto [end, status] = std::to_chars(buffer, buffer + sizeof(buffer), value, format);
    if (status != std::errc())
      return {};
    std::string text(buffer, end);
    for (const char *superfluous : {"e+0", "e-0", "e+"}) // 1e+08, 1e-09, 1e+22
      if (const std::size_t at = text.find(superfluous); at != std::string::npos)
        {
          text.replace(at,
                       std::string_view(superfluous).size(),
                       superfluous[1] == '-' ? "e-" : "e");
          break;
        }
    return text;
  }

  std::string_view trimmed(std::string_view text)
  {
    constexpr std::string_view blank = " \t\r\n\v\f";
    const std::size_t first = text.find_first_not_of(blank);
    if (first == std::string_view::npos)
      return text.substr(text.size());
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
  }

  std::vector<std::string_view> split(const std::string_view text, const char separator)
  {
    std::vector<std::string_view> parts;
    if (trimmed(text).empty())
      return parts;
    for (std::size_t from = 0; from <= text.size();)
      {
        const std::size_t to = std::min(text.find(separator, from), text.size());
        parts.push_back(trimmed(text.substr(from, to - from)));
        from = to + 1;
      }
    return parts;
  }

  std::vector<std::string_view> split_list(const std::string_view text, const char separator)
  {
    std::vector<std::string_view> parts;
    if (trimmed(text).empty())
      return parts;
    int depth = 0;
    std::size_t from = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
      if (text[i] == '(')
        ++depth;
      else if (text[i] == ')')
        --depth;
      else if (text[i] == separator && depth <= 0)
        {
          parts.push_back(trimmed(text.substr(from, i - from)));
          from = i + 1;
        }
    parts.push_back(trimmed(text.substr(from)));
    return parts;
  }
} // namespace softlattice
