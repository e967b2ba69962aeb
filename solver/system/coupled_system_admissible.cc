// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// How iterates are kept where the laws exist, and what laws are told of the whole body.
#include "solver/system/coupled_system.h"
#include "solver/system/way_to_end.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    // Of the range: how far inside a first guess is put, at most.
    constexpr double margin = 1e-6;

    // Of the tolerated error: who is nearer to an end of the range goes on as the logarithm of the way did, and how much of
    // that is carried on, so that what a solution leaves in it dies out. Judged by how few steps are rejected in films that
    // are depleted over twenty decades, not derived.
    constexpr double deep = 1e-3, carried_on = 0.5;

    // Of the tolerated error: what may be changed of a stage without disturbing the step, as much as its solution may be wrong.
    constexpr double negligible = 0.05;
    // Of what there was last.
    constexpr double least_part = 0.1;

    /// How far inside: where the range ends on one side only, or the field is small in it, so little that it is negligible.
    double distance_from_ends(const FieldEquation &field)
    {
      if (const double range = field.highest - field.lowest; std::isfinite(range))
        return field.tolerance.absolute > 0. ? std::min(margin * range, field.tolerance.absolute)
                                             : margin * range;
      const double end = std::isfinite(field.lowest) ? field.lowest : field.highest;
      return std::max({field.tolerance.absolute,
                       8. * std::numeric_limits<double>::epsilon() * std::abs(end),
                       std::numeric_limits<double>::min()});
    }
  } // namespace

  template <int dim>
  void CoupledSystem<dim>::follow_ranges(const double t, const State &u, const bool begins)
  {
    if (begins && followed_.empty())
      for (std::size_t i = 0; i < n_fields(); ++i)
        if (equations_.fields()[i].is_bounded())
          followed_.push_back({i, u.block(i), u.block(i), t, t});
    for (Followed &one : followed_)
      {
        one.last.copy_locally_owned_data_from(u.block(one.field));
        one.time = t;
        if (!begins)
          continue;
        one.at_begin.copy_locally_owned_data_from(u.block(one.field));
        one.begin = t;
      }
  }

  template <int dim>
  void CoupledSystem<dim>::keep_in_range(const double t, State &u) const
  {
    for (const Followed &one : followed_)
      {
        const FieldEquation &field = equations_.fields()[one.field];
        const double near = tolerated_.empty() ? 0. : deep * tolerated_[one.field];
        const double forward =
          one.time > one.begin ? carried_on * (t - one.time) / (one.time - one.begin) : 0.;
        for (unsigned int k = 0; k < one.last.locally_owned_size(); ++k)
          {
            double &value = u.block(one.field).local_element(k);
            const double begin = one.at_begin.local_element(k), last = one.last.local_element(k);
            const double end = nearest_end(field, last);
            const bool is_deep =
              std::abs(last - end) < near && field.admits(last) && field.admits(begin);
            value = is_deep ? continued_way(end, begin, last, forward)
                            : kept_in_range(field, begin, value, 0.);
          }
      }
  }

  template <int dim>
  void CoupledSystem<dim>::limit(State &known) const
  {
    // A combination of values that go down by decades is negative, however many rates there are to make up for it. Where these
    // are as slow as a step the stage then has its solution at logarithms far below what comes of any flow.
    for (const Followed &one : followed_)
      {
        const FieldEquation &field = equations_.fields()[one.field];
        const double small = tolerated_.empty() ? 0. : negligible * tolerated_[one.field];
        Vector &values = known.block(one.field);
        std::array<double, 2> sums = {
          0.,
          0.}; // what is added, and the room that there is to take it back
        for (unsigned int k = 0; k < values.locally_owned_size(); ++k)
          if (const double mass = space_.mass().local_element(k); mass != 0.)
            {
              double &value = values.local_element(k);
              const double last = one.last.local_element(k), end = nearest_end(field, last);
              const double least = end + least_part * (last - end);
              if (std::abs(last - end) < small && std::abs(value - end) < small &&
                  (value - least) * (last - end) < 0.)
                {
                  sums[0] += mass * (least - value);
                  value = least;
                }
              sums[1] += mass * field.room(last);
            }
        if (!field.kind.conserves)
          continue;
        dealii::Utilities::MPI::sum(dealii::ArrayView<const double>(sums.data(), 2),
                                    space_.mesh().get_communicator(),
                                    dealii::ArrayView<double>(sums.data(), 2));
        for (unsigned int k = 0; sums[0] != 0. && k < values.locally_owned_size(); ++k)
          values.local_element(k) -= sums[0] / sums[1] * field.room(one.last.local_element(k));
      }
  }

  template <int dim>
  void CoupledSystem<dim>::make_admissible(State &u) const
  {
    for (std::size_t i = 0; i < n_fields(); ++i)
      if (const FieldEquation &field = equations_.fields()[i]; field.is_bounded())
        {
          const double inside = distance_from_ends(field);
          for (unsigned int k = 0; k < u.block(i).locally_owned_size(); ++k)
            {
              double &value = u.block(i).local_element(k);
              if (!field.admits(value))
                value = std::clamp(value, field.lowest + inside, field.highest - inside);
            }
        }
  }

  template <int dim>
  std::string CoupledSystem<dim>::inadmissible_field(const State &u) const
  {
    for (std::size_t i = 0; i < n_fields(); ++i)
      if (const FieldEquation &field = equations_.fields()[i]; field.is_bounded())
        {
          bool all = true;
          for (unsigned int k = 0; k < u.block(i).locally_owned_size(); ++k)
            all = all && (space_.mass().local_element(k) == 0. ||
                          field.admits(u.block(i).local_element(k)));
          if (dealii::Utilities::MPI::min(int(all), space_.mesh().get_communicator()) == 0)
            return field.name;
        }
    return {};
  }

  template <int dim>
  void CoupledSystem<dim>::admit(State &u) const
  {
    const MPI_Comm communicator = space_.mesh().get_communicator();
    const auto &mass = space_.mass();
    for (std::size_t i = 0; i < n_fields(); ++i)
      if (const FieldEquation &field = equations_.fields()[i]; field.is_bounded())
        {
          Vector &values = u.block(i);
          const double inside = distance_from_ends(field);
          // What is added to the integral, and the room that there is to take it back.
          std::array<double, 2> sums = {0., 0.};
          const auto room = [&](const unsigned int k) {
            return mass.local_element(k) * field.room(values.local_element(k));
          };
          for (unsigned int k = 0; k < values.locally_owned_size(); ++k)
            {
              double &value = values.local_element(k);
              if (!field.admits(value))
                {
                  const double before = value;
                  value = std::clamp(value, field.lowest + inside, field.highest - inside);
                  sums[0] += mass.local_element(k) * (value - before);
                }
              sums[1] += room(k);
            }
          dealii::Utilities::MPI::sum(dealii::ArrayView<const double>(sums.data(), 2),
                                      communicator,
                                      dealii::ArrayView<double>(sums.data(), 2));
          if (sums[0] == 0. || !field.kind.conserves)
            continue;
          for (unsigned int k = 0; k < values.locally_owned_size(); ++k)
            if (mass.local_element(k) != 0.)
              values.local_element(k) -= sums[0] / sums[1] * room(k) / mass.local_element(k);
        }
  }

  template void CoupledSystem<2>::admit(State &u) const;
  template void CoupledSystem<3>::admit(State &u) const;
  template void CoupledSystem<2>::follow_ranges(double t, const State &u, bool begins);
  template void CoupledSystem<3>::follow_ranges(double t, const State &u, bool begins);
  template void CoupledSystem<2>::limit(State &known) const;
  template void CoupledSystem<3>::limit(State &known) const;
  template void CoupledSystem<2>::keep_in_range(double t, State &u) const;
  template void CoupledSystem<3>::keep_in_range(double t, State &u) const;
  template void CoupledSystem<2>::make_admissible(State &u) const;
  template void CoupledSystem<3>::make_admissible(State &u) const;
  template std::string CoupledSystem<2>::inadmissible_field(const State &u) const;
  template std::string CoupledSystem<3>::inadmissible_field(const State &u) const;
} // namespace softlattice
