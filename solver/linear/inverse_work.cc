// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/linear/inverse_work.h"

#include <deal.II/base/mpi.h>

#include <algorithm>

namespace softlattice
{
  namespace
  {
    // Nodes with a given value: so much stiffer than their surroundings.
    constexpr float stiffness_of_given_values = 1e3f;
  } // namespace

  template <int dim>
  void InverseWork<dim>::reinit(const Stiffness<dim, double> &stiffness)
  {
    stiffness_ = &stiffness;
    hierarchy_.reset();
    diagonal_.reset();
    mass_scale_ = space_.n_unknowns() / space_.volume();
  }

  template <int dim>
  HelmholtzInverse<dim> &InverseWork<dim>::ready(std::unique_ptr<HelmholtzInverse<dim>> &inverse)
  {
    if (!hierarchy_)
      {
        hierarchy_ = std::make_unique<MultigridHierarchy<dim>>(space_);
        const auto &top = hierarchy_->level(hierarchy_->n_levels() - 1);
        top.initialise(right_hand_side_);
        top.initialise(result_);
      }
    if (!inverse)
      inverse = std::make_unique<HelmholtzInverse<dim>>(*hierarchy_);
    return *inverse;
  }

  template <int dim>
  const typename InverseWork<dim>::Diagonal &InverseWork<dim>::diagonal()
  {
    if (!diagonal_)
      {
        const Vector &mass = space_.mass();
        diagonal_.emplace();
        stiffness_->diagonal(diagonal_->stiffness, mass);
        double &ratio = diagonal_->largest_ratio;
        for (unsigned int k = 0; k < mass.locally_owned_size(); ++k)
          if (mass.local_element(k) != 0.)
            ratio = std::max(ratio, diagonal_->stiffness.local_element(k) / mass.local_element(k));
        ratio = dealii::Utilities::MPI::max(ratio, space_.mesh().get_communicator());
      }
    return *diagonal_;
  }

  template <int dim>
  const typename InverseWork<dim>::Vector &InverseWork<dim>::stiffness_diagonal()
  {
    return diagonal().stiffness;
  }

  template <int dim>
  double InverseWork<dim>::largest_ratio()
  {
    return diagonal().largest_ratio;
  }

  template <int dim>
  void InverseWork<dim>::fix_given_values(const RowTerms<dim> &row,
                                          const double factor,
                                          FloatVector &diagonal) const
  {
    const auto &top = hierarchy_->level(hierarchy_->n_levels() - 1);
    for (const unsigned int node : row.fixed)
      diagonal.local_element(node) =
        stiffness_of_given_values *
        (diagonal.local_element(node) +
         static_cast<float>(factor) * top.stiffness_diagonal.local_element(node));
  }

  template <int dim>
  double InverseWork<dim>::load(const Vector &from)
  {
    const double size = from.linfty_norm();
    for (unsigned int k = 0; size != 0. && k < from.locally_owned_size(); ++k)
      right_hand_side_.local_element(k) = static_cast<float>(from.local_element(k) / size);
    return size;
  }

  template <int dim>
  void InverseWork<dim>::unload(const RowTerms<dim> &row,
                                const double size,
                                const Vector &from,
                                Vector &result) const
  {
    const double to_unknown = size * mass_scale_ / row.scale;
    for (unsigned int k = 0; k < result.locally_owned_size(); ++k)
      result.local_element(k) = to_unknown * result_.local_element(k);
    for (const unsigned int node : space_.constrained_nodes())
      result.local_element(node) = row.unknown_scale * from.local_element(node);
    for (const unsigned int node : row.fixed)
      result.local_element(node) = row.unknown_scale * from.local_element(node);
  }

  template class InverseWork<2>;
  template class InverseWork<3>;
} // namespace softlattice
