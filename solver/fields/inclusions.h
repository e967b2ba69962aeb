// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/base/error.h"
#include "solver/discretisation/place.h"
#include "solver/discretisation/space.h"
#include "solver/fields/initial_fields.h"

#include <deal.II/base/mpi.h>

#include <vector>

namespace softlattice
{
  /// Takes what inclusions add to the integral of a field from the field outside of them, evenly. On the
  /// mesh at hand this is exact. Hanging nodes are left to whoever distributes. Collective. @throws
  /// InputError if nothing is outside
  template <int dim, class Place>
  void make_up_for(const Inclusions &inclusions,
                   const Space<dim> &space,
                   const std::vector<Place> &places,
                   typename Space<dim>::Vector &values)
  {
    std::vector<double> outside(places.size());
    std::vector<double> sums = {0., 0.}; // too much, and the room for it
    for (unsigned int i = 0; i < places.size(); ++i)
      {
        const auto place = in_three(places[i]);
        outside[i] = inclusions.outside(place);
        const double volume = space.mass().local_element(i);
        sums[0] += volume * (values.local_element(i) - inclusions.field_without(place));
        sums[1] += volume * outside[i];
      }
    dealii::Utilities::MPI::sum(sums, space.mesh().get_communicator(), sums);
    if (!(sums[1] > 1e-3 * space.volume())) // the same on all ranks
      throw InputError(
        "the seeds fill the body: nothing is left around them that could make up for "
        "them; make them fewer or smaller");
    for (unsigned int i = 0; i < places.size(); ++i)
      values.local_element(i) -= sums[0] / sums[1] * outside[i];
  }
} // namespace softlattice
