// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/output/number_syntax.h"

#include <algorithm>

namespace softlattice
{
  SplitPair split_at_word(const TextPart &whole, const std::string &word)
  {
    const std::size_t at = whole.text.rfind(" " + word + " ");
    if (at == std::string::npos)
      return {whole, {"", whole.offset + whole.text.size()}, false};
    const std::size_t behind = at + word.size() + 2;
    const auto trimmed = [&](const std::size_t begin, const std::size_t end) {
      return split_formulas({whole.text.substr(begin, end - begin), whole.offset + begin}, '\0')
        .front();
    };
    return {trimmed(0, at), trimmed(behind, whole.text.size()), true};
  }

  std::optional<NameWithUnit> name_with_unit(const std::string &path,
                                             const TextPart &text,
                                             const UnitRules &rules,
                                             FormulaReader &reader)
  {
    const std::size_t open = text.text.find('[');
    if (open == std::string::npos)
      return NameWithUnit{text, rules.without};
    const std::size_t close = text.text.find(']', open);
    const std::string unit = text.text.substr(open + 1, close - open - 1);
    if (close == std::string::npos || close + 1 != text.text.size() || unit.empty() ||
        unit.find_first_of(",;\"<>&") != std::string::npos || rules.is_length ||
        (rules.dimensionless && unit != "1"))
      {
        reader.error(path,
                     text,
                     rules.is_length || rules.dimensionless ? "no unit can be chosen here"
                                                            : "this is no name with a unit",
                     rules.is_length ? "a distance is in m" : "write: NAME [UNIT]");
        return {};
      }
    return NameWithUnit{split_formulas({text.text.substr(0, open), text.offset}, '\0').front(),
                        unit};
  }

  TextPart unquoted(const TextPart &text)
  {
    const std::size_t n = text.text.size();
    return n >= 2 && text.text.front() == '"' && text.text.back() == '"'
             ? TextPart{text.text.substr(1, n - 2), text.offset + 1}
             : text;
  }

  std::string listed(const std::vector<std::string> &names)
  {
    std::string all;
    for (const std::string &name : names)
      all += (all.empty() ? "" : ", ") + name;
    return all;
  }

  WrittenAt written_at(const std::string &path, const TextPart &text)
  {
    return {path, text.offset + 1, std::max<std::size_t>(text.text.size(), 1)};
  }
} // namespace softlattice
