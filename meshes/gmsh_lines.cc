// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "meshes/gmsh_lines.h"

#include "meshes/geometry.h"

#include <istream>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t longest_line = 100000;
  }

  GmshLines::GmshLines(std::istream &stream, const std::string &path)
    : stream_(stream)
    , path_(path)
  {}

  bool GmshLines::next(std::string &line)
  {
    ++number_;
    line.clear();
    if (!stream_.good())
      return false;
    std::streambuf &buffer = *stream_.rdbuf();
    constexpr int end_of_file = std::char_traits<char>::eof();
    int c = buffer.sbumpc();
    for (; c != '\n' && c != '\r' && c != end_of_file; c = buffer.sbumpc())
      {
        if (line.size() >= longest_line)
          fail("a line of more than " + std::to_string(longest_line) + " characters");
        line += static_cast<char>(c);
      }
    if (c == '\r' && buffer.sgetc() == '\n')
      buffer.sbumpc();
    if (c == end_of_file)
      {
        stream_.setstate(std::ios::eofbit);
        if (line.empty())
          return false;
      }
    if (number_ == 1 && line.compare(0, 3, "\xEF\xBB\xBF") == 0)
      line.erase(0, 3); // byte order mark
    if (number_ == 1 &&
        (line.compare(0, 2, "\xFF\xFE") == 0 || line.compare(0, 2, "\xFE\xFF") == 0))
      fail("the file is UTF-16 text; save it as plain text (ASCII or UTF-8)");
    line.erase(line.find_last_not_of(" \t") + 1);
    return true;
  }

  std::istringstream GmshLines::words()
  {
    std::string line;
    if (!next(line))
      fail("the file ends too early");
    return std::istringstream(line);
  }

  void GmshLines::fail(const unsigned long line, const std::string &reason) const
  {
    throw MeshError(path_ + ":" + std::to_string(line) + ": " + reason);
  }
} // namespace softlattice
