// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/phase/condensation_watch.h"

#include "models/constants.h"
#include "models/surface/surface_water.h"

#include <fmt/format.h>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t most_told = 3;
    constexpr auto name = "phase/condensation spells told";
  } // namespace

  CondensationWatch::CondensationWatch(const Environment &environment, const double end_time)
    : spells_(condensation_spells(environment, end_time))
  {}

  std::vector<std::string> CondensationWatch::news()
  {
    std::vector<std::string> lines;
    for (; told_ < spells_.size() && spells_[told_].begin <= now_; ++told_)
      {
        if (told_ >= most_told)
          continue;
        const CondensationSpell &spell = spells_[told_];
        std::string line =
          fmt::format("water condenses from t = {:.6g} s to {:.6g} s: {:.4g} Pa of vapour over a "
                      "surface at {:.4g} degC, where {:.4g} Pa saturate; the surface has activity "
                      "1 meanwhile",
                      spell.begin,
                      spell.end,
                      spell.vapour_pressure,
                      spell.temperature - constants::celsius_zero,
                      saturation_pressure(spell.temperature));
        if (told_ + 1 == most_told && spells_.size() > most_told)
          line += fmt::format("; {} more times that are not told: relative humidity is 1 then",
                              spells_.size() - most_told);
        lines.push_back(line);
      }
    return lines;
  }

  void CondensationWatch::keep(StepMemory &memory) const
  {
    memory.keep(name, double(told_));
  }

  void CondensationWatch::recall(StepMemory &memory)
  {
    told_ = memory.count(name);
  }
} // namespace softlattice
