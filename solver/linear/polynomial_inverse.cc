// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/linear/polynomial_inverse.h"

#include "solver/linear/positive_factors.h"

#include <deal.II/base/mpi.h>

#include <algorithm>

namespace softlattice
{
  namespace
  {
    // Of the mean: what stands in where the diagonal is less, as where a well is unstable.
    constexpr double least_part = 0.1;
  } // namespace

  template <int dim>
  void PolynomialInverse<dim>::reset()
  {
    past_applications_ = n_applications();
    factors_.clear();
    powers_.clear();
  }

  template <int dim>
  double PolynomialInverse<dim>::n_applications() const
  {
    double sum = past_applications_;
    for (const auto &factor : factors_)
      sum += factor ? factor->n_applications() : 0.;
    return sum;
  }

  template <int dim>
  void PolynomialInverse<dim>::set_up(const RowTerms<dim> &row,
                                      const NodalArray &local,
                                      const std::vector<double> &coefficients)
  {
    const Space<dim> &space = work_.space();
    const double *mass = space.mass().begin();
    const unsigned int n = space.mass().locally_owned_size();
    double sum = 0.;
    for (unsigned int k = 0; k < n; ++k)
      sum += mass[k] == 0. ? 0. : mass[k] * std::max(0., local[k]);
    mean_ = dealii::Utilities::MPI::sum(sum, space.mesh().get_communicator()) / space.volume();

    std::vector<double> polynomial = {mean_};
    polynomial.insert(polynomial.end(), coefficients.begin(), coefficients.end());
    while (polynomial.size() > 2 && !(polynomial.back() > 0.))
      polynomial.pop_back();
    const std::vector<double> found = positive_factors(polynomial);

    // The first factor has the diagonal node by node, the others can be alike.
    powers_.assign(1, 1);
    std::vector<double> stiffness = {found[0]};
    for (std::size_t j = 1; j < found.size(); ++j)
      if (j > 1 && found[j] == stiffness.back())
        ++powers_.back();
      else
        {
          stiffness.push_back(found[j]);
          powers_.push_back(1);
        }
    factors_.resize(stiffness.size());
    const double mass_scale = work_.mass_scale();
    for (std::size_t j = 0; j < stiffness.size(); ++j)
      {
        HelmholtzInverse<dim> &factor = work_.ready(factors_[j]);
        auto &diagonal = work_.right_hand_side();
        for (unsigned int k = 0; k < n; ++k)
          diagonal.local_element(k) =
            mass[k] == 0.
              ? 1.f
              : static_cast<float>(mass_scale * mass[k] *
                                   (j == 0 ? std::max(local[k] / mean_, least_part) : 1.));
        work_.fix_given_values(row, mass_scale * stiffness[j], diagonal);
        factor.set_matrix(diagonal, static_cast<float>(mass_scale * stiffness[j]));
      }
  }

  template <int dim>
  void PolynomialInverse<dim>::apply(const RowTerms<dim> &row,
                                     const Vector &right_hand_side,
                                     Vector &result)
  {
    const double size = work_.load(right_hand_side);
    if (size == 0.)
      {
        result = 0.;
        return;
      }
    auto &from = work_.right_hand_side();
    auto &to = work_.result();
    const double mass_scale = work_.mass_scale();
    const double *mass = work_.space().mass().begin();
    bool is_first = true;
    for (std::size_t j = 0; j < factors_.size(); ++j)
      for (unsigned int time = 0; time < powers_[j]; ++time)
        {
          for (unsigned int k = 0; !is_first && k < right_hand_side.locally_owned_size(); ++k)
            from.local_element(k) = static_cast<float>(mass_scale * mass[k]) * to.local_element(k);
          for (const unsigned int node : row.fixed)
            from.local_element(node) = 0.f;
          factors_[j]->apply(to, from);
          is_first = false;
        }
    work_.unload(row, size / mean_, right_hand_side, result);
  }

  template class PolynomialInverse<2>;
  template class PolynomialInverse<3>;
} // namespace softlattice
