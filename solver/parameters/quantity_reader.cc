// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/quantity_reader.h"

#include "models/expression/expression_error.h"
#include "models/shown_text.h"
#include "solver/parameters/number.h"
#include "solver/parameters/value.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t most_numbers = 10000;

    std::string with_allowed(const std::string &hint,
                             const ParameterEntry &entry,
                             const UnitSystem &units)
    {
      const std::string values = allowed(entry, units);
      const std::string bracketed = values.empty() ? values : "[" + values + "]";
      return hint.empty() || bracketed.empty() ? hint + bracketed : hint + "  " + bracketed;
    }

    bool is_bare_number(std::string_view text)
    {
      return take_number(text) && trimmed(text).empty();
    }
  } // namespace

  void reject_value(const ParameterEntry &entry,
                    const UnitSystem &units,
                    const std::string &what,
                    const std::string &hint)
  {
    throw ValueError("'" + entry.name + "': " + what, with_allowed(hint, entry, units));
  }

  double QuantityReader::in_si(const std::string_view text) const
  {
    try
      {
        return units_.quantity(text, entry_.si_unit);
      }
    catch (const UnitError &)
      {
        // Not a number with a unit; perhaps a formula with one.
        const auto formula = formula_quantity(text, constants_);
        if (!formula)
          throw;
        return formula->unit.empty()
                 ? formula->number
                 : units_.unit(formula->unit, entry_.si_unit).to_si(formula->number);
      }
  }

  double QuantityReader::one(const std::string_view text) const
  {
    const auto complaint = [&](const std::string &what, const std::string &hint) {
      return ValueError("'" + entry_.name + "' = " + shown_text(text) + ": " + what,
                        with_allowed(hint, entry_, units_));
    };
    double si = 0.;
    try
      {
        si = in_si(text);
      }
    catch (const UnitError &error)
      {
        if (error.what() == std::string("the value is missing"))
          reject_value(entry_, units_, error.what());
        throw complaint(error.what(), error.hint);
      }
    catch (const ExpressionError &error)
      {
        const std::string message = error.what(); // "what is wrong; what to do"
        const std::size_t end = message.find("; ");
        throw complaint(message.substr(0, end),
                        end == std::string::npos ? "" : message.substr(end + 2));
      }
    check_range(si, text);
    return si;
  }

  void QuantityReader::check_range(const double si, const std::string_view text) const
  {
    const auto is_allowed = [this](const double value) {
      return value >= entry_.lowest && value <= entry_.highest;
    };
    if (is_allowed(si))
      return;
    std::string hint = "allowed: " + range_text(entry_, units_);
    if (entry_.si_unit != entry_.display_unit && is_bare_number(text) &&
        is_allowed(units_.unit(entry_.display_unit, entry_.si_unit).to_si(si)))
      hint = "a bare number is " +
             (entry_.si_unit == "1" ? std::string("a fraction") : "in " + entry_.si_unit) +
             "; did you mean '" + std::string(trimmed(text)) + " " + entry_.display_unit + "'?  " +
             hint;
    throw ValueError("'" + entry_.name + "' = " + shown_text(text) + " is out of range", hint);
  }

  void QuantityReader::refuse_decimal_commas(const std::string_view text) const
  {
    // In "0,5 um, 2 um" some commas stand between digits and some have a blank behind them.
    const auto is_digit = [&](const std::size_t i) {
      return i < text.size() && text[i] >= '0' && text[i] <= '9';
    };
    std::size_t inside = 0, n = 0, first = 0;
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
      {
        depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
        if (text[i] != ',' || depth > 0)
          continue;
        ++n;
        if (i > 0 && is_digit(i - 1) && is_digit(i + 1))
          first = inside++ == 0 ? i : first;
      }
    const bool one_with_a_leading_zero =
      n == 1 && inside == 1 && trimmed(text.substr(0, first)) == "0";
    if (inside > 0 && (inside < n || one_with_a_leading_zero))
      reject_value(
        entry_,
        units_,
        "'" + shown_text(text) + "' may be read in two ways",
        "a number has a decimal point: 0.5; between numbers there is a comma and a blank: "
        "0, 5");
  }

  std::vector<double> QuantityReader::list(const std::string_view text) const
  {
    const std::vector<std::string_view> parts = split_list(text, ',');
    if (parts.size() > most_numbers)
      throw ValueError("'" + entry_.name + "': " + std::to_string(parts.size()) +
                         " numbers; at most " + std::to_string(most_numbers) + " are taken",
                       "leave some out");
    refuse_decimal_commas(text);
    std::vector<std::string_view> units;
    units.reserve(parts.size());
    for (const std::string_view part : parts)
      units.push_back(unit_behind(part, constants_));
    const auto with_unit =
      std::count_if(units.begin(), units.end(), [](const auto &unit) { return !unit.empty(); });
    const bool shared = with_unit == 1 && !units.back().empty();
    if (!shared && with_unit != 0 && with_unit != static_cast<std::ptrdiff_t>(units.size()))
      reject_value(entry_,
                   units_,
                   "some of the numbers have a unit and some have none",
                   "write it after each or after the last");
    std::vector<double> values;
    values.reserve(parts.size());
    for (const std::string_view part : parts)
      values.push_back(one(shared && part.data() != parts.back().data()
                             ? std::string(part) + " " + std::string(units.back())
                             : std::string(part)));
    return values;
  }
} // namespace softlattice
