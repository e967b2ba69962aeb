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

  std::vector<Column> EventsFile::columns(const bool dimensionless)
  {
    std::vector<Column> columns = {
      {"id", "", "what tells a nucleus from all others of its seed"},
      {"time", "s", "time of its birth"},
      {"x", "m", "where it was born"},
      {"y", "m", "the same"},
      {"z", "m", "the same; 0 in 2D"},
      {"site",
       "",
       "surface, bare surface where nothing covers it, bulk, or prescribed if the case lists it"},
      {"rate",
       "1/m^2/s",
       "rate of nucleation per area there and then; empty where no such rate made it, in the bulk "
       "and for a prescribed nucleus"},
      {"radius",
       "m",
       "radius with which it is due to enter the phase field: that of a seed, or its own where it "
       "is prescribed and larger"},
      {"phase", "", "what it is of: LT, or HT where LT turns back"}};
    return dimensionless ? without_dimensions(std::move(columns)) : columns;
  }

  EventsFile EventsFile::begin(const std::string &path,
                               const std::string &phase,
                               const bool dimensionless)
  {
    return {TableFile::begin(path, keys_of(columns(dimensionless))), phase};
  }

  EventsFile EventsFile::resume(const std::string &path,
                                const TableState &state,
                                const std::string &phase,
                                const bool dimensionless)
  {
    return {TableFile::resume(path, keys_of(columns(dimensionless)), state), phase};
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
