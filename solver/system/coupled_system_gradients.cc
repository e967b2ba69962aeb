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
    gradient_terms_.reset();
    if (GradientEnergy *const energy = equations_.gradient_energy(); energy != nullptr)
      {
        gradient_terms_ = GradientTerms<dim>::create(space_, *energy);
        initialise(variation_);
      }
    nodal_gradients_.reset();
    gradients_read_.clear();
    const std::vector<std::size_t> fields = equations_.gradients_read();
    if (fields.empty())
      return;
    nodal_gradients_ = NodalGradients<dim>::create(space_);
    gradients_read_.resize(fields.size());
    std::vector<const double *> rows(3 * matrix_.n_fields(), nullptr);
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
        ++n_applications_;
        nodal_gradients_->evaluate(u.block(field), gradient);
      }
    laws_.prepare(u,
                  {space_.mass().begin(),
                   work_.locally_owned_size(),
                   [communicator](std::vector<double> &sums) {
                     dealii::Utilities::MPI::sum(sums, communicator, sums);
                   }});
  }

  template <int dim>
  void CoupledSystem<dim>::evaluate_gradient(const State &u)
  {
    laws_.evaluate_gradient(u);
    if (!gradient_terms_)
      return;
    ++n_applications_;
    gradient_terms_->variation(u, variation_);
    for (const std::size_t i : equations_.gradient_energy()->fields())
      {
        Vector &variation = variation_.block(i);
        // A reservoir: the material of the given composition, and nothing of the interface.
        if (matrix_.row(i).kind == FieldKind::conserved)
          for (const unsigned int node : matrix_.row(i).fixed)
            variation.local_element(node) = 0.;
        NodalArray &gradient = laws_.gradient(i);
        for (unsigned int k = 0; k < gradient.size(); ++k)
          gradient[k] += space_.inverse_mass().local_element(k) * variation.local_element(k);
      }
  }

  template <int dim>
  void CoupledSystem<dim>::linearise_gradient_terms(const State &u)
  {
    if (!gradient_terms_)
      return;
    gradient_terms_->linearise(u);
    for (std::size_t i = 0; i < matrix_.n_fields(); ++i)
      matrix_.row(i).gradient_stiffness = gradient_terms_->usual_stiffness(i);
  }

  template void CoupledSystem<2>::reinit_gradients();
  template void CoupledSystem<3>::reinit_gradients();
  template void CoupledSystem<2>::prepare_laws(const State &u);
  template void CoupledSystem<3>::prepare_laws(const State &u);
  template void CoupledSystem<2>::evaluate_gradient(const State &u);
  template void CoupledSystem<3>::evaluate_gradient(const State &u);
  template void CoupledSystem<2>::linearise_gradient_terms(const State &u);
  template void CoupledSystem<3>::linearise_gradient_terms(const State &u);
} // namespace softlattice
