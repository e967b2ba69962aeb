// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Laws of a coupled system that depend on gradients.
#include "solver/system/coupled_system.h"

#include <deal.II/base/mpi.h>

namespace softlattice
{
  template <int dim>
  void CoupledSystem<dim>::reinit_gradients()
  {
    system_.gradient_terms.reset();
    if (GradientEnergy *const energy = equations_.gradient_energy(); energy != nullptr)
      system_.gradient_terms = GradientTerms<dim>::create(space_, *energy);
    nodal_gradients_.reset();
    gradients_read_.clear();
    const std::vector<std::size_t> fields = equations_.gradients_read();
    if (fields.empty())
      return;
    nodal_gradients_ = NodalGradients<dim>::create(space_);
    gradients_read_.resize(fields.size());
    std::vector<const double *> rows(3 * n_fields(), nullptr);
    for (std::size_t k = 0; k < fields.size(); ++k)
      {
        auto &[field, gradient] = gradients_read_[k];
        field = fields[k];
        gradient.reinit(dim);
        for (int d = 0; d < dim; ++d)
          {
            space_.initialise(gradient.block(d));
            rows[3 * field + d] = gradient.block(d).begin();
          }
        gradient.collect_sizes();
      }
    equations_.set_gradients(rows);
  }

  template <int dim>
  void CoupledSystem<dim>::prepare_laws(const State &u)
  {
    const MPI_Comm communicator = space_.mesh().get_communicator();
    for (auto &[field, gradient] : gradients_read_)
      {
        ++system_.n_applications;
        nodal_gradients_->evaluate(u.block(field), gradient);
      }
    system_.laws.prepare(
      u,
      {space_.mass().begin(), system_.n_nodes(), [communicator](std::vector<double> &sums) {
         dealii::Utilities::MPI::sum(sums, communicator, sums);
       }});
  }

  template <int dim>
  void CoupledSystem<dim>::linearise_gradient_terms(const State &u)
  {
    if (!system_.gradient_terms)
      return;
    system_.gradient_terms->linearise(u);
    for (std::size_t i = 0; i < n_fields(); ++i)
      system_.rows[i]->terms().gradient_stiffness = system_.gradient_terms->usual_stiffness(i);
  }

  template void CoupledSystem<2>::reinit_gradients();
  template void CoupledSystem<3>::reinit_gradients();
  template void CoupledSystem<2>::prepare_laws(const State &u);
  template void CoupledSystem<3>::prepare_laws(const State &u);
  template void CoupledSystem<2>::linearise_gradient_terms(const State &u);
  template void CoupledSystem<3>::linearise_gradient_terms(const State &u);
} // namespace softlattice
