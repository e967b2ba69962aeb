// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/nucleation/events.h"

#include "solver/base/error.h"
#include "solver/nucleation/sampler.h"
#include "solver/output/text_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <utility>

namespace softlattice
{
  namespace
  {
    const std::string line_end = "\r\n";

    std::string header(const bool dimensionless)
    {
      const std::string time = dimensionless ? " [1]" : " [s]",
                        length = dimensionless ? " [1]" : " [m]",
                        rate = dimensionless ? " [1]" : " [1/m^2/s]";
      return csv_record({"id",
                         "time" + time,
                         "x" + length,
                         "y" + length,
                         "z" + length,
                         "site",
                         "rate" + rate,
                         "radius" + length,
                         "phase"});
    }

    std::string row_of(const Nucleus &nucleus, const double seed_radius, const std::string &phase)
    {
      return csv_record({event_name(nucleus.id),
                         shortest(nucleus.time),
                         shortest(nucleus.place[0]),
                         shortest(nucleus.place[1]),
                         shortest(nucleus.place[2]),
                         nucleus.site,
                         std::isnan(nucleus.rate) ? "" : shortest(nucleus.rate),
                         shortest(std::max(seed_radius, nucleus.initial_radius)),
                         phase});
    }

    /// The second field of a row of this file; nothing in the first needs quotes.
    bool read_time(const std::string &row, double &time)
    {
      const std::size_t comma = row.find(',');
      if (comma == std::string::npos)
        return false;
      const char *const begin = row.data() + comma + 1, *const end = row.data() + row.size();
      const auto [next, error] = std::from_chars(begin, end, time);
      return error == std::errc() && next != end && *next == ',';
    }
  } // namespace

  EventsFile::EventsFile(std::string path, std::string phase, const long rows)
    : path_(std::move(path))
    , phase_(std::move(phase))
    , rows_(rows)
  {}

  EventsFile EventsFile::begin(const std::string &path,
                               const std::string &phase,
                               const bool dimensionless)
  {
    write_atomically(path, header(dimensionless));
    return {path, phase, 0};
  }

  EventsFile EventsFile::resume(const std::string &path,
                                const double t,
                                const std::string &phase,
                                const bool dimensionless)
  {
    const std::string old = read_file(path);
    std::string kept = header(dimensionless);
    if (old.compare(0, kept.size(), kept) != 0)
      throw FileError("cannot go on with '" + path +
                      "': its first line is not that of a list of "
                      "nuclei");
    long rows = 0;
    std::size_t begin = kept.size(), end = 0;
    for (; (end = old.find(line_end, begin)) != std::string::npos; begin = end + line_end.size())
      {
        const std::string row = old.substr(begin, end - begin);
        double time = 0.;
        if (!read_time(row, time))
          throw FileError("cannot go on with '" + path + "': row " + std::to_string(rows + 2) +
                          " has no time");
        if (time > t)
          break; // rows are in the order of birth
        kept += row + line_end;
        ++rows;
      }
    write_atomically(path, kept);
    return {path, phase, rows};
  }

  void EventsFile::append(const std::vector<Nucleus> &nuclei, const double seed_radius)
  {
    if (nuclei.empty())
      return;
    std::string text;
    for (const Nucleus &nucleus : nuclei)
      text += row_of(nucleus, seed_radius, phase_);
    std::ofstream file(path_, std::ios::binary | std::ios::app);
    file << text << std::flush;
    if (!file)
      throw FileError("cannot append to '" + path_ + "'");
    rows_ += static_cast<long>(nuclei.size());
  }
} // namespace softlattice
