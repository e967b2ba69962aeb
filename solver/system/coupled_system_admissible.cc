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
  void CoupledSystem<dim>::remember_ranges(const State &begin)
  {
    std::size_t n = 0;
    for (std::size_t i = 0; i < n_fields(); ++i)
      if (equations_.fields()[i].is_bounded())
        {
          if (n == at_begin_.size())
            at_begin_.emplace_back(i, begin.block(i));
          else
            at_begin_[n].second.copy_locally_owned_data_from(begin.block(i));
          ++n;
        }
  }

  template <int dim>
  void CoupledSystem<dim>::keep_in_range(State &u) const
  {
    for (const auto &[i, before] : at_begin_)
      for (unsigned int k = 0; k < before.locally_owned_size(); ++k)
        {
          double &value = u.block(i).local_element(k);
          value = kept_in_range(equations_.fields()[i], before.local_element(k), value, 0.);
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
  template void CoupledSystem<2>::remember_ranges(const State &begin);
  template void CoupledSystem<3>::remember_ranges(const State &begin);
  template void CoupledSystem<2>::keep_in_range(State &u) const;
  template void CoupledSystem<3>::keep_in_range(State &u) const;
  template void CoupledSystem<2>::make_admissible(State &u) const;
  template void CoupledSystem<3>::make_admissible(State &u) const;
  template std::string CoupledSystem<2>::inadmissible_field(const State &u) const;
  template std::string CoupledSystem<3>::inadmissible_field(const State &u) const;
} // namespace softlattice
