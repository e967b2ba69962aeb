// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace softlattice
{
  /// The bytes of a text file as UTF-8 without a byte order mark: they may be UTF-8, UTF-16 of either
  /// byte order with or without its mark, or Latin-1, which is what is no UTF-8.
  std::string decoded_text(std::string bytes);

  /// Lines of a text that end with LF, CR LF or CR, numbered from 1.
  class TextLines
  {
  public:
    explicit TextLines(std::string_view text)
      : rest_(text)
    {}
    /// False behind the last one.
    bool next(std::string_view &line);
    std::size_t number() const { return number_; }

  private:
    std::string_view rest_;
    std::size_t number_ = 0;
  };

  /// `text` without white space at both ends, that of other alphabets included.
  std::string_view without_blanks(std::string_view text);

  /// Whether a line of a table is neither blank nor a comment.
  bool has_content(std::string_view line);

  /// The cells of a line, without blanks and quotation marks around them; "" inside of quotation marks
  /// stands for one of them. None if a quotation mark is not closed.
  std::optional<std::vector<std::string>> split_cells(std::string_view line, char separator);
} // namespace softlattice
