// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/linear/block_preconditioner.h"

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
    // Two different factors where the mean of f'' is above this part of its stable value; in a mixture
    // that is unstable as a whole two equal ones are better.
    constexpr double mostly_stable = 0.35;
    // Nodes with a given value: so much stiffer than their surroundings.
    constexpr float stiffness_of_given_values = 1e3f;
  } // namespace

  template <int dim>
  BlockPreconditioner<dim>::BlockPreconditioner(StageMatrix<dim> &matrix)
    : matrix_(matrix)
  {}

  template <int dim>
  BlockPreconditioner<dim>::Diagonal::Diagonal(const StageMatrix<dim> &matrix)
  {
    matrix.stiffness_diagonal(stiffness);
    const Vector &mass = matrix.space().mass();
    for (unsigned int k = 0; k < mass.locally_owned_size(); ++k)
      if (mass.local_element(k) != 0.)
        largest_ratio = std::max(largest_ratio, stiffness.local_element(k) / mass.local_element(k));
    largest_ratio =
      dealii::Utilities::MPI::max(largest_ratio, matrix.space().mesh().get_communicator());
  }

  template <int dim>
  void BlockPreconditioner<dim>::reinit()
  {
    past_applications_ = n_applications();
    blocks_.clear();
    blocks_.resize(matrix_.n_fields());
    hierarchy_.reset();
    const Space<dim> &space = matrix_.space();
    if (matrix_.n_fields() > 1)
      space.initialise(residual_);
    mass_scale_ = space.n_unknowns() / space.volume();
    diagonal_.reset();
  }

  template <int dim>
  const MultigridHierarchy<dim> &BlockPreconditioner<dim>::hierarchy()
  {
    if (!hierarchy_)
      {
        hierarchy_ = std::make_unique<MultigridHierarchy<dim>>(matrix_.space());
        const auto &top = hierarchy_->level(hierarchy_->n_levels() - 1);
        top.initialise(right_hand_side_);
        top.initialise(result_);
      }
    return *hierarchy_;
  }

  template <int dim>
  HelmholtzInverse<dim> &BlockPreconditioner<dim>::ready(
    std::unique_ptr<HelmholtzInverse<dim>> &inverse)
  {
    if (!inverse)
      inverse = std::make_unique<HelmholtzInverse<dim>>(hierarchy());
    return *inverse;
  }

  template <int dim>
  void BlockPreconditioner<dim>::fix_given_values(const std::size_t i,
                                                  const double factor,
                                                  FloatVector &diagonal) const
  {
    const auto &top = hierarchy_->level(hierarchy_->n_levels() - 1);
    for (const unsigned int node : matrix_.row(i).fixed)
      diagonal.local_element(node) =
        stiffness_of_given_values *
        (diagonal.local_element(node) +
         static_cast<float>(factor) * top.stiffness_diagonal.local_element(node));
  }

  template <int dim>
  void BlockPreconditioner<dim>::set_up()
  {
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      if (matrix_.row(i).kind == FieldKind::conserved)
        set_up_conserved(i);
      else
        set_up_second_order(i);
  }

  template <int dim>
  void BlockPreconditioner<dim>::set_up_second_order(const std::size_t i)
  {
    const auto &row = matrix_.row(i);
    const Space<dim> &space = matrix_.space();
    Block &block = blocks_[i];
    const MPI_Comm communicator = space.mesh().get_communicator();
    const bool electrostatic = row.kind == FieldKind::electrostatic;
    const double factor = electrostatic
                            ? row.uniform_coefficient
                            : matrix_.weight * row.interface_stiffness() *
                                (row.uniform ? row.of_drive(row.uniform_coefficient) : 1.);
    const double *mass = space.mass().begin();
    const unsigned int n = space.mass().locally_owned_size();
    const double *local = row.local[i] ? row.local[i]->begin() : nullptr;
    const double inverse_scale = 1. / row.scale;

    // What stands in the diagonal for the change in time, over the scale, node by node; and the mean of the
    // diagonal in units of that. Where a well is unstable a part of it stands in.
    const bool varies = !row.uniform && !electrostatic;
    const double uniform_change = electrostatic ? 1. : row.of_change(row.uniform_coefficient);
    const auto of_change = [&](const unsigned int k) {
      return varies ? row.of_change(row.coefficient.local_element(k)) : uniform_change;
    };
    double sum = 0., least = varies ? std::numeric_limits<double>::infinity() : uniform_change;
    if (local != nullptr && !varies)
      for (unsigned int k = 0; k < n; ++k)
        sum += mass[k] == 0. ? 0. : std::max(0., local[k]);
    if (!varies)
      sum /= uniform_change;
    for (unsigned int k = 0; varies && k < n; ++k)
      if (mass[k] != 0.)
        {
          least = std::min(least, of_change(k));
          sum += std::max(0., local[k] / of_change(k));
        }
    if (varies)
      least = dealii::Utilities::MPI::min(least, communicator);
    const double relative =
      dealii::Utilities::MPI::sum(sum, communicator) * inverse_scale / space.volume();
    const double mean = relative * least;

    if (!electrostatic)
      {
        if (!diagonal_)
          diagonal_.emplace(matrix_);
        if (factor * diagonal_->largest_ratio <= diagonal_is_enough * mean)
          {
            block.inverse_diagonal.emplace().resize_fast(n);
            double *inverse = block.inverse_diagonal->begin();
            const double *stiffness = diagonal_->stiffness.begin();
            for (unsigned int k = 0; k < n; ++k)
              inverse[k] =
                1. / (std::max(local[k], 0.1 * relative * of_change(k) * row.scale * mass[k]) +
                      row.scale * factor * stiffness[k]);
            for (const unsigned int node : space.constrained_nodes())
              inverse[node] = row.unknown_scale;
            for (const unsigned int node : row.fixed)
              inverse[node] = row.unknown_scale;
            return;
          }
      }

    block.inverse_diagonal.reset();
    HelmholtzInverse<dim> &inverse = ready(block.first);
    // Without any diagonal the solution is fixed by the values on the boundary, or its mean is zero:
    // a shift far below the smallest eigenvalue, which is about pi^2 / length^2.
    const double floor =
      electrostatic ? 0.1 * factor / std::pow(space.volume(), 2. / dim) : 0.1 * relative;
    FloatVector &diagonal = right_hand_side_;
    for (unsigned int k = 0; k < n; ++k)
      diagonal.local_element(k) =
        static_cast<float>(mass_scale_ * std::max(local == nullptr ? 0. : local[k] * inverse_scale,
                                                  floor * of_change(k) * mass[k]));
    for (const unsigned int node : space.constrained_nodes())
      diagonal.local_element(node) = 1.f;
    fix_given_values(i, mass_scale_ * factor, diagonal);
    inverse.set_matrix(diagonal, static_cast<float>(mass_scale_ * factor));
  }

  template <int dim>
  void BlockPreconditioner<dim>::set_up_conserved(const std::size_t i)
  {
    const auto &row = matrix_.row(i);
    const Space<dim> &space = matrix_.space();
    Block &block = blocks_[i];
    const double *mass = space.mass().begin();
    const unsigned int n = space.mass().locally_owned_size();
    const double g = matrix_.weight * row.uniform_coefficient;
    const double *curvature = row.curvature[i] ? row.curvature[i]->begin() : nullptr;

    // Integrals over the body: f'', its positive part and the square of that, and the coupling to
    // potentials.
    std::vector<double> sums(4, 0.);
    if (curvature != nullptr)
      for (unsigned int k = 0; k < n; ++k)
        {
          const double positive = std::max(0., curvature[k]);
          sums[0] += mass[k] * curvature[k];
          sums[1] += mass[k] * positive;
          sums[2] += mass[k] * positive * positive;
        }
    for (std::size_t j = 0; j < matrix_.n_fields(); ++j)
      if (matrix_.row(j).kind == FieldKind::electrostatic && row.curvature[j])
        {
          const NodalArray &coupling = *row.curvature[j];
          for (unsigned int k = 0; k < n; ++k)
            sums[3] += mass[k] * coupling[k] * coupling[k] / matrix_.row(j).uniform_coefficient;
        }
    dealii::Utilities::MPI::sum(sums, space.mesh().get_communicator(), sums);
    const double mean = sums[0] / space.volume();
    const double stable = sums[1] > 0. ? sums[2] / sums[1] : 0.; // f'' where it is large
    const double shift = 1. + g * sums[3] / space.volume();

    const double inverse_scale = 1. / row.scale;
    block.is_diffusive = is_diffusive(i);
    if (block.is_diffusive)
      {
        set_up_diffusive(i, shift);
        return;
      }
    const double product = g * row.interface_stiffness(); // a b
    double a = std::sqrt(product / shift);
    const double sum = g * stable;
    if (mean > mostly_stable * stable && sum * sum > 4. * shift * product)
      a = 0.5 * (sum + std::sqrt(sum * sum - 4. * shift * product));
    if (a == 0.) // no energy at all, or no mobility: nothing moves
      a = g > 0. ? 1e-12 * g : std::numeric_limits<double>::min();
    const double b = product / a;

    HelmholtzInverse<dim> &first = ready(block.first);
    FloatVector &diagonal = right_hand_side_;
    for (unsigned int k = 0; k < n; ++k)
      diagonal.local_element(k) =
        mass[k] == 0.
          ? 1.f
          : static_cast<float>(mass_scale_ * (shift - 1.) * mass[k] +
                               mass_scale_ *
                                 std::max((*row.local[i])[k] * inverse_scale, 0.1 * mass[k]));
    fix_given_values(i, mass_scale_ * a, diagonal);
    first.set_matrix(diagonal, static_cast<float>(mass_scale_ * a));

    // The floor keeps the second factor definite where f'' is negative; with factors of one size (both
    // describe the interface) it has to be higher. Found by counting iterations, as is mostly_stable.
    const double floor = b / a * shift > 0.25 ? 0.5 : 0.1;
    block.second_diagonal.reinit(diagonal, true);
    for (unsigned int k = 0; k < n; ++k)
      {
        const double f = curvature == nullptr ? 0. : curvature[k];
        block.second_diagonal.local_element(k) =
          mass[k] == 0.
            ? 1.f
            : static_cast<float>(mass_scale_ * mass[k] * std::max((g * f - shift * b) / a, floor));
      }
    if (b > 0.)
      {
        fix_given_values(i, mass_scale_ * b, block.second_diagonal);
        ready(block.second).set_matrix(block.second_diagonal, static_cast<float>(mass_scale_ * b));
      }
    else
      block.second.reset();
  }

  template <int dim>
  void BlockPreconditioner<dim>::apply_block(const std::size_t i,
                                             const Vector &right_hand_side,
                                             Vector &result)
  {
    Block &block = blocks_[i];
    const auto &row = matrix_.row(i);
    const unsigned int n = right_hand_side.locally_owned_size();
    if (block.inverse_diagonal)
      {
        const double *inverse = block.inverse_diagonal->begin();
        for (unsigned int k = 0; k < n; ++k)
          result.local_element(k) = inverse[k] * right_hand_side.local_element(k);
        return;
      }
    // Floats of order one, whatever the units are.
    const double size = right_hand_side.linfty_norm();
    if (size == 0.)
      {
        result = 0.;
        return;
      }
    for (unsigned int k = 0; k < n; ++k)
      right_hand_side_.local_element(k) =
        static_cast<float>(right_hand_side.local_element(k) / size);
    if (block.is_diffusive)
      right_hand_side_.scale(block.mobility_root);
    for (const unsigned int node : row.fixed)
      right_hand_side_.local_element(node) = 0.f;
    block.first->apply(result_, right_hand_side_);
    const double to_unknown = size * mass_scale_ / row.scale;
    if (row.kind == FieldKind::conserved)
      {
        const double *mass = matrix_.space().mass().begin();
        for (unsigned int k = 0; k < n; ++k)
          right_hand_side_.local_element(k) =
            static_cast<float>(mass_scale_ * mass[k]) * result_.local_element(k);
        if (block.is_diffusive)
          right_hand_side_.scale(block.mobility_root);
        for (const unsigned int node : row.fixed)
          right_hand_side_.local_element(node) = 0.f;
        if (block.second)
          block.second->apply(result_, right_hand_side_);
        else
          for (unsigned int k = 0; k < n; ++k)
            result_.local_element(k) =
              right_hand_side_.local_element(k) / block.second_diagonal.local_element(k);
      }
    for (unsigned int k = 0; k < n; ++k)
      result.local_element(k) = to_unknown * result_.local_element(k);
    // Those that are no unknowns.
    for (const unsigned int node : matrix_.space().constrained_nodes())
      result.local_element(node) = row.unknown_scale * right_hand_side.local_element(node);
    for (const unsigned int node : row.fixed)
      result.local_element(node) = row.unknown_scale * right_hand_side.local_element(node);
  }

  template <int dim>
  void BlockPreconditioner<dim>::apply(const State &right_hand_side, State &result)
  {
    for (std::size_t i = 0; i < blocks_.size(); ++i)
      {
        if (i == 0)
          {
            apply_block(i, right_hand_side.block(i), result.block(i));
            continue;
          }
        residual_ = right_hand_side.block(i);
        for (std::size_t j = 0; j < i; ++j)
          matrix_.subtract_coupling(i, j, result.block(j), residual_);
        apply_block(i, residual_, result.block(i));
      }
  }

  template <int dim>
  double BlockPreconditioner<dim>::n_applications() const
  {
    double sum = 0.;
    for (const Block &block : blocks_)
      for (const auto *inverse : {block.first.get(), block.second.get()})
        if (inverse != nullptr)
          sum += inverse->n_applications();
    return past_applications_ + sum;
  }

  template class BlockPreconditioner<2>;
  template class BlockPreconditioner<3>;
} // namespace softlattice
