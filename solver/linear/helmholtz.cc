// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/linear/helmholtz.h"

#include <deal.II/base/mpi.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    // A polynomial is enough while the condition number is below this; a V-cycle costs about as much
    // as a polynomial of degree twelve.
    constexpr float largest_condition_of_a_polynomial = 60.f;
    // The polynomial reduces every error to this part at least.
    constexpr double polynomial_reduction = 0.3;
    constexpr unsigned int smoother_degree = 3;
    // What linear elements on the same mesh cannot represent begins at this part of the spectrum;
    // between meshes a smaller range is enough.
    constexpr float smoothed_range_of_degree = 1.f / 10.f;
    constexpr float smoothed_range_of_mesh = 1.f / 6.f;

    /// The arrays of an iteration.
    struct Arrays
    {
      const float *right_hand_side;
      const float *inverse_diagonal; ///< of D + a diag(K)
      const float *diagonal;         ///< D
      const float *image;            ///< K x
      float *update;
      float *x;
    };

    /// One step of the Chebyshev iteration on a range of nodes.
    void update_solution(const Arrays &arrays,
                         const float factor,
                         const float of_update,
                         const float of_residual,
                         const unsigned int begin,
                         const unsigned int end)
    {
      const float *DEAL_II_RESTRICT rhs = arrays.right_hand_side;
      const float *DEAL_II_RESTRICT inverse = arrays.inverse_diagonal;
      const float *DEAL_II_RESTRICT diagonal = arrays.diagonal;
      const float *DEAL_II_RESTRICT image = arrays.image;
      float *DEAL_II_RESTRICT update = arrays.update;
      float *DEAL_II_RESTRICT x = arrays.x;
      if (of_update == 0.f) // what is left in `update` is of another solution
        for (unsigned int i = begin; i < end; ++i)
          {
            update[i] =
              of_residual * inverse[i] * (rhs[i] - diagonal[i] * x[i] - factor * image[i]);
            x[i] += update[i];
          }
      else
        for (unsigned int i = begin; i < end; ++i)
          {
            const float residual = rhs[i] - diagonal[i] * x[i] - factor * image[i];
            update[i] = of_update * update[i] + of_residual * inverse[i] * residual;
            x[i] += update[i];
          }
    }
  } // namespace

  template <int dim>
  HelmholtzInverse<dim>::HelmholtzInverse(const MultigridHierarchy<dim> &hierarchy)
    : hierarchy_(hierarchy)
    , work_(hierarchy.n_levels())
  {
    allocate(hierarchy.n_levels() - 1);
  }

  template <int dim>
  void HelmholtzInverse<dim>::allocate(const unsigned int level)
  {
    Work &work = work_[level];
    if (work.diagonal.size() > 0)
      return;
    for (Vector *vector : {&work.diagonal, &work.inverse_diagonal, &work.update, &work.image})
      hierarchy_.level(level).initialise(*vector);
    if (level + 1 < hierarchy_.n_levels()) // on top they are the caller's
      for (Vector *vector : {&work.solution, &work.residual})
        hierarchy_.level(level).initialise(*vector);
  }

  template <int dim>
  void HelmholtzInverse<dim>::set_level(const unsigned int l)
  {
    const auto &level = hierarchy_.level(l);
    Work &work = work_[l];
    for (unsigned int i = 0; i < work.diagonal.locally_owned_size(); ++i)
      work.inverse_diagonal.local_element(i) =
        level.mass.local_element(i) == 0.f
          ? 0.f
          : 1.f / (work.diagonal.local_element(i) +
                   factor_ * level.stiffness_diagonal.local_element(i));
  }

  template <int dim>
  float HelmholtzInverse<dim>::size_of_diagonal() const
  {
    const unsigned int top = hierarchy_.n_levels() - 1;
    float largest = std::numeric_limits<float>::min();
    for (unsigned int i = 0; i < work_[top].diagonal.locally_owned_size(); ++i)
      if (hierarchy_.level(top).mass.local_element(i) != 0.f)
        largest = std::max(largest, work_[top].diagonal.local_element(i));
    largest = dealii::Utilities::MPI::max(largest, hierarchy_.communicator());
    return std::ldexp(1.f, std::ilogb(largest)); // dividing by it rounds nothing
  }

  template <int dim>
  void HelmholtzInverse<dim>::set_matrix(const Vector &diagonal, const float factor)
  {
    factor_ = factor;
    const unsigned int top = hierarchy_.n_levels() - 1;
    const auto &level = hierarchy_.level(top);
    Work &work = work_[top];
    std::copy_n(diagonal.begin(), diagonal.locally_owned_size(), work.diagonal.begin());
    set_level(top);

    // K is not negative, so D / (D + a diag K) bounds the spectrum from below.
    float lowest = 1.f;
    for (unsigned int i = 0; i < work.diagonal.locally_owned_size(); ++i)
      if (level.mass.local_element(i) != 0.f)
        lowest =
          std::min(lowest, work.diagonal.local_element(i) * work.inverse_diagonal.local_element(i));
    lowest = dealii::Utilities::MPI::min(lowest, hierarchy_.communicator());
    highest_ = std::max(1.f, lowest + (1.f - lowest) * level.jacobi_radius);

    multigrid_ = highest_ > largest_condition_of_a_polynomial * lowest && top > 0;
    if (!multigrid_)
      {
        // At most: on a mesh without coarser ones and with a singular matrix.
        lowest_ = std::max(lowest, 1e-4f * highest_);
        const double centre = (highest_ + lowest_) / (highest_ - lowest_ + 1e-6f);
        iterations_ = static_cast<unsigned int>(
          std::ceil(std::acosh(1. / polynomial_reduction) / std::acosh(centre)));
        return;
      }
    const float unit = size_of_diagonal();
    for (unsigned int l = top; l-- > 0;)
      {
        allocate(l);
        // Sums of rows of P' D P, P being an interpolation: P' D.
        for (unsigned int i = 0; i < work_[l + 1].image.locally_owned_size(); ++i)
          work_[l + 1].image.local_element(i) = hierarchy_.level(l + 1).mass.local_element(i) == 0.f
                                                  ? 0.f
                                                  : work_[l + 1].diagonal.local_element(i) / unit;
        hierarchy_.restrict(l + 1, work_[l].diagonal, work_[l + 1].image);
        work_[l].diagonal *= unit;
        set_level(l);
      }
    if (!coarse_solver_)
      coarse_solver_ = std::make_unique<CoarseSolver<dim>>(*hierarchy_.level(0).dofs,
                                                           *hierarchy_.level(0).constraints,
                                                           hierarchy_.communicator());
    coarse_solver_->set_matrix(work_[0].diagonal, factor_);
  }

  template <int dim>
  void HelmholtzInverse<dim>::smooth(const unsigned int l,
                                     Vector &solution,
                                     const Vector &right_hand_side,
                                     const bool from_zero)
  {
    const auto &level = hierarchy_.level(l);
    Work &work = work_[l];
    float lowest = lowest_, highest = highest_;
    unsigned int iterations = iterations_;
    if (multigrid_)
      {
        highest = std::max(1.f, level.jacobi_radius);
        lowest = highest * (l + 1 == hierarchy_.n_levels() ? smoothed_range_of_degree
                                                           : smoothed_range_of_mesh);
        iterations = smoother_degree;
      }
    const float centre = 0.5f * (highest + lowest), half_width = 0.5f * (highest - lowest);
    const float sigma = centre / half_width;
    float rho = 1.f / sigma;

    const float *const DEAL_II_RESTRICT rhs = right_hand_side.begin();
    const float *const DEAL_II_RESTRICT inverse = work.inverse_diagonal.begin();
    const float *const DEAL_II_RESTRICT diagonal = work.diagonal.begin();
    float *const DEAL_II_RESTRICT x = solution.begin();
    float *const DEAL_II_RESTRICT update = work.update.begin();
    float *const DEAL_II_RESTRICT image = work.image.begin();
    const float factor = factor_;

    unsigned int done = 0;
    if (from_zero)
      {
        const float scale = 1.f / centre;
        for (unsigned int i = 0; i < solution.locally_owned_size(); ++i)
          {
            update[i] = scale * inverse[i] * rhs[i];
            x[i] = update[i];
          }
        done = 1;
      }
    for (; done < iterations; ++done)
      {
        float of_update = 0.f, of_residual = 1.f / centre;
        if (done > 0)
          {
            const float next = 1.f / (2.f * sigma - rho);
            of_update = next * rho;
            of_residual = 2.f * next / half_width;
            rho = next;
          }
        level.stiffness->apply(work.image,
                               solution,
                               [=](const unsigned int begin, const unsigned int end) {
                                 update_solution({rhs, inverse, diagonal, image, update, x},
                                                 factor,
                                                 of_update,
                                                 of_residual,
                                                 begin,
                                                 end);
                               });
      }
  }

  template <int dim>
  void HelmholtzInverse<dim>::cycle(const unsigned int l, Vector &solution, Vector &right_hand_side)
  {
    if (l == 0)
      {
        coarse_solver_->apply(solution, right_hand_side);
        return;
      }
    Work &work = work_[l];
    smooth(l, solution, right_hand_side, true);
    const float *const DEAL_II_RESTRICT rhs = right_hand_side.begin();
    const float *const DEAL_II_RESTRICT diagonal = work.diagonal.begin();
    const float *const DEAL_II_RESTRICT mass = hierarchy_.level(l).mass.begin();
    const float *const DEAL_II_RESTRICT x = solution.begin();
    float *const DEAL_II_RESTRICT image = work.image.begin();
    const float factor = factor_;
    hierarchy_.level(l).stiffness->apply(
      work.image,
      solution,
      [&](const unsigned int begin, const unsigned int end) {
        DEAL_II_OPENMP_SIMD_PRAGMA
        for (unsigned int i = begin; i < end; ++i)
          image[i] = mass[i] == 0.f ? 0.f : rhs[i] - diagonal[i] * x[i] - factor * image[i];
      });
    hierarchy_.restrict(l, work_[l - 1].residual, work.image);
    cycle(l - 1, work_[l - 1].solution, work_[l - 1].residual);
    hierarchy_.prolongate_and_add(l, solution, work_[l - 1].solution, work.image);
    smooth(l, solution, right_hand_side, false);
  }

  template <int dim>
  void HelmholtzInverse<dim>::apply(Vector &result, Vector &right_hand_side)
  {
    const unsigned int top = hierarchy_.n_levels() - 1;
    for (const unsigned int node :
         hierarchy_.level(top).matrix_free->get_constrained_dofs(hierarchy_.level(top).dof_index))
      right_hand_side.local_element(node) = 0.f;
    // The coarser levels together cost less than half of the first.
    n_applications_ += 0.5 * (multigrid_ ? 1.5 * 2. * smoother_degree : iterations_);
    if (multigrid_)
      cycle(top, result, right_hand_side);
    else
      smooth(top, result, right_hand_side, true);
  }

  template class HelmholtzInverse<2>;
  template class HelmholtzInverse<3>;
} // namespace softlattice
