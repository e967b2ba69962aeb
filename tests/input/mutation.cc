// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "tests/input/mutation.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <sstream>
#include <vector>

namespace softlattice
{
  namespace
  {
    std::size_t below(const std::size_t n, std::mt19937 &random)
    {
      return random() % n;
    }

    std::vector<std::string> lines_of(const std::string &text)
    {
      std::vector<std::string> lines;
      std::istringstream stream(text);
      for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
      return lines;
    }

    std::string joined(const std::vector<std::string> &lines)
    {
      std::string text;
      for (const std::string &line : lines)
        text += line + "\n";
      return text;
    }

    std::string change_character(std::string &line, std::mt19937 &random)
    {
      static const std::string characters = "abcdexyzmnuKPs0123456789+-*/^()%.,;:=<>#\\\"_ \t&|!";
      const std::string one(1, characters[below(characters.size(), random)]);
      const std::size_t at = below(line.size(), random);
      switch (below(4, random))
        {
          case 0:
            line.erase(at, 1);
            return "a character removed";
          case 1:
            line.insert(at, one);
            return "'" + one + "' inserted";
          case 2:
            if (at + 1 < line.size())
              std::swap(line[at], line[at + 1]);
            return "two characters swapped";
          default:
            line.replace(at, 1, one);
            return "'" + one + "' put in place of a character";
        }
    }

    /// Another unit in the place of one, or of none.
    std::string change_unit(std::string &line, std::mt19937 &random)
    {
      static const std::vector<std::string> units = {"nm",
                                                     "um",
                                                     "mm",
                                                     "m",
                                                     "s",
                                                     "min",
                                                     "h",
                                                     "d",
                                                     "%",
                                                     "degC",
                                                     "K",
                                                     "eV",
                                                     "J",
                                                     "Pa",
                                                     "V",
                                                     "C",
                                                     ""};
      const std::string unit = units[below(units.size(), random)];
      const std::size_t comment = std::min(line.find('#'), line.size());
      const std::size_t last = line.find_last_of("0123456789", comment == 0 ? 0 : comment - 1);
      if (last == std::string::npos || last >= comment)
        return change_character(line, random);
      line = line.substr(0, last + 1) + " " + unit +
             (comment < line.size() ? " " + line.substr(comment) : "");
      return "unit '" + unit + "'";
    }

    std::string change_sign(std::string &line, std::mt19937 &random)
    {
      std::vector<std::size_t> places; // of signs and of numbers that begin
      for (std::size_t i = 1; i < line.size(); ++i)
        if (line[i] == '-' || line[i] == '+' ||
            (line[i] >= '0' && line[i] <= '9' && (line[i - 1] == ' ' || line[i - 1] == '(')))
          places.push_back(i);
      if (places.empty())
        return change_character(line, random);
      const std::size_t at = places[below(places.size(), random)];
      if (line[at] == '-' || line[at] == '+')
        line[at] = line[at] == '-' ? '+' : '-';
      else
        line.insert(at, "-");
      return "a sign";
    }

    /// Behind a zero one unit is as good as another of its kind, and 0 % is 0: takes the unit at `at`, and
    /// gives the one that stands for all.
    std::string one_of_its_kind(const std::string &line, std::size_t &at)
    {
      static const std::vector<std::vector<std::string>> kinds = {{"", "%"},
                                                                  {"m", "nm", "um", "mm"},
                                                                  {"s", "min", "h", "d"},
                                                                  {"J", "eV"}};
      const std::size_t begin = std::min(line.find_first_not_of(" \t", at), line.size());
      std::size_t end = begin;
      while (end < line.size() &&
             (line[end] == '%' || std::isalpha(static_cast<unsigned char>(line[end])) != 0))
        ++end;
      const std::string unit = line.substr(begin, end - begin);
      const bool goes_on = end < line.size() && (line[end] == '/' || line[end] == '^');
      for (const std::vector<std::string> &kind : kinds)
        if (!goes_on && !unit.empty() && std::find(kind.begin(), kind.end(), unit) != kind.end())
          {
            at = end;
            return kind.front();
          }
      return "";
    }

    /// Numbers as they are stored, without blanks.
    std::string stored(const std::string &line)
    {
      std::string text;
      for (std::size_t i = 0; i < line.size();)
        {
          const bool in_name =
            i > 0 && (std::isalnum(static_cast<unsigned char>(line[i - 1])) != 0 ||
                      line[i - 1] == '_' || line[i - 1] == '.');
          const char *const begin = line.c_str() + i;
          char *end = nullptr;
          const bool digit = (line[i] >= '0' && line[i] <= '9') ||
                             (line[i] == '.' && line[i + 1] >= '0' && line[i + 1] <= '9');
          // A sign behind '=' belongs to the number.
          const bool sign = line[i] == '+' && !text.empty() && text.back() == '=';
          if (sign)
            {
              ++i;
              continue;
            }
          const double number = digit && !in_name ? std::strtod(begin, &end) : 0.;
          if (digit && !in_name && end != begin)
            {
              if (number == 0. && !text.empty() && text.back() == '-')
                text.pop_back(); // there is one zero
              char shown[40];
              std::snprintf(shown, sizeof shown, "%.17g", number);
              text += shown;
              i += static_cast<std::size_t>(end - begin);
              if (number == 0.)
                text += one_of_its_kind(line, i);
            }
          else
            {
              if (line[i] != ' ' && line[i] != '\t')
                text += line[i];
              ++i;
            }
        }
      return text;
    }

    /// All that is no comment and no blank, in one line: where lines break says nothing that blanks do
    /// not say, but for a backslash at the end of one.
    std::string content(const std::string &text)
    {
      std::string all;
      for (const std::string &line : lines_of(text))
        {
          std::string one = stored(line.substr(0, line.find('#')));
          if (!one.empty())
            all += one + "\n";
        }
      return all;
    }
  } // namespace

  Mutation mutate(const std::string &text, std::mt19937 &random)
  {
    std::vector<std::string> lines = lines_of(text);
    std::size_t at = below(lines.size(), random);
    while (lines[at].empty())
      at = below(lines.size(), random);
    // Half of them where something is set; the headers of the cases are long.
    if (below(2, random) == 0)
      for (int i = 0; i < 100 && lines[at].find("set ") == std::string::npos; ++i)
        at = below(lines.size(), random);
    if (lines[at].empty())
      lines[at] = " ";
    const std::string before = lines[at];
    std::string what;
    const std::size_t kind = below(8, random);
    if (kind == 0)
      {
        lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
        what = "removed";
      }
    else if (kind == 1)
      {
        lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), before);
        what = "written twice";
      }
    else if (kind == 2)
      what = change_unit(lines[at], random);
    else if (kind == 3)
      what = change_sign(lines[at], random);
    else
      what = change_character(lines[at], random);
    return {joined(lines),
            "line " + std::to_string(at + 1) + ", " + what + ":\n    " + before + "\n -> " +
              (kind == 0 ? "" : lines[at]) + "\n"};
  }

  bool says_the_same(const std::string &a, const std::string &b)
  {
    return content(a) == content(b);
  }
} // namespace softlattice
