// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/operators/relaxed_gradient_terms.h"

#include <deal.II/base/mpi.h>

namespace softlattice
{
  template <int dim>
  RelaxedGradientTerms<dim>::RelaxedGradientTerms(const Space<dim> &space, GradientEnergy &energy)
    : space_(space)
    , energy_(energy)
    , active_(energy.fields())
    , terms_(GradientTerms<dim>::create(space, energy))
    , derivatives_(UniformDerivatives<dim>::create(space, energy))
    , numbers_(energy.uniform_forces().size(), 0.)
    , inverse_(numbers_.size())
  {}

  template <int dim>
  void RelaxedGradientTerms<dim>::prepare(const State &u)
  {
    // From 0, so that it is the same whatever was evaluated before: a run that is resumed does not know that.
    const std::size_t n = numbers_.size();
    energy_.set_uniform(std::vector<double>(n, 0.));
    const auto integrals = derivatives_->integrals(u);
    const std::vector<double> forces = energy_.uniform_forces();
    dealii::FullMatrix<double> matrix(n);
    dealii::Vector<double> lack(n), numbers(n);
    for (std::size_t a = 0; a < n; ++a)
      {
        lack[a] = space_.volume() * forces[a] - integrals.first[a];
        for (std::size_t b = 0; b < n; ++b)
          matrix(a, b) = integrals.second[of_pair(a, b, n)];
      }
    inverse_.invert(matrix);
    inverse_.vmult(numbers, lack);
    numbers_.assign(numbers.begin(), numbers.end());
    energy_.set_uniform(numbers_);
  }

  template <int dim>
  double RelaxedGradientTerms<dim>::energy(const State &u) const
  {
    const std::vector<double> forces = energy_.uniform_forces();
    double work = 0.;
    for (std::size_t a = 0; a < forces.size(); ++a)
      work += space_.volume() * forces[a] * numbers_[a];
    return terms_->energy(u) - work;
  }

  template <int dim>
  void RelaxedGradientTerms<dim>::linearise(const State &u)
  {
    terms_->linearise(u);
    if (columns_.empty())
      for (std::size_t a = 0; a < numbers_.size(); ++a)
        {
          State &column = columns_.emplace_back(u.n_blocks());
          for (unsigned int field = 0; field < column.n_blocks(); ++field)
            space_.initialise(column.block(field));
          column.collect_sizes();
        }
    for (std::size_t a = 0; a < columns_.size(); ++a)
      derivatives_->mixed(u, a, columns_[a]);
  }

  template <int dim>
  void RelaxedGradientTerms<dim>::apply(const State &direction, State &result) const
  {
    terms_->apply(direction, result);
    const std::size_t n = columns_.size();
    std::vector<double> products(n, 0.);
    for (std::size_t a = 0; a < n; ++a)
      for (const std::size_t field : active_)
        {
          const auto &column = columns_[a].block(field);
          for (unsigned int k = 0; k < column.locally_owned_size(); ++k)
            products[a] += column.local_element(k) * direction.block(field).local_element(k);
        }
    dealii::Utilities::MPI::sum(products, space_.mesh().get_communicator(), products);
    for (std::size_t a = 0; a < n; ++a)
      {
        double change = 0.; // of the number
        for (std::size_t b = 0; b < n; ++b)
          change -= inverse_(a, b) * products[b];
        for (const std::size_t field : active_)
          result.block(field).add(change, columns_[a].block(field));
      }
  }

  template class RelaxedGradientTerms<2>;
  template class RelaxedGradientTerms<3>;
} // namespace softlattice
