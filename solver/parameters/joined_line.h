// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parameters/source_text.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace softlattice
{
  /// What stands before the comment of a line; a '#' in quotation marks begins none.
  std::string_view without_comment(std::string_view line);

  /// One logical line of a parameter file: physical lines joined where what stands before their comment
  /// ends in a backslash, comments and the white space around cut off, and every byte traceable to its
  /// physical place. Lines of comment in between are passed over.
  class JoinedLine
  {
  public:
    JoinedLine(std::shared_ptr<const SourceText> source, std::size_t first_line);
    JoinedLine(const JoinedLine &) = delete; // text_ points into joined_
    JoinedLine &operator=(const JoinedLine &) = delete;

    std::string_view text() const { return text_; }
    std::size_t next_line() const { return next_line_; }
    /// What stands behind the first '='.
    std::string_view value() const;

    /// Where a part of text() stands; a part that runs over several physical lines is cut to the
    /// first of them.
    Location locate(std::string_view part) const;
    Location whole() const { return locate(text()); }

  private:
    struct Piece
    {
      std::size_t begin;  // in joined_
      std::size_t line;   // from 0
      std::size_t column; // from 0
    };

    std::shared_ptr<const SourceText> source_;
    std::string joined_;
    std::string_view text_; // into joined_
    std::vector<Piece> pieces_;
    std::size_t next_line_;
  };

  /// Where a part of a value stands: `offset` and `length` count in the value as it is read, which
  /// begins at `value` and may go on over several physical lines.
  Location place_in_value(const Location &value, std::size_t offset, std::size_t length);
} // namespace softlattice
