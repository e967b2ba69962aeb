// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/nucleation/nucleation_laws.h"

#include "solver/nucleation/sampler.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    using Range = NucleationLaws::Range;

    constexpr double steps_of_fraction = 1e4, steps_per_kelvin = 1e3, steps_of_humidity = 1e5;
    constexpr double steps_of_work = 1e-3;  // per J/m^3, of 1e7 and more that drive
    constexpr double steps_of_excess = 1e3; // a logarithm, that a rate takes times a few

    double rounded(const double value, const double steps)
    {
      return std::round(value * steps) / steps;
    }

    double rounded_fraction(const double value)
    {
      return std::clamp(rounded(value, steps_of_fraction), 0., 1.);
    }

    // A range is sampled at its ends and in between at no larger distances, and with no more than so many steps. In
    // temperature: the humidity at the surface has a kink where it reaches 1, beside which a rate may fall by e in half a
    // kelvin.
    constexpr int steps_of_range = 16, most_steps_of_temperature = 1000;
    constexpr double temperature_step = 0.1;

    int steps_in(const Range &range)
    {
      return range.second > range.first ? steps_of_range : 0;
    }

    int steps_in_temperature(const Range &range)
    {
      const double steps = std::ceil((range.second - range.first) / temperature_step);
      return std::max(steps_in(range),
                      static_cast<int>(std::min<double>(steps, most_steps_of_temperature)));
    }

    double sample(const Range &range, const int k, const int n)
    {
      return n == 0 ? range.first : range.first + double(k) / n * (range.second - range.first);
    }

    Conditions around_place(const Conditions &around, const NucleationPlace place)
    {
      return place == NucleationPlace::bare_surface ? uncovered(around) : around;
    }

    /// Values of a field at the places of candidates or nuclei at a time.
    template <typename Born>
    std::vector<double> values_at(const StepFields &fields,
                                  const std::size_t field,
                                  std::vector<Born> born,
                                  const double time)
    {
      for (Born &one : born)
        one.time = time;
      return fields.at(field, born);
    }
  } // namespace

  NucleationLaws::Ranges NucleationLaws::ranges(const StepFields &fields) const
  {
    const double nominal = models_.transition().br_fraction();
    Ranges ranges{{nominal, nominal}, {}, {}};
    const auto range_of = [&](const std::size_t field, const double steps) {
      const auto [lowest, highest] = fields.range(field);
      return Range(rounded(lowest, steps), rounded(highest, steps));
    };
    if (fields_.br_fraction)
      {
        const auto [lowest, highest] = fields.range(*fields_.br_fraction);
        ranges.br_fraction = {rounded_fraction(lowest), rounded_fraction(highest)};
      }
    if (fields_.temperature)
      ranges.temperature = range_of(*fields_.temperature, steps_per_kelvin);
    if (fields_.humidity)
      ranges.humidity = range_of(*fields_.humidity, steps_of_humidity);
    if (fields_.strain)
      {
        ranges.of_nucleus = range_of(fields_.strain->of_nucleus, steps_of_work);
        ranges.of_front = range_of(fields_.strain->of_front, steps_of_work);
      }
    if (fields_.vacancies)
      ranges.vacancies = range_of(*fields_.vacancies, steps_of_excess);
    return ranges;
  }

  template <typename Born>
  void NucleationLaws::set_local(const StepFields &fields,
                                 const double from,
                                 const double to,
                                 const Ranges &ranges,
                                 std::vector<Born> &born) const
  {
    std::vector<double> values(born.size(), models_.transition().br_fraction());
    if (fields_.br_fraction && !born.empty())
      values = fields.at(*fields_.br_fraction, born);
    for (std::size_t i = 0; i < born.size(); ++i)
      born[i].br_fraction = fields_.br_fraction ? rounded_fraction(values[i]) : values[i];
    conditions_at_ends(fields, from, to, ranges, born);
  }

  template <typename Born>
  void NucleationLaws::conditions_at_ends(const StepFields &fields,
                                          const double from,
                                          const double to,
                                          const Ranges &ranges,
                                          std::vector<Born> &born) const
  {
    if (!fields_.knows_places() || born.empty())
      return;
    for (Born &one : born)
      one.conditions = ConditionsOverStep{from, to, {}, {}};
    const auto set =
      [&](const std::size_t field, const Range &range, const double steps, const auto &put) {
        const std::vector<double> begin = values_at(fields, field, born, from),
                                  end = values_at(fields, field, born, to);
        const auto inside = [&](const double one) {
          return std::clamp(rounded(one, steps), range.first, range.second);
        };
        for (std::size_t i = 0; i < born.size(); ++i)
          {
            put(born[i].conditions->begin, inside(begin[i]));
            put(born[i].conditions->end, inside(end[i]));
          }
      };
    if (fields_.temperature)
      set(*fields_.temperature,
          *ranges.temperature,
          steps_per_kelvin,
          [](LocalConditions &here, const double value) { here.temperature = value; });
    if (fields_.humidity)
      set(*fields_.humidity,
          *ranges.humidity,
          steps_of_humidity,
          [](LocalConditions &here, const double value) { here.relative_humidity = value; });
    if (fields_.vacancies)
      set(*fields_.vacancies,
          *ranges.vacancies,
          steps_of_excess,
          [](LocalConditions &here, const double value) { here.vacancy_excess = value; });
    if (!fields_.strain)
      return;
    set(fields_.strain->of_nucleus,
        *ranges.of_nucleus,
        steps_of_work,
        [](LocalConditions &here, const double value) {
          here.strain = StrainWork{value, 0.};
        });
    set(fields_.strain->of_front,
        *ranges.of_front,
        steps_of_work,
        [](LocalConditions &here, const double value) { here.strain->of_front = value; });
  }

  Conditions NucleationLaws::conditions(const double t,
                                        const std::optional<ConditionsOverStep> &at,
                                        const NucleationPlace place) const
  {
    const Conditions around = around_place(models_.environment().at(t), place);
    return at ? at_place(around, at->at(t)) : around;
  }

  double NucleationLaws::rate(const Conditions &conditions,
                              const double br_fraction,
                              const NucleationPlace place) const
  {
    if (place == NucleationPlace::bulk) // LT needs a surface
      return is_ht() ? models_.ht_nuclei().bulk_rate(conditions.temperature,
                                                     br_fraction,
                                                     conditions.strain.of_nucleus)
                     : 0.;
    return is_ht() ? models_.ht_nuclei().rate(conditions.temperature,
                                              br_fraction,
                                              conditions.strain.of_nucleus)
                   : models_.nucleation_rate().rate(conditions, br_fraction);
  }

  double NucleationLaws::velocity(const Conditions &conditions, const double br_fraction) const
  {
    const double of_lt = models_.front_velocity(conditions, br_fraction);
    return is_ht() ? -of_lt : of_lt;
  }

  template <typename Function>
  double NucleationLaws::largest(const Function &function,
                                 const Conditions &around,
                                 const Ranges &ranges)
  {
    const Range temperatures = ranges.temperature.value_or(Range()),
                humidities = ranges.humidity.value_or(Range());
    const int n_temperatures = steps_in_temperature(temperatures),
              n_humidities = steps_in(humidities), n_fractions = steps_in(ranges.br_fraction);
    // Rates and velocities rise or fall with the work of stress all along, and rates rise with vacancies: ends are enough.
    std::vector<StrainWork> works = {{}};
    if (ranges.of_nucleus)
      works = {{ranges.of_nucleus->first, ranges.of_front->first},
               {ranges.of_nucleus->second, ranges.of_front->second}};
    double most = 0.;
    for (int i = 0; i <= n_temperatures; ++i)
      for (int j = 0; j <= n_humidities; ++j)
        for (const StrainWork &work : works)
          {
            LocalConditions local;
            if (ranges.temperature)
              local.temperature = sample(temperatures, i, n_temperatures);
            if (ranges.humidity)
              local.relative_humidity = sample(humidities, j, n_humidities);
            local.strain = work;
            if (ranges.vacancies)
              local.vacancy_excess = ranges.vacancies->second;
            const Conditions here = at_place(around, local);
            for (int k = 0; k <= n_fractions; ++k)
              most = std::max(most, function(here, sample(ranges.br_fraction, k, n_fractions)));
          }
    return most;
  }

  double NucleationLaws::largest_rate(const Conditions &around,
                                      const Ranges &ranges,
                                      const NucleationPlace place) const
  {
    return largest(
      [this, place](const Conditions &here, const double br_fraction) {
        return rate(here, br_fraction, place);
      },
      around_place(around, place),
      ranges);
  }

  double NucleationLaws::largest_velocity(const double from,
                                          const double to,
                                          const Ranges &ranges) const
  {
    const Environment &environment = models_.environment();
    double most = 0.;
    std::optional<Conditions> last;
    const auto look = [&](const Conditions &around) {
      if (last && are_alike(*last, around))
        return;
      last = around;
      most =
        std::max(most,
                 largest([this](const Conditions &here,
                                const double br_fraction) { return velocity(here, br_fraction); },
                         around,
                         ranges));
    };
    std::vector<double> times = environment.breakpoints(from, to);
    times.insert(times.begin(), from);
    times.push_back(to);
    for (std::size_t i = 0; i + 1 < times.size(); ++i)
      for (int k = 0; k <= 8; ++k)
        {
          const double t = times[i] + k / 8. * (times[i + 1] - times[i]);
          look(environment.at(t));
          if (k == 8) // only there something may jump
            look(environment.before(t));
        }
    return most;
  }

  template void NucleationLaws::set_local(const StepFields &fields,
                                          double from,
                                          double to,
                                          const Ranges &ranges,
                                          std::vector<Candidate> &born) const;
  template void NucleationLaws::set_local(const StepFields &fields,
                                          double from,
                                          double to,
                                          const Ranges &ranges,
                                          std::vector<Nucleus> &born) const;
  template void NucleationLaws::conditions_at_ends(const StepFields &fields,
                                                   double from,
                                                   double to,
                                                   const Ranges &ranges,
                                                   std::vector<Nucleus> &born) const;
} // namespace softlattice
