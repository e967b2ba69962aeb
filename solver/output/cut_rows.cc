// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/output/cut_rows.h"

#include "solver/base/error.h"
#include "solver/output/text_file.h"

#include <charconv>

namespace softlattice
{
  namespace
  {
    const std::string line_end = "\r\n";

    bool read_time(const std::string &row, const std::size_t column, double &time)
    {
      std::size_t begin = 0;
      for (std::size_t i = 0; i < column; ++i)
        {
          begin = row.find(',', begin);
          if (begin == std::string::npos)
            return false;
          ++begin;
        }
      const std::size_t comma = row.find(',', begin);
      const char *const first = row.data() + begin, *const last =
                                                      row.data() + (comma == std::string::npos
                                                                      ? row.size()
                                                                      : comma);
      const auto [next, error] = std::from_chars(first, last, time);
      return error == std::errc() && next == last;
    }
  } // namespace

  void cut_rows_after(const double t,
                      const std::string &path,
                      const std::string &header,
                      const std::size_t time_column,
                      const std::function<void(const std::string &row)> &kept)
  {
    const std::string old = read_file(path);
    if (old.compare(0, header.size(), header) != 0)
      throw FileError("cannot go on with '" + path + "': its first line is not that of this run");
    std::size_t begin = header.size(), end = 0;
    long number = 2;
    for (; (end = old.find(line_end, begin)) != std::string::npos; begin = end + line_end.size())
      {
        const std::string row = old.substr(begin, end - begin);
        double time = 0.;
        if (!read_time(row, time_column, time))
          throw FileError("cannot go on with '" + path + "': row " + std::to_string(number) +
                          " has no time");
        if (time > t)
          break;
        if (kept)
          kept(row);
        ++number;
      }
    write_atomically(path, old.substr(0, begin));
  }
} // namespace softlattice
