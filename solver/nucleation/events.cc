// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/nucleation/events.h"

#include "solver/files/text_file.h"
#include "solver/nucleation/sampler.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace softlattice
{
  namespace
  {
    std::vector<std::string> header(const bool dimensionless)
    {
      const std::string time = dimensionless ? " [1]" : " [s]",
                        length = dimensionless ? " [1]" : " [m]",
                        rate = dimensionless ? " [1]" : " [1/m^2/s]";
      return {"id",
              "time" + time,
              "x" + length,
              "y" + length,
              "z" + length,
              "site",
              "rate" + rate,
              "radius" + length,
              "phase"};
    }

    std::vector<std::string> row_of(const Nucleus &nucleus,
                                    const double seed_radius,
                                    const std::string &phase)
    {
      return {event_name(nucleus.id),
              shortest(nucleus.time),
              shortest(nucleus.place[0]),
              shortest(nucleus.place[1]),
              shortest(nucleus.place[2]),
              nucleus.site,
              std::isnan(nucleus.rate) ? "" : shortest(nucleus.rate),
              shortest(std::max(seed_radius, nucleus.initial_radius)),
              phase};
    }
  } // namespace

  EventsFile::EventsFile(TableFile file, std::string phase)
    : file_(std::move(file))
    , phase_(std::move(phase))
  {}

  EventsFile EventsFile::begin(const std::string &path,
                               const std::string &phase,
                               const bool dimensionless)
  {
    return {TableFile::begin(path, header(dimensionless)), phase};
  }

  EventsFile EventsFile::resume(const std::string &path,
                                const TableState &state,
                                const std::string &phase,
                                const bool dimensionless)
  {
    return {TableFile::resume(path, header(dimensionless), state), phase};
  }

  void EventsFile::append(const std::vector<Nucleus> &nuclei, const double seed_radius)
  {
    append(nuclei, [seed_radius](const Nucleus &) { return seed_radius; });
  }

  void EventsFile::append(const std::vector<Nucleus> &nuclei,
                          const std::function<double(const Nucleus &)> &seed_radius)
  {
    std::vector<std::vector<std::string>> rows;
    for (const Nucleus &nucleus : nuclei)
      rows.push_back(row_of(nucleus, seed_radius(nucleus), nucleus.turns_back ? "HT" : phase_));
    file_.append(rows);
  }
} // namespace softlattice
