// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>
#include <vector>

namespace softlattice
{
  /// One "set name = value" of a file to be written.
  struct PrmLine
  {
    std::string section; ///< "Model/Free energy"
    std::string name;
    std::string value;
    std::string comment;              ///< behind the value
    std::vector<std::string> remarks; ///< lines above it
    bool commented_out = false;
  };

  /// A parameter file with these lines, sections in the order of their first line and nested as
  /// their paths say, and `header` as comment lines on top.
  std::string prm_text(const std::vector<std::string> &header, const std::vector<PrmLine> &lines);

  /// `text` as one line without the characters that would end a comment early.
  std::string one_line(const std::string &text);

  /// The first sentence of a text, as one line.
  std::string first_sentence(const std::string &text);

  /// Lines of at most `width` characters, broken at spaces.
  std::vector<std::string> wrapped(const std::string &text, std::size_t width);
} // namespace softlattice
