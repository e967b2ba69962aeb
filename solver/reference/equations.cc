// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/reference/equations.h"

#include <regex>
#include <sstream>

namespace softlattice
{
  std::string equation_number(const std::string &line)
  {
    static const std::regex numbered(R"( {4}.* \((\d+[a-z]?)\) *)");
    std::smatch found;
    return std::regex_match(line, found, numbered) ? found[1].str() : "";
  }

  std::map<std::string, std::string> equations_of(const std::string &markdown)
  {
    std::map<std::string, std::string> equations;
    std::istringstream stream(markdown);
    std::string text;
    for (std::string line; std::getline(stream, line);)
      if (line.compare(0, 4, "    ") != 0)
        text.clear();
      else
        {
          text += line.substr(4) + "\n";
          if (const std::string number = equation_number(line); !number.empty())
            {
              equations.emplace(number, text);
              text.clear();
            }
        }
    return equations;
  }

  std::vector<std::string> numbers_in(const std::string &text)
  {
    static const std::regex item(R"((\d+)([a-z]?)( to (\d+))?)");
    std::vector<std::string> numbers;
    for (std::sregex_iterator one(text.begin(), text.end(), item), end; one != end; ++one)
      {
        const std::smatch &found = *one;
        if (!found[4].matched)
          numbers.push_back(found[1].str() + found[2].str());
        else
          for (int n = std::stoi(found[1]); n <= std::stoi(found[4]); ++n)
            numbers.push_back(std::to_string(n));
      }
    return numbers;
  }
} // namespace softlattice
