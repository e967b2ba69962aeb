// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression_model/field_items.h"

#include "models/expression_model/text_part.h"

#include <charconv>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t most_items =
      1000; // no case has so many: one too many is complained of later

    /// A whole number from 0 to 9999 between blanks, up to `end`; -1: there is none.
    int number_before(std::string_view &rest, const std::string_view end)
    {
      const auto skip_blanks = [&rest] {
        while (!rest.empty() && (rest.front() == ' ' || rest.front() == '\t'))
          rest.remove_prefix(1);
      };
      skip_blanks();
      int value = -1;
      const auto [behind, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
      if (error != std::errc() || value < 0 || value > 9999)
        return -1;
      rest.remove_prefix(static_cast<std::size_t>(behind - rest.data()));
      skip_blanks();
      if (rest.substr(0, end.size()) != end)
        return -1;
      rest.remove_prefix(end.size());
      return value;
    }
  } // namespace

  std::vector<std::string> FieldItem::fields() const
  {
    if (!is_list)
      return {name};
    std::vector<std::string> all;
    for (int i = first; i <= last; ++i)
      all.push_back(name + std::to_string(i));
    return all;
  }

  FieldItem field_item(const std::string &text)
  {
    FieldItem item;
    item.text = item.name = text;
    const std::size_t open = text.find('[');
    if (open == std::string::npos)
      return item;
    std::string_view rest = std::string_view(text).substr(open + 1);
    item.first = number_before(rest, "..");
    item.last = item.first < 0 ? -1 : number_before(rest, "]");
    item.is_list = rest.empty() && item.first >= 0 && item.first <= item.last;
    if (item.is_list)
      item.name = text.substr(0, text.find_last_not_of(" \t", open - 1) + 1);
    return item;
  }

  std::vector<FieldItem> field_items(const std::string &text)
  {
    std::vector<FieldItem> items;
    for (const TextPart &one : split_formulas({text, 0}, ','))
      if (!one.text.empty() && one.text.find('/') == std::string::npos && items.size() < most_items)
        items.push_back(field_item(one.text));
    return items;
  }
} // namespace softlattice
