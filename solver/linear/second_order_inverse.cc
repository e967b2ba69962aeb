// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/linear/second_order_inverse.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    // Conjugate gradients with the diagonal take fewer than ten iterations below this ratio of
    // a diag(K) to D, and an iteration costs a twentieth of one with multigrid.
    constexpr double diagonal_is_enough = 40.;
  } // namespace

  template <int dim>
  void SecondOrderInverse<dim>::reset()
  {
    past_applications_ = n_applications();
    inverse_.reset();
    inverse_diagonal_.reset();
  }

  template <int dim>
  template <typename Least>
  void SecondOrderInverse<dim>::set_multigrid(const RowTerms<dim> &row,
                                              const NodalArray *const local,
                                              const double a,
                                              const Least &least)
  {
    inverse_diagonal_.reset();
    HelmholtzInverse<dim> &inverse = work_.ready(inverse_);
    const double inverse_scale = 1. / row.scale, mass_scale = work_.mass_scale() / unit_;
    auto &diagonal = work_.right_hand_side();
    for (unsigned int k = 0; k < diagonal.locally_owned_size(); ++k)
      diagonal.local_element(k) = static_cast<float>(
        mass_scale * std::max(local ? (*local)[k] * inverse_scale : 0., least(k)));
    for (const unsigned int node : work_.space().constrained_nodes())
      diagonal.local_element(node) = 1.f;
    work_.fix_given_values(row, mass_scale * a, diagonal);
    inverse.set_matrix(diagonal, static_cast<float>(mass_scale * a));
  }

  template <int dim>
  void SecondOrderInverse<dim>::set_up_static(const RowTerms<dim> &row,
                                              const double a,
                                              const double floor,
                                              const double unit)
  {
    unit_ = unit;
    const double *mass = work_.space().mass().begin();
    const NodalTerm &local = row.local[row.field];
    set_multigrid(row, local ? &*local : nullptr, a, [&](const unsigned int k) {
      return floor * mass[k];
    });
  }

  template <int dim>
  void SecondOrderInverse<dim>::set_up_evolving(const RowTerms<dim> &row,
                                                const double weight,
                                                const NodalArray &diagonal)
  {
    const double a = weight * row.interface_stiffness() * row.uniform_drive();
    const double uniform_change = row.of_change(row.uniform_coefficient);
    if (row.uniform)
      {
        set_up_in_time(
          row,
          a,
          diagonal,
          [=](unsigned int) { return uniform_change; },
          uniform_change);
        return;
      }
    const auto of_change = [&](const unsigned int k) {
      return row.of_change(row.coefficient.local_element(k));
    };
    const Space<dim> &space = work_.space();
    const double *mass = space.mass().begin();
    double least = std::numeric_limits<double>::infinity();
    for (unsigned int k = 0; k < space.mass().locally_owned_size(); ++k)
      if (mass[k] != 0.)
        least = std::min(least, of_change(k));
    set_up_in_time(row,
                   a,
                   diagonal,
                   of_change,
                   dealii::Utilities::MPI::min(least, space.mesh().get_communicator()));
  }

  template <int dim>
  void SecondOrderInverse<dim>::set_up_spreading(const RowTerms<dim> &row,
                                                 const double weight,
                                                 const NodalArray &diagonal)
  {
    set_up_in_time(
      row,
      weight * row.uniform_coefficient,
      diagonal,
      [](unsigned int) { return 1.; },
      1.);
  }

  template <int dim>
  template <typename OfChange>
  void SecondOrderInverse<dim>::set_up_in_time(const RowTerms<dim> &row,
                                               const double a,
                                               const NodalArray &diagonal,
                                               const OfChange &of_change,
                                               const double least)
  {
    const Space<dim> &space = work_.space();
    const double *mass = space.mass().begin();
    const unsigned int n = space.mass().locally_owned_size();
    const double *local = diagonal.begin();
    // The mean of the diagonal in units of what stands there for the change in time. Where a well is unstable a part of
    // it stands in.
    double sum = 0.;
    for (unsigned int k = 0; k < n; ++k)
      if (mass[k] != 0.)
        sum += std::max(0., local[k] / of_change(k));
    const double relative = dealii::Utilities::MPI::sum(sum, space.mesh().get_communicator()) *
                            (1. / row.scale) / space.volume();

    if (is_thorough_ || a * work_.largest_ratio() > diagonal_is_enough * relative * least)
      {
        const double floor = 0.1 * relative;
        set_multigrid(row, &diagonal, a, [&](const unsigned int k) {
          return floor * of_change(k) * mass[k];
        });
        return;
      }
    inverse_diagonal_.emplace().resize_fast(n);
    double *inverse = inverse_diagonal_->begin();
    const double *stiffness = work_.stiffness_diagonal().begin();
    for (unsigned int k = 0; k < n; ++k)
      inverse[k] = 1. / (std::max(local[k], 0.1 * relative * of_change(k) * row.scale * mass[k]) +
                         row.scale * a * stiffness[k]);
    for (const unsigned int node : space.constrained_nodes())
      inverse[node] = row.unknown_scale;
    for (const unsigned int node : row.fixed)
      inverse[node] = row.unknown_scale;
  }

  template <int dim>
  void SecondOrderInverse<dim>::apply(const RowTerms<dim> &row,
                                      const Vector &right_hand_side,
                                      Vector &result)
  {
    if (inverse_diagonal_)
      {
        const double *inverse = inverse_diagonal_->begin();
        for (unsigned int k = 0; k < right_hand_side.locally_owned_size(); ++k)
          result.local_element(k) = inverse[k] * right_hand_side.local_element(k);
        return;
      }
    const double size = work_.load(right_hand_side);
    if (size == 0.)
      {
        result = 0.;
        return;
      }
    for (const unsigned int node : row.fixed)
      work_.right_hand_side().local_element(node) = 0.f;
    inverse_->apply(work_.result(), work_.right_hand_side());
    work_.unload(row, size / unit_, right_hand_side, result);
  }

  template class SecondOrderInverse<2>;
  template class SecondOrderInverse<3>;
} // namespace softlattice
