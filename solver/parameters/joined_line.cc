// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/joined_line.h"

#include "solver/parameters/number.h"

#include <algorithm>

namespace softlattice
{
  JoinedLine::JoinedLine(std::shared_ptr<const SourceText> source, const std::size_t first_line)
    : source_(std::move(source))
    , next_line_(first_line)
  {
    for (bool goes_on = true; goes_on && next_line_ < source_->lines.size(); ++next_line_)
      {
        const std::string &line = source_->lines[next_line_];
        std::string_view physical = trimmed(line);
        goes_on = !physical.empty() && physical.back() == '\\';
        pieces_.push_back(
          {joined_.size(), next_line_, static_cast<std::size_t>(physical.data() - line.data())});
        if (goes_on)
          physical.remove_suffix(1);
        joined_ += physical;
      }
    const std::string_view joined = joined_;
    text_ = trimmed(joined.substr(0, joined.find('#')));
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
    const auto goes_on = [&](const std::size_t line) {
      const std::string_view text = trimmed(lines[line]);
      return !text.empty() && text.back() == '\\';
    };
    auto first = static_cast<std::size_t>(value.line - 1);
    while (first > 0 && goes_on(first - 1))
      --first;
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
