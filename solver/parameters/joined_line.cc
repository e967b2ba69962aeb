// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/joined_line.h"

#include "solver/parameters/number.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    /// A physical line as it counts for the logical one. A comment ends with its own line: a backslash
    /// in it is part of it.
    struct Physical
    {
      explicit Physical(const std::string_view line)
        : text(trimmed(without_comment(line)))
        , goes_on(!text.empty() && text.back() == '\\')
        , is_comment(text.empty() && !trimmed(line).empty())
      {
        if (goes_on)
          text.remove_suffix(1);
      }

      std::string_view text; // without comment, backslash and the white space around
      bool goes_on;          // in the next line
      bool is_comment;       // and nothing else: passed over where a line goes on
    };
  } // namespace

  std::string_view without_comment(const std::string_view line)
  {
    // A quotation mark opens a name where a word begins and another mark follows.
    constexpr std::string_view between_words = " \t=,;:";
    for (std::size_t i = 0; i < line.size(); ++i)
      if (line[i] == '#')
        return line.substr(0, i);
      else if (line[i] == '"' &&
               (i == 0 || between_words.find(line[i - 1]) != std::string_view::npos))
        if (const std::size_t close = line.find('"', i + 1); close != std::string_view::npos)
          i = close;
    return line;
  }

  JoinedLine::JoinedLine(std::shared_ptr<const SourceText> source, const std::size_t first_line)
    : source_(std::move(source))
    , next_line_(first_line)
  {
    for (bool goes_on = true; goes_on && next_line_ < source_->lines.size(); ++next_line_)
      {
        const std::string &line = source_->lines[next_line_];
        const Physical physical(line);
        goes_on = physical.goes_on || (physical.is_comment && !pieces_.empty());
        pieces_.push_back({joined_.size(),
                           next_line_,
                           static_cast<std::size_t>(physical.text.data() - line.data())});
        joined_ += physical.text;
      }
    const std::string_view joined = joined_;
    text_ = trimmed(joined);
  }

  Location JoinedLine::locate(const std::string_view part) const
  {
    const std::size_t offset = static_cast<std::size_t>(part.data() - joined_.data());
    const auto next = std::find_if(pieces_.begin() + 1, pieces_.end(), [&](const Piece &piece) {
      return piece.begin > offset;
    });
    const Piece &piece = *(next - 1);
    const std::size_t end = next == pieces_.end() ? joined_.size() : next->begin;
    return {source_,
            static_cast<int>(piece.line + 1),
            static_cast<int>(piece.column + offset - piece.begin + 1),
            static_cast<int>(std::min(part.size(), end - offset))};
  }

  std::string_view JoinedLine::value() const
  {
    const std::size_t equals = text_.find('=');
    return equals == std::string_view::npos ? std::string_view()
                                            : trimmed(text_.substr(equals + 1));
  }

  Location place_in_value(const Location &value, const std::size_t offset, const std::size_t length)
  {
    const std::vector<std::string> &lines = value.source->lines;
    auto first = static_cast<std::size_t>(value.line - 1);
    for (std::size_t line = first; line > 0;)
      if (const Physical before(lines[--line]); before.goes_on)
        first = line;
      else if (!before.is_comment)
        break;
    const JoinedLine line(value.source, first);
    const std::string_view text = line.value();
    if (text.empty())
      return value;
    if (offset < text.size())
      return line.locate(text.substr(offset, length));
    Location behind = line.locate(text.substr(text.size() - 1));
    ++behind.column;
    return behind;
  }
} // namespace softlattice
