// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Where and at which gradients the laws of the rows of a system are evaluated.
#include "solver/discretisation/place.h"
#include "solver/operators/relaxed_gradient_terms.h"
#include "solver/rows/row.h"

#include <deal.II/base/mpi.h>

namespace softlattice
{
  template <int dim>
  void RowSystem<dim>::set_nodes()
  {
    const EquationsDescription &what = equations.description();
    LawNodes nodes;
    for (const auto &place : space.node_places())
      nodes.places.push_back(in_three<dim>(place));
    if (!what.wanted_materials.empty())
      nodes.is_of_material = space.nodes_of_materials(what.wanted_materials);
    nodal_gradients.reset();
    gradients.clear();
    if (!what.gradients_read.empty())
      {
        nodal_gradients = NodalGradients<dim>::create(space);
        gradients.resize(what.gradients_read.size());
        nodes.gradients.resize(3 * what.fields.size(), nullptr);
      }
    for (std::size_t k = 0; k < gradients.size(); ++k)
      {
        auto &[field, gradient] = gradients[k];
        field = what.gradients_read[k];
        gradient.reinit(dim);
        for (int d = 0; d < dim; ++d)
          {
            space.initialise(gradient.block(d));
            nodes.gradients[3 * field + d] = gradient.block(d).begin();
          }
        gradient.collect_sizes();
      }
    if (!rates_read.empty())
      {
        rates.reinit(what.fields.size());
        nodes.rates.resize(what.fields.size(), nullptr);
        for (const std::size_t field : rates_read)
          {
            space.initialise(rates.block(field));
            nodes.rates[field] = rates.block(field).begin();
          }
        rates.collect_sizes();
      }
    equations.set_nodes(nodes);
    gradient_terms.reset();
    if (GradientEnergy *const energy = equations.gradient_energy(); energy != nullptr)
      gradient_terms = energy->uniform_forces().empty()
                         ? GradientTerms<dim>::create(space, *energy)
                         : std::make_unique<RelaxedGradientTerms<dim>>(space, *energy);
  }

  template <int dim>
  void RowSystem<dim>::prepare(const State &u)
  {
    const MPI_Comm communicator = space.mesh().get_communicator();
    for (auto &[field, gradient] : gradients)
      {
        ++n_applications;
        nodal_gradients->evaluate(u.block(field), gradient);
      }
    if (gradient_terms)
      gradient_terms->prepare(u);
    boundary.read(u);
    laws.prepare(u, {space.mass().begin(), n_nodes(), [communicator](std::vector<double> &sums) {
                       dealii::Utilities::MPI::sum(sums, communicator, sums);
                     }});
  }

  template <int dim>
  void RowSystem<dim>::linearise_gradient_terms(const State &u)
  {
    if (!gradient_terms)
      return;
    gradient_terms->linearise(u);
    for (const auto &row : rows)
      row->terms().gradient_stiffness = gradient_terms->usual_stiffness(row->field());
  }

  template <int dim>
  void RowSystem<dim>::choose_gradient_terms()
  {
    if (!gradient_terms)
      return;
    std::vector<std::size_t> active;
    for (const auto &row : rows)
      if (!is_waiting(row->field()))
        active.push_back(row->field());
    gradient_terms->set_active(active);
  }

  template <int dim>
  void RowSystem<dim>::linearise_followers(const State &u)
  {
    if (!gradient_terms)
      return;
    if (!followers.empty())
      gradient_terms->set_active(followers);
    ++n_applications;
    gradient_terms->linearise(u);
    choose_gradient_terms();
  }

  template void RowSystem<2>::set_nodes();
  template void RowSystem<3>::set_nodes();
  template void RowSystem<2>::prepare(const State &u);
  template void RowSystem<3>::prepare(const State &u);
  template void RowSystem<2>::linearise_gradient_terms(const State &u);
  template void RowSystem<3>::linearise_gradient_terms(const State &u);
  template void RowSystem<2>::linearise_followers(const State &u);
  template void RowSystem<3>::linearise_followers(const State &u);
  template void RowSystem<2>::choose_gradient_terms();
  template void RowSystem<3>::choose_gradient_terms();
} // namespace softlattice
