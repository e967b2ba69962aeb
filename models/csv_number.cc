// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/csv_number.h"

#include "models/shown_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>
#include <utility>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t longest_shown = 60;

    bool are_digits(const std::string_view text)
    {
      return std::all_of(text.begin(), text.end(), [](const char c) {
        return c >= '0' && c <= '9';
      });
    }

    /// Digits in groups of three behind a first one of one to three, which does not begin with a zero.
    bool are_grouped(const std::string_view digits, const char separator)
    {
      std::size_t begin = 0;
      for (std::size_t n = 0;; ++n)
        {
          const std::size_t end = std::min(digits.find(separator, begin), digits.size());
          const std::string_view group = digits.substr(begin, end - begin);
          const bool has_length = n == 0 ? !group.empty() && group.size() <= 3 : group.size() == 3;
          if (!has_length || !are_digits(group) || (n == 0 && group[0] == '0'))
            return false;
          if (end == digits.size())
            return n > 0;
          begin = end + 1;
        }
    }

    struct Parts
    {
      bool negative = false;
      std::string mantissa; ///< any space or apostrophe as a blank
      std::string exponent; ///< with its e
    };

    Parts parts_of(const std::string_view text)
    {
      // Spellings of one sign: minus, the spaces and the apostrophes that group digits.
      static constexpr std::pair<std::string_view, char> spellings[] = {{"\xE2\x88\x92", '-'},
                                                                        {"\xC2\xA0", ' '},
                                                                        {"\xE2\x80\xAF", ' '},
                                                                        {"\xE2\x80\x89", ' '},
                                                                        {"\xE2\x80\x99", ' '},
                                                                        {"'", ' '}};
      std::string plain;
      const bool has_special = std::any_of(text.begin(), text.end(), [](const char c) {
        return c == '\'' || static_cast<unsigned char>(c) > 127;
      });
      if (!has_special)
        plain = text;
      for (std::size_t i = 0; has_special && i < text.size();)
        {
          const auto found =
            std::find_if(std::begin(spellings), std::end(spellings), [&](const auto &spelling) {
              return text.substr(i, spelling.first.size()) == spelling.first;
            });
          const bool is_special = found != std::end(spellings);
          plain += is_special ? found->second : text[i];
          i += is_special ? found->first.size() : 1;
        }
      Parts parts;
      const std::size_t e = std::min(plain.find_first_of("eE"), plain.size());
      parts.mantissa = plain.substr(0, e);
      parts.exponent = plain.substr(e);
      if (!parts.mantissa.empty() && (parts.mantissa[0] == '-' || parts.mantissa[0] == '+'))
        {
          parts.negative = parts.mantissa[0] == '-';
          parts.mantissa.erase(0, 1);
        }
      return parts;
    }

    /// With one sign of two in it.
    DecimalSign alone(const Parts &parts,
                      const char sign,
                      const DecimalSign it,
                      const DecimalSign maybe_it,
                      const DecimalSign other)
    {
      if (std::count(parts.mantissa.begin(), parts.mantissa.end(), sign) > 1)
        return other; // only digits are grouped more than once
      return parts.exponent.empty() && are_grouped(parts.mantissa, sign) ? maybe_it : it;
    }
  } // namespace

  DecimalSign decimal_sign(const std::string_view number)
  {
    const Parts parts = parts_of(number);
    const std::size_t comma = parts.mantissa.rfind(','), point = parts.mantissa.rfind('.');
    const bool has_comma = comma != std::string::npos, has_point = point != std::string::npos;
    if (has_comma && has_point)
      return comma > point ? DecimalSign::comma : DecimalSign::point;
    if (has_comma)
      return alone(parts, ',', DecimalSign::comma, DecimalSign::comma_maybe, DecimalSign::point);
    if (has_point)
      return alone(parts, '.', DecimalSign::point, DecimalSign::point_maybe, DecimalSign::comma);
    return DecimalSign::open;
  }

  void DecimalSigns::add(const std::string &number, const std::size_t line)
  {
    first_.try_emplace(decimal_sign(number), line, number);
  }

  std::string DecimalSigns::place(const DecimalSign sign) const
  {
    const auto &[line, number] = first_.at(sign);
    return "'" + shown_text(number, longest_shown) + "' in line " + std::to_string(line);
  }

  std::pair<std::size_t, std::string> DecimalSigns::problem() const
  {
    if (has(DecimalSign::comma) && has(DecimalSign::point))
      return {first_.at(DecimalSign::comma).first,
              "both decimal commas and decimal points: " + place(DecimalSign::comma) + ", " +
                place(DecimalSign::point) + "; write all numbers with a decimal point"};
    if (has(DecimalSign::comma_maybe) && !has(DecimalSign::comma) && !has(DecimalSign::point))
      return {first_.at(DecimalSign::comma_maybe).first,
              "the comma of " + place(DecimalSign::comma_maybe) +
                " may be a decimal sign or group thousands; write numbers with a decimal point and "
                "without separators of thousands"};
    return {0, {}};
  }

  namespace
  {
    /// As most numbers are: digits and a point, perhaps behind a minus; none if it is anything else.
    std::optional<double> simple_number(const std::string_view text)
    {
      const std::string_view digits = text.substr(!text.empty() && text[0] == '-' ? 1 : 0);
      const bool is_simple = std::all_of(digits.begin(), digits.end(), [](const char c) {
        return (c >= '0' && c <= '9') || c == '.';
      });
      double number = 0.;
      const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
      if (!is_simple || result.ec != std::errc() || result.ptr != text.data() + text.size())
        return {};
      return number;
    }
  } // namespace

  std::optional<double> read_number(const std::string_view text, const char sign)
  {
    if (sign == '.')
      if (const std::optional<double> number = simple_number(text))
        return number;
    const Parts parts = parts_of(text);
    const std::size_t end = std::min(parts.mantissa.find(sign), parts.mantissa.size());
    std::string whole = parts.mantissa.substr(0, end);
    const std::string fraction =
      end < parts.mantissa.size() ? parts.mantissa.substr(end + 1) : std::string();
    for (const char separator : {' ', sign == ',' ? '.' : ','})
      if (are_grouped(whole, separator))
        whole.erase(std::remove(whole.begin(), whole.end(), separator), whole.end());
    if (!are_digits(whole) || !are_digits(fraction) || whole.size() + fraction.size() == 0)
      return {};
    const std::string plain = (parts.negative ? "-" : "") + whole + "." + fraction + parts.exponent;
    double number = 0.;
    const auto result = std::from_chars(plain.data(), plain.data() + plain.size(), number);
    if (result.ec != std::errc() || result.ptr != plain.data() + plain.size() ||
        !std::isfinite(number))
      return {};
    return number;
  }

  std::string why_no_number(const std::string &cell)
  {
    if (cell.empty())
      return "the cell is empty; fill it in or delete the row";
    const bool is_clock = cell.find(':') != std::string::npos;
    const bool is_date = std::count(cell.begin(), cell.end(), '-') == 2 ||
                         std::count(cell.begin(), cell.end(), '/') == 2;
    return "'" + shown_text(cell, longest_shown) + "' is not a number" +
           (is_clock || is_date ? "; dates and times of day are not read: write how long after the "
                                  "start of the run it is"
                                : "");
  }
} // namespace softlattice
