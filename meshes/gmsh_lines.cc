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
    for (int c = buffer.sbumpc(); c != '\n'; c = buffer.sbumpc())
      {
        if (c == std::char_traits<char>::eof())
          {
            stream_.setstate(std::ios::eofbit);
            if (line.empty())
              return false;
            break;
          }
        if (line.size() >= longest_line)
          fail("a line of more than " + std::to_string(longest_line) + " characters");
        line += static_cast<char>(c);
      }
    if (!line.empty() && line.back() == '\r')
      line.pop_back();
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
