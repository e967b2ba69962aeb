// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/linear/fourth_order_inverse.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    // Two different factors where the mean of f'' is above this part of its stable value; in a mixture
    // that is unstable as a whole two equal ones are better.
    constexpr double mostly_stable = 0.35;
  } // namespace

  template <int dim>
  void FourthOrderInverse<dim>::reset()
  {
    past_applications_ = n_applications();
    first_.reset();
    second_.reset();
  }

  template <int dim>
  void FourthOrderInverse<dim>::set_up(const RowTerms<dim> &row,
                                       const double weight,
                                       const double space_charge,
                                       const NodalArray &drift)
  {
    const Space<dim> &space = work_.space();
    const double *mass = space.mass().begin();
    const unsigned int n = space.mass().locally_owned_size();
    const double g = weight * row.uniform_coefficient;
    const double *curvature =
      row.curvature[row.field] ? row.curvature[row.field]->begin() : nullptr;

    // Integrals over the body: f'', its positive part and the square of that.
    std::vector<double> sums(3, 0.);
    if (curvature != nullptr)
      for (unsigned int k = 0; k < n; ++k)
        {
          const double positive = std::max(0., curvature[k]);
          sums[0] += mass[k] * curvature[k];
          sums[1] += mass[k] * positive;
          sums[2] += mass[k] * positive * positive;
        }
    dealii::Utilities::MPI::sum(sums, space.mesh().get_communicator(), sums);
    const double mean = sums[0] / space.volume();
    const double stable = sums[1] > 0. ? sums[2] / sums[1] : 0.; // f'' where it is large
    const double shift = 1. + g * space_charge / space.volume();

    is_diffusive_ = true;
    if (is_diffusive(row, weight))
      return set_up_diffusive(row, *row.curvature[row.field], weight, shift, drift);
    if (is_degenerate(row))
      return set_up_diffusive(row,
                              stiffness_of_interfaces(row, weight, shift),
                              weight,
                              shift,
                              drift);
    is_diffusive_ = false;
    const double product = g * std::max(0., row.interface_stiffness()); // a b
    double a = std::sqrt(product / shift);
    const double sum = g * stable;
    if (mean > mostly_stable * stable && sum * sum > 4. * shift * product)
      a = 0.5 * (sum + std::sqrt(sum * sum - 4. * shift * product));
    if (a == 0.) // no energy at all, or no mobility: nothing moves
      a = g > 0. ? 1e-12 * g : std::numeric_limits<double>::min();
    const double b = product / a;

    HelmholtzInverse<dim> &first = work_.ready(first_);
    FloatVector &diagonal = work_.right_hand_side();
    const double mass_scale = work_.mass_scale(), inverse_scale = 1. / row.scale;
    for (unsigned int k = 0; k < n; ++k)
      diagonal.local_element(k) =
        mass[k] == 0.
          ? 1.f
          : static_cast<float>(
              mass_scale * (shift - 1.) * mass[k] +
              mass_scale * std::max((*row.local[row.field])[k] * inverse_scale, 0.1 * mass[k]));
    work_.fix_given_values(row, mass_scale * a, diagonal);
    first.set_matrix(diagonal, static_cast<float>(mass_scale * a));

    // The floor keeps the second factor definite where f'' is negative; with factors of one size (both
    // describe the interface) it has to be higher. Found by counting iterations, as is mostly_stable.
    const double floor = b / a * shift > 0.25 ? 0.5 : 0.1;
    second_diagonal_.reinit(diagonal, true);
    for (unsigned int k = 0; k < n; ++k)
      {
        const double f = curvature == nullptr ? 0. : curvature[k];
        second_diagonal_.local_element(k) =
          mass[k] == 0.
            ? 1.f
            : static_cast<float>(mass_scale * mass[k] * std::max((g * f - shift * b) / a, floor));
      }
    if (b > 0.)
      {
        work_.fix_given_values(row, mass_scale * b, second_diagonal_);
        work_.ready(second_).set_matrix(second_diagonal_, static_cast<float>(mass_scale * b));
      }
    else
      second_.reset();
  }

  template <int dim>
  void FourthOrderInverse<dim>::apply(const RowTerms<dim> &row,
                                      const Vector &right_hand_side,
                                      Vector &result)
  {
    const double size = work_.load(right_hand_side);
    if (size == 0.)
      {
        result = 0.;
        return;
      }
    FloatVector &from = work_.right_hand_side();
    FloatVector &to = work_.result();
    const double mass_scale = work_.mass_scale();
    if (is_diffusive_)
      from.scale(mobility_root_);
    for (const unsigned int node : row.fixed)
      from.local_element(node) = 0.f;
    first_->apply(to, from);
    const double *mass = work_.space().mass().begin();
    const unsigned int n = right_hand_side.locally_owned_size();
    for (unsigned int k = 0; k < n; ++k)
      from.local_element(k) = static_cast<float>(mass_scale * mass[k]) * to.local_element(k);
    if (is_diffusive_)
      from.scale(mobility_root_);
    for (const unsigned int node : row.fixed)
      from.local_element(node) = 0.f;
    if (second_)
      second_->apply(to, from);
    else
      for (unsigned int k = 0; k < n; ++k)
        to.local_element(k) = from.local_element(k) / second_diagonal_.local_element(k);
    work_.unload(row, size, right_hand_side, result);
  }

  template class FourthOrderInverse<2>;
  template class FourthOrderInverse<3>;
} // namespace softlattice
