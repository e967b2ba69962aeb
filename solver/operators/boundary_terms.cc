// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/operators/boundary_terms.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>

namespace softlattice
{
  namespace
  {
    using Kind = BoundaryCondition::Kind;
  }

  template <int dim>
  BoundaryTerms<dim>::BoundaryTerms(const Space<dim> &space,
                                    const Equations &equations,
                                    const std::vector<std::vector<std::string>> &names)
    : space_(space)
    , equations_(equations)
    , names_(names)
    , fixed_(equations.fields().size())
  {
    for (const BoundaryCondition &condition : equations.boundary_conditions())
      {
        std::vector<unsigned int> &ids = ids_.emplace_back();
        for (unsigned int id = 0; id < names.size(); ++id)
          if (std::find(names[id].begin(), names[id].end(), condition.boundary) != names[id].end())
            ids.push_back(id);
        if (ids.empty())
          throw std::logic_error("no boundary '" + condition.boundary + "'");
      }
  }

  template <int dim>
  void BoundaryTerms<dim>::reinit()
  {
    terms_.clear();
    const auto &conditions = equations_.boundary_conditions();
    for (std::size_t c = 0; c < conditions.size(); ++c)
      for (const unsigned int id : ids_[c])
        terms_.push_back({&conditions[c], id, boundary_nodes(space_, id)});
    for (std::size_t field = 0; field < fixed_.size(); ++field)
      {
        std::vector<unsigned int> &list = fixed_[field];
        list.clear();
        for (const Term &term : terms_)
          if (term.condition->field == field && term.condition->kind == Kind::value)
            for (const auto &node : term.nodes.nodes)
              list.push_back(node.index);
        std::sort(list.begin(), list.end());
        list.erase(std::unique(list.begin(), list.end()), list.end());
      }
  }

  template <int dim>
  bool BoundaryTerms<dim>::has_values(const std::size_t field) const
  {
    const auto &all = equations_.boundary_conditions();
    return std::any_of(all.begin(), all.end(), [field](const BoundaryCondition &one) {
      return one.field == field && one.kind == Kind::value;
    });
  }

  template <int dim>
  bool BoundaryTerms<dim>::is_tied(const std::size_t field) const
  {
    const auto &all = equations_.boundary_conditions();
    return std::any_of(all.begin(), all.end(), [field](const BoundaryCondition &one) {
      return one.field == field && one.kind != Kind::flux;
    });
  }

  template <int dim>
  bool BoundaryTerms<dim>::is_open(const std::size_t field) const
  {
    const auto &all = equations_.boundary_conditions();
    return std::any_of(all.begin(), all.end(), [field](const BoundaryCondition &one) {
      return one.field == field;
    });
  }

  template <int dim>
  void BoundaryTerms<dim>::set_values(const std::size_t field, const double t, Vector &u) const
  {
    for (const Term &term : terms_)
      if (term.condition->field == field && term.condition->kind == Kind::value)
        for (const auto &node : term.nodes.nodes)
          u.local_element(node.index) = term.condition->value(node.place, t);
  }

  template <int dim>
  void BoundaryTerms<dim>::set_value_rates(const std::size_t field,
                                           const double t,
                                           Vector &rate) const
  {
    // Central differences: the rate of a value starts an integration and no more.
    const double dt = 1e-6 * std::max(std::abs(t), 1e-3);
    for (const Term &term : terms_)
      if (term.condition->field == field && term.condition->kind == Kind::value)
        for (const auto &node : term.nodes.nodes)
          rate.local_element(node.index) = (term.condition->value(node.place, t + dt) -
                                            term.condition->value(node.place, t - dt)) /
                                           (2. * dt);
  }

  template <int dim>
  void BoundaryTerms<dim>::add_fluxes(const std::size_t field,
                                      const double t,
                                      const Vector &u,
                                      const double factor,
                                      Vector &result) const
  {
    for (const Term &term : terms_)
      if (term.condition->field == field && term.condition->kind != Kind::value)
        for (std::size_t k = 0; k < term.nodes.nodes.size(); ++k)
          {
            const auto &node = term.nodes.nodes[k];
            result.local_element(node.index) += factor * node.weight * flux_at(term, k, t, u);
          }
  }

  template <int dim>
  void BoundaryTerms<dim>::read(const State &u)
  {
    for (Term &term : terms_)
      if (const auto &beside = term.condition->beside)
        {
          term.beside.clear();
          for (const auto &node : term.nodes.nodes)
            term.beside.push_back(u.block(beside->field).local_element(node.index));
        }
  }

  template <int dim>
  double BoundaryTerms<dim>::coefficient_at(const Term &term,
                                            const std::size_t node,
                                            const double t)
  {
    const double coefficient = term.condition->coefficient(term.nodes.nodes[node].place, t);
    return term.beside.empty() ? coefficient
                               : coefficient * term.condition->beside->factor(term.beside[node]);
  }

  template <int dim>
  double BoundaryTerms<dim>::flux_at(const Term &term,
                                     const std::size_t node,
                                     const double t,
                                     const Vector &u)
  {
    const auto &at = term.nodes.nodes[node];
    const double value = term.condition->value(at.place, t);
    return term.condition->kind == Kind::exchange
             ? coefficient_at(term, node, t) * (value - u.local_element(at.index))
             : value;
  }

  template <int dim>
  double BoundaryTerms<dim>::flux(const std::size_t field,
                                  const std::string &boundary,
                                  const double t,
                                  const Vector &u,
                                  const Vector &reactions) const
  {
    std::map<unsigned int, double> faces; // of all boundaries that give a node its value
    for (const Term &term : terms_)
      if (term.condition->field == field && term.condition->kind == Kind::value)
        for (const auto &node : term.nodes.nodes)
          faces[node.index] += node.weight;
    double sum = 0.;
    for (const Term &term : terms_)
      if (term.condition->field == field &&
          std::find(names_[term.id].begin(), names_[term.id].end(), boundary) !=
            names_[term.id].end())
        for (std::size_t k = 0; k < term.nodes.nodes.size(); ++k)
          {
            const auto &node = term.nodes.nodes[k];
            sum += term.condition->kind == Kind::value
                     ? reactions.local_element(node.index) * node.weight / faces.at(node.index)
                     : node.weight * flux_at(term, k, t, u);
          }
    return sum;
  }

  template <int dim>
  void BoundaryTerms<dim>::add_exchange(const std::size_t field,
                                        const double t,
                                        const double factor,
                                        NodalArray &diagonal) const
  {
    for (const Term &term : terms_)
      if (term.condition->field == field && term.condition->kind == Kind::exchange)
        for (std::size_t k = 0; k < term.nodes.nodes.size(); ++k)
          {
            const auto &node = term.nodes.nodes[k];
            diagonal[node.index] += factor * node.weight * coefficient_at(term, k, t);
          }
  }

  template <int dim>
  std::optional<LawFault> BoundaryTerms<dim>::fault(const double t) const
  {
    for (const Term &term : terms_)
      {
        const BoundaryCondition &condition = *term.condition;
        for (const auto &node : term.nodes.nodes)
          {
            const double value = condition.value(node.place, t);
            const double coefficient =
              condition.kind == Kind::exchange ? condition.coefficient(node.place, t) : 0.;
            if (std::isfinite(value) && std::isfinite(coefficient) && coefficient >= 0.)
              continue;
            const std::string objection = objection_to(std::isfinite(value) ? coefficient : value);
            return LawFault{
              condition.stated_in.empty()
                ? "condition of " + equations_.fields()[condition.field].name
                : condition.stated_in,
              fmt::format("is {} on the boundary {} at {}, t = {:.6g}",
                          objection.empty() ? fmt::format("{:.6g}", coefficient) : objection,
                          condition.boundary,
                          text_of_place(node.place, dim),
                          t),
              objection.empty() ? "a coefficient of exchange must not be negative"
                                : "is there a division by zero or an overflow?"};
          }
      }
    return {};
  }

  template class BoundaryTerms<2>;
  template class BoundaryTerms<3>;
} // namespace softlattice
