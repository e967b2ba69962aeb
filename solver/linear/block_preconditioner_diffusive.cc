// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Conserved fields that diffuse with a mobility that varies much over the body.
#include "solver/linear/block_preconditioner.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    // Of the mean mobility: what moves less than this does not move.
    constexpr double smallest_mobility = 1e-10;
    // Of f'': what the interface energy adds to it on the scale of the nodes, and does not count.
    constexpr double negligible = 0.05;
  } // namespace

  template <int dim>
  double BlockPreconditioner<dim>::mean_stiffness(const std::size_t i) const
  {
    const Space<dim> &space = matrix_.space();
    const NodalArray &curvature = *matrix_.row(i).curvature[i];
    double softness = 0.;
    for (unsigned int k = 0; k < curvature.size(); ++k)
      if (space.mass().local_element(k) != 0.)
        softness += space.mass().local_element(k) / curvature[k];
    return space.volume() / dealii::Utilities::MPI::sum(softness, space.mesh().get_communicator());
  }

  template <int dim>
  bool BlockPreconditioner<dim>::is_diffusive(const std::size_t i)
  {
    const auto &row = matrix_.row(i);
    if (row.uniform || !row.curvature[i] || !(row.uniform_coefficient > 0.))
      return false;
    const auto &mass = matrix_.space().mass();
    bool is_convex = true;
    for (unsigned int k = 0; k < mass.locally_owned_size(); ++k)
      is_convex = is_convex && (mass.local_element(k) == 0. || (*row.curvature[i])[k] > 0.);
    if (dealii::Utilities::MPI::min(int(is_convex), matrix_.space().mesh().get_communicator()) == 0)
      return false;
    // The product (1 + g M f'' k^2) (1 + kappa k^2/f'') has a term kappa k^2/f'' too many for waves k.
    // It is small where no wave of the mesh feels kappa, and little beside the others in a long step;
    // in a short one it would be all there is.
    const double stiffness = mean_stiffness(i);
    if (!diagonal_)
      diagonal_.emplace(matrix_);
    return row.interface_stiffness() * diagonal_->largest_ratio <= stiffness ||
           matrix_.weight * row.uniform_coefficient * stiffness * stiffness >=
             4. * row.interface_stiffness();
  }

  template <int dim>
  void BlockPreconditioner<dim>::set_up_diffusive(const std::size_t i, const double shift)
  {
    const auto &row = matrix_.row(i);
    const Space<dim> &space = matrix_.space();
    Block &block = blocks_[i];
    const double *mass = space.mass().begin();
    const unsigned int n = space.mass().locally_owned_size();
    const NodalArray &curvature = *row.curvature[i];
    const double inverse_scale = 1. / row.scale;

    // Means, with which the factors are of order one: sqrt(mobility) and f''.
    const double mobility = row.uniform_coefficient;
    const double stiffness = mean_stiffness(i);

    HelmholtzInverse<dim> &first = ready(block.first);
    FloatVector &diagonal = right_hand_side_;
    block.mobility_root.reinit(diagonal, true);
    block.second_diagonal.reinit(diagonal, true);
    for (unsigned int k = 0; k < n; ++k)
      if (mass[k] == 0.)
        {
          diagonal.local_element(k) = 1.f;
          block.mobility_root.local_element(k) = 1.f;
          block.second_diagonal.local_element(k) = 1.f;
        }
      else
        {
          const double ratio =
            std::max(row.coefficient.local_element(k) / mobility, smallest_mobility);
          const double f = curvature[k] / stiffness;
          const double local =
            std::max((*row.local[i])[k] * inverse_scale, 0.1 * mass[k]) + (shift - 1.) * mass[k];
          diagonal.local_element(k) = static_cast<float>(mass_scale_ * local / (ratio * f));
          block.mobility_root.local_element(k) = static_cast<float>(1. / std::sqrt(ratio));
          block.second_diagonal.local_element(k) = static_cast<float>(mass_scale_ * mass[k] * f);
        }
    const double factor = matrix_.weight * mobility * stiffness;
    fix_given_values(i, mass_scale_ * factor, diagonal);
    first.set_matrix(diagonal, static_cast<float>(mass_scale_ * factor));

    const double second_factor = row.interface_stiffness() / stiffness;
    if (!diagonal_)
      diagonal_.emplace(matrix_);
    if (second_factor * diagonal_->largest_ratio > negligible)
      {
        fix_given_values(i, mass_scale_ * second_factor, block.second_diagonal);
        ready(block.second)
          .set_matrix(block.second_diagonal, static_cast<float>(mass_scale_ * second_factor));
      }
    else
      block.second.reset();
  }

  template double BlockPreconditioner<2>::mean_stiffness(std::size_t i) const;
  template double BlockPreconditioner<3>::mean_stiffness(std::size_t i) const;
  template bool BlockPreconditioner<2>::is_diffusive(std::size_t i);
  template bool BlockPreconditioner<3>::is_diffusive(std::size_t i);
  template void BlockPreconditioner<2>::set_up_diffusive(std::size_t i, double shift);
  template void BlockPreconditioner<3>::set_up_diffusive(std::size_t i, double shift);
} // namespace softlattice
