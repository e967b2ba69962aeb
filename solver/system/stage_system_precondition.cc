// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The preconditioner of a stage.
#include "solver/system/stage_system.h"

namespace softlattice
{
  template <int dim>
  void StageSystem<dim>::precondition(const State &right_hand_side, State &result)
  {
    if (system_.eliminated.empty())
      {
        sweep(right_hand_side, result);
        return;
      }
    // With fields w whose block D is diagonal and the others u, A u + B w = p and C u + D w = q is
    //   (A - B D^-1 C) u = p - B D^-1 q,   w = D^-1 (q - C u),
    // of which the rows know the inverse of the first matrix, about.
    for (std::size_t i = 0; i < n_fields(); ++i)
      if (system_.is_eliminated(i))
        divide(i, right_hand_side.block(i), result.block(i));
      else
        result.block(i) = 0.;
    subtract_image(right_hand_side, result, false);
    sweep(reduced_, result);
    for (const std::size_t i : system_.eliminated)
      result.block(i) = 0.;
    subtract_image(right_hand_side, result, true);
    for (const std::size_t i : system_.eliminated)
      divide(i, reduced_.block(i), result.block(i));
  }

  template <int dim>
  void StageSystem<dim>::subtract_image(const State &right_hand_side,
                                        const State &direction,
                                        const bool of_eliminated)
  {
    if (system_.gradient_terms)
      {
        ++system_.n_applications;
        system_.gradient_terms->apply(direction, system_.terms_image);
      }
    for (std::size_t i = 0; i < n_fields(); ++i)
      {
        if (system_.is_eliminated(i) != of_eliminated)
          continue;
        const Vector &given = right_hand_side.block(i);
        Vector &out = reduced_.block(i);
        if (system_.is_resting(i))
          {
            out = given;
            continue;
          }
        system_.rows[i]->apply(direction, out);
        out.sadd(-1., 1., given);
        // Neither hanging nodes nor given values are unknowns: identity.
        for (const unsigned int node : system_.space.constrained_nodes())
          out.local_element(node) = given.local_element(node);
        for (const unsigned int node : system_.rows[i]->terms().fixed)
          out.local_element(node) = given.local_element(node);
      }
  }

  template <int dim>
  void StageSystem<dim>::divide(const std::size_t i,
                                const Vector &right_hand_side,
                                Vector &result) const
  {
    const RowTerms<dim> &terms = system_.rows[i]->terms();
    const NodalArray &diagonal = *terms.local[i];
    const double *mass = system_.space.mass().begin();
    for (unsigned int k = 0; k < diagonal.size(); ++k)
      result.local_element(k) =
        right_hand_side.local_element(k) * (mass[k] == 0. ? terms.unknown_scale : 1. / diagonal[k]);
    for (const unsigned int node : terms.fixed)
      result.local_element(node) = terms.unknown_scale * right_hand_side.local_element(node);
  }

  template <int dim>
  void StageSystem<dim>::sweep(const State &right_hand_side, State &result)
  {
    bool is_first = true;
    for (std::size_t i = 0; i < n_fields(); ++i)
      {
        if (system_.is_eliminated(i))
          continue;
        Row<dim> &row = *system_.rows[i];
        if (system_.is_resting(i))
          {
            result.block(i).equ(row.terms().unknown_scale, right_hand_side.block(i));
            continue;
          }
        if (is_first)
          {
            row.inverse().apply(row.terms(), right_hand_side.block(i), result.block(i));
            is_first = false;
            continue;
          }
        residual_ = right_hand_side.block(i);
        for (std::size_t j = 0; j < i; ++j)
          {
            if (system_.is_eliminated(j) || system_.is_resting(j))
              continue;
            row.subtract_coupling(j, result.block(j), residual_);
            for (const unsigned int node : system_.space.constrained_nodes())
              residual_.local_element(node) = 0.;
            for (const unsigned int node : row.terms().fixed)
              residual_.local_element(node) = 0.;
          }
        row.inverse().apply(row.terms(), residual_, result.block(i));
      }
  }

  template void StageSystem<2>::precondition(const State &right_hand_side, State &result);
  template void StageSystem<2>::subtract_image(const State &right_hand_side,
                                               const State &direction,
                                               bool of_eliminated);
  template void StageSystem<2>::divide(std::size_t i,
                                       const Vector &right_hand_side,
                                       Vector &result) const;
  template void StageSystem<2>::sweep(const State &right_hand_side, State &result);
  template void StageSystem<3>::precondition(const State &right_hand_side, State &result);
  template void StageSystem<3>::subtract_image(const State &right_hand_side,
                                               const State &direction,
                                               bool of_eliminated);
  template void StageSystem<3>::divide(std::size_t i,
                                       const Vector &right_hand_side,
                                       Vector &result) const;
  template void StageSystem<3>::sweep(const State &right_hand_side, State &result);
} // namespace softlattice
