// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/csv_header.h"

#include "models/csv_text.h"

#include <cctype>
#include <cstddef>
#include <map>
#include <string_view>

namespace softlattice
{
  namespace
  {
    /// In lower case, with single spaces for blanks and underscores.
    std::string plain_name(const std::string &name)
    {
      std::string plain;
      for (std::size_t i = 0; i < name.size(); ++i)
        {
          const bool no_break = name.compare(i, 2, "\xC2\xA0") == 0;
          i += no_break ? 1 : 0;
          if (!no_break && name[i] != ' ' && name[i] != '_' && name[i] != '\t')
            plain += static_cast<char>(std::tolower(static_cast<unsigned char>(name[i])));
          else if (!plain.empty() && plain.back() != ' ')
            plain += ' ';
        }
      return std::string(without_blanks(plain));
    }

    /// A unit as the rules spell it.
    std::string standard_unit(const std::string &unit)
    {
      static const std::map<std::string, std::string> spellings = {{"°C", "degC"},
                                                                   {"ºC", "degC"},
                                                                   {"° C", "degC"},
                                                                   {"\xE2\x84\x83", "degC"},
                                                                   {"deg C", "degC"},
                                                                   {"celsius", "degC"},
                                                                   {"Celsius", "degC"},
                                                                   {"kelvin", "K"},
                                                                   {"Kelvin", "K"},
                                                                   {"\xCE\xBCm", "um"},
                                                                   {"micron", "um"},
                                                                   {"-", "1"},
                                                                   {"sec", "s"},
                                                                   {"seconds", "s"},
                                                                   {"minutes", "min"},
                                                                   {"hr", "h"},
                                                                   {"hours", "h"},
                                                                   {"days", "d"}};
      const auto found = spellings.find(unit);
      return found == spellings.end() ? unit : found->second;
    }
  } // namespace

  Heading heading_of(const std::string &cell)
  {
    const char close = cell.empty() ? ' ' : cell.back();
    const std::size_t open = close == ']'   ? cell.rfind('[')
                             : close == ')' ? cell.rfind('(')
                                            : std::string::npos;
    if (open == std::string::npos)
      return {plain_name(cell), {}};
    const std::string_view all = cell;
    return {
      plain_name(std::string(without_blanks(all.substr(0, open)))),
      standard_unit(std::string(without_blanks(all.substr(open + 1, cell.size() - open - 2))))};
  }
} // namespace softlattice
