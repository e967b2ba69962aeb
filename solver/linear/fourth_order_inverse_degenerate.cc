// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Conserved fields that move within their interfaces only, as in diffusion along surfaces.
#include "solver/linear/fourth_order_inverse.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    // Of the mean mobility: below the first somewhere, nodes need factors of their own; the other is a floor.
    constexpr double varies_much = 0.01;
    constexpr double least_mobility = 1e-6;
  } // namespace

  template <int dim>
  bool FourthOrderInverse<dim>::is_degenerate(const RowTerms<dim> &row) const
  {
    if (row.uniform || !(row.uniform_coefficient > 0.) || !(row.interface_stiffness() > 0.))
      return false;
    const auto &mass = work_.space().mass();
    double least = std::numeric_limits<double>::infinity();
    for (unsigned int k = 0; k < mass.locally_owned_size(); ++k)
      if (mass.local_element(k) != 0.)
        least = std::min(least, row.coefficient.local_element(k));
    least = dealii::Utilities::MPI::min(least, work_.space().mesh().get_communicator());
    return least < varies_much * row.uniform_coefficient;
  }

  template <int dim>
  void FourthOrderInverse<dim>::set_up_degenerate(const RowTerms<dim> &row,
                                                  const double weight,
                                                  const double shift)
  {
    const Space<dim> &space = work_.space();
    const double *mass = space.mass().begin();
    const unsigned int n = space.mass().locally_owned_size();
    const double inverse_scale = 1. / row.scale, mass_scale = work_.mass_scale();
    const double mobility = row.uniform_coefficient;
    const double a = std::sqrt(weight * mobility * row.interface_stiffness());

    HelmholtzInverse<dim> &factor = work_.ready(first_);
    second_.reset();
    FloatVector &diagonal = work_.right_hand_side();
    mobility_root_.reinit(diagonal, true);
    for (unsigned int k = 0; k < n; ++k)
      if (mass[k] == 0.)
        {
          diagonal.local_element(k) = 1.f;
          mobility_root_.local_element(k) = 1.f;
        }
      else
        {
          const double ratio =
            std::max(row.coefficient.local_element(k) / mobility, least_mobility);
          const double local =
            std::max((*row.local[row.field])[k] * inverse_scale / mass[k], 0.1) + shift - 1.;
          diagonal.local_element(k) =
            static_cast<float>(mass_scale * mass[k] * std::sqrt(local / ratio));
          mobility_root_.local_element(k) = static_cast<float>(1. / std::sqrt(ratio));
        }
    work_.fix_given_values(row, mass_scale * a, diagonal);
    factor.set_matrix(diagonal, static_cast<float>(mass_scale * a));
  }

  template bool FourthOrderInverse<2>::is_degenerate(const RowTerms<2> &row) const;
  template bool FourthOrderInverse<3>::is_degenerate(const RowTerms<3> &row) const;
  template void FourthOrderInverse<2>::set_up_degenerate(const RowTerms<2> &row,
                                                         double weight,
                                                         double shift);
  template void FourthOrderInverse<3>::set_up_degenerate(const RowTerms<3> &row,
                                                         double weight,
                                                         double shift);
} // namespace softlattice
