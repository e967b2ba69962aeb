// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <iosfwd>
#include <sstream>
#include <string>

namespace softlattice
{
  /// Lines of a Gmsh file that know their number, none longer than 10^5 characters.
  class GmshLines
  {
  public:
    GmshLines(std::istream &stream, const std::string &path);

    /// The next line, without blanks at its end; false at the end of the file.
    bool next(std::string &line);

    /// The next line, which has to be there, as a stream of words.
    std::istringstream words();

    /// The numbers at the beginning of the next line. `what` they are, for the message if they are not
    /// there.
    template <class... Numbers>
    void read(const char *what, Numbers &...numbers)
    {
      std::istringstream line = words();
      read_from(line, what, numbers...);
    }

    template <class... Numbers>
    void read_from(std::istringstream &line, const char *what, Numbers &...numbers) const
    {
      if (!(line >> ... >> numbers))
        fail(std::string("expected ") + what);
    }

    unsigned long number() const { return number_; }
    const std::string &path() const { return path_; }

    /// Throws MeshError "path:line: reason"; of the present line, unless another is named.
    [[noreturn]] void fail(const std::string &reason) const { fail(number_, reason); }
    [[noreturn]] void fail(unsigned long line, const std::string &reason) const;

  private:
    std::istream &stream_;
    std::string path_;
    unsigned long number_ = 0;
  };
} // namespace softlattice
