// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/run/fields_over_step.h"

#include <algorithm>
#include <array>

namespace softlattice
{
  FieldsOverStep::FieldsOverStep(const PhaseField &fields,
                                 const State &begin,
                                 const State &end,
                                 const double from,
                                 const double to)
    : fields_(fields)
    , begin_(begin)
    , end_(end)
    , from_(from)
    , to_(to)
  {}

  FieldsOverStep::Field FieldsOverStep::field_at(const bool end, const std::size_t field) const
  {
    const State &state = end ? end_ : begin_;
    if (field < state.n_blocks())
      return {state, field};
    std::optional<State> &derived = end ? derived_end_ : derived_begin_;
    if (!derived)
      fields_.probe().derive(end ? to_ : from_, state, derived.emplace());
    return {*derived, field - state.n_blocks()};
  }

  template <typename Places>
  std::vector<double> FieldsOverStep::between(const std::size_t field,
                                              const Places &places,
                                              const std::vector<double> &times) const
  {
    const Field first = field_at(false, field);
    std::vector<double> values = fields_.probe().values_at(first.state, first.number, places);
    if (&begin_ == &end_)
      return values;
    const Field second = field_at(true, field);
    const std::vector<double> last = fields_.probe().values_at(second.state, second.number, places);
    for (std::size_t i = 0; i < values.size(); ++i)
      {
        const double part = std::clamp((times[i] - from_) / (to_ - from_), 0., 1.);
        values[i] = (1. - part) * values[i] + part * last[i];
      }
    return values;
  }

  std::vector<double> FieldsOverStep::at(const std::size_t field,
                                         const std::vector<Candidate> &candidates) const
  {
    std::vector<SitePoint> points;
    std::vector<double> times;
    for (const Candidate &candidate : candidates)
      {
        points.push_back(candidate.point);
        times.push_back(candidate.time);
      }
    return between(field, points, times);
  }

  std::vector<double> FieldsOverStep::at(const std::size_t field,
                                         const std::vector<Nucleus> &nuclei) const
  {
    std::vector<std::array<double, 3>> places;
    std::vector<double> times;
    for (const Nucleus &nucleus : nuclei)
      {
        places.push_back(nucleus.place);
        times.push_back(nucleus.time);
      }
    return between(field, places, times);
  }

  std::pair<double, double> FieldsOverStep::range(const std::size_t field) const
  {
    const Field at_begin = field_at(false, field);
    const auto first = fields_.probe().extremes(at_begin.state, at_begin.number);
    if (&begin_ == &end_)
      return first;
    const Field at_end = field_at(true, field);
    const auto last = fields_.probe().extremes(at_end.state, at_end.number);
    return {std::min(first.first, last.first), std::max(first.second, last.second)};
  }
} // namespace softlattice
