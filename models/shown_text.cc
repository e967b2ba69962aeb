// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/shown_text.h"

namespace softlattice
{
  std::size_t character_length(const std::string_view text, const std::size_t at)
  {
    const auto byte = [&](const std::size_t i) {
      return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
    };
    const unsigned int first = byte(at);
    if (first < 0x80U)
      return (first >= 0x20U && first != 0x7FU) || first == '\t' ? 1 : 0;
    const std::size_t length = first >= 0xF0U && first < 0xF5U   ? 4
                               : first >= 0xE0U && first < 0xF0U ? 3
                               : first >= 0xC2U && first < 0xE0U ? 2
                                                                 : 0;
    for (std::size_t i = 1; i < length; ++i)
      if ((byte(at + i) & 0xC0U) != 0x80U)
        return 0;
    // Control characters again, overlong forms, surrogates and what lies beyond Unicode.
    const unsigned int second = byte(at + 1);
    const bool wrong = (first == 0xC2U && second < 0xA0U) || (first == 0xE0U && second < 0xA0U) ||
                       (first == 0xEDU && second > 0x9FU) || (first == 0xF0U && second < 0x90U) ||
                       (first == 0xF4U && second > 0x8FU);
    return wrong ? 0 : length;
  }

  std::string clean_text(std::string text)
  {
    for (std::size_t at = 0; at < text.size();)
      if (const std::size_t length = character_length(text, at); length > 0)
        at += length;
      else
        text[at++] = '?';
    return text;
  }

  std::string shown_text(const std::string_view text, const std::size_t longest)
  {
    if (text.size() <= longest)
      return clean_text(std::string(text));
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
      --end; // not within a character
    return clean_text(std::string(text.substr(0, end))) + "...";
  }
} // namespace softlattice
