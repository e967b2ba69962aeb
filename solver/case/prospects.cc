// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/case/prospects.h"

#include "models/constants.h"
#include "solver/case/case.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace softlattice
{
  namespace
  {
    /// Whether a rate is ever more than 0 in the course of the case.
    template <typename Rate>
    bool is_ever_positive(const Case &what, const Rate &rate)
    {
      const Environment &environment = what.models.environment();
      const std::vector<double> times = environment.samples(what.time.end_time);
      return std::any_of(times.begin(), times.end(), [&](const double time) {
        return rate(environment.at(time)) > 0. || rate(environment.before(time)) > 0.;
      });
    }

    std::string why_lt_stays(const Case &what)
    {
      const ModelSet &models = what.models;
      if (!models.ht_nuclei().exist())
        return "the film is LT everywhere, and 'Nucleation/HT nuclei/Rate law' lets no nucleus of "
               "HT form: "
               "nothing will happen";
      if (is_ever_positive(what, [&](const Conditions &now) {
            return models.nominal_ht_nucleation_rate(now);
          }))
        return {};
      return fmt::format(
        "the film is LT everywhere, and no nucleus of HT forms at these temperatures, only "
        "above T0 = {:.0f} degC: nothing will happen",
        models.transition().equilibrium_temperature() - constants::celsius_zero);
    }
  } // namespace

  std::string why_nothing_happens(const Case &what)
  {
    // Where the composition is a field, or temperature and humidity are, it may become another one.
    if (!what.has_transformation() || what.is_mixed_halide() || what.local.any() ||
        what.seeding.is_given())
      return {};
    if (what.initial_state.kind == "LT")
      return why_lt_stays(what);
    if (what.initial_state.kind != "HT" || is_ever_positive(what, [&](const Conditions &now) {
          return what.models.nominal_nucleation_rate(now);
        }))
      return {};
    return "the film is HT everywhere, and no nucleus of LT forms at these temperatures "
           "and humidities: nothing will happen";
  }
} // namespace softlattice
