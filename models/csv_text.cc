// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/csv_text.h"

#include "models/shown_text.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    bool begins_with(const std::string_view text, const std::string_view start)
    {
      return text.substr(0, start.size()) == start;
    }

    bool is_utf8(const std::string_view text)
    {
      for (std::size_t i = 0; i < text.size();)
        {
          const bool is_ascii = static_cast<unsigned char>(text[i]) < 0x80;
          const std::size_t length = is_ascii ? 1 : character_length(text, i);
          if (length == 0)
            return false;
          i += length;
        }
      return true;
    }

    void append(std::string &text, const unsigned long code)
    {
      const auto put = [&text](const unsigned long byte) { text += static_cast<char>(byte); };
      if (code < 0x80)
        put(code);
      else if (code < 0x800)
        {
          put(0xC0 | (code >> 6U));
          put(0x80 | (code & 0x3FU));
        }
      else if (code < 0x10000)
        {
          put(0xE0 | (code >> 12U));
          put(0x80 | ((code >> 6U) & 0x3FU));
          put(0x80 | (code & 0x3FU));
        }
      else
        {
          put(0xF0 | (code >> 18U));
          put(0x80 | ((code >> 12U) & 0x3FU));
          put(0x80 | ((code >> 6U) & 0x3FU));
          put(0x80 | (code & 0x3FU));
        }
    }

    std::string from_latin1(const std::string_view bytes)
    {
      std::string text;
      for (const char c : bytes)
        {
          const auto code = static_cast<unsigned char>(c);
          append(text, code >= 0x80 && code < 0xA0 ? '?' : code); // there are control characters
        }
      return text;
    }

    std::string from_utf16(const std::string_view bytes, const bool little_endian)
    {
      const auto unit = [&](const std::size_t i) {
        const auto first = static_cast<unsigned char>(bytes[i]),
                   second = static_cast<unsigned char>(bytes[i + 1]);
        return little_endian ? first | (static_cast<unsigned long>(second) << 8U)
                             : second | (static_cast<unsigned long>(first) << 8U);
      };
      std::string text;
      for (std::size_t i = 0; i + 1 < bytes.size(); i += 2)
        {
          const unsigned long code = unit(i);
          const bool is_high = code >= 0xD800 && code < 0xDC00;
          const unsigned long low = is_high && i + 3 < bytes.size() ? unit(i + 2) : 0;
          if (low >= 0xDC00 && low < 0xE000)
            {
              append(text, 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00));
              i += 2;
            }
          else
            append(text, code >= 0xD800 && code < 0xE000 ? '?' : code);
        }
      return text;
    }
  } // namespace

  std::string decoded_text(std::string bytes)
  {
    const std::string_view all = bytes;
    if (begins_with(all, "\xFF\xFE"))
      return from_utf16(all.substr(2), true);
    if (begins_with(all, "\xFE\xFF"))
      return from_utf16(all.substr(2), false);
    // Every text begins with a letter of a header or a # somewhere, one byte of which is zero in UTF-16.
    if (all.size() >= 4 && all[0] != 0 && all[1] == 0 && all[2] != 0 && all[3] == 0)
      return from_utf16(all, true);
    if (all.size() >= 4 && all[0] == 0 && all[1] != 0 && all[2] == 0 && all[3] != 0)
      return from_utf16(all, false);
    if (begins_with(all, "\xEF\xBB\xBF"))
      bytes.erase(0, 3);
    return is_utf8(bytes) ? bytes : from_latin1(bytes);
  }

  bool TextLines::next(std::string_view &line)
  {
    if (rest_.empty())
      return false;
    ++number_;
    const std::size_t end = std::min(rest_.find_first_of("\r\n"), rest_.size());
    line = rest_.substr(0, end);
    const std::size_t length = begins_with(rest_.substr(end), "\r\n") ? 2 : 1;
    rest_.remove_prefix(std::min(end + length, rest_.size()));
    return true;
  }

  std::string_view without_blanks(std::string_view text)
  {
    // No-break spaces, wide and narrow, and thin spaces among the usual ones.
    static constexpr std::string_view blanks[] =
      {" ", "\t", "\v", "\f", "\r", "\n", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};
    for (bool again = true; again;)
      {
        again = false;
        for (const std::string_view blank : blanks)
          {
            if (begins_with(text, blank))
              {
                text.remove_prefix(blank.size());
                again = true;
              }
            if (text.size() >= blank.size() && text.substr(text.size() - blank.size()) == blank)
              {
                text.remove_suffix(blank.size());
                again = true;
              }
          }
      }
    return text;
  }

  bool has_content(const std::string_view line)
  {
    const std::string_view inner = without_blanks(line);
    return !inner.empty() && inner[0] != '#';
  }

  std::optional<std::vector<std::string>> split_cells(const std::string_view line,
                                                      const char separator)
  {
    std::vector<std::string> cells;
    std::string cell;
    bool quoted = false;
    const auto finish = [&] {
      std::string_view inner = without_blanks(cell);
      cells.emplace_back(inner);
      cell.clear();
    };
    for (std::size_t i = 0; i < line.size(); ++i)
      if (line[i] == '"')
        {
          if (quoted && i + 1 < line.size() && line[i + 1] == '"')
            cell += line[i++];
          else
            quoted = !quoted;
        }
      else if (line[i] == separator && !quoted)
        finish();
      else
        cell += line[i];
    finish();
    if (quoted)
      return {};
    return cells;
  }
} // namespace softlattice
