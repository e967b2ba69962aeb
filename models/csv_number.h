// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace softlattice
{
  /// What a number says about which character is the decimal sign of the file that it is from.
  enum class DecimalSign
  {
    open,        ///< nothing: no comma, no point
    comma,       ///< "13,8", "1.234,5", "1.234.567"
    point,       ///< "13.8", "1,234.5", "1,234,567"
    comma_maybe, ///< "1,234": 1.234, or 1234 with a thousands separator
    point_maybe  ///< "1.234", likewise
  };
  DecimalSign decimal_sign(std::string_view number);

  /// Of the numbers of a file, which have one decimal sign in common.
  class DecimalSigns
  {
  public:
    void add(const std::string &number, std::size_t line);
    /// ',' or '.', which it is where nothing tells.
    char sign() const { return has(DecimalSign::comma) ? ',' : '.'; }
    /// A line and what is wrong with it: both signs in one file, or doubt. An empty message: nothing.
    std::pair<std::size_t, std::string> problem() const;

  private:
    bool has(const DecimalSign sign) const { return first_.count(sign) > 0; }
    std::string place(DecimalSign sign) const;

    std::map<DecimalSign, std::pair<std::size_t, std::string>> first_; ///< line and number
  };

  /// The whole text as one finite number, whatever the locale of the process: digits, which may be
  /// grouped by threes with spaces, apostrophes or that of comma and point which is not `sign`, the
  /// decimal sign, an exponent. None if it is not written like that.
  std::optional<double> read_number(std::string_view text, char sign);

  /// What is wrong with a cell that is none.
  std::string why_no_number(const std::string &cell);
} // namespace softlattice
