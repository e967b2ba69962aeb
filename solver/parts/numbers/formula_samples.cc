// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/numbers/formula_samples.h"

#include <deal.II/base/mpi.h>

#include <numeric>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t n_places = 3;
  }

  FormulaSamples::FormulaSamples(PhaseField &fields,
                                 const std::vector<std::string> &variables,
                                 const double t)
    : fields_(fields)
    , variables_(variables)
    , n_fields_(fields.state().n_blocks())
    , t_(t)
  {}

  std::vector<std::size_t> FormulaSamples::variables_in(const Expression &formula) const
  {
    std::vector<std::size_t> list;
    for (std::size_t i = 0; i < variables_.size(); ++i)
      if (i != n_fields_ + n_places && formula.depends_on(variables_[i]))
        list.push_back(i);
    return list;
  }

  std::pair<const State *, std::size_t> FormulaSamples::source_of(const std::size_t variable)
  {
    if (variable < n_fields_)
      return {&fields_.state(), variable};
    if (variable <= n_fields_ + n_places)
      return {nullptr, variable - n_fields_};
    const std::size_t k = variable - (n_fields_ + n_places + 1), field = k / n_places;
    const auto [found, is_new] = gradients_.try_emplace(field);
    if (is_new)
      fields_.measures().gradients(field, found->second);
    return {&found->second, k % n_places};
  }

  const IntegrationNodes &FormulaSamples::nodes_of(const IntegralRegion &region)
  {
    const auto [found, is_new] = nodes_.try_emplace(region);
    if (is_new)
      found->second = fields_.measures().integration_nodes(region);
    return found->second;
  }

  std::vector<double> FormulaSamples::values(
    const ExpressionBatch &batch,
    const std::size_t n,
    const std::map<std::size_t, std::vector<double>> &rows) const
  {
    std::vector<const double *> pointers(variables_.size(), nullptr);
    std::vector<double> uniform(variables_.size(), 0.);
    for (const auto &[variable, row] : rows)
      pointers[variable] = row.empty() ? nullptr : row.data();
    uniform[n_fields_ + n_places] = t_;
    std::vector<double> result(n);
    batch.evaluate(n, pointers.data(), uniform.data(), result.data());
    return result;
  }

  double FormulaSamples::integral(const Expression &formula,
                                  const ExpressionBatch &batch,
                                  const IntegralRegion &region)
  {
    const IntegrationNodes &nodes = nodes_of(region);
    const std::size_t n = nodes.node.size();
    std::map<std::size_t, std::vector<double>> rows;
    for (const std::size_t variable : variables_in(formula))
      {
        std::vector<double> &row = rows[variable];
        const auto [state, block] = source_of(variable);
        if (state == nullptr)
          row = nodes.place[block];
        else if (block < state->n_blocks()) // in 2D nothing depends on z
          for (const unsigned int node : nodes.node)
            row.push_back(state->block(block).local_element(node));
      }
    double sum = 0.;
    const std::vector<double> density = values(batch, n, rows);
    for (std::size_t k = 0; k < n; ++k)
      sum += nodes.weight[k] * density[k];
    return dealii::Utilities::MPI::sum(sum, fields_.communicator());
  }

  double FormulaSamples::size_of(const IntegralRegion &region)
  {
    const std::vector<double> &weights = nodes_of(region).weight;
    return dealii::Utilities::MPI::sum(std::accumulate(weights.begin(), weights.end(), 0.),
                                       fields_.communicator());
  }

  std::vector<double> FormulaSamples::at_places(const Expression &formula,
                                                const ExpressionBatch &batch,
                                                const std::vector<std::array<double, 3>> &places)
  {
    std::map<std::size_t, std::vector<double>> rows;
    for (const std::size_t variable : variables_in(formula))
      {
        std::vector<double> &row = rows[variable];
        const auto [state, block] = source_of(variable);
        if (state == nullptr)
          for (const std::array<double, 3> &place : places)
            row.push_back(place[block]);
        else if (block < state->n_blocks())
          row = fields_.probe().values_at(*state, block, places);
      }
    return values(batch, places.size(), rows);
  }
} // namespace softlattice
