// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/unit_advice.h"

#include "solver/parameters/nearest.h"
#include "solver/parameters/number.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <vector>

namespace softlattice
{
  namespace
  {
    const std::vector<std::string> common = {
      "nm",       "um",      "mm",    "m",      "s",      "min",   "h",      "d",      "ms",
      "K",        "degC",    "degF",  "%",      "Pa",     "kPa",   "MPa",    "GPa",    "bar",
      "eV",       "meV",     "J",     "kJ/mol", "J/mol",  "J/m^2", "mJ/m^2", "J/m^3",  "V",
      "mV",       "mol",     "K/min", "K/s",    "nm/s",   "um/s",  "m^2/s",  "cm^2/s", "1/m^2/s",
      "1/um^2/s", "mW/cm^2", "W/m^2", "1/m^3",  "1/cm^3", "um^2",  "nm^2",   "1/s",    "1/h"};

    bool is_digit(const std::string_view text, const std::size_t at)
    {
      return at < text.size() && text[at] >= '0' && text[at] <= '9';
    }

    std::size_t digits(const std::string_view text, const std::size_t from)
    {
      std::size_t to = from;
      while (is_digit(text, to))
        ++to;
      return to - from;
    }

    std::string lower(const std::string_view text)
    {
      std::string result(text);
      for (char &c : result)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      return result;
    }

    /// "d5" and "D-3": the exponent of a number in Fortran.
    std::string fortran_exponent(const std::string_view rest)
    {
      if (rest.empty() || (rest[0] != 'd' && rest[0] != 'D'))
        return {};
      const std::size_t sign = rest.size() > 1 && (rest[1] == '+' || rest[1] == '-') ? 1 : 0;
      const std::size_t n = digits(rest, 1 + sign);
      return n == 0 ? "" : std::string(rest.substr(1, sign + n));
    }

    /// "x10^5", " * 10^-3", "\u00B710^5": the power of ten as it is printed; empty if it is none.
    std::string printed_power(const std::string_view rest)
    {
      std::string_view text = trimmed(rest);
      for (const std::string_view sign : {"x", "X", "*", "\u00D7", "\u00B7"})
        if (text.substr(0, sign.size()) == sign)
          {
            text = trimmed(text.substr(sign.size()));
            for (const std::string_view ten : {"10^", "10**", "10e", "10E"})
              if (text.substr(0, ten.size()) == ten)
                {
                  text.remove_prefix(ten.size());
                  const std::size_t sign_of_power =
                    !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
                  const std::size_t n = digits(text, sign_of_power);
                  return n == 0 ? "" : std::string(text.substr(0, sign_of_power + n));
                }
          }
      return {};
    }

    /// "1 hour 30 min" and "1h30min" as one number in the first of the units.
    std::string sum_of_parts(const UnitQuestion &question)
    {
      double total = 0., one_of_first = 0.;
      std::string first_unit;
      std::string text = std::string(question.number) + std::string(question.rest);
      std::string_view left = text;
      int parts = 0;
      while (!left.empty())
        {
          const auto number = take_number(left);
          if (!number)
            return {};
          left = trimmed(left);
          std::size_t end = 0; // of the unit: before the next number that stands on its own
          while (end < left.size() && left[end] != ' ' && !is_digit(left, end))
            ++end;
          std::string_view unit = trimmed(left.substr(0, end));
          left = trimmed(left.substr(end));
          for (const std::string_view filler : {"and ", "+ ", ", "})
            if (left.substr(0, filler.size()) == filler)
              left = trimmed(left.substr(filler.size()));
          if (!unit.empty() && unit.back() == ',')
            unit.remove_suffix(1);
          const auto si = unit.empty() ? std::nullopt : question.si(*number, unit);
          if (!si)
            return {};
          if (parts++ == 0)
            {
              first_unit = unit;
              one_of_first = question.si(1., unit).value_or(0.);
            }
          total += *si;
        }
      if (parts < 2 || one_of_first == 0.)
        return {};
      char number[40];
      std::snprintf(number, sizeof number, "%.6g", total / one_of_first);
      return "write it as one number: " + std::string(number) + " " + first_unit;
    }

    /// The usual units of the dimension.
    std::vector<std::string> fitting(const UnitQuestion &question)
    {
      std::vector<std::string> units;
      for (const std::string &one : common)
        if (question.si(1., one))
          units.push_back(one);
      return units;
    }

    std::string advice_on_temperature(const std::string &unit)
    {
      for (const auto &[written, meant] : {std::pair{"c", "degC"},
                                           {"f", "degF"},
                                           {"deg c", "degC"},
                                           {"deg f", "degF"},
                                           {"deg", "degC"},
                                           {"degree", "degC"},
                                           {"degrees", "degC"},
                                           {"degree c", "degC"},
                                           {"degrees c", "degC"},
                                           {"\u00B0 c", "degC"},
                                           {"\u00B0 f", "degF"},
                                           {"\u00BAc", "degC"},
                                           {"\u00BA c", "degC"},
                                           {"\u00B0", "degC"},
                                           {"grad", "degC"},
                                           {"deg k", "K"},
                                           {"\u00BAk", "K"}})
        if (unit == written)
          return std::string("write ") + meant +
                 (unit == "c"   ? "; C is the coulomb"
                  : unit == "f" ? "; F is the farad"
                                : "");
      return {};
    }

    std::string advice_on_fraction(const std::string &unit, const std::string &number)
    {
      const bool has_percent = unit.find('%') != std::string::npos ||
                               unit.find("percent") != std::string::npos ||
                               unit.find("pct") != std::string::npos;
      for (const char *humidity : {"rh", "r.h.", "r.h", "rel. hum."})
        if (unit.find(humidity) != std::string::npos && unit.size() < 20)
          return "write " + (number.empty() ? "75" : number) + " %: of what, the parameter says";
      return has_percent ? "write " + (number.empty() ? "75" : number) + " %" : "";
    }
  } // namespace

  std::string advice_on_number(const UnitQuestion &question)
  {
    const std::string number(question.number);
    const std::string_view rest = question.rest;
    if (rest.empty())
      return {};
    if (const std::string power = fortran_exponent(rest); !power.empty())
      return "the exponent of a number is written with e: " + number + "e" + power;
    if (const std::string power = printed_power(rest); !power.empty())
      return "write " + number + "e" + power;
    const std::string_view text = trimmed(rest);
    if (rest[0] == ',' && is_digit(rest, 1))
      {
        const std::size_t n = digits(rest, 1);
        return "a number has a decimal point and no thousands separators: " + number + "." +
               std::string(rest.substr(1, n)) +
               (n == 3 ? " or " + number + std::string(rest.substr(1, n)) : "");
      }
    if ((rest[0] == ' ' || rest[0] == '\'') && digits(rest, 1) == 3 && !is_digit(rest, 4))
      return "a number has no thousands separators: " + number + std::string(rest.substr(1, 3));
    if (rest[0] == ':' && is_digit(rest, 1))
      {
        std::string_view minutes = rest.substr(1);
        const auto hours = [&] {
          std::string_view whole = question.number;
          return take_number(whole).value_or(0.) + take_number(minutes).value_or(0.) / 60.;
        }();
        char one[40];
        std::snprintf(one, sizeof one, "%.6g", hours);
        return "a time is one number and its unit, such as " + std::string(one) + " h";
      }
    if (is_digit(text, 0) && text.size() > 1 && text.substr(0, 2) != "1/" && text != "1" &&
        trimmed(text.substr(1)).substr(0, 1) != "/")
      return "write one number and its unit";
    const std::size_t later = text.find_first_of("0123456789");
    // Points on a temperature scale do not add up.
    return later == std::string_view::npos || question.si_unit == "K" ? "" : sum_of_parts(question);
  }

  std::string advice_on_dimension(const UnitQuestion &question)
  {
    const std::string unit(trimmed(question.rest));
    const std::string small = lower(unit);
    if (question.si_unit == "K")
      if (const std::string advice = advice_on_temperature(small); !advice.empty())
        return advice;
    if (question.si_unit == "1")
      if (const std::string advice = advice_on_fraction(small, std::string(question.number));
          !advice.empty())
        return advice;
    if (question.si_unit == "m" && unit == "A")
      return "did you mean 'angstrom'? A is the ampere";
    if (question.si_unit == "s" && unit == "m")
      return "did you mean 'min'? m is the metre";
    for (const std::string &one : fitting(question))
      if (lower(one) == small)
        return "did you mean '" + one + "'?";
    return {};
  }

  std::string advice_on_unknown_unit(const UnitQuestion &question)
  {
    if (const std::string advice = advice_on_dimension(question); !advice.empty())
      return advice;
    const std::string unit(trimmed(question.rest));
    for (const auto &[written, meant] : {std::pair{"hrs", "h"},
                                         {"mins", "min"},
                                         {"secs", "s"},
                                         {"\u00B5", "um"},
                                         {"\u03BC", "um"},
                                         {"mum", "um"},
                                         {"\u00C5", "angstrom"},
                                         {"\u212B", "angstrom"},
                                         {"ang", "angstrom"}})
      if (lower(unit) == written && question.si(1., meant))
        return std::string("did you mean '") + meant + "'?";
    const std::vector<std::string> usual = fitting(question);
    if (const auto name = nearest(unit, usual))
      return "did you mean '" + *name + "'?";
    if (usual.empty())
      return "units are written like nm, mJ/m^2, 1/(m^2 s), kJ/mol, degC, %";
    std::string listed;
    for (std::size_t i = 0; i < std::min<std::size_t>(usual.size(), 5); ++i)
      listed += (i > 0 ? ", " : "") + usual[i];
    return "units of this kind are written like " + listed;
  }
} // namespace softlattice
