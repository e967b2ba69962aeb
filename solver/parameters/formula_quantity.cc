// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/formula_quantity.h"

#include "models/expression/expression.h"
#include "models/expression/expression_error.h"
#include "models/expression/expression_syntax.h"
#include "solver/parameters/number.h"

#include <algorithm>
#include <cctype>

namespace softlattice
{
  namespace
  {
    bool is_name_character(const char c)
    {
      return c == '_' || std::isalnum(static_cast<unsigned char>(c)) != 0;
    }

    /// "5-10" and "2026-11-28" are a range and a date, and no differences.
    bool is_range_or_date(std::string_view text)
    {
      for (;;)
        {
          std::string_view rest = text;
          if (rest.substr(0, 1) == "-" || rest.substr(0, 1) == "+" || !take_number(rest))
            return false;
          rest = trimmed(rest);
          if (rest.empty() || rest.front() != '-')
            return rest.empty() ||
                   std::string_view("*/^+(").find(rest.front()) == std::string_view::npos;
          text = trimmed(rest.substr(1));
        }
    }

    bool looks_like_a_formula(std::string_view text, const Constants &constants)
    {
      std::string_view rest = text;
      if (take_number(rest))
        {
          rest = trimmed(rest);
          const bool has_operator =
            !rest.empty() && std::string_view("*/^+-").find(rest.front()) != std::string_view::npos;
          return has_operator && !(rest.front() == '-' && is_range_or_date(text));
        }
      while (!text.empty() && std::string_view("+-( ").find(text.front()) != std::string_view::npos)
        text.remove_prefix(1);
      if (take_number(text))
        return true; // "-(3*2)", "(1 + 2) um"
      std::size_t end = 0;
      while (end < text.size() && is_name_character(text[end]))
        ++end;
      const std::string word(text.substr(0, end));
      const std::string_view behind = trimmed(text.substr(end));
      return constants.count(word) > 0 || word == "pi" ||
             (find_expression_function(word) != nullptr && behind.substr(0, 1) == "(") ||
             (!word.empty() && !behind.empty() &&
              std::string_view("*/^+").find(behind.front()) != std::string_view::npos);
    }

    std::optional<double> value_of(const std::string_view text, const Constants &constants)
    {
      return Expression(std::string(text), {}, constants).constant();
    }
  } // namespace

  std::optional<FormulaQuantity> formula_quantity(const std::string_view whole,
                                                  const Constants &constants)
  {
    const std::string_view text = trimmed(whole);
    if (!looks_like_a_formula(text, constants))
      return {};
    // All of it, or all before one of the last blanks, behind which there is the unit.
    constexpr int most_words_of_a_unit = 4;
    std::optional<ExpressionError> problem;
    std::string_view formula = text;
    for (int words = 0; words <= most_words_of_a_unit && !formula.empty(); ++words)
      {
        try
          {
            if (const auto number = value_of(formula, constants))
              return FormulaQuantity{*number, trimmed(text.substr(formula.size()))};
          }
        catch (const ExpressionError &error)
          {
            // The first mistake is the one to tell; what follows it may be a unit.
            if (!problem || error.column() < problem->column())
              problem = error;
          }
        const std::size_t blank = formula.find_last_of(" \t");
        formula = trimmed(formula.substr(0, blank == std::string_view::npos ? 0 : blank));
      }
    if (problem)
      throw ExpressionError(*problem);
    return {};
  }

  std::string_view unit_behind(const std::string_view text, const Constants &constants)
  {
    std::string_view behind_number; // nothing where there is none
    if (std::string_view rest = text; take_number(rest))
      behind_number = trimmed(rest);
    try
      {
        const auto formula = formula_quantity(text, constants);
        return formula ? formula->unit : behind_number;
      }
    catch (const ExpressionError &)
      {
        return {}; // what is wrong is told where the value is read
      }
  }
} // namespace softlattice
